using System.Collections.Immutable;
using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>What holds together in a network at a moment.</summary>
/// <param name="Communities">The communities, in the order of their first nodes; channels are in none.</param>
/// <param name="Channels">What several of them use.</param>
/// <param name="Ties">What identifiers that two communities share say, in millionths, where it is as much as one strong link: less than makes them one.</param>
public sealed record CommunityFinding(
    IReadOnlyList<Community> Communities, IReadOnlyList<SharedChannel> Channels, IReadOnlyDictionary<(int One, int Other), long> Ties)
{
    /// <summary>What money of several communities reaches and nothing else places: each may be a channel, so it is nobody's.</summary>
    public IReadOnlySet<LinkNode> Contested { get; init; } = ImmutableHashSet<LinkNode>.Empty;

    /// <summary>What holds the communities together: each link with what it says, in millionths; along these one is divided that a person has parted.</summary>
    public IReadOnlyList<(LinkNode One, LinkNode Other, long Strength)> Links { get; init; } = [];
}
