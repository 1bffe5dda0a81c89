namespace Cordon.Core.Tracing;

/// <summary>
/// First in, first out, what came into a purse in the row in which it leaves, where banks have held some: a function from coordinates of outflow to
/// coordinates of inflow, in pieces. A hold changes it only behind what has left by then, so that what it is at last answers for all that left before.
/// </summary>
internal sealed class PurseRow
{
    // In the order in which it leaves. The last one has no end: it is what has not come in yet.
    private readonly List<Part> _free = [new Part(0, long.MaxValue, 0)];

    // By order, with places in its hold.
    private readonly SortedDictionary<uint, List<Part>> _held = [];

    /// <summary>What banks hold, in minor units.</summary>
    public long HeldLength { get; private set; }

    /// <summary>Does the next of what banks did.</summary>
    public void Pass(in HoldCut cut)
    {
        switch (cut.Kind)
        {
            case HoldCutKind.LetGo:
                LetGo(cut);
                break;
            case HoldCutKind.Returned:
                _ = TakeHeld(cut);
                break;
            default:
                Take(cut);
                break;
        }
    }

    /// <summary>Where what leaves between two coordinates of outflow came in, in the order in which it leaves.</summary>
    public IEnumerable<(long Inflow, long Length)> Between(long from, long to)
    {
        for (var i = IndexOf(from); from < to; i++)
        {
            var until = Math.Min(to, _free[i].End);
            yield return (_free[i].Inflow + from - _free[i].At, until - from);
            from = until;
        }
    }

    /// <summary>Where what banks hold came in, in the order of the orders and of places in them.</summary>
    public IEnumerable<(long Inflow, long Length)> Held() =>
        _held.Values.SelectMany(parts => parts.OrderBy(part => part.At).Select(part => (part.Inflow, part.End - part.At)));

    private void Take(in HoldCut cut)
    {
        var first = Split(cut.Start);
        var behind = Split(cut.Start + cut.Length);
        if (cut.Kind == HoldCutKind.Held)
        {
            _held.TryAdd(cut.Order, []);
            foreach (var part in _free[first..behind])
            {
                _held[cut.Order].Add(part.Moved(cut.Offset - cut.Start));
            }

            HeldLength += cut.Length;
        }

        _free.RemoveRange(first, behind - first);
        MoveFrom(first, -cut.Length);
    }

    private void LetGo(in HoldCut cut)
    {
        var shift = cut.Start - cut.Offset;
        var behind = Split(cut.Start);
        MoveFrom(behind, cut.Length);
        _free.InsertRange(behind, TakeHeld(cut).OrderBy(part => part.At).Select(part => part.Moved(shift)));
    }

    /// <summary>Takes a part of a hold out of it.</summary>
    private List<Part> TakeHeld(in HoldCut cut)
    {
        var (from, to) = (cut.Offset, cut.Offset + cut.Length);
        var kept = new List<Part>();
        var gone = new List<Part>();
        foreach (var part in _held[cut.Order])
        {
            kept.Add(part.Within(part.At, from));
            gone.Add(part.Within(from, to));
            kept.Add(part.Within(to, part.End));
        }

        _held[cut.Order] = kept.FindAll(part => part.At < part.End);
        HeldLength -= cut.Length;
        return gone.FindAll(part => part.At < part.End);
    }

    /// <summary>Has a part begin at a coordinate and returns its index.</summary>
    private int Split(long at)
    {
        var i = IndexOf(at);
        if (_free[i].At == at)
        {
            return i;
        }

        var whole = _free[i];
        _free[i] = whole.Within(whole.At, at);
        _free.Insert(i + 1, whole.Within(at, whole.End));
        return i + 1;
    }

    private void MoveFrom(int index, long by)
    {
        for (var i = index; i < _free.Count; i++)
        {
            _free[i] = _free[i].Moved(by);
        }
    }

    /// <summary>The part that a coordinate of outflow lies in.</summary>
    private int IndexOf(long at)
    {
        var (low, high) = (0, _free.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _free[middle].End <= at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Money that came in and lies here in one piece.</summary>
    /// <param name="At">Where it begins: a coordinate of outflow, or a place in a hold.</param>
    /// <param name="End">Where it ends; the greatest value for nowhere.</param>
    /// <param name="Inflow">The coordinate of inflow at which it begins.</param>
    private readonly record struct Part(long At, long End, long Inflow)
    {
        public Part Moved(long by) => this with { At = At + by, End = End == long.MaxValue ? End : End + by };

        /// <summary>What of it lies between two places; it ends before it begins where that is nothing.</summary>
        public Part Within(long from, long to) => new(Math.Max(At, from), Math.Min(End, to), Inflow + Math.Max(0, from - At));
    }
}
