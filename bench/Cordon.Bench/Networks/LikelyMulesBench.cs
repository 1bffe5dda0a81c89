using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Cordon.Simulation.Economy;

namespace Cordon.Bench.Networks;

/// <summary>
/// <c>likely-mules [DIR]</c>: at the moment of every report, which accounts its trace names and which payments it calls likely other victims',
/// against the labels; of a data set, or of a simulated world. The labels are read by the judge and by nothing else.
/// </summary>
public static class LikelyMulesBench
{
    /// <summary>The bench's name.</summary>
    public const string Name = "likely-mules";

    private const int DaysBack = 30;

    /// <summary>Runs it. Returns 0, or 2 for wrong usage.</summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        if (args.Count > 1)
        {
            Console.Error.WriteLine("likely-mules takes one data set, or none.");
            return 2;
        }

        using var scratch = new ScratchFolder();
        var options = new EconomyOptions { Seed = 1, Persons = run.Size(6000, 1000), Days = run.Size(45, 12) };
        var folder = args.Count == 1 ? args[0] : scratch.Path;
        if (args.Count == 0)
        {
            EconomyFolder.Write(options, folder);
        }

        using var world = new LabelledWorld(folder);
        var tally = new Tally(world);
        foreach (var report in world.Reports)
        {
            tally.Judge(report);
        }

        var work = args.Count == 1 ? $"{args[0]}: {tally.Traces} reports" : $"{options.Persons} persons, {options.Days} days, {tally.Traces} reports";
        tally.Report(run, work);
        return 0;
    }

    /// <summary>Counts over all reports; an account or payment counts once for each report.</summary>
    private sealed class Tally(LabelledWorld world)
    {
        private readonly HashSet<string> _reported = [];
        private readonly List<double> _milliseconds = [];
        private long _namedMules;
        private long _named;
        private long _mulesMissed;
        private long _listed;
        private long _listedScams;
        private long _listedLayering;
        private long _scamsMissed;

        public int Traces => _milliseconds.Count;

        public void Judge(ReportRow report)
        {
            _reported.Add(report.PaymentId);
            world.History.Report(report.ReportId, report.PaymentId, report.Time);
            var from = Stopwatch.GetTimestamp();
            if (world.History.Trace(report.PaymentId, TaintPolicy.Fifo, report.Time, TraceBounds.Standard) is not { } trail)
            {
                return;
            }

            _milliseconds.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            _named += trail.LikelyMules.Count;
            _namedMules += trail.LikelyMules.Count(mule => world.StolenTo(mule.Bank, mule.Account).Count > 0);
            var listed = trail.LikelyMules.SelectMany(mule => mule.Payments).Select(payment => payment.Payment).ToHashSet();
            _listed += listed.Count;
            _listedScams += listed.Count(payment => world.LabelOf(payment) == PaymentLabel.Scam);
            _listedLayering += listed.Count(payment => world.LabelOf(payment) == PaymentLabel.Layering);
            Miss(trail, listed, report.Time);
        }

        public void Report(BenchRun run, string work) => run.Report(
            [Percent(_namedMules, _named)], "percent of named accounts that are mules", work, ("named", _named),
            ("mules_found_percent", Percent(_namedMules, _namedMules + _mulesMissed)), ("mules_missed", _mulesMissed), ("payments_named", _listed),
            ("payments_of_other_victims_percent", Percent(_listedScams, _listed)),
            ("payments_of_stolen_money_percent", Percent(_listedScams + _listedLayering, _listed)),
            ("other_victims_payments_found_percent", Percent(_listedScams, _listedScams + _scamsMissed)), ("other_victims_payments_missed", _scamsMissed),
            ("trace_median_milliseconds", BenchRun.Median(_milliseconds)));

        /// <summary>Mules of the trail that other stolen money had reached too and that are not named, and other victims' payments to them.</summary>
        private void Miss(TrailReport trail, HashSet<string> listed, Instant at)
        {
            var known = trail.Transfers.Select(transfer => transfer.Payment).Concat(_reported).ToHashSet();
            var named = trail.LikelyMules.Select(mule => (mule.Bank, mule.Account)).ToHashSet();
            foreach (var account in trail.Accounts.Where(account => account is { IsVictims: false, Kind: EndKind.None }))
            {
                var others = world.StolenTo(account.Bank, account.Account)
                    .Where(o => o.Time <= at && o.Time > at + TimeSpan.FromDays(-DaysBack) && !known.Contains(o.Payment)).ToList();
                _mulesMissed += others.Count > 0 && !named.Contains((account.Bank, account.Account)) ? 1 : 0;
                _scamsMissed += others.Count(o => world.LabelOf(o.Payment) == PaymentLabel.Scam && !listed.Contains(o.Payment));
            }
        }

        private static double Percent(long part, long whole) => whole == 0 ? 0 : Math.Round(100.0 * part / whole, 1);
    }
}
