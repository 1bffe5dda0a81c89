using Cordon.Core.Networks;

namespace Cordon.Core.Tracing;

/// <summary>An account that a trace names as likely to pass other people's stolen money on.</summary>
/// <param name="Bank">Its bank.</param>
/// <param name="Account">Its number at the bank.</param>
/// <param name="IsOnTrail">Whether the traced money reached it; else it paid into an account that is named.</param>
/// <param name="Score">The sum of the reasons' points.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Payments">What likely other victims paid in.</param>
public sealed record TrailMule(
    string Bank, string Account, bool IsOnTrail, int Score, IReadOnlyList<MuleReason> Reasons, IReadOnlyList<TrailSuspicion> Payments);
