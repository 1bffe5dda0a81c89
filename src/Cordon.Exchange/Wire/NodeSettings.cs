using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Wire;

/// <summary>Who a centre is among others.</summary>
/// <param name="Id">What the trust list calls it.</param>
/// <param name="Folder">Where its keys and lists lie: its user's alone.</param>
/// <param name="Keepers">Who keeps the trust list, as people told it.</param>
public sealed record NodeSettings(string Id, string Folder, IReadOnlyList<TrustKeeper> Keepers);
