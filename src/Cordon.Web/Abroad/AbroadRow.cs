using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;

namespace Cordon.Web.Abroad;

/// <summary>A request as the screens show it: one that was said, or one that is only proposed.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Own">This centre.</param>
/// <param name="Opened">What is asked.</param>
/// <param name="Thread">What both sides said; null where it is only proposed.</param>
/// <param name="BegunAt">When it was said or proposed.</param>
/// <param name="Proposals">What persons of this centre proposed to say in it.</param>
public sealed record AbroadRow(
    Guid Id, string Own, OpenedRequest Opened, RequestThread? Thread, Instant BegunAt, IReadOnlyList<RequestProposal> Proposals)
{
    private static readonly RequestState[] Ends =
        [RequestState.Closed, RequestState.Refused, RequestState.Redirected, RequestState.Withdrawn, RequestState.Disputed];

    /// <summary>What is asked.</summary>
    public RequestContent Content => Opened.Content;

    /// <summary>What an originator was asked for it last, and said; null where none was.</summary>
    public ConsentThread? Consent { get; init; }

    /// <summary>Why the request itself did not leave; null where it did, or may yet.</summary>
    public Phrase? OpeningWithheld => Thread?.OpeningWithheld;

    /// <summary>Whether this centre asks.</summary>
    public bool IsOurs => Content.Asker == Own;

    /// <summary>The other centre.</summary>
    public string Other => IsOurs ? Content.Holder : Content.Asker;

    /// <summary>Where it stands at a moment. What the other side has not receipted is on its way.</summary>
    public RequestState StateAt(Instant now) => Thread is null || OpeningWithheld is not null ? RequestState.Draft
        : Thread.State.WithdrawnAt is not null ? RequestState.Withdrawn
        : Thread.State.Stage != RequestState.None ? Thread.State.StateAt(now)
        : now > BegunAt + CooperationRequest.ReceiptMax ? RequestState.Undelivered
        : RequestState.Sent;

    /// <summary>What runs out first; null where nothing does.</summary>
    public RequestTimer? Timer => Thread is null || OpeningWithheld is not null ? null
        : Thread.State.Stage == RequestState.None ? new RequestTimer(RequestTimerKind.Receipt, BegunAt + CooperationRequest.ReceiptMax)
        : Thread.State.Timers is [var first, ..] ? first : null;

    /// <summary>What is held for a freeze now: the most that was said to be, without what was let go and paid back; null where nothing is.</summary>
    public Money? HeldNow => Thread?.State is { FreezeHeld: { } most } state
        && most.Minor - (state.LetGo?.Minor ?? 0) - (state.Freeze == FreezeStatus.Returned ? state.FreezeAmount?.Minor ?? 0 : 0) is > 0 and var left
        ? most with { Minor = left } : null;

    /// <summary>What waits for a second person; null where nothing does.</summary>
    public RequestProposal? Waiting(Instant now) => Proposals.LastOrDefault(one => one.IsOpen(now));

    /// <summary>What was approved and is not said yet; null where nothing is.</summary>
    public RequestProposal? Unsaid => Proposals.LastOrDefault(one => one is { State: ProposalState.Approved, IsSaid: false });

    /// <summary>Whether it is late and not answered.</summary>
    public bool IsLate(Instant now) => StateAt(now) is RequestState.Overdue or RequestState.Escalated or RequestState.Undelivered;

    /// <summary>Whether nothing is waited for any more.</summary>
    public bool IsOver(Instant now) => Array.IndexOf(Ends, StateAt(now)) >= 0 || OpeningWithheld is not null
        || (Thread is null && Waiting(now) is null && Unsaid is null);
}
