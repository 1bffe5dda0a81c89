namespace Cordon.Core.Networks.Channels;

/// <summary>An account of a gang has paid a place.</summary>
/// <param name="Place">The account or business paid, by a number of the caller's.</param>
/// <param name="Gang">The gang, likewise.</param>
/// <param name="Account">The gang's account, likewise.</param>
/// <param name="Minor">The stolen money paid in all, in minor units.</param>
/// <param name="Payments">How many payments.</param>
public readonly record struct ChannelUse(int Place, int Gang, int Account, long Minor, int Payments);
