namespace Cordon.Core.Tracing;

/// <summary>
/// The lowest free balance and the largest part of it that left, for each 64 outflows and each 4,096, of purses so large that walking through them would
/// take longer than a trace may. Made when it is first wanted, and kept: what has happened in a purse does not change.
/// </summary>
/// <remarks>Owned by one thread. 16 bytes for 64 transfers of the purses that were asked for.</remarks>
internal sealed unsafe class BalanceIndex(MoneyGraph graph)
{
    /// <summary>Outflows that are told of together.</summary>
    public const int Stride = 64;

    /// <summary>Outflows read for the first time, with the inflows between them, that count as one look: as long as one found by its number takes.</summary>
    private const int OutflowsALook = 8;

    private readonly Dictionary<uint, Summary> _summaries = [];

    /// <summary>The first outflow from a transfer on that may meet a wish, or where it is not known any more.</summary>
    /// <param name="looks">Counts what was compared, and what was read for the first time.</param>
    /// <param name="looksMax">Nothing more is read for the first time from here on; a later call goes on where this one stopped.</param>
    public uint Skip(uint purse, uint from, in BalanceWish wish, ref long looks, long looksMax)
    {
        if (!_summaries.TryGetValue(purse, out var summary))
        {
            _summaries.Add(purse, summary = new Summary());
        }

        Extend(purse, summary, ref looks, looksMax);
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

    /// <summary>Takes in what has left since the last time, in whole chunks, as far as there are looks for it.</summary>
    private void Extend(uint purse, Summary summary, ref long looks, long looksMax)
    {
        var at = graph.At(purse);
        var mark = graph.Unpacked;
        while (summary.Out != at->Out && looks < looksMax)
        {
            if (TakeGroup(at, summary, ref looks))
            {
                summary.Out = at->Out;
            }

            // What was unpacked for one group is not needed for the next: a hub takes no more memory than that.
            graph.ForgetUnpacked(mark);
        }
    }

    /// <summary>Takes in a group of chunks at most. True when there are no more.</summary>
    private bool TakeGroup(Purse* at, Summary summary, ref long looks)
    {
        var walk = new BalanceWalk(graph, at, summary.LastTransfer + 1);
        var (chunk, count) = (Chunk.Empty, 0);
        for (; walk.Transfer != uint.MaxValue && count < Stride * Stride; walk.Step(graph))
        {
            var (before, sent) = (walk.Before(graph), walk.Sent(graph));
            chunk = chunk.With(walk.Transfer, before - sent, BalanceWish.PartOf(sent, before));
            count++;
            looks += count % OutflowsALook == 0 ? 1 : 0;
            if (count % Stride == 0)
            {
                summary.Add(chunk, walk.Transfer);
                chunk = Chunk.Empty;
            }
        }

        return walk.Transfer == uint.MaxValue;
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
