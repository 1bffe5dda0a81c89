namespace Cordon.Core.Tracing;

/// <summary>The outflows of a purse one by one, with its balance before each: both lists read side by side.</summary>
internal unsafe ref struct BalanceWalk
{
    private readonly MoneyGraph _graph;
    private readonly Purse* _purse;
    private FlowCursor<OutEntry> _out;
    private FlowCursor<InEntry> _in;
    private bool _isBegun;

    /// <param name="from">Begins with the first outflow of this transfer's number or a later one.</param>
    public BalanceWalk(MoneyGraph graph, Purse* purse, uint from)
    {
        _graph = graph;
        _purse = purse;
        _out = graph.Outflows.FromTransfer(&purse->Outflows, from);
        _in = graph.Inflows.FromTransfer(&purse->Inflows, from);
    }

    /// <summary>The outflow.</summary>
    public readonly OutEntry* Entry => _out.Entry;

    /// <summary>The balance just before it, its own cover among it, in minor units.</summary>
    public long Before { get; private set; }

    /// <summary>What it sent, in minor units.</summary>
    public long Sent { get; private set; }

    /// <summary>Moves to the next outflow before a transfer's number; false when there is none.</summary>
    public bool Step(uint bound)
    {
        if (_isBegun && _out.Entry != null)
        {
            _graph.Outflows.Step(&_purse->Outflows, ref _out);
        }

        _isBegun = true;
        if (_out.Entry == null || _out.Entry->Transfer >= bound)
        {
            return false;
        }

        // A cover has its transfer's number and no payer; what a purse pays itself arrives after it has left.
        var transfer = _out.Entry->Transfer;
        while (_in.Entry != null && (_in.Entry->Transfer < transfer || (_in.Entry->Transfer == transfer && _in.Entry->Payer == 0)))
        {
            _graph.Inflows.Step(&_purse->Inflows, ref _in);
        }

        Before = (_in.Entry == null ? _purse->In : _in.Entry->Start) - _out.Entry->Start;
        Sent = _graph.Outflows.EndOf(&_purse->Outflows, _out, _purse->Out) - _out.Entry->Start;
        return true;
    }
}
