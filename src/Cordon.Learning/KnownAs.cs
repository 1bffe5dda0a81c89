namespace Cordon.Learning;

/// <summary>What a payment is known as by now. The numbers stand in records and never change.</summary>
public enum KnownAs : byte
{
    /// <summary>A victim's: reported, or stopped by a person's word.</summary>
    Victims = 0,

    /// <summary>Stolen money, moved on or cashed.</summary>
    Laundering = 1,

    /// <summary>Genuine by a person's word, or since nobody said anything for long enough.</summary>
    Genuine = 2,

    /// <summary>Nothing is known that could be counted.</summary>
    Unknown = 3,
}
