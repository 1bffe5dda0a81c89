using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cordon.Bench.Measuring;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Simulation.Economy;

namespace Cordon.Bench.Networks;

/// <summary>
/// <c>bystanders [DIR]</c>: which innocent explanations fit the mules in whose accounts stolen money rests when it is reported (wrong comfort), and
/// how often its own one fits an honest account of each kind that looks like a mule's; of a simulated data set, or of one that it makes. The truth is
/// read by the judge and by nothing else. A table on standard error says how often what fits, does not, and cannot be told.
/// </summary>
public static class BystandersBench
{
    /// <summary>The bench's name.</summary>
    public const string Name = "bystanders";

    /// <summary>The seed that the limits were not chosen on.</summary>
    private const ulong UnseenSeed = 3;

    private static readonly (string Kind, Explanation? Own)[] Kinds =
    [
        ("market-trader", Explanation.MarketTrader), ("club", Explanation.ClubTreasurer), ("student", Explanation.Student),
        ("landlord", Explanation.Landlord), ("payroll", Explanation.Payroll), ("person", Explanation.WageEarner),
        ("second-hand", Explanation.SecondHandSeller), ("freelancer", Explanation.Freelancer), ("own-accounts", Explanation.OwnAccounts),
        ("newcomer", Explanation.Newcomer), ("wedding", null),
    ];

    /// <summary>Runs it. Returns 0, or 2 for wrong usage.</summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        if (args.Count > 1)
        {
            Console.Error.WriteLine("bystanders takes one data set, or none.");
            return 2;
        }

        using var scratch = new ScratchFolder();
        var options = new EconomyOptions { Seed = UnseenSeed, Persons = run.Size(10_000, 1_000), Days = run.Size(60, 50) };
        var folder = args.Count == 1 ? args[0] : scratch.Path;
        if (args.Count == 0)
        {
            EconomyFolder.Write(options, folder);
        }

        using var world = new LabelledWorld(folder);
        var truth = new LookAlikes(folder);
        var (mules, honest) = Ordered(world, truth);
        List<Tally> tallies = [mules, honest];
        foreach (var (kind, own) in Kinds)
        {
            var tally = new Tally(kind, own);
            foreach (var account in truth.Of(kind))
            {
                tally.Add(world.History, account, truth.EndsAt);
            }

            tallies.Add(tally);
        }

        Console.Error.WriteLine("KIND                    ACCOUNTS  OWN FITS  OWN OPEN  ANY FITS  ALL OPEN  WHICH FIT");
        tallies.ForEach(tally => Console.Error.WriteLine(tally.Line));
        var work = args.Count == 1 ? args[0] : $"{options.Persons} persons, {options.Days} days, seed {options.Seed}";
        run.Report(
            [mules.AnyPercent], "percent of mules in whose accounts stolen money rests that an explanation fits", work,
            [
                .. tallies.Select(tally => (tally.Kind.Replace('-', '_'), (object)tally.Fields)),
                ("median_microseconds", (object)Tally.MedianMicroseconds(tallies)),
            ]);
        return 0;
    }

    /// <summary>At each report, the accounts in which its money rests: those of mules, and the others. An account counts once for each report.</summary>
    private static (Tally Mules, Tally Honest) Ordered(LabelledWorld world, LookAlikes truth)
    {
        var (mules, honest) = (new Tally("ordered-mules", null), new Tally("ordered-others", null));
        foreach (var report in world.Reports)
        {
            world.History.Report(report.ReportId, report.PaymentId, report.Time);
            if (world.History.Trace(report.PaymentId, TaintPolicy.Fifo, report.Time, TraceBounds.Standard) is { } trail)
            {
                foreach (var account in trail.Ends.Where(end => end.Fate == TrailFate.Rests).Select(end => trail.Accounts[end.Account]).Distinct())
                {
                    var key = KeyOf(account.Bank, account.Account);
                    (truth.IsMule(key, report.Time) ? mules : honest).Add(world.History, key, report.Time);
                }
            }
        }

        return (mules, honest);
    }

    private static string KeyOf(string bank, string number)
    {
        Span<byte> key = stackalloc byte[AccountKey.LengthMax];
        return Encoding.UTF8.GetString(key[..AccountKey.Write(Encoding.UTF8.GetBytes(bank), Encoding.UTF8.GetBytes(number), key)]);
    }

    /// <summary>What was found of accounts of one kind.</summary>
    private sealed class Tally(string kind, Explanation? own)
    {
        private readonly int[] _fits = new int[Enum.GetValues<Explanation>().Length];
        private readonly List<double> _microseconds = [];
        private int _ownOpen;
        private int _any;
        private int _open;

        public string Kind => kind;

        public double AnyPercent => Percent(_any);

        public (string, object)[] Fields => own is { } its
            ? [("accounts", _microseconds.Count), ("own_fits_percent", Percent(_fits[(int)its])), ("own_cannot_be_told_percent", Percent(_ownOpen)),
                ("any_fits_percent", AnyPercent)]
            : [("accounts", _microseconds.Count), ("any_fits_percent", AnyPercent), ("none_can_be_told_percent", Percent(_open))];

        public string Line
        {
            get
            {
                var which = Enum.GetValues<Explanation>().Where(e => _fits[(int)e] > 0).OrderByDescending(e => _fits[(int)e])
                    .Select(e => $"{e} {_fits[(int)e]}");
                var (fits, open) = own is { } its ? ($"{Percent(_fits[(int)its]):0.0}", $"{Percent(_ownOpen):0.0}") : ("-", "-");
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind,-22}{_microseconds.Count,10}{fits,10}{open,10}{AnyPercent,10:0.0}{Percent(_open),10:0.0}  {string.Join(", ", which)}");
            }
        }

        public void Add(Engine.Tracing.MoneyHistory history, string account, Instant at)
        {
            var from = Stopwatch.GetTimestamp();
            var tested = history.Explain(account, at);
            _microseconds.Add(Stopwatch.GetElapsedTime(from).TotalMicroseconds);
            foreach (var one in tested.Where(one => one.Verdict == ExplanationVerdict.Fits))
            {
                _fits[(int)one.Explanation]++;
            }

            _ownOpen += tested.Any(one => one.Explanation == own && one.Verdict == ExplanationVerdict.CannotBeTold) ? 1 : 0;
            _any += tested.Any(one => one.Verdict == ExplanationVerdict.Fits) ? 1 : 0;
            _open += tested.All(one => one.Verdict == ExplanationVerdict.CannotBeTold) ? 1 : 0;
        }

        public static double MedianMicroseconds(IEnumerable<Tally> tallies) => BenchRun.Median(tallies.SelectMany(tally => tally._microseconds));

        private double Percent(int part) => _microseconds.Count == 0 ? 0 : Math.Round(100.0 * part / _microseconds.Count, 1);
    }
}
