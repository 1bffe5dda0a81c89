using System.Text.Json;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Server.Replay;

/// <summary>
/// Judges the orders of a replay by a simulation's own truth, after the run and outside the pipeline: how much of the money that could truly be
/// recovered at the moment of each report its orders covered, and whose the rest of the ordered money was.
/// </summary>
internal sealed class RecoveryScore
{
    private static readonly (int MinutesMax, string Name)[] Delays =
    [
        (15, "to 15 minutes"), (60, "to 1 hour"), (180, "to 3 hours"), (720, "to 12 hours"), (1_440, "to 1 day"), (4_320, "to 3 days"),
        (10_080, "to 7 days"), (int.MaxValue, "later"),
    ];

    private static readonly (int CountMax, string Name)[] Counts = [(1, "1"), (3, "2 to 3"), (7, "4 to 7"), (int.MaxValue, "8 or more")];

    private readonly Dictionary<string, ReportRow> _byPayment;
    private readonly Dictionary<string, (Instant Time, string Payer)> _thefts = new(StringComparer.Ordinal);
    private readonly ILookup<string, TruthRow> _truth;
    private readonly ILookup<string, OrderRow> _orders;
    private readonly Dictionary<string, MuleRow> _mules;
    private readonly SortedDictionary<string, RecoveryTally> _byType = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, RecoveryTally> _byHop = [];
    private readonly RecoveryTally[] _byDelay = [.. Delays.Select(_ => new RecoveryTally())];
    private readonly RecoveryTally[] _byCount = [.. Counts.Select(_ => new RecoveryTally())];
    private readonly RecoveryTally _all = new();
    private Int128 _coveredOfVictims;

    private RecoveryScore(DataSetFolder set, IEnumerable<OrderRow> orders)
    {
        using var rejected = new RejectedRows();
        _byPayment = set.ReadReports(rejected).Select(report => report.Row).GroupBy(r => r.PaymentId)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _truth = set.ReadTruth(rejected).ToLookup(row => row.ReportId, StringComparer.Ordinal);
        _mules = set.ReadMules(rejected).GroupBy(row => row.Account).ToDictionary(g => g.Key, g => g.MinBy(row => row.Since)!, StringComparer.Ordinal);
        _orders = orders.ToLookup(order => order.ReportId, StringComparer.Ordinal);
        Policy = _orders.FirstOrDefault()?.First().Policy ?? "none";
    }

    /// <summary>The policy by which the orders were made.</summary>
    public string Policy { get; }

    /// <summary>All reports together.</summary>
    public RecoveryTally All => _all;

    /// <summary>By the number of payments by which the money came: of recoverable money truly, of ordered money by its order.</summary>
    public IReadOnlyDictionary<int, RecoveryTally> ByHop => _byHop;

    /// <summary>Reads the orders of a replay and the truth; null where the data set knows none or the replay has no orders.</summary>
    /// <exception cref="DataSetException">A file is damaged.</exception>
    public static RecoveryScore? Read(DataSetFolder set, string outDir)
    {
        var path = Path.Combine(outDir, "freezes.csv");
        return set.HasTruth && File.Exists(path) ? new RecoveryScore(set, OrderRow.Read(path)) : null;
    }

    /// <summary>Takes in a payment: when it was made and by whom counts if it is reported.</summary>
    public void Paid(string paymentId, Instant time, ReadOnlySpan<byte> payer)
    {
        if (_byPayment.ContainsKey(paymentId))
        {
            _thefts.TryAdd(paymentId, (time, System.Text.Encoding.UTF8.GetString(payer)));
        }
    }

