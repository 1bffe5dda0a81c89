using Cordon.Core.Networks.Channels;

namespace Cordon.Engine.Networks;

/// <summary>Two accounts that mirror each other.</summary>
/// <param name="Takes">The one that is paid.</param>
/// <param name="Pays">The one that pays out.</param>
/// <param name="Pair">What was found.</param>
/// <param name="Payments">The payments that match.</param>
public sealed record MirroredAccounts(NetworkAccount Takes, NetworkAccount Pays, MirroredPair Pair, IReadOnlyList<(string In, string Out)> Payments);
