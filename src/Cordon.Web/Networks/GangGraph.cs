using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Values;
using Cordon.Engine.Networks;

namespace Cordon.Web.Networks;

/// <summary>
/// A gang as a drawing: accounts in columns by the money's way, contacts and cases in bands above them, devices below. What is small in a lane is
/// folded into one; a lane that is opened shows all of it. The same gang and choice give the same drawing.
/// </summary>
public sealed class GangGraph
{
    /// <summary>Things of a column that are drawn by themselves, and rows of one that is opened before it takes another column.</summary>
    private const int RowsMax = 12;
    private const int OpenRowsMax = 30;

    /// <summary>Rows of a band, with its folded one.</summary>
    private const int BandRowsMax = 2;

    /// <summary>What joins fewer than two tells nothing of the gang and is folded.</summary>
    private const int UsersMin = 2;

    private readonly FoundGang _found;
    private readonly GraphChoice _choice;
    private readonly GraphText _text;
    private readonly Dictionary<LinkNode, GraphNode> _drawnAs = [];
    private readonly List<GraphNode> _nodes = [];
    private List<GraphEdge> _edges = [];

    private GangGraph(FoundGang found, GraphChoice choice, GraphText text) => (_found, _choice, _text) = (found, choice, text);

    /// <summary>What is drawn, lane by lane, each from its first.</summary>
    public IReadOnlyList<GraphNode> Nodes => _nodes;

    /// <summary>What joins them, the weakest first, so that the strongest lie on top.</summary>
    public IReadOnlyList<GraphEdge> Edges => _edges;

    /// <summary>Where each lane's name stands, and how many it has.</summary>
    public IReadOnlyList<(GraphLane Lane, int Count, int X, int Y)> Lanes { get; private set; } = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>The first day of the gang's life that is drawn, and how many there are.</summary>
    public DateOnly FirstDay { get; private init; }

    public int DayCount { get; private init; }

