namespace Cordon.Core.Cases;

/// <summary>Who has to do the next thing with an order.</summary>
public enum OrderTurn : byte
{
    /// <summary>It is over.</summary>
    Nobody = 0,

    /// <summary>An officer of the centre: to approve it, or to decide a complaint.</summary>
    Centre = 1,

    /// <summary>Another officer than the one who approved it.</summary>
    SecondOfficer = 2,

    /// <summary>Its bank: to take it, to answer it, to let go, or to pay back what it holds.</summary>
    Bank = 3,
}
