using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Releases;

namespace Cordon.Exchange.Requests;

/// <summary>A step of a proposal as the book has it. It leaves the centre in no message, and is closed with its matter's key.</summary>
/// <param name="Format">The number of this layout.</param>
/// <param name="Proposal">Which proposal: the number that the message has once it is said.</param>
/// <param name="Step">What happened to it.</param>
/// <param name="By">Who did that, by the identifier that records name.</param>
internal sealed record ProposalNote(int Format, Guid Proposal, ProposalState Step, string By)
{
    /// <summary>The layout that is written now.</summary>
    public const int FormatNow = 1;

    /// <summary>What is to be said; null once that was proposed.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>Why it was declined; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>By which decisions it would leave; null where nobody has to be asked.</summary>
    public ReleaseFile? File { get; init; }

    /// <summary>Objects that were entered with it: they are erased where it does not come to be.</summary>
    public IReadOnlyList<EventHash>? Objects { get; init; }

    /// <summary>The question to an originator that goes with it; null where none does.</summary>
    public ConsentAsk? Ask { get; init; }

    /// <summary>What is said to somebody who asked this centre as the originator; null where that is not what it is about.</summary>
    public ConsentAnswer? Answer { get; init; }
}
