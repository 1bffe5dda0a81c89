using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Tests.Economy;

/// <summary>The rows of one run, kept; each world is played once for all tests that read it.</summary>
internal sealed class PlayedWorld : IEconomySink
{
    // 3,000 persons over 45 days: about 210,000 payments, 140 of them scams, in about a second.
    public static readonly PlayedWorld Town = new(new EconomyOptions { Seed = 11, Persons = 3_000, Days = 45 });

    // The same town with twelve times the scams: every path of the underworld is walked often.
    public static readonly PlayedWorld HotTown =
        new(new EconomyOptions { Seed = 12, Persons = 3_000, Days = 30, ScamPaymentsPerMillion = 8_000 });

    /// <summary>Accounts are told apart by being one, not by looking alike.</summary>
    public static readonly IEqualityComparer<SimulatedAccount> SameAccount = ReferenceEqualityComparer.Instance;

    public PlayedWorld(EconomyOptions options)
    {
        Options = options;
        Deeds = ScamEconomy.Run(options, this, null, TestContext.Current.CancellationToken);
    }

    public EconomyDeeds Deeds { get; }

    public EconomyOptions Options { get; }

    public List<SimulatedAccount> Accounts { get; } = [];

    public List<(SimulatedPayment Payment, SimulatedLabel Label)> Payments { get; } = [];

    public List<SimulatedReport> Reports { get; } = [];

    public List<SimulatedWhereabouts> Whereabouts { get; } = [];

    public List<SimulatedMule> Mules { get; } = [];

    public List<SimulatedRow> All { get; } = [];

    public IEnumerable<IGrouping<string, (SimulatedPayment Payment, SimulatedLabel Label)>> Cases =>
        Payments.Where(row => row.Label.Truth == SimulatedTruth.Scam).GroupBy(row => row.Label.Pattern);

    public void Opened(SimulatedAccount account)
    {
        Accounts.Add(account);
        All.Add(account);
    }

    public void Paid(SimulatedPayment payment, SimulatedLabel label)
    {
        Payments.Add((payment, label));
        All.Add(payment);
    }

    public void Reported(SimulatedReport report)
    {
        Reports.Add(report);
        All.Add(report);
    }

    public void Lies(SimulatedWhereabouts whereabouts)
    {
        Whereabouts.Add(whereabouts);
        All.Add(whereabouts);
    }

    public void Enlisted(SimulatedMule mule)
    {
        Mules.Add(mule);
        All.Add(mule);
    }
}
