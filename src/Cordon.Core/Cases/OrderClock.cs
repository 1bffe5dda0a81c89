using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>The clocks of one freeze order; null for what has not happened.</summary>
/// <param name="Hop">Transfers since the theft.</param>
/// <param name="Reached">When the most of the money came there.</param>
/// <param name="Ordered">When the order was made.</param>
/// <param name="Sent">When the bank had it.</param>
/// <param name="Held">When the bank said that it holds something.</param>
public readonly record struct OrderClock(int Hop, Instant? Reached, Instant Ordered, Instant? Sent, Instant? Held);
