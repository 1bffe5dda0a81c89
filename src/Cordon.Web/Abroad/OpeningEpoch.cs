using Cordon.Core.Exchange;
using Cordon.Core.Values;
using Cordon.Exchange.Questions;

namespace Cordon.Web.Abroad;

/// <summary>What was announced to another centre of a kind.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Last">Its last epoch; null where there is none.</param>
/// <param name="SaidAt">When something of it was last announced; null while nothing was.</param>
/// <param name="HasFailed">Whether an audit found questions of that centre and kind not to be good, and it was not opened anew since.</param>
internal sealed record OpeningEpoch(CanonicalKind Kind, AnnouncedEpoch? Last, Instant? SaidAt, bool HasFailed);
