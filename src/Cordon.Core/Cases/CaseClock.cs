using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>The clocks of one case, and what was recovered of it.</summary>
/// <param name="Stolen">What was stolen.</param>
/// <param name="Lost">When.</param>
/// <param name="Reported">When the victim told it first.</param>
/// <param name="KeyedIn">When the centre had that.</param>
/// <param name="HeldMinor">What of it banks hold now, in minor units of the stolen currency. Money that other cases claim too counts to one of them.</param>
/// <param name="ReturnedMinor">What of it was paid back, likewise.</param>
/// <param name="Orders">Its orders.</param>
public sealed record CaseClock(
    Money Stolen, Instant Lost, Instant Reported, Instant KeyedIn, long HeldMinor, long ReturnedMinor, IReadOnlyList<OrderClock> Orders);
