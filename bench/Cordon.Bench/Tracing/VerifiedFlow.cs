using System.Globalization;
using System.Text;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Bench.Tracing;

/// <summary>
/// Real stolen money whose every transfer was verified by hand (MFTracer's ground truth): a table of transfers with their values in dollars, the
/// addresses that it was stolen to and those where it ended. All transfers out of a source are taken as stolen. There is no other traffic in it.
/// </summary>
internal sealed class VerifiedFlow : IDisposable
{
    private const string Sources = "source_addresses.csv";
    private const string Terminals = "terminal_addresses.csv";

    private readonly TransferHistory _history = new();
    private readonly List<PatternTransfer> _edges = [];
    private readonly HashSet<uint> _sources = [];
    private readonly HashSet<uint> _terminals = [];

    private VerifiedFlow(string name) => Name = name;

    public string Name { get; }

    /// <summary>Whether a folder holds such a set.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Sources)) && TableOf(folder) is not null;

    /// <summary>Reads the set of a folder.</summary>
    /// <exception cref="DataSetException">A file is damaged or has a row that is none.</exception>
    public static VerifiedFlow Read(string folder)
    {
        var flow = new VerifiedFlow(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        var dollar = Currency.Parse("USD");
        flow._sources.UnionWith(AddressesOf(folder, Sources).Select(address => flow._history.PurseOf(address, dollar)));
        flow._terminals.UnionWith(AddressesOf(folder, Terminals).Select(address => flow._history.PurseOf(address, dollar)));
        foreach (var (from, to, milliseconds, minor) in InOrder(RowsOf(TableOf(folder)!)))
        {
            var transfer = flow._history.Book(from, to, new Money(minor, dollar), milliseconds, null);
            flow._edges.Add(new PatternTransfer("", transfer, flow._history.PurseOf(from, dollar), flow._history.PurseOf(to, dollar), minor));
        }

        return flow;
    }

    /// <summary>Traces from all sources to the end and says how much of the verified flow is reached.</summary>
    public (string Name, object Value)[] Judge(TaintPolicy policy, Trail trail)
    {
        var stolen = _edges.Where(edge => _sources.Contains(edge.From)).ToList();
        var later = _edges.Where(edge => !_sources.Contains(edge.From)).ToList();
        new Tracer(_history.Graph).Trace(
            [.. stolen.Select(edge => new StolenTransfer(edge.From, edge.Transfer))], policy, long.MaxValue, TraceBounds.Standard, trail);
        var moved = trail.Moves.GroupBy(move => move.Transfer).ToDictionary(moves => moves.Key, moves => moves.Sum(move => move.Sent));
        var reached = trail.Moves.Select(move => move.To).ToHashSet();
        var payees = _edges.Select(edge => edge.To).Where(purse => !_sources.Contains(purse)).ToHashSet();
        var final = _edges.Where(edge => _terminals.Contains(edge.To)).ToList();
        return
        [
            ("edges", _edges.Count), ("edges_from_sources", stolen.Count),
            ("later_edges_found", Share(later.Count(edge => moved.ContainsKey(edge.Transfer)), later.Count)),
            ("later_value_found", Share(Found(later), Value(later))),
            ("accounts_found", Share(payees.Count(reached.Contains), payees.Count)),
            ("terminals_found", Share(_terminals.Count(reached.Contains), _terminals.Count)),
            ("terminal_value_found", Share(Found(final), Value(final))),
            ("stolen_value_at_terminals", Share(trail.Ends.Where(end => _terminals.Contains(end.Purse)).Sum(end => end.Share), trail.Stolen)),
            ("stolen_usd", (long)(trail.Stolen / 100)), ("bounded", trail.IsBounded),
        ];

        Int128 Found(List<PatternTransfer> edges) =>
            edges.Aggregate(Int128.Zero, (sum, edge) => sum + Math.Min(edge.AmountMinor, moved.GetValueOrDefault(edge.Transfer)));
    }

    public void Dispose() => _history.Dispose();

    private static Int128 Value(List<PatternTransfer> edges) => edges.Aggregate(Int128.Zero, (sum, edge) => sum + edge.AmountMinor);

    private static double Share(Int128 part, Int128 of) => of == 0 ? 0 : (double)part / (double)of;

    private static string? TableOf(string folder) => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        .FirstOrDefault(path => Path.GetFileName(path) is not (Sources or Terminals) && path.Contains(".csv", StringComparison.Ordinal));

    private static List<string> AddressesOf(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static List<Row> RowsOf(string path)
    {
        using var table = TableReader.Open(path);
        int time = table.Require("Timestamp"), block = table.Require("Block"), from = table.Require("From"), to = table.Require("To");
        var value = table.Require("Value_in_USD");
        var rows = new List<Row>();
        while (table.Read())
        {
            if (table.Fault is not null
                || !long.TryParse(table.Field(block), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !decimal.TryParse(table.Field(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var dollars)
                || !DateTime.TryParseExact(
                    Text(table.Field(time)), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            {
                throw new DataSetException($"{path}({table.Line}): {table.Fault ?? "time, block or value cannot be read"}.");
            }

            // Values are products of amounts and rates; what is below a cent moves nothing that could be followed.
            var minor = (long)decimal.Round(dollars * 100, MidpointRounding.ToEven);
            if (minor > 0)
            {
                rows.Add(new Row(number, Text(table.Field(from)), Text(table.Field(to)), new DateTimeOffset(at).ToUnixTimeMilliseconds(), minor));
            }
        }

        return rows;
    }

    /// <summary>By block; within one, where the table does not say the order, who is paid there first pays afterwards.</summary>
    private static IEnumerable<(string From, string To, long Milliseconds, long Minor)> InOrder(List<Row> rows)
    {
        foreach (var block in rows.GroupBy(row => row.Block).OrderBy(block => block.Key))
        {
            var left = block.ToList();
            while (left.Count > 0)
            {
                var next = left.FindIndex(row => !left.Exists(other => other.To == row.From && other.From != row.From));
                var row = left[Math.Max(next, 0)];
                left.RemoveAt(Math.Max(next, 0));
                yield return (row.From, row.To, row.Milliseconds, row.Minor);
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    private sealed record Row(long Block, string From, string To, long Milliseconds, long Minor);
}
