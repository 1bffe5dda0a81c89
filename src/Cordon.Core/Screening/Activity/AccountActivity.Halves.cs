namespace Cordon.Core.Screening.Activity;

/// <summary>A run of payments observed by two threads, a half of the accounts and pairs each.</summary>
public sealed unsafe partial class AccountActivity
{
    /// <summary>How many halves there are.</summary>
    public const int Halves = ActivityHalf.Count;

    /// <summary>The most payments of a run: their rows and accounts stay in the second-level cache until they become facts.</summary>
    public const int RunMax = 1024;

    // What verdicts changed since a run was begun.
    private readonly Dictionary<uint, long> _corrections = [];
    private readonly HashSet<uint> _raised = [];
    private bool _isInRun;

    /// <summary>The sides of one half's accounts.</summary>
    private readonly struct ListedSides(uint* sides, int count) : ISides
    {
        public int Count => count;

        public uint this[int at] => sides[at];
    }

    /// <summary>
    /// From here to <see cref="EndRun"/> it is kept in mind what the verdicts of a run's first payments change for its later ones, which were observed
    /// before: <see cref="Refresh"/> brings it into their rows.
    /// </summary>
    public void BeginRun() => _isInRun = true;

    /// <summary>Forgets what the verdicts of a run changed.</summary>
    public void EndRun()
    {
        _isInRun = false;
        _corrections.Clear();
        _raised.Clear();
    }

    /// <summary>Brings rows up to what the verdicts since <see cref="BeginRun"/> changed: balances and nearness to reported money.</summary>
    /// <param name="payments">Those of the run.</param>
    /// <param name="first">The first whose row is wanted, and how many.</param>
    public void Refresh(ReadOnlySpan<ObservedPayment> payments, SideRows rows, int first, int count)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (_corrections.Count + _raised.Count == 0)
        {
            return;
        }

        for (var at = first; at < first + count; at++)
        {
            ref readonly var payment = ref payments[at];
            RefreshRow(payment.Payer, payment.TimeMilliseconds, rows.Payers + ((nint)at * SideRows.RowLength));
            RefreshRow(payment.Payee, payment.TimeMilliseconds, rows.Payees + ((nint)at * SideRows.RowLength));
        }
    }

    /// <summary>
    /// Writes one half of the rows of a run of payments, in their order, and counts that half. When both halves have been observed, by one thread or by
    /// two at once, state and rows are what <see cref="Observe"/> would have made of them; facts are then made by <see cref="WriteFacts"/>.
    /// </summary>
    /// <param name="payments">At most <see cref="RunMax"/>.</param>
    public void ObserveHalf(ReadOnlySpan<ObservedPayment> payments, SideRows rows, int half)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payments.Length, RunMax);
        // One place more than sides: a side of the other half is written there and then written over.
        var listed = stackalloc uint[(2 * RunMax) + 1];
        var sides = new ListedSides(listed, ListSides(payments, half, listed));
        for (var at = -AccountsAhead; at < 0; at += Portion)
        {
            AskFor(payments, sides, at);
        }

        for (var at = 0; at < sides.Count; at++)
        {
            if (at % Portion == 0)
            {
                AskFor(payments, sides, at);
            }

            var index = (nint)(listed[at] >> 1) * SideRows.RowLength;
            TakeSide(payments[(int)(listed[at] >> 1)], (listed[at] & 1) != 0, rows.Payers + index, rows.Payees + index);
        }

        ObservePairs(payments, rows, half, listed);
    }

    private void RefreshRow(uint number, long time, long* row)
    {
        if (_raised.Contains(number))
        {
            WriteRisk(_accounts.At(number), time, row);
        }

        if (row[SideRows.Balance] != Facts.Unknown && _corrections.TryGetValue(number, out var size))
        {
            row[SideRows.Balance] += size;
        }
    }

    /// <summary>Kept for rows already written, also where the balance is not known any more: it may have been when they were.</summary>
    private void NoteCorrection(uint account, long size)
    {
        if (_isInRun)
        {
            _corrections[account] = _corrections.GetValueOrDefault(account) + size;
        }
    }

    private void ObservePairs(ReadOnlySpan<ObservedPayment> payments, SideRows rows, int half, uint* listed)
    {
        var pairs = _halves[half].Pairs;
        var keys = stackalloc ulong[RunMax + 1];
        var count = 0;
        for (var i = 0; i < payments.Length; i++)
        {
            // Written each time and kept where it counts: which half a pair belongs to cannot be foreseen.
            var key = PairTable.KeyOf(payments[i].Payer, payments[i].Payee);
            (listed[count], keys[count]) = ((uint)i, key);
            count += PairTable.HalfOf(key) == half ? 1 : 0;
        }

        for (var at = -TagsAhead; at < count; at++)
        {
            if (at + TagsAhead < count)
            {
                pairs.PrefetchTags(keys[at + TagsAhead]);
            }

            if (at + PairsAhead >= 0 && at + PairsAhead < count)
            {
                pairs.PrefetchSlots(keys[at + PairsAhead]);
            }

            if (at >= 0)
            {
                TakePair(
                    pairs, keys[at], payments[(int)listed[at]].TimeMilliseconds, rows.Pairs + ((nint)listed[at] * SideRows.PairLength));
            }
        }
    }

    private static int ListSides(ReadOnlySpan<ObservedPayment> payments, int half, uint* listed)
    {
        var count = 0;
        for (var i = 0; i < payments.Length; i++)
        {
            listed[count] = (uint)i << 1;
            count += payments[i].Payer % ActivityHalf.Count == half ? 1 : 0;
            listed[count] = ((uint)i << 1) | 1;
            count += payments[i].Payee % ActivityHalf.Count == half ? 1 : 0;
        }

        return count;
    }
}
