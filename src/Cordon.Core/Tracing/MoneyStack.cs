namespace Cordon.Core.Tracing;

/// <summary>The traced money in a purse where banks have held some, last in first out: by levels of what can leave, and by its places in holds.</summary>
internal sealed class MoneyStack(uint purse, List<HoldCut> cuts)
{
    /// <summary>At the outflow that is awaited.</summary>
    public BalanceWalk Walk;

    /// <summary>How many of <see cref="Cuts"/> have happened.</summary>
    public int CutCount;

    public uint Purse => purse;

    public List<HoldCut> Cuts => cuts;

    /// <summary>The outflow or hold that is awaited; what else waits for this purse is out of date. 0 while none is looked for.</summary>
    public uint Next { get; set; }

    public bool IsUnfollowed { get; set; }

    /// <summary>What can leave, the lowest first.</summary>
    public List<StackPart> Free { get; private set; } = [];

    public List<StackPart> Held { get; private set; } = [];

    /// <summary>The transfer before which a bank next held or let go something that may be traced money; the greatest number for none.</summary>
    public uint NextHold => CutCount == cuts.Count || (Free.Count == 0 && Held.Count == 0) ? uint.MaxValue : cuts[CutCount].Before;

    /// <summary>Lays a part where it belongs, which is on top but for parts that came by the same transfer.</summary>
    public void Lay(in StackPart part)
    {
        var at = Free.Count;
        while (at > 0 && Free[at - 1].At > part.At)
        {
            at--;
        }

        Free.Insert(at, part);
    }

    /// <summary>
    /// Takes apart what an order holds or what was paid back on it, the uppermost first: traced money first where it is the order's case's, last
    /// where it is not.
    /// </summary>
    /// <param name="cut">The first part of it.</param>
    /// <param name="length">All of it, in minor units.</param>
    /// <param name="free">What could leave before.</param>
    public void Hold(in HoldCut cut, long length, long free, bool isOwn)
    {
        var taken = Choose(length, free, isOwn);
        var left = new List<StackPart>();
        foreach (var part in Free)
        {
            var own = taken.Find(piece => piece.Low >= part.At && piece.High == part.End && piece.High > piece.Low);
            var kept = part.Length - (own.High - own.Low);
            if (kept < part.Length)
            {
                Held.Add(new StackPart(part.Move, part.Offset + kept, part.Length - kept, own.Place, cut.Order, cut.Fate));
            }

            if (kept > 0)
            {
                var below = taken.Where(piece => piece.High <= part.At).Sum(piece => piece.High - piece.Low);
                left.Add(part with { Length = kept, At = part.At - below });
            }
        }

        Free = left;
    }

    /// <summary>Lays what is let go on top.</summary>
    /// <param name="free">What could leave before.</param>
    public void LetGo(in HoldCut cut, long free)
    {
        var (from, to) = (cut.Offset, cut.Offset + cut.Length);
        var kept = new List<StackPart>();
        foreach (var part in Held)
        {
            var (first, last) = (Math.Max(part.At, from), Math.Min(part.End, to));
            if (part.Order != cut.Order || part.Fate != TrailFate.Frozen || first >= last)
            {
                kept.Add(part);
                continue;
            }

            // In a hold the uppermost is the first, so places run against the order in the move.
            Lay(new StackPart(part.Move, part.Offset + part.End - last, last - first, free + to - last, 0, TrailFate.Rests));
            if (first > part.At)
            {
                kept.Add(part with { Offset = part.Offset + part.End - first, Length = first - part.At });
            }
        }

        Held = kept;
    }

    private List<(long Low, long High, long Place)> Choose(long length, long free, bool isOwn)
    {
        var others = new List<(long Low, long High)>();
        var traced = new List<(long Low, long High)>();
        var end = free;
        for (var i = Free.Count - 1; i >= 0; i--)
        {
            others.Add((Free[i].End, end));
            traced.Add((Free[i].At, Free[i].End));
            end = Free[i].At;
        }

        others.Add((0, end));
        var taken = new List<(long Low, long High, long Place)>();
        var place = 0L;
        foreach (var (low, high) in isOwn ? traced.Concat(others) : others.Concat(traced))
        {
            var part = Math.Min(high - low, length - place);
            taken.Add((high - part, high, place));
            place += part;
        }

        return taken;
    }
}
