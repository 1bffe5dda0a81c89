using System.Runtime.CompilerServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// The outflows of a purse one by one, with what could leave it before each, which is its balance less what banks held: lists read side by side.
/// </summary>
internal unsafe struct BalanceWalk
{
    private readonly Purse* _purse;
    private FlowCursor<OutEntry> _out;
    private FlowCursor<InEntry> _in;

    // Where banks have held something: all of that, and how much of it had happened.
    private readonly List<HoldCut>? _cuts;
    private int _cutCount;

    /// <param name="from">Begins with the first outflow of this transfer's number or a later one.</param>
    public BalanceWalk(MoneyGraph graph, Purse* purse, uint from)
    {
        _purse = purse;
        _out = graph.OutflowsOf(purse).FromTransfer(&purse->Outflows, from);
        _in = graph.InflowsOf(purse).FromTransfer(&purse->Inflows, from);
        if (purse->Holds != 0)
        {
            _cuts = graph.HoldsOf(purse->Outflows.Purse);
            _cutCount = MoneyGraph.FirstCutFrom(_cuts!, from);
        }
    }

    /// <summary>The outflow.</summary>
    public readonly OutEntry* Entry => _out.Entry;

    /// <summary>Its transfer; the greatest number behind the last one.</summary>
    public readonly uint Transfer => _out.Entry == null ? uint.MaxValue : _out.Entry->Transfer;

    /// <summary>Moves on to the next outflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(MoneyGraph graph) => graph.OutflowsOf(_purse).Step(&_purse->Outflows, ref _out);

    /// <summary>What the outflow sent, in minor units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long Sent(MoneyGraph graph) => graph.OutflowsOf(_purse).EndOf(&_purse->Outflows, _out, _purse->Out) - _out.Entry->Start;

    /// <summary>What could leave just before the outflow, its own cover among it, in minor units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Before(MoneyGraph graph)
    {
        // A cover has its transfer's number and no payer; what a purse pays itself arrives after it has left.
        var transfer = _out.Entry->Transfer;
        while (_in.Entry != null && (_in.Entry->Transfer < transfer || (_in.Entry->Transfer == transfer && _in.Entry->Payer == 0)))
        {
            graph.InflowsOf(_purse).Step(&_purse->Inflows, ref _in);
        }

        var balance = (_in.Entry == null ? _purse->In : _in.Entry->Start) - _out.Entry->Start;
        return _cuts == null ? balance : balance - Apart(transfer);
    }

    private long Apart(uint transfer)
    {
        while (_cutCount < _cuts!.Count && _cuts[_cutCount].Before <= transfer)
        {
            _cutCount++;
        }

        return MoneyGraph.ApartAfter(_cuts, _cutCount);
    }
}
