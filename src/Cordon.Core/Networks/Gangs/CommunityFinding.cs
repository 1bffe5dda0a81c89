namespace Cordon.Core.Networks.Gangs;

/// <summary>What holds together in a network at a moment.</summary>
/// <param name="Communities">The communities, in the order of their first nodes; channels are in none.</param>
/// <param name="Channels">What several of them use.</param>
public sealed record CommunityFinding(IReadOnlyList<Community> Communities, IReadOnlyList<SharedChannel> Channels);
