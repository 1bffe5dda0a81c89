using System.Runtime.CompilerServices;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>
/// What banks hold lies apart: it does not leave, and what lies behind it moves up in its place. So where money leaves is its coordinate of inflow
/// less what was taken apart before it.
/// </summary>
public sealed unsafe partial class MoneyGraph
{
    // Few purses ever have a hold.
    private readonly Dictionary<uint, List<HoldCut>> _holds = [];
    private long _lastCutMilliseconds = long.MinValue;

    // By a purse's Holds: what of it does not leave, held by the bank on freeze orders or paid back from there.
    private readonly List<long> _apart = [0];

    /// <summary>What can leave a purse now, in minor units, as far as is known: what banks hold there is not in it.</summary>
    public long FreeIn(uint purse) => FreeOf(At(purse));

    /// <summary>What could leave a purse before a transfer was booked, less what banks hold there now; in minor units.</summary>
    public long FreeBefore(uint purse, uint transfer) => BalanceBefore(purse, transfer) - ApartOf(At(purse));

    /// <summary>What lies apart in a purse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long ApartOf(Purse* purse) => purse->Holds == 0 ? 0 : _apart[(int)purse->Holds];

    /// <summary>All that banks held, let go and paid back in a purse, in order; null when nothing ever was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal List<HoldCut>? HoldsOf(uint purse) => _holds.Count == 0 ? null : _holds.GetValueOrDefault(purse);

    /// <summary>Whether any bank has ever held anything.</summary>
    internal bool HasHolds => _holds.Count > 0;

    /// <summary>What lay apart in a purse when a transfer was booked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long ApartBefore(Purse* purse, uint transfer) =>
        purse->Holds == 0 ? 0 : ApartAfter(_holds[purse->Outflows.Purse], FirstCutFrom(_holds[purse->Outflows.Purse], transfer));

    /// <summary>What lies apart once so many of a purse's holds have happened.</summary>
    internal static long ApartAfter(List<HoldCut> cuts, int count) => count == 0 ? 0 : cuts[count - 1].Apart;

    /// <summary>The first of a purse's holds that had not happened when a transfer was booked.</summary>
    internal static int FirstCutFrom(List<HoldCut> cuts, uint transfer)
    {
        var (low, high) = (0, cuts.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = cuts[middle].Before <= transfer ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>What could leave a purse at a moment, told by the first transfer after it and in milliseconds from the Unix epoch.</summary>
    internal long FreeAt(uint purse, uint bound, long moment)
    {
        var apart = 0L;
        if (HoldsOf(purse) is { } cuts)
        {
            var count = bound == 0 ? 0 : FirstCutFrom(cuts, bound - 1);
            for (; count < cuts.Count && cuts[count].IsBy(bound, moment); count++)
            {
            }

            apart = ApartAfter(cuts, count);
        }

        return BalanceBefore(purse, bound) - apart;
    }

    /// <summary>
    /// What lay in a purse at a moment, in milliseconds from the Unix epoch: what banks held there is among it, what they had paid back is not. In minor
    /// units.
    /// </summary>
    public long LyingIn(uint purse, long moment)
    {
        var bound = FirstAfter(moment);
        var paidBack = HoldsOf(purse)?.TakeWhile(cut => cut.IsBy(bound, moment)).Sum(cut => cut.IsOut ? cut.Length : 0) ?? 0;
        return BalanceBefore(purse, bound) - paidBack;
    }

    /// <summary>Takes free money apart that a bank holds.</summary>
    internal void TakeApart(uint purse, uint order, uint number, long start, long length, long offset, long timeMilliseconds) =>
        TakeApart(purse, new HoldCut(TransferCount + 1, timeMilliseconds, order, number, start, length, offset, HoldCutKind.Held));

    /// <summary>Takes free money apart that a bank has paid back without having held it.</summary>
    internal void PayBack(uint purse, uint order, uint number, long start, long length, long offset, long timeMilliseconds) =>
        TakeApart(purse, new HoldCut(TransferCount + 1, timeMilliseconds, order, number, start, length, offset, HoldCutKind.PaidBack));

    /// <summary>Notes that a bank has paid back a part of what it held.</summary>
    internal void Return(uint purse, uint order, uint number, long offset, long length, long timeMilliseconds) =>
        Note(purse, new HoldCut(TransferCount + 1, timeMilliseconds, order, number, 0, length, offset, HoldCutKind.Returned));

    private void TakeApart(uint purse, in HoldCut cut)
    {
        var at = At(purse);
        if (at->Holds == 0)
        {
            at->Holds = (uint)_apart.Count;
            _apart.Add(0);
        }

        _apart[(int)at->Holds] += cut.Length;
        Note(purse, cut);
    }

    /// <summary>Lets a part of a hold go: it lies behind all else that is free, as if it had just arrived. Returns where.</summary>
    internal long LetGo(uint purse, uint order, uint number, long offset, long length, long timeMilliseconds)
    {
        var at = At(purse);
        var start = at->In - ApartOf(at);
        _apart[(int)at->Holds] -= length;
        Note(purse, new HoldCut(TransferCount + 1, timeMilliseconds, order, number, start, length, offset, HoldCutKind.LetGo));
        return start;
    }

    private long FreeOf(Purse* purse) => purse->In - purse->Out - ApartOf(purse);

    private void Note(uint purse, in HoldCut cut)
    {
        if (!_holds.TryGetValue(purse, out var cuts))
        {
            _holds.Add(purse, cuts = []);
        }

        _lastCutMilliseconds = Math.Max(_lastCutMilliseconds, cut.TimeMilliseconds);
        cuts.Add(cut with { Apart = ApartAfter(cuts, cuts.Count) + cut.ApartMore });
    }

    private void SaveHolds(BytesOut write)
    {
        write.Value(_apart.Count);
        foreach (var apart in _apart)
        {
            write.Value(apart);
        }

        write.Value(_holds.Count);
        foreach (var (purse, cuts) in _holds.OrderBy(hold => hold.Key))
        {
            write.Value(purse);
            write.Value(cuts.Count);
            foreach (var cut in cuts)
            {
                write.Value(cut.Before);
                write.Value(cut.TimeMilliseconds);
                write.Value(cut.Order);
                write.Value(cut.Case);
                write.Value(cut.Start);
                write.Value(cut.Length);
                write.Value(cut.Offset);
                write.Value(cut.Kind);
            }
        }
    }

    private void LoadHolds(BytesIn read)
    {
        _apart.Clear();
        for (var left = read.Value<int>(); left > 0; left--)
        {
            _apart.Add(read.Value<long>());
        }

        for (var left = read.Value<int>(); left > 0; left--)
        {
            var purse = read.Value<uint>();
            for (var cuts = read.Value<int>(); cuts > 0; cuts--)
            {
                Note(purse, new HoldCut(
                    read.Value<uint>(), read.Value<long>(), read.Value<uint>(), read.Value<uint>(), read.Value<long>(), read.Value<long>(),
                    read.Value<long>(), read.Value<HoldCutKind>()));
            }
        }
    }
}
