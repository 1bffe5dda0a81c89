using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Channels;

/// <summary>An account or business that gangs paid.</summary>
/// <param name="Place">Its number, as uses name it.</param>
/// <param name="Kind">What kind of account it is.</param>
/// <param name="Customers">Different accounts that paid it, of everybody.</param>
/// <param name="TakenMinor">What they paid, in minor units.</param>
public readonly record struct ChannelPlace(int Place, AccountKind Kind, int Customers, long TakenMinor);
