namespace Cordon.Core.Networks.Bystanders;

/// <summary>What comes from an account, or goes to it, once a month.</summary>
/// <param name="Other">The purse at the other end.</param>
/// <param name="Kind">What kind of account that is.</param>
/// <param name="Payments">The payments, in the order of their times.</param>
internal sealed record MonthlyFlow(uint Other, Screening.Activity.AccountKind Kind, IReadOnlyList<PastPayment> Payments)
{
    /// <summary>The largest of them, in minor units.</summary>
    public long LargestMinor { get; } = Payments.Max(payment => payment.Minor);
}
