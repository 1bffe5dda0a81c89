using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Exchange.Releases;

namespace Cordon.Exchange.Requests;

/// <summary>What one person proposes to say to another centre. It is said when another person approves it.</summary>
/// <param name="Id">Its number, and that of the message that it becomes.</param>
/// <param name="Thread">The request it belongs to; its own number where it opens one.</param>
/// <param name="Body">What is to be said in a request; null where an originator answers.</param>
/// <param name="By">Who proposed it, by the identifier that records name.</param>
/// <param name="At">When.</param>
/// <param name="State">What became of it.</param>
/// <param name="IsSaid">Whether the message is in the book.</param>
public sealed record RequestProposal(Guid Id, Guid Thread, RequestBody? Body, string By, Instant At, ProposalState State, bool IsSaid)
{
    /// <summary>For how long a second person may approve it.</summary>
    public static readonly TimeSpan StandsFor = TimeSpan.FromHours(24);

    /// <summary>Who ended it; null while nobody has.</summary>
    public string? EndedBy { get; init; }

    /// <summary>When.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Why it was declined; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>By which decisions it would leave; null where nobody has to be asked.</summary>
    public ReleaseFile? File { get; init; }

    /// <summary>Objects that were entered with it.</summary>
    public IReadOnlyList<EventHash> Objects { get; init; } = [];

    /// <summary>The question to an originator that goes with it; null where none does.</summary>
    public ConsentAsk? Ask { get; init; }

    /// <summary>What is said to somebody who asked this centre as the originator; null where that is not what it is about.</summary>
    public ConsentAnswer? Answer { get; init; }

    /// <summary>Whether it waits for a second person at a moment.</summary>
    public bool IsOpen(Instant now) => State == ProposalState.Proposed && now <= At + StandsFor;

    /// <summary>Whether nobody answered it in time.</summary>
    public bool IsLapsed(Instant now) => State == ProposalState.Proposed && now > At + StandsFor;
}
