using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>What became of a payment that was held.</summary>
/// <param name="State">Whether the hold lasts, or how it ended.</param>
/// <param name="Until">Until when it was to last.</param>
/// <param name="EndedAt">When it ended, by the centre's clock; null while it lasts.</param>
/// <param name="By">Who ended it; null while it lasts.</param>
public sealed record HoldFate(HoldState State, Instant Until, Instant? EndedAt, string? By)
{
    /// <summary>Why it was ended, in the words of whoever did; of one that was blocked at its time the proposal to block it. Null where nobody said.</summary>
    public string? Why { get; init; }

    /// <summary>Where the payment's money is, as a sentence; of one that was let go that its money is not followed.</summary>
    public Phrase Words => Said(at => at.ToString());

    /// <summary>The same, with moments written as whoever reads it is used to.</summary>
    public Phrase Said(Func<Instant, string> written) => State switch
    {
        HoldState.Held =>
            new Phrase("the reported payment is held until {0}: its money is still with the payer's bank", "所报付款暂停至{0}：资金仍在付款行")
                .With(written(Until)),
        HoldState.Cancelled =>
            new Phrase(
                "the reported payment was held, and cancelled at {0} by {1}: its money never left the payer's bank",
                "所报付款曾被暂停，{1}于{0}取消：资金未离开付款行").With(Ended(written), Institution),
        HoldState.ExpiredBlocked =>
            new Phrase(
                "the reported payment was held until {0} and blocked at {1}, nobody having released it: its money never left the payer's bank",
                "所报付款暂停至{0}，无人放行，于{1}被拦截：资金未离开付款行").With(written(Until), Ended(written)),
        _ => NotBooked,
    };

    /// <summary>Of a payment that settled and cannot be followed.</summary>
    public static readonly Phrase NotBooked = new(
        "the reported payment has settled, but a limit of the money graph was met: its money cannot be followed",
        "所报付款已入账，但资金图已达容量上限：无法继续追踪其资金");

    private string Ended(Func<Instant, string> written) => EndedAt is { } at ? written(at) : "";

    // Behind the bank or the centre the person is named, whom another bank is not told.
    private string? Institution => By?.Split(' ', ':')[0];
}
