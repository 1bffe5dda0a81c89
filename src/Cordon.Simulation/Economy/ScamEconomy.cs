using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Economy;

/// <summary>Plays a simulated economy with scams in it. The same options give the same rows on every machine.</summary>
public static class ScamEconomy
{
    /// <summary>The BIC of the largest bank at home.</summary>
    public static string LargestBank => Banks.Bics[0];

    /// <summary>Plays the whole run, warm-up first, and tells each row to the sink as it happens.</summary>
    /// <returns>How often the underworld did what its habits are.</returns>
    /// <exception cref="ArgumentException">The options make no world; the message says why.</exception>
    public static EconomyDeeds Run(EconomyOptions options, IEconomySink sink, IProgress<int>? daysDone = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var world = Build(options);
        for (var day = 0; day < world.DayCount; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            world.LiveDay(day, sink);
            daysDone?.Report(day + 1);
        }

        return world.Deeds;
    }

    /// <summary>
    /// The same rows as a stream, played a day ahead of the reader: accounts, payments each followed by its label, reports each
    /// followed by where its money is, and mules, in time order. Accounts that were there at the start come first.
    /// </summary>
    /// <exception cref="ArgumentException">The options make no world; the message says why.</exception>
    public static IEnumerable<SimulatedRow> Rows(EconomyOptions options) => Stream(Build(options));

    private static IEnumerable<SimulatedRow> Stream(World world)
    {
        var rows = new DayRows();
        for (var day = 0; day < world.DayCount; day++)
        {
            rows.Clear();
            world.LiveDay(day, rows);
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    private static World Build(EconomyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Fault() is { } fault ? throw new ArgumentException($"No economy can be simulated: {fault}.", nameof(options)) : new World(options);
    }

    private sealed class DayRows : List<SimulatedRow>, IEconomySink
    {
        public void Opened(SimulatedAccount account) => Add(account);

        public void Paid(SimulatedPayment payment, SimulatedLabel label)
        {
            Add(payment);
            Add(label);
        }

        public void Reported(SimulatedReport report) => Add(report);

        public void Lies(SimulatedWhereabouts whereabouts) => Add(whereabouts);

        public void Enlisted(SimulatedMule mule) => Add(mule);
    }
}
