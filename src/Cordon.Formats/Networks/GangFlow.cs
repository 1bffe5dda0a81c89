using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;

namespace Cordon.Formats.Networks;

/// <summary>
/// Who pays whom, in columns: victims at the left, the gang's accounts by the fewest payments the money takes to them, ways out at the right. Small
/// accounts of a column are folded into one bar that says how many they are, so that a gang of hundreds is read as well as one of ten.
/// </summary>
internal sealed class GangFlow
{
    /// <summary>Columns between victims and ways out; who is further off stands in the last of them.</summary>
    private const int InsideColumnsMax = 3;

    /// <summary>Whose money is less than this part of what went from column to column is folded: its bar would be no line.</summary>
    private const int FoldedShare = 500;

    /// <summary>Accounts marked as those that would have stopped most.</summary>
    public const int KeysMax = 5;

    private readonly GangDossier _gang;
    private readonly List<GangFlowNode> _nodes = [];
    private readonly List<GangFlowBand> _bands = [];

    private GangFlow(GangDossier gang) => _gang = gang;

    public IReadOnlyList<GangFlowNode> Nodes => _nodes;

    public IReadOnlyList<GangFlowBand> Bands => _bands;

    public int Columns { get; private set; }

    public double Height { get; private set; }

    /// <summary>Lays it out.</summary>
    /// <param name="rowsMax">The most bars of a column; one of them is the folded one.</param>
    /// <param name="width">The width to fill, in pixels.</param>
    /// <param name="barWidth">A bar's width.</param>
    /// <param name="moneyHeight">How high the column with the most money is, without its labels.</param>
    /// <param name="labelHeight">The room above a bar for its label.</param>
    public static GangFlow Of(GangDossier gang, int rowsMax, double width, double barWidth, double moneyHeight, double labelHeight)
    {
        var flow = new GangFlow(gang);
        flow.Gather(rowsMax);
        flow.Place(width, barWidth, moneyHeight, labelHeight);
        return flow;
    }

    private static bool IsDrawn(GangTransfer transfer) => transfer.Kind != GangTransferKind.Bait;

    private void Gather(int rowsMax)
    {
        var columnOf = ColumnsOf();
        var (came, left) = (new long[columnOf.Length], new long[columnOf.Length]);
        foreach (var transfer in _gang.Money.Transfers.Where(IsDrawn))
        {
            came[transfer.Payee] += transfer.Minor;
            left[transfer.Payer] += transfer.Minor;
        }

        var keys = _gang.Keys.Nodes.Where(node => node.Kind == KeyNodeKind.Account && _gang.Roles[node.Index].IsGangs).Take(KeysMax)
            .Select((node, at) => (node.Index, Key: at + 1)).ToDictionary(node => node.Index, node => node.Key);
        var taken = came.Sum() / Math.Max(1, Columns - 1);
        var nodeOf = new GangFlowNode[columnOf.Length];
        foreach (var column in Enumerable.Range(0, columnOf.Length).Where(a => columnOf[a] >= 0).GroupBy(a => columnOf[a]).OrderBy(c => c.Key))
        {
            var sorted = column.OrderBy(a => keys.ContainsKey(a) ? 0 : 1).ThenByDescending(a => Math.Max(came[a], left[a])).ThenBy(a => a).ToList();
            var worth = sorted.Count(a => keys.ContainsKey(a) || Math.Max(came[a], left[a]) >= taken / FoldedShare);
            var shown = worth >= sorted.Count - 1 && sorted.Count <= rowsMax ? sorted.Count : Math.Min(worth, rowsMax - 1);
            foreach (var account in sorted.Take(shown))
            {
                Add([account]);
            }

            if (shown < sorted.Count)
            {
                Add([.. sorted.Skip(shown)]);
            }

            void Add(IReadOnlyList<int> accounts)
            {
                var roles = accounts.Select(a => _gang.Roles[a].Main).Distinct().ToList();
                var node = new GangFlowNode(
                    column.Key, accounts, roles.Count == 1 ? roles[0] : null, Math.Max(accounts.Sum(a => came[a]), accounts.Sum(a => left[a])))
                {
                    Key = accounts.Count == 1 ? keys.GetValueOrDefault(accounts[0]) : 0,
                };
                _nodes.Add(node);
                foreach (var account in accounts)
                {
                    nodeOf[account] = node;
                }
            }
        }

        _bands.AddRange(_gang.Money.Transfers.Where(IsDrawn).GroupBy(t => (From: nodeOf[t.Payer], To: nodeOf[t.Payee]))
            .Where(band => band.Key.From != band.Key.To)
            .Select(band => new GangFlowBand(band.Key.From, band.Key.To, band.Sum(t => t.Minor), band.Count())));
    }

    /// <summary>Each account's column; −1 for one that only took baits.</summary>
    private int[] ColumnsOf()
    {
        var hops = MoneyColumns.Of(_gang.Money);
        var used = hops.Where(hop => hop >= 0).Select(Capped).Distinct().Order().ToList();
        Columns = used.Count;
        return [.. hops.Select(hop => hop < 0 ? -1 : used.IndexOf(Capped(hop)))];

        static int Capped(int hop) => hop == MoneyColumns.Out ? hop : Math.Min(hop, InsideColumnsMax);
    }

    private void Place(double width, double barWidth, double moneyHeight, double labelHeight)
    {
        var columns = _nodes.GroupBy(node => node.Column).OrderBy(column => column.Key).ToList();
        var most = columns.Count == 0 ? 1 : Math.Max(1, columns.Max(column => column.Sum(node => node.ThroughMinor)));
        var scale = moneyHeight / most;
        foreach (var band in _bands)
        {
            band.Width = Math.Max(0.6, band.Minor * scale);
        }

        foreach (var node in _nodes)
        {
            node.X = Columns < 2 ? 0 : node.Column * (width - barWidth) / (Columns - 1);
            node.Height = Math.Max(3, node.ThroughMinor * scale);
        }

        Height = columns.Count == 0 ? 0 : columns.Max(column => column.Sum(node => node.Height + labelHeight));
        foreach (var column in columns)
        {
            var top = (Height - column.Sum(node => node.Height + labelHeight)) / 2;
            var sorted = column.OrderBy(node => node.IsFolded ? 1 : 0).ThenBy(Pull).ThenByDescending(n => n.ThroughMinor).ThenBy(node => node.Accounts[0]);
            foreach (var node in sorted)
            {
                node.Top = top + labelHeight;
                top = node.Top + node.Height;
            }
        }

        Join();
    }

    /// <summary>Where its payers of the columns before stand on the average, by what they paid: bands then cross less.</summary>
    private double Pull(GangFlowNode node)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var band in _bands.Where(band => band.To == node && band.From.Column < node.Column))
        {
            sum += (band.From.Top + (band.From.Height / 2)) * band.Minor;
            weight += band.Minor;
        }

        return weight == 0 ? 0 : sum / weight;
    }

    private void Join()
    {
        foreach (var own in _bands.GroupBy(band => band.From))
        {
            var y = own.Key.Top;
            foreach (var band in own.OrderBy(band => band.To.Top).ThenBy(band => band.To.Column))
            {
                band.FromY = y + (band.Width / 2);
                y += band.Width;
            }
        }

        foreach (var own in _bands.GroupBy(band => band.To))
        {
            var y = own.Key.Top;
            foreach (var band in own.OrderBy(band => band.From.Top).ThenBy(band => band.From.Column))
            {
                band.ToY = y + (band.Width / 2);
                y += band.Width;
            }
        }
    }
}
