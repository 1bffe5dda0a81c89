namespace Cordon.Core.Tracing;

/// <summary>Many traces at once, each for itself: while one waits for the memory, the others go on.</summary>
public sealed unsafe partial class Tracer
{
    private bool _isEach;
    private int[] _movesOfStart = [];

    /// <summary>Follows the money of many transfers first in first out up to now, each as if it were traced alone.</summary>
    /// <param name="starts">The stolen payments as <see cref="MoneyGraph.Find"/> tells them. A thousand at once keep the memory busy.</param>
    /// <param name="bounds">How far to go with each; <see cref="TraceBounds.LooksMax"/> counts for each on the average. Accounts are not counted
    /// apart from moves.</param>
    /// <param name="into">
    /// Filled with all answers: the first moves are the starts, in their order; <see cref="Trail.StartOf"/> tells to which one a move or an end belongs.
    /// </param>
    public void TraceEach(ReadOnlySpan<TransferView> starts, in TraceBounds bounds, Trail into)
    {
        graph.ForgetUnpacked();
        into.Begin(TaintPolicy.Fifo);
        _bounds = bounds with { LooksMax = bounds.LooksMax * starts.Length };
        (_bound, _looks, _isEach, _countsPurses) = (uint.MaxValue, 0, true, false);
        if (_movesOfStart.Length < starts.Length)
        {
            _movesOfStart = new int[starts.Length];
        }

        if (_ahead.Length < starts.Length)
        {
            Array.Resize(ref _ahead, starts.Length);
        }

        for (var i = 0; i < starts.Length; i++)
        {
            ref readonly var start = ref starts[i];
            into.Stolen = checked(into.Stolen + start.Sent);
            _movesOfStart[i] = 1;
            _ahead[i].Start = i;
            Add(new TrailMove(-1, start.Transfer, start.Payer, start.Payee, start.PayeeStart, start.Sent, start.Arrived, start.Sent, 1), into);
        }

        FollowFirstIn(into);
    }

    private void FollowApart(int index, in TrailMove move, Trail into)
    {
        var start = _ahead[index].Start;
        var known = into.Moves.Count;
        _others = known - _movesOfStart[start];
        if (Stops(index, move, into))
        {
            return;
        }

        FollowFirstIn(index, move, into);
        if (_ahead.Length < into.Moves.Count)
        {
            Array.Resize(ref _ahead, into.Moves.Count * 2);
        }

        for (var added = known; added < into.Moves.Count; added++)
        {
            _ahead[added].Start = start;
        }

        _movesOfStart[start] += into.Moves.Count - known;
    }
}
