using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>What became of a payment that was held.</summary>
/// <param name="State">Whether the hold lasts, or how it ended.</param>
/// <param name="Until">Until when it was to last.</param>
/// <param name="EndedAt">When it ended, by the centre's clock; null while it lasts.</param>
/// <param name="By">Who ended it; null while it lasts.</param>
public sealed record HoldFate(HoldState State, Instant Until, Instant? EndedAt, string? By)
{
    /// <summary>Where the payment's money is, as a sentence; of one that was let go that its money is not followed.</summary>
    public string Words => State switch
    {
        HoldState.Held => $"the reported payment is held until {Until}: its money is still with the payer's bank",
        HoldState.Cancelled => $"the reported payment was held, and cancelled at {EndedAt} by {Institution}: its money never left the payer's bank",
        HoldState.ExpiredBlocked =>
            $"the reported payment was held until {Until} and blocked at {EndedAt}, nobody having released it: its money never left the payer's bank",
        _ => NotBooked,
    };

    /// <summary>Of a payment that settled and cannot be followed.</summary>
    public const string NotBooked = "the reported payment has settled, but a limit of the money graph was met: its money cannot be followed";

    // Behind the bank or the centre the person is named, whom another bank is not told.
    private string? Institution => By?.Split(' ', ':')[0];
}
