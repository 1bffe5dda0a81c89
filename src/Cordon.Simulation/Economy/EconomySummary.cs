namespace Cordon.Simulation.Economy;

/// <summary>How many rows a run has written.</summary>
public sealed record EconomySummary(
    long Payments, long Accounts, long Reports, long ScamPayments, long LayeringPayments, long CashoutPayments, long BaitPayments)
{
    /// <summary>What the underworld did of its habits.</summary>
    public EconomyDeeds Deeds { get; init; } = new();
}
