namespace Cordon.Core.Networks.Roles;

/// <summary>
/// How much of a gang's money can get out, by its transfers in the order of time: a largest flow from the victims to the ways out and to shops, where
/// money waits in an account from what came to what leaves later. Transfers can be taken away; what still gets out is computed anew, exactly.
/// </summary>
/// <remarks>
/// Each transfer makes a moment of its payer and one of its payee, in that order, and an account's moments are joined by an edge without limit. All
/// edges lead to later moments, so the graph has no cycle. The flow is Dinic's, without recursion: a chain of moments may be thousands long.
/// </remarks>
internal sealed class TimedFlow
{
    private const int Source = 0;
    private const int Sink = 1;

    private readonly List<int> _to = [];
    private readonly List<long> _room = [];
    private readonly List<int> _first = [-1, -1];
    private readonly List<int> _next = [];

    /// <summary>The edge of each transfer, by its index; −1 for a bait.</summary>
    private readonly int[] _edgeOf;
    private readonly long[] _left;
    private readonly int[] _level;
    private readonly int[] _at;
    private readonly int[] _queue;

    /// <summary>The path walked at present, as edges.</summary>
    private readonly int[] _path;

    /// <param name="isShop">Whether an account is a shop's that has no part in it: what is spent there is out of reach as what left the banks is.</param>
    public TimedFlow(GangMoney money, Func<int, bool> isShop)
    {
        _edgeOf = new int[money.Transfers.Count];
        var last = new int[money.Accounts.Count];
        foreach (var at in money.InOrder())
        {
            var transfer = money.Transfers[at];
            _edgeOf[at] = -1;
            if (transfer.Kind != GangTransferKind.Bait)
            {
                // What a victim pays is his own, also where his account passed stolen money on before.
                var from = transfer.Kind == GangTransferKind.VictimPays ? Source : Moment(last, transfer.Payer);
                var to = transfer.Kind == GangTransferKind.Leaves || isShop(transfer.Payee) ? Sink : Moment(last, transfer.Payee);
                _edgeOf[at] = Edge(from, to, transfer.Minor);
            }
        }

        _left = new long[_to.Count];
        _level = new int[_first.Count];
        _at = new int[_first.Count];
        _queue = new int[_first.Count];
        _path = new int[_first.Count];
    }

    /// <summary>How much can get out without the transfers marked; what each moved then is in <see cref="MovedBy"/>.</summary>
    public long Out(bool[] removed)
    {
        for (var e = 0; e < _left.Length; e++)
        {
            _left[e] = _room[e];
        }

        for (var t = 0; t < removed.Length; t++)
        {
            if (removed[t] && _edgeOf[t] >= 0)
            {
                _left[_edgeOf[t]] = 0;
            }
        }

        var flow = 0L;
        while (Level())
        {
            _first.CopyTo(_at);
            while (Augment() is var more and > 0)
            {
                flow += more;
            }
        }

        return flow;
    }

    /// <summary>What a transfer moved in the last flow.</summary>
    public long MovedBy(int transfer) => _edgeOf[transfer] < 0 ? 0 : _left[_edgeOf[transfer] ^ 1];

    /// <summary>For each transfer whether, without those marked, money that it moves can still get out.</summary>
    public bool[] Reaches(bool[] removed)
    {
        var isGone = new bool[_to.Count];
        for (var t = 0; t < removed.Length; t++)
        {
            if (removed[t] && _edgeOf[t] >= 0)
            {
                isGone[_edgeOf[t]] = true;
            }
        }

        // Moments are numbered in the order of time, so each is decided after all that follow it.
        var reaches = new bool[_first.Count];
        reaches[Sink] = true;
        for (var node = _first.Count - 1; node > Sink; node--)
        {
            for (var e = _first[node]; e >= 0 && !reaches[node]; e = _next[e])
            {
                reaches[node] = (e & 1) == 0 && !isGone[e] && reaches[_to[e]];
            }
        }

        return [.. _edgeOf.Select(e => e >= 0 && !isGone[e] && reaches[_to[e]])];
    }

    private int Moment(int[] last, int account)
    {
        var node = _first.Count;
        _first.Add(-1);
        if (last[account] > 0)
        {
            Edge(last[account], node, GangMoney.MinorMax);
        }

        return last[account] = node;
    }

    private int Edge(int from, int to, long room)
    {
        Half(from, to, room);
        Half(to, from, 0);
        return _to.Count - 2;
    }

    private void Half(int from, int to, long room)
    {
        _to.Add(to);
        _room.Add(room);
        _next.Add(_first[from]);
        _first[from] = _to.Count - 1;
    }

    /// <summary>Tells each moment's distance from the source; false where the sink is out of reach.</summary>
    private bool Level()
    {
        Array.Fill(_level, -1);
        _level[Source] = 0;
        _queue[0] = Source;
        for (int from = 0, until = 1; from < until && _level[Sink] < 0; from++)
        {
            for (var e = _first[_queue[from]]; e >= 0; e = _next[e])
            {
                if (_left[e] > 0 && _level[_to[e]] < 0)
                {
                    _level[_to[e]] = _level[_queue[from]] + 1;
                    _queue[until++] = _to[e];
                }
            }
        }

        return _level[Sink] >= 0;
    }

    /// <summary>Sends what it can along one way of falling distance; 0 where none is left.</summary>
    private long Augment()
    {
        var (node, depth) = (Source, 0);
        while (node != Sink)
        {
            var e = _at[node];
            while (e >= 0 && (_left[e] == 0 || _level[_to[e]] != _level[node] + 1))
            {
                e = _next[e];
            }

            _at[node] = e;
            if (e >= 0)
            {
                _path[depth++] = e;
                node = _to[e];
            }
            else if (depth == 0)
            {
                return 0;
            }
            else
            {
                // A dead end is not entered again in this round.
                _level[node] = -1;
                node = _to[_path[--depth] ^ 1];
            }
        }

        var most = long.MaxValue;
        for (var i = 0; i < depth; i++)
        {
            most = Math.Min(most, _left[_path[i]]);
        }

        for (var i = 0; i < depth; i++)
        {
            _left[_path[i]] -= most;
            _left[_path[i] ^ 1] += most;
        }

        return most;
    }
}
