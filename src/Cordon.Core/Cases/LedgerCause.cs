namespace Cordon.Core.Cases;

/// <summary>What an entry was booked for. The numbers stand in snapshots and never change.</summary>
public enum LedgerCause : byte
{
    None = 0,

    /// <summary>A report: the payment that it names was stolen.</summary>
    Reported = 1,

    /// <summary>A bank's answer to an order: it holds an amount.</summary>
    Frozen = 2,

    /// <summary>A bank's answer: an amount was let go.</summary>
    Released = 3,

    /// <summary>The law's time is over.</summary>
    Expired = 4,

    /// <summary>A bank's answer: an amount was paid back to the centre.</summary>
    Returned = 5,

    /// <summary>A bank's answer: an amount was paid back to the victim's bank.</summary>
    ReturnedToVictim = 6,

    /// <summary>A restitution that persons have approved.</summary>
    Restituted = 7,

    /// <summary>A person gave up what is outstanding.</summary>
    WrittenOff = 8,

    /// <summary>The reports of the payment were taken back: nothing was stolen.</summary>
    TakenBack = 9,
}
