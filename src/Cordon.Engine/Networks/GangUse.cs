namespace Cordon.Engine.Networks;

/// <summary>What an account of a gang paid to one place of the gang's stolen money.</summary>
/// <param name="Gang">The gang, by its index among those asked about.</param>
/// <param name="Account">The account that paid.</param>
/// <param name="Minor">How much, in minor units of the gang's currency.</param>
/// <param name="Payments">By which payments, in their order.</param>
public sealed record GangUse(int Gang, NetworkAccount Account, long Minor, IReadOnlyList<string> Payments);
