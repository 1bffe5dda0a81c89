using Cordon.Core.Networks.Channels;

namespace Cordon.Engine.Networks;

/// <summary>A merchant whose takings do not fit its trade.</summary>
/// <param name="Merchant">The merchant.</param>
/// <param name="Trade">With which trade it was compared; empty for those of all small trades together.</param>
/// <param name="Takings">What was found.</param>
public sealed record OddMerchant(NetworkAccount Merchant, string Trade, OddTakings Takings);
