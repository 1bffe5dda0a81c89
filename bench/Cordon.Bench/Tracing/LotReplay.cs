using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>Follows one payment's money by moving lots, a transfer after the other, as a bookkeeper would; no coordinates.</summary>
internal sealed class LotReplay
{
    private readonly List<Lot>[] _purses = [.. Enumerable.Range(0, SmallHistories.PursesEach).Select(_ => new List<Lot>())];
    private readonly List<Lot> _taken = [];

    /// <summary>Lots moved so far.</summary>
    public long Moved { get; private set; }

    /// <summary>Replays a history and says how much of a transfer's money lies in each purse at its end.</summary>
    public void Run(SmallHistories histories, int history, int stolen, bool isFirstIn, Span<long> rests)
    {
        var purses = histories.PursesOf(history);
        for (var i = 0; i < purses.Length; i++)
        {
            _purses[i].Clear();
            Lay(i, histories.Openings[(history * purses.Length) + i], false);
        }

        var transfers = histories.Transfers.AsSpan(history * SmallHistories.TransfersEach, SmallHistories.TransfersEach);
        var victim = transfers[stolen].From;
        for (var i = 0; i < transfers.Length; i++)
        {
            var transfer = transfers[i];
            Take(transfer.From, transfer.Sent, isFirstIn);
            var isFollowed = transfer.To != victim && histories.Graph.EndOf(purses[transfer.To]) == EndKind.None;
            var done = 0L;
            foreach (var lot in _taken)
            {
                // Parts of a transfer arrive as parts of what arrived.
                var before = done * transfer.Arrived / transfer.Sent;
                done += lot.Amount;
                Lay(transfer.To, (done * transfer.Arrived / transfer.Sent) - before, (lot.IsStolen || i == stolen) && isFollowed && i >= stolen);
                Moved++;
            }
        }

        for (var i = 0; i < purses.Length; i++)
        {
            rests[i] = 0;
            foreach (var lot in _purses[i])
            {
                rests[i] += lot.IsStolen ? lot.Amount : 0;
            }
        }
    }

    /// <summary>Takes the oldest or the newest lots out of a purse, in the order in which they lie there.</summary>
    private void Take(int purse, long amount, bool isFirstIn)
    {
        var lots = _purses[purse];
        var balance = 0L;
        foreach (var lot in lots)
        {
            balance += lot.Amount;
        }

        Lay(purse, amount - balance, false);
        var skipped = isFirstIn ? 0 : Math.Max(balance, amount) - amount;
        _taken.Clear();
        var place = 0L;
        var kept = new List<Lot>(lots.Count);
        foreach (var lot in lots)
        {
            var from = Math.Clamp(skipped - place, 0, lot.Amount);
            var to = Math.Clamp(skipped + amount - place, 0, lot.Amount);
            Lay(kept, from, lot.IsStolen);
            Lay(_taken, to - from, lot.IsStolen);
            Lay(kept, lot.Amount - to, lot.IsStolen);
            place += lot.Amount;
        }

        lots.Clear();
        lots.AddRange(kept);
    }

    private void Lay(int purse, long amount, bool isStolen) => Lay(_purses[purse], amount, isStolen);

    private static void Lay(List<Lot> lots, long amount, bool isStolen)
    {
        if (amount > 0)
        {
            lots.Add(new Lot(amount, isStolen));
        }
    }

    private readonly record struct Lot(long Amount, bool IsStolen);
}
