using System.Text;
using Cordon.Core.Networks.Patterns;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;
using Cordon.Engine.Snapshots;
using Cordon.Engine.Tracing;

namespace Cordon.Engine;

/// <summary>The state as a snapshot's sections, and back: what playing the journal back to that position would have made.</summary>
internal sealed partial class PartitionState
{
    /// <summary>The most of what is not an account's, a pair's or a payment's: reports, lists, holds, keys and policies of many years.</summary>
    private const int BookBytesMax = int.MaxValue / 2;

    private const string ActivitySection = "activity";
    private const string AccountsSection = "accounts";
    private const string PaymentsSection = "payments";
    private const string BookSection = "book";
    private const string MoneySection = "money";
    private const string PatternsSection = "patterns";

    public void Save(SnapshotWriter to)
    {
        to.Begin(ActivitySection);
        Activity.Save(to.Append);
        to.End();
        Directory.Save(to, AccountsSection);
        Payments.Save(to, PaymentsSection);
        if (Patterns is { } patterns)
        {
            to.Begin(PatternsSection);
            patterns.Save(to.Append);
            to.End();
        }

        to.Begin(MoneySection);
        Money.Save(to.Append);
        to.End();
        var book = new ColumnWriter();
        SaveBook(book);
        to.Section(BookSection, book.Written.Span);
    }

    /// <summary>Fills a state that is new. After an exception it is of no use.</summary>
    /// <exception cref="SnapshotDamagedException">The snapshot is not of this shape.</exception>
    /// <param name="segments">The money graph's older part; they are this state's from then on.</param>
    public void Load(SnapshotReader from, IReadOnlyList<SegmentFile> segments)
    {
        Money.Own(segments);

        // The windows are half of it; what stands beside them is read beside them.
        var windows = Task.Run(() => LoadActivity(from.Section(ActivitySection).Open()));
        try
        {
            Directory.Load(from.Section(AccountsSection).Open());
            Payments.Load(from.Section(PaymentsSection).Open());
            if (Patterns is { } patterns)
            {
                LoadPatterns(patterns, from.Section(PatternsSection).Open());
            }

            LoadMoney(from.Section(MoneySection).Open());
            var book = new ColumnReader(from.Section(BookSection).Open().ReadAll(BookBytesMax));
            LoadBook(ref book);
        }
        finally
        {
            windows.GetAwaiter().GetResult();
        }
    }

    private void LoadActivity(SnapshotSectionReader from)
    {
        if (Activity.Load(from.Read, from.Remaining) is { } fault)
        {
            throw from.Damaged(fault);
        }

        from.End();
    }

    private static void LoadPatterns(StreamPatterns patterns, SnapshotSectionReader from)
    {
        if (patterns.Load(from.Read, from.Remaining) is { } fault)
        {
            throw from.Damaged(fault);
        }

        from.End();
    }

    private void LoadMoney(SnapshotSectionReader from)
    {
        if (Money.Load(from.Read, from.Remaining) is { } fault)
        {
            throw from.Damaged(fault);
        }

        from.End();
    }

    private void SaveBook(ColumnWriter to)
    {
        to.Int64(LastSequence);
        to.VarUInt((ulong)_policyRecords.Count);
        foreach (var record in _policyRecords)
        {
            to.Text(record);
        }

        to.VarUInt((ulong)_banks.Count);
        foreach (var (bank, number) in _banks)
        {
            to.Text(Encoding.ASCII.GetBytes(bank));
            to.VarUInt(number);
        }

        SaveKeys(to);
        SaveReports(to);
        to.VarUInt((ulong)Lists.Count);
        foreach (var ((list, account), entry) in Lists.OrderBy(l => l.Key))
        {
            to.Byte((byte)list);
            to.VarUInt(account);
            to.Int64(entry.Until?.Milliseconds ?? long.MaxValue);
            to.TextOrNull(entry.Reason);
            to.TextOrNull(entry.By);
        }

        Holds.Save(to);
        Cases.Save(to);
        CaseBook.SaveSums(Stopped, to);
        Outbox.Save(to);
        to.TextOrNull(FreezingText);
        SavePolicies(to);
    }

    private void SaveReports(ColumnWriter to)
    {
        to.VarUInt((ulong)Reports.Count);
        foreach (var ((reporter, id), fingerprint) in Reports)
        {
            to.VarUInt(reporter);
            to.Text(Encoding.UTF8.GetBytes(id));
            to.Text(Encoding.UTF8.GetBytes(fingerprint));
        }

        to.VarUInt((ulong)_reportedSequences.Count);
        foreach (var sequence in _reportedSequences.Order())
        {
            to.Int64(sequence);
        }
    }

    private void LoadBook(ref ColumnReader from)
    {
        LastSequence = from.Int64();
        for (var left = from.VarUInt(); left > 0; left--)
        {
            var record = new ColumnReader(from.Text());
            ApplyPolicy(ref record);
        }

        _banks.Clear();
        _bankNames.Clear();
        for (var left = from.VarUInt(); left > 0; left--)
        {
            var bank = Encoding.ASCII.GetString(from.Text());
            _banks.Add(bank, (ushort)from.VarUInt());
            _bankNames.Add(bank);
        }

        LoadKeys(ref from);
        LoadReports(ref from);
        for (var left = from.VarUInt(); left > 0; left--)
        {
            var (list, account, until) = ((AccountList)from.Byte(), (uint)from.VarUInt(), from.Int64());
            var (reason, by) = (from.TextOrNull(), from.TextOrNull());
            KeepOnList(list, account, new ListEntry(until == long.MaxValue ? null : new Instant(until), reason, by));
        }

        Holds.Load(ref from);
        Cases.Load(ref from);
        CaseBook.LoadSums(Stopped, ref from);
        Outbox.Load(ref from, Cases);
        foreach (var order in Cases.Orders(order => order.FrozenMinor > 0, 0, int.MaxValue))
        {
            Frozen.Add(order.Purse);
        }

        if (from.TextOrNull() is { } freezing)
        {
            UseFreezeRules(freezing);
        }

        LoadPolicies(ref from);
    }

    private void LoadReports(ref ColumnReader from)
    {
        for (var left = from.VarUInt(); left > 0; left--)
        {
            Reports.Add(((uint)from.VarUInt(), Encoding.UTF8.GetString(from.Text())), Encoding.UTF8.GetString(from.Text()));
        }

        for (var left = from.VarUInt(); left > 0; left--)
        {
            _reportedSequences.Add(from.Int64());
        }
    }
}
