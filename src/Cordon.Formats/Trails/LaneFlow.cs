using Cordon.Core.Values;

namespace Cordon.Formats.Trails;

/// <summary>Money moving from lane to lane: one transfer, or several between the same two that nothing in the payee came between.</summary>
/// <param name="From">The payer's lane, by its index.</param>
/// <param name="To">The payee's lane, likewise.</param>
/// <param name="Booked">When the last of them was booked.</param>
/// <param name="Share">How much of what was stolen, in minor units.</param>
/// <param name="Transfers">Them, by their indexes in the trail.</param>
internal sealed record LaneFlow(int From, int To, Instant Booked, long Share, IReadOnlyList<int> Transfers);
