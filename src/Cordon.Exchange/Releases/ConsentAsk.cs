using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;

namespace Cordon.Exchange.Releases;

/// <summary>A question to the centre that something came from: may it be passed on, to whom, for what, until when?</summary>
/// <param name="Request">In which request it was given.</param>
/// <param name="Object">What was given.</param>
/// <param name="Content">What would be passed on: the hash of its fields, as the third centre would have them.</param>
/// <param name="Recipient">The third centre.</param>
/// <param name="Action">What would be done with it.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Lane">Whether it may then prove something before a court.</param>
/// <param name="Until">Until when the yes would hold.</param>
public sealed record ConsentAsk(
    Guid Request, EventHash Object, EventHash Content, string Recipient, ReleaseAction Action, ReleasePurposes Purpose, RequestLane Lane, Instant Until);
