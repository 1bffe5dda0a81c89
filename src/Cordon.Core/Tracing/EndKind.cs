namespace Cordon.Core.Tracing;

/// <summary>
/// What kind of end a place is where a trail stops: money that reaches it is not followed through it, since what leaves there again is
/// other people's money mixed beyond telling.
/// </summary>
public enum EndKind : byte
{
    /// <summary>No end: an account whose money is followed.</summary>
    None = 0,

    /// <summary>Paid out in notes: ask the machine's or the counter's owner for pictures.</summary>
    Cash = 1,

    /// <summary>An exchange of crypto-assets: ask it for the wallet and the address.</summary>
    Exchange = 2,

    /// <summary>A merchant or a payment processor: ask for the goods and where they were sent.</summary>
    Merchant = 3,

    /// <summary>An account of a country this centre gives no orders in: ask the counterpart there.</summary>
    Abroad = 4,
}
