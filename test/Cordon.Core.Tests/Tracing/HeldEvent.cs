namespace Cordon.Core.Tests.Tracing;

/// <summary>Something that happens, by chance.</summary>
/// <param name="What">Below 6 a payment; below 8 a hold; 8 something held is let go, 9 paid back; above, money is paid back without that.</param>
/// <param name="One">A purse, by its index.</param>
/// <param name="Other">Another one, or which order.</param>
/// <param name="Amount">At most, in minor units.</param>
/// <param name="IsOwn">Whether it is of the traced case; of a payment whether all of it arrives.</param>
internal readonly record struct HeldEvent(int What, int One, int Other, int Amount, bool IsOwn);
