using Cordon.Core.Values;
using Cordon.Exchange.Asking;

namespace Cordon.Exchange.Questions;

/// <summary>An epoch in which another centre may ask this one, as its people see it.</summary>
/// <param name="Name">Whose, of what, and which.</param>
/// <param name="From">When it began.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Records">How many records questions are held against now.</param>
/// <param name="Days">How many of its days were added.</param>
/// <param name="Spent">How many elements were asked in it.</param>
public sealed record AnnouncedEpoch(EpochName Name, Instant From, Instant Expires, int Records, int Days, long Spent);
