using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>The laws that every trace must keep, and how often they were checked.</summary>
internal sealed class TraceLaws
{
    private const int BrokenMax = 20;

    private static readonly TaintPolicy[] Conserving = [TaintPolicy.Fifo, TaintPolicy.Lifo, TaintPolicy.Prorata, TaintPolicy.Libr];

    private readonly List<string> _broken = [];
    private readonly LotReplay _replay = new();
    private readonly Trail _trail = new();
    private readonly Trail _exposed = new();
    private readonly long[] _rests = new long[SmallHistories.PursesEach];
    private readonly long[] _replayed = new long[SmallHistories.PursesEach];

    /// <summary>Traces in which money must be conserved.</summary>
    public long Traces { get; private set; }

    /// <summary>Traces under poison.</summary>
    public long Exposures { get; private set; }

    /// <summary>Moves in all traces.</summary>
    public long Moves { get; private set; }

    /// <summary>Lots moved by the replay.</summary>
    public long Lots => _replay.Moved;

    /// <summary>Traces held against a replay of lots.</summary>
    public long Compared { get; private set; }

    /// <summary>What was broken, the first times.</summary>
    public IReadOnlyList<string> Broken => _broken;

    public string Line(TimeSpan elapsed) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{elapsed.TotalSeconds:0} s: {Traces} traces, {Exposures} exposures, {Moves} moves, {Lots} lots, {_broken.Count} laws broken");

    /// <summary>Traces each transfer of some histories under each policy.</summary>
    /// <param name="replayedOneIn">One history in so many is replayed lot by lot too.</param>
    public void Check(SmallHistories histories, long seed, int replayedOneIn)
    {
        var tracer = new Tracer(histories.Graph);
        for (var index = 0; index < histories.Transfers.Length; index++)
        {
            var history = index / SmallHistories.TransfersEach;
            ReadOnlySpan<StolenTransfer> start = [histories.StartOf(index)];
            foreach (var policy in Conserving)
            {
                // Every other history as of some moment after the theft, up to its end.
                var left = SmallHistories.TransfersEach - (index % SmallHistories.TransfersEach);
                var last = history % 2 == 0 ? long.MaxValue : index + (index * 7_919L % left);
                tracer.Trace(start, policy, last, TraceBounds.Standard, _trail);
                Traces++;
                Moves += _trail.Moves.Count;
                if (Wrong(histories, history, last) is { } wrong)
                {
                    Break($"seed {seed}, transfer {index}, {policy}: {wrong}");
                }

                if (history % replayedOneIn == 0 && policy is TaintPolicy.Fifo or TaintPolicy.Lifo)
                {
                    Compare(histories, history, index, policy, seed);
                }
            }

            if (history % replayedOneIn == 0)
            {
                tracer.Trace(start, TaintPolicy.Poison, long.MaxValue, TraceBounds.Standard, _exposed);
                Exposures++;
                if (_trail.Ends.Exists(end => end.Fate == TrailFate.Rests && !_exposed.Ends.Exists(other => other.Purse == end.Purse)))
                {
                    Break($"seed {seed}, transfer {index}: money rests where none was exposed");
                }
            }
        }
    }

    /// <summary>What is wrong with the trail, if anything; and what rests in each purse.</summary>
    private string? Wrong(SmallHistories histories, int history, long last)
    {
        Array.Clear(_rests);
        var purses = histories.PursesOf(history);
        var shares = 0L;
        foreach (var end in _trail.Ends)
        {
            if (end.Share < 0 || end.Amount < 0)
            {
                return $"an end of {end.Amount} with a share of {end.Share}";
            }

            shares += end.Share;
            if (end.Fate == TrailFate.Rests)
            {
                var at = purses.IndexOf(end.Purse);
                _rests[at] += end.Amount;
                var balance = last == long.MaxValue ? histories.Graph.BalanceOf(end.Purse) : histories.Graph.BalanceBefore(end.Purse, (uint)last + 2);
                if (_rests[at] > balance)
                {
                    return $"{_rests[at]} stolen in a balance of {balance}";
                }
            }
        }

        return shares == _trail.Stolen ? null : $"{shares} of {_trail.Stolen} told";
    }

    private void Compare(SmallHistories histories, int history, int index, TaintPolicy policy, long seed)
    {
        _replay.Run(histories, history, index % SmallHistories.TransfersEach, policy == TaintPolicy.Fifo, _replayed);
        Compared++;
        if (!_rests.AsSpan().SequenceEqual(_replayed))
        {
            Break($"seed {seed}, transfer {index}, {policy}: {string.Join(' ', _rests)} traced, {string.Join(' ', _replayed)} replayed");
        }
    }

    private void Break(string what)
    {
        if (_broken.Count < BrokenMax)
        {
            _broken.Add(what);
        }
    }
}
