namespace Cordon.Core.Screening;

/// <summary>What becomes of a payment, least grave first. A machine may hold for a while; only a person may do more for good.</summary>
public enum Outcome : byte
{
    /// <summary>The payment goes on.</summary>
    Allow = 0,

    /// <summary>The payment goes on when the payer, shown a warning that names the scam pattern, still wants it.</summary>
    Warn = 1,

    /// <summary>The payment waits until a stated time, then what its rule states becomes of it, unless a person decides before.</summary>
    Hold = 2,

    /// <summary>The payment does not go on.</summary>
    Block = 3,
}