    /// <summary>Draws a gang.</summary>
    public static GangGraph Of(FoundGang found, GraphChoice choice, GraphText text)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(text);
        var money = found.Dossier.Money;
        var first = money.Transfers.Select(t => t.TimeMilliseconds).Concat(found.Links.Select(link => link.FirstMilliseconds))
            .DefaultIfEmpty(money.AtMilliseconds).Min();
        var last = Math.Max(money.AtMilliseconds, first);
        var graph = new GangGraph(found, choice, text)
        {
            FirstDay = text.Speech.DayOf(new Instant(first)),
            DayCount = text.Speech.DayOf(new Instant(last)).DayNumber - text.Speech.DayOf(new Instant(first)).DayNumber + 1,
        };
        graph.Draw();
        return graph;
    }

    /// <summary>How addresses name something: a fingerprint, the same in each finding.</summary>
    public static string IdOf(LinkNode node) =>
        $"{(char)('a' + (int)node.Kind)}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)node.Kind} {node.Key}")).AsSpan(0, 6))}";

    private int Day(long milliseconds) => Math.Clamp(_text.Speech.DayOf(new Instant(milliseconds)).DayNumber - FirstDay.DayNumber, 0, DayCount - 1);

    private void Draw()
    {
        var all = Chosen([.. Accounts(), .. Others()]);
        var lanes = all.GroupBy(node => node.Lane).OrderBy(lane => lane.Key)
            .Select(lane => (Lane: lane.Key, Count: lane.Count(), Nodes: Folded(lane))).ToList();
        var columns = lanes.Where(lane => IsColumn(lane.Lane)).ToList();
        var placing = new GraphPlacing(
            [.. columns.Select(lane => (lane.Lane, lane.Nodes.Count))],
            [.. lanes.Where(lane => !IsColumn(lane.Lane)).Select(lane => (lane.Lane, lane.Nodes.Count))],
            OpenRowsMax);
        (Width, Height) = (placing.Width, placing.Height);
        Lanes = [.. lanes.Select(lane => (lane.Lane, lane.Count, placing.TitleOf(lane.Lane).X, placing.TitleOf(lane.Lane).Y))];
        foreach (var (lane, _, nodes) in lanes)
        {
            for (var at = 0; at < nodes.Count; at++)
            {
                var (x, y) = placing.PlaceOf(lane, at);
                var placed = nodes[at].Node with { X = x, Y = y };
                _nodes.Add(placed);
                foreach (var own in nodes[at].Own)
                {
                    _drawnAs[own] = placed;
                }
            }
        }

        Join();
    }

    private static bool IsColumn(GraphLane lane) => lane is >= GraphLane.Victims and <= GraphLane.WaysOut;

    private List<GraphNode> Accounts()
    {
        var (money, columns) = (_found.Dossier.Money, MoneyColumns.Of(_found.Dossier.Money));
        return
        [
            .. _found.Dossier.Roles.Select(roles => new GraphNode(
                IdOf(_found.Accounts[roles.Account]),
                columns[roles.Account] switch
                {
                    <= 0 => GraphLane.Victims,
                    1 => GraphLane.Inside1,
                    2 => GraphLane.Inside2,
                    MoneyColumns.Out => GraphLane.WaysOut,
                    _ => GraphLane.Inside3,
                },
                NodeKind.Account, _text.Of(money.Accounts[roles.Account], roles), roles.Main,
                Math.Max(roles.FromVictimsMinor + roles.FromGangMinor, roles.PassedInsideMinor + roles.LeftMinor + roles.PaidAsVictimMinor),
                [Day(roles.FirstMilliseconds)])
            { Account = roles.Account, Node = _found.Accounts[roles.Account] }),
        ];
    }

    /// <summary>Cases, contacts, devices and addresses, by how many they are linked with.</summary>
    private IEnumerable<GraphNode> Others()
    {
        var users = new Dictionary<LinkNode, HashSet<LinkNode>>();
        var first = new Dictionary<LinkNode, long>();
        foreach (var link in _found.Links)
        {
            foreach (var (own, other) in new[] { (link.From, link.To), (link.To, link.From) })
            {
                (users.TryGetValue(own, out var seen) ? seen : users[own] = []).Add(other);
                first[own] = Math.Min(first.GetValueOrDefault(own, long.MaxValue), link.FirstMilliseconds);
            }
        }

        return users.Where(pair => pair.Key.Kind != NodeKind.Account).Select(pair => new GraphNode(
            IdOf(pair.Key),
            pair.Key.Kind switch
            {
                NodeKind.Case => GraphLane.Cases,
                NodeKind.Device or NodeKind.IpAddress => GraphLane.Devices,
                _ => GraphLane.Contacts,
            },
            pair.Key.Kind, _text.Of(pair.Key), null, pair.Value.Count, [Day(first[pair.Key])])
        { Node = pair.Key });
    }

    /// <summary>Of a role: its accounts, and all that is joined with them.</summary>
    private List<GraphNode> Chosen(List<GraphNode> all)
    {
        if (_choice.Role is not { } role)
        {
            return all;
        }

        var own = all.Where(node => node.Account >= 0 && _found.Dossier.Roles[node.Account].Has(role)).Select(node => node.Node).ToHashSet();
        var with = _found.Links.Where(link => own.Contains(link.From) || own.Contains(link.To)).SelectMany(link => new[] { link.From, link.To })
            .Concat(_found.Dossier.Money.Transfers.Select(t => (From: _found.Accounts[t.Payer], To: _found.Accounts[t.Payee]))
                .Where(t => own.Contains(t.From) || own.Contains(t.To)).SelectMany(t => new[] { t.From, t.To }))
            .ToHashSet();
        return [.. all.Where(node => own.Contains(node.Node) || with.Contains(node.Node))];
    }

    /// <summary>The largest by themselves and the rest in one, which stands last. What is chosen is never folded away.</summary>
    private List<(GraphNode Node, IReadOnlyList<LinkNode> Own)> Folded(IGrouping<GraphLane, GraphNode> lane)
    {
        var sorted = lane.OrderByDescending(node => node.Id == _choice.Node).ThenByDescending(node => node.Weight)
            .ThenBy(node => node.Id, StringComparer.Ordinal).ToList();
        var most = IsColumn(lane.Key) ? RowsMax : GraphPlacing.BandCells * BandRowsMax;
        var isSmall = lane.Key is GraphLane.Contacts or GraphLane.Devices;
        var shown = _choice.Open.Contains(lane.Key) ? sorted.Count
            : Math.Min(
                sorted.Count <= most ? most : most - 1,
                isSmall ? Math.Max(1, sorted.Count(node => node.Weight >= UsersMin || node.Id == _choice.Node)) : sorted.Count);
        var result = sorted.Take(shown).Select(node => (node, (IReadOnlyList<LinkNode>)[node.Node])).ToList();
        if (shown < sorted.Count)
        {
            var rest = sorted.Skip(shown).ToList();
            var roles = rest.Select(node => node.Role).Distinct().ToList();
            result.Add((
                new GraphNode(
                    "fold-" + GraphChoice.Word(lane.Key), lane.Key, NodeKind.None, _text.Others(rest.Count), roles.Count == 1 ? roles[0] : null,
                    rest.Sum(node => node.Weight), [.. rest.Select(node => node.Days[0]).Order()]),
                [.. rest.Select(node => node.Node)]));
        }

        return result;
    }

    private void Join()
    {
        var joined = new Dictionary<(GraphNode From, GraphNode To, bool IsMoney), (long Minor, long Strength, int Day)>();
        foreach (var t in _found.Dossier.Money.Transfers)
        {
            Add(_found.Accounts[t.Payer], _found.Accounts[t.Payee], t.Minor, LinkStrength.Whole, t.TimeMilliseconds);
        }

        foreach (var link in _found.Links.Where(link => link.From.Kind != NodeKind.Account || link.To.Kind != NodeKind.Account))
        {
            Add(link.From, link.To, 0, link.Strength, link.FirstMilliseconds);
        }

        _edges =
        [
            .. joined.Select(pair => new GraphEdge(pair.Key.From, pair.Key.To, pair.Value.Minor, pair.Value.Strength, pair.Value.Day))
                .OrderBy(edge => edge.Minor).ThenBy(edge => edge.Strength).ThenBy(edge => edge.From.Id, StringComparer.Ordinal)
                .ThenBy(edge => edge.To.Id, StringComparer.Ordinal),
        ];

        void Add(LinkNode one, LinkNode other, long minor, long strength, long time)
        {
            if (_drawnAs.TryGetValue(one, out var from) && _drawnAs.TryGetValue(other, out var to) && from != to)
            {
                var before = joined.GetValueOrDefault((from, to, minor > 0), (0, 0, int.MaxValue));
                joined[(from, to, minor > 0)] = (before.Item1 + minor, Math.Max(before.Item2, strength), Math.Min(before.Item3, Day(time)));
            }
        }
    }
}
