using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>An account or identifier that several communities use: a link of each with a service, and no link between them.</summary>
/// <param name="Node">The account, device or contact.</param>
/// <param name="Shares">What its links to each community say, in millionths, the greatest first; communities as in the finding.</param>
public sealed record SharedChannel(LinkNode Node, IReadOnlyList<(int Community, long Strength)> Shares);
