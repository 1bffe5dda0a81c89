namespace Cordon.Core.Tracing;

/// <summary>One side of a segment, from its first block to its last.</summary>
internal sealed class SegmentSource(SegmentList list) : SealedSource
{
    private readonly SealedEntry[] _entries = new SealedEntry[SegmentLayout.BlockEntries];
    private int _block;
    private int _at;
    private int _count;

    public override bool Next(out SealedEntry entry)
    {
        if (_at == _count)
        {
            if (_block == list.Count)
            {
                entry = default;
                return false;
            }

            (_count, _at) = (list.Read(_block++, _entries), 0);
        }

        entry = _entries[_at++];
        return true;
    }
}

/// <summary>
/// One side of what of a partition is not sealed: the transfers from one number to another. An opening balance goes with its purse's first transfer, so
/// that what is sealed does not depend on when.
/// </summary>
internal sealed unsafe class GraphSource<T>(MoneyGraph graph, int partition, FlowList<T> lists, bool isOut, uint first, uint last) : SealedSource
    where T : unmanaged, IFlowEntry<T>
{
    private readonly IEnumerator<uint> _purses = graph.PursesIn(partition).GetEnumerator();
    private Purse* _purse;
    private uint _number;
    private FlowCursor<T> _cursor;

    public override bool Next(out SealedEntry entry)
    {
        while (true)
        {
            while (_cursor.Entry != null)
            {
                var head = isOut ? &_purse->Outflows : &_purse->Inflows;
                var (at, end) = (*_cursor.Entry, lists.EndOf(head, _cursor, isOut ? _purse->Out : _purse->In));
                lists.Step(head, ref _cursor);
                if (at.Transfer > last)
                {
                    break;
                }

                if (at.Transfer >= first || (at.Transfer == 0 && graph.FirstUnsealed(_purse) is var moved && moved >= first && moved <= last))
                {
                    entry = at.Sealed(_number, end);
                    return true;
                }
            }

            if (!_purses.MoveNext())
            {
                entry = default;
                return false;
            }

            _number = _purses.Current;
            _purse = graph.At(_number);
            _cursor = lists.FirstUnsealed(isOut ? &_purse->Outflows : &_purse->Inflows);
        }
    }
}