    /// <summary>Judges every report, once all payments are known.</summary>
    public void Judge()
    {
        // What one victim tells at one moment is judged together too: his payments may be told apart otherwise than by the gang.
        foreach (var victim in _byPayment.Values.Where(report => _thefts.ContainsKey(report.PaymentId))
            .GroupBy(report => (_thefts[report.PaymentId].Payer, report.Time)))
        {
            var reports = victim.ToList();
            var lying = new Dictionary<string, long>(StringComparer.Ordinal);
            var asked = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var report in reports)
            {
                Judge(report, reports.Count);
                foreach (var part in _truth[report.ReportId].Where(part => part.Fate == TrueFate.Lies))
                {
                    lying[part.Account] = lying.GetValueOrDefault(part.Account) + part.Amount.Minor;
                }

                foreach (var order in _orders[report.ReportId])
                {
                    asked[order.Account] = asked.GetValueOrDefault(order.Account) + order.Amount.Minor;
                }
            }

            _coveredOfVictims += lying.Sum(lies => Math.Min(lies.Value, asked.GetValueOrDefault(lies.Key)));
        }
    }

    /// <summary>Writes what was judged as an object's fields.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("policy", Policy);
        _all.Write(json);
        json.WriteNumber(
            "share_of_recoverable_covered_by_victim",
            _all.Recoverable == 0 ? 0 : Math.Round((decimal)_coveredOfVictims / (decimal)_all.Recoverable, 4));
        Write(json, "by_type", _byType.Select(g => (g.Key, g.Value)));
        Write(json, "by_hop", _byHop.Select(g => ($"{g.Key}", g.Value)));
        Write(json, "by_time_since_theft", Delays.Zip(_byDelay, (delay, tally) => (delay.Name, tally)));
        Write(json, "by_reports_of_victim", Counts.Zip(_byCount, (count, tally) => (count.Name, tally)));
    }

    /// <summary>The same as a table.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"orders at the moment of each report ({Policy}): {RecoveryTally.Percent(_all.Covered, _all.Recoverable)} of the truly recoverable "
            + $"money covered, {RecoveryTally.Percent(_all.OrderedOfInnocents, _all.Ordered)} of the ordered money in innocent accounts";
        foreach (var (head, groups) in Groups())
        {
            yield return RecoveryTally.Head(head);
            foreach (var (name, tally) in groups)
            {
                yield return tally.Line(name);
            }
        }
    }

    private IEnumerable<(string Head, IEnumerable<(string Name, RecoveryTally Tally)> Groups)> Groups()
    {
        yield return ("", [("all", _all)]);
        yield return ("by kind of scam", _byType.Select(g => (g.Key, g.Value)));
        yield return ("by hop", _byHop.Select(g => ($"{g.Key}", g.Value)));
        yield return ("by time since theft", Delays.Zip(_byDelay, (delay, tally) => (delay.Name, tally)));
        yield return ("by reports of the victim", Counts.Zip(_byCount, (count, tally) => (count.Name, tally)));
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<(string Name, RecoveryTally Tally)> groups)
    {
        json.WriteStartObject(name);
        foreach (var (group, tally) in groups)
        {
            json.WriteStartObject(group);
            tally.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Judge(ReportRow report, int reportsOfVictim)
    {
        var minutes = (report.Time.Milliseconds - _thefts[report.PaymentId].Time.Milliseconds) / 60_000;
        RecoveryTally[] groups =
        [
            _all, Named(_byType, report.ScamType ?? "unnamed"), _byDelay[Array.FindIndex(Delays, d => minutes <= d.MinutesMax)],
            _byCount[Array.FindIndex(Counts, c => reportsOfVictim <= c.CountMax)],
        ];
        var parts = _truth[report.ReportId].ToList();
        var lying = parts.Where(part => part.Fate == TrueFate.Lies).ToDictionary(part => part.Account, StringComparer.Ordinal);
        foreach (var tally in groups)
        {
            tally.Reports++;
            tally.ReportsInTime += lying.Values.Any(part => part.Amount.Minor > 0) ? 1 : 0;
            tally.Stolen += parts.Sum(part => part.Amount.Minor);
        }

        foreach (var part in parts.Where(part => part is { Amount.Minor: > 0, Fate: TrueFate.Lies or TrueFate.Abroad }))
        {
            var covers = Math.Min(part.Amount.Minor, _orders[report.ReportId].Where(o => o.Account == part.Account).Sum(o => o.Amount.Minor));
            foreach (var tally in groups.Append(Named(_byHop, part.Hop)))
            {
                var isAbroad = part.Fate == TrueFate.Abroad;
                tally.Abroad += isAbroad ? part.Amount.Minor : 0;
                tally.AbroadCovered += isAbroad ? covers : 0;
                tally.Recoverable += isAbroad ? 0 : part.Amount.Minor;
                tally.Covered += isAbroad ? 0 : covers;
            }
        }

        foreach (var order in _orders[report.ReportId])
        {
            foreach (var tally in groups.Append(Named(_byHop, order.Hop)))
            {
                var kept = parts.Where(part => part.Fate == TrueFate.Kept && part.Account == order.Account).Sum(part => part.Amount.Minor);
                Place(order, lying.GetValueOrDefault(order.Account), kept, tally);
            }
        }
    }

    /// <summary>Adds an order's amount to where it truly lay.</summary>
    private void Place(OrderRow order, TruthRow? lies, long keptMinor, RecoveryTally tally)
    {
        var asked = order.Amount.Minor;
        tally.Ordered += asked;
        tally.Orders++;
        if (!_mules.TryGetValue(order.Account, out var mule) || mule.Since > order.Time)
        {
            tally.OrderedOfInnocents += asked;
            tally.OrdersOnInnocents++;
            return;
        }

        if (mule.Kind == "abroad")
        {
            tally.OrderedAbroad += asked;
            return;
        }

        var rest = asked - Math.Min(asked, lies?.Amount.Minor ?? 0);
        var ofOthers = Math.Min(rest, lies?.OthersMinor ?? 0);
        var ofFees = Math.Min(rest - ofOthers, keptMinor);
        tally.OrderedOfOthers += ofOthers;
        tally.OrderedOfFees += ofFees;
        tally.OrderedOfHolders += rest - ofOthers - ofFees;
    }

    private static RecoveryTally Named<T>(SortedDictionary<T, RecoveryTally> groups, T key)
        where T : notnull
    {
        if (!groups.TryGetValue(key, out var tally))
        {
            groups.Add(key, tally = new RecoveryTally());
        }

        return tally;
    }
}
