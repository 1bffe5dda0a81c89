namespace Cordon.Core.Tracing;

/// <summary>
/// The lowest balance and the largest part that left, for each 64 outflows and each 4,096, of purses so large that walking through them would
/// take longer than a trace may. Made when it is first wanted, and kept: what has happened in a purse does not change.
/// </summary>
/// <remarks>Owned by one thread. 16 bytes for 64 transfers of the purses that were asked for.</remarks>
internal sealed unsafe class BalanceIndex(MoneyGraph graph)
{
    /// <summary>Outflows that are told of together.</summary>
    public const int Stride = 64;

    private readonly Dictionary<uint, Summary> _summaries = [];

    /// <summary>The first outflow from a transfer on that may meet a wish, or where it is not known any more.</summary>
    /// <param name="looks">Counts what was compared.</param>
    public uint Skip(uint purse, uint from, in BalanceWish wish, ref long looks)
    {
        if (!_summaries.TryGetValue(purse, out var summary))
        {
            _summaries.Add(purse, summary = new Summary());
        }

        Extend(purse, summary);
        var chunks = summary.Chunks;
        var at = summary.ChunkOf(from);
        for (; at < chunks.Count; looks++)
        {
            if (at % Stride == 0 && at / Stride < summary.Groups.Count && !IsMet(summary.Groups[at / Stride], wish))
            {
                at += Stride;
            }
            else if (IsMet(chunks[at], wish))
            {
                return Math.Max(from, chunks[at].FirstTransfer);
            }
            else
            {
                at++;
            }
        }

        return Math.Max(from, summary.LastTransfer + 1);
    }

    private static bool IsMet(in Chunk chunk, in BalanceWish wish) => wish.MayBeMet(chunk.LeastAfter, chunk.MostPart);

    /// <summary>Takes in what has left since the last time, in whole chunks.</summary>
    private void Extend(uint purse, Summary summary)
    {
        var at = graph.At(purse);
        if (summary.Out == at->Out)
        {
            return;
        }

        summary.Out = at->Out;
        var mark = graph.Unpacked;
        var walk = new BalanceWalk(graph, at, summary.LastTransfer + 1);
        var (chunk, count, last) = (Chunk.Empty, 0, 0u);
        for (; walk.Transfer != uint.MaxValue; walk.Step(graph))
        {
            var (before, sent) = (walk.Before(graph), walk.Sent(graph));
            last = walk.Transfer;
            chunk = chunk.With(last, before - sent, BalanceWish.PartOf(sent, before));
            if (++count == Stride)
            {
                summary.Add(chunk, last);
                (chunk, count) = (Chunk.Empty, 0);
            }
        }

        graph.ForgetUnpacked(mark);
    }

    /// <summary>Some outflows in a row.</summary>
    private readonly record struct Chunk(long LeastAfter, uint MostPart, uint FirstTransfer)
    {
        public static Chunk Empty { get; } = new(long.MaxValue, 0, 0);

        public Chunk With(uint first, long after, uint part) =>
            new(Math.Min(LeastAfter, after), Math.Max(MostPart, part), FirstTransfer == 0 ? first : FirstTransfer);
    }

    private sealed class Summary
    {
        private Chunk _group = Chunk.Empty;

        public List<Chunk> Chunks { get; } = [];

        public List<Chunk> Groups { get; } = [];

        /// <summary>The last transfer of the last chunk.</summary>
        public uint LastTransfer { get; private set; }

        /// <summary>All that had left when this was extended.</summary>
        public long Out { get; set; }

        public void Add(in Chunk chunk, uint last)
        {
            Chunks.Add(chunk);
            LastTransfer = last;
            _group = _group.With(chunk.FirstTransfer, chunk.LeastAfter, chunk.MostPart);
            if (Chunks.Count % Stride == 0)
            {
                Groups.Add(_group);
                _group = Chunk.Empty;
            }
        }

        /// <summary>The chunk that a transfer is in.</summary>
        public int ChunkOf(uint transfer)
        {
            if (transfer > LastTransfer)
            {
                return Chunks.Count;
            }

            var (low, high) = (0, Chunks.Count);
            while (high - low > 1)
            {
                var middle = (low + high) >>> 1;
                (low, high) = Chunks[middle].FirstTransfer <= transfer ? (middle, high) : (low, middle);
            }

            return low;
        }
    }
}
