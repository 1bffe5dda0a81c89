using Cordon.Core.Networks.Channels;

namespace Cordon.Engine.Networks;

/// <summary>A place that several gangs paid.</summary>
/// <param name="Place">The place.</param>
/// <param name="Channel">What was found; its gangs are indexes of those asked about.</param>
/// <param name="Uses">Who paid what.</param>
public sealed record SharedPlace(NetworkAccount Place, SharedChannel Channel, IReadOnlyList<GangUse> Uses);
