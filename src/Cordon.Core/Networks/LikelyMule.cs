namespace Cordon.Core.Networks;

/// <summary>An account whose past says that other people's stolen money passes through it.</summary>
/// <param name="Purse">Its purse.</param>
/// <param name="IsOnTrail">Whether the traced money reached it; else it paid into an account that is named.</param>
/// <param name="Score">The sum of its reasons' points, from <see cref="LikelyMules.ScoreMin"/> on.</param>
/// <param name="Reasons">The signs.</param>
/// <param name="Payments">What likely other victims paid in, in the order of booking. Empty where all of it came by other named accounts.</param>
public sealed record LikelyMule(uint Purse, bool IsOnTrail, int Score, IReadOnlyList<MuleReason> Reasons, IReadOnlyList<PastPayment> Payments);
