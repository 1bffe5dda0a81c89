namespace Cordon.Core.Networks.Gangs;

/// <summary>What holds together in a network at a moment.</summary>
/// <param name="Communities">The communities, in the order of their first nodes; channels are in none.</param>
/// <param name="Channels">What several of them use.</param>
/// <param name="Ties">What identifiers that two communities share say, in millionths, where it is as much as one strong link: less than makes them one.</param>
public sealed record CommunityFinding(
    IReadOnlyList<Community> Communities, IReadOnlyList<SharedChannel> Channels, IReadOnlyDictionary<(int One, int Other), long> Ties);
