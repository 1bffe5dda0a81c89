namespace Cordon.Learning;

/// <summary>A payment about which two models would have decided otherwise.</summary>
/// <param name="PaymentId">As it was handed in.</param>
/// <param name="Known">What is known of it: <c>scam</c> or <c>genuine</c>.</param>
/// <param name="Champion">What the policy that decides says.</param>
/// <param name="Challenger">What it would say with the challenger.</param>
public sealed record ShadowExample(string PaymentId, string Known, Core.Screening.Outcome Champion, Core.Screening.Outcome Challenger)
{
    /// <summary>No identifier.</summary>
    public override string ToString() => $"{Known}: {Champion}, {Challenger}";
}
