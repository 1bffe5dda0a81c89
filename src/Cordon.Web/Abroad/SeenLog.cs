using Cordon.Core.Evidence;
using Cordon.Core.Values;

namespace Cordon.Web.Abroad;

/// <summary>Another centre's log, as this one's witness last saw it.</summary>
/// <param name="Name">What people call the centre.</param>
/// <param name="Last">The last checkpoint that was co-signed here; null for none.</param>
/// <param name="SeenAt">When.</param>
/// <param name="HasTwoHistories">Whether the log signed another tree of the same size.</param>
internal sealed record SeenLog(string Name, Checkpoint? Last, Instant? SeenAt, bool HasTwoHistories);
