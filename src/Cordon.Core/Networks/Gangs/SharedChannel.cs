using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>An account or identifier that several communities use: a link of each with a service, and no link between them.</summary>
/// <param name="Node">The account, device or contact.</param>
/// <param name="Uses">Of each community those that use it, and what their links say in millionths, the strongest first.</param>
public sealed record SharedChannel(LinkNode Node, IReadOnlyList<(IReadOnlyList<LinkNode> Users, long Strength)> Uses);
