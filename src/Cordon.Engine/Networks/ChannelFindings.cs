using Cordon.Core.Networks.Channels;

namespace Cordon.Engine.Networks;

/// <summary>A place that several gangs paid.</summary>
/// <param name="Place">The place.</param>
/// <param name="Channel">What was found; its gangs are indexes of those asked about.</param>
/// <param name="Uses">Who paid what.</param>
public sealed record SharedPlace(NetworkAccount Place, SharedChannel Channel, IReadOnlyList<GangUse> Uses);

/// <summary>Two accounts that mirror each other.</summary>
/// <param name="Takes">The one that is paid.</param>
/// <param name="Pays">The one that pays out.</param>
/// <param name="Pair">What was found.</param>
/// <param name="Payments">The payments that match.</param>
public sealed record MirroredAccounts(NetworkAccount Takes, NetworkAccount Pays, MirroredPair Pair, IReadOnlyList<(string In, string Out)> Payments);

/// <summary>A merchant whose takings do not fit its trade.</summary>
/// <param name="Merchant">The merchant.</param>
/// <param name="Trade">With which trade it was compared; empty for those of all small trades together.</param>
/// <param name="Takings">What was found.</param>
public sealed record OddMerchant(NetworkAccount Merchant, string Trade, OddTakings Takings);
