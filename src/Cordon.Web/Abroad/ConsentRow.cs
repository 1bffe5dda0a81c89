using Cordon.Core.Values;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;

namespace Cordon.Web.Abroad;

/// <summary>What was asked of an originator, as the screen shows it.</summary>
/// <param name="Asked">What was asked, and said.</param>
/// <param name="Given">What this centre gave and is asked about; null where it asks itself, or it was erased.</param>
/// <param name="Proposals">What its people proposed to answer.</param>
internal sealed record ConsentRow(ConsentThread Asked, GivenObject? Given, IReadOnlyList<RequestProposal> Proposals)
{
    /// <summary>What waits for a second person; null where nothing does.</summary>
    public RequestProposal? Waiting(Instant now) => Proposals.LastOrDefault(one => one.IsOpen(now));

    /// <summary>What was approved and is not said yet; null where nothing is.</summary>
    public RequestProposal? Unsaid => Proposals.LastOrDefault(one => one is { State: ProposalState.Approved, IsSaid: false });
}
