using System.Collections.Immutable;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine.Cases;

/// <summary>What was recovered: cases' ledgers, and its division among their victims.</summary>
internal sealed partial class CaseBook
{
    private readonly List<RestitutionPlan> _plans = [];

    // Those that were proposed for a case or that it has a share in.
    private readonly Dictionary<uint, List<uint>> _plansByCase = [];

    /// <summary>What banks ever held, let go and paid back, on all orders.</summary>
    public CurrencySums Frozen { get; } = new();

    /// <summary>What of that they hold now.</summary>
    public CurrencySums Held { get; } = new();

    public CurrencySums Released { get; } = new();

    public CurrencySums Returned { get; } = new();

    /// <summary>What of <see cref="Returned"/> was not held when it was paid back.</summary>
    public CurrencySums ReturnedUnheld { get; } = new();

    public CurrencySums Restituted { get; } = new();

    public int CaseCount => _cases.Count;

    public int PlanCount => _plans.Count;

    public IReadOnlyList<CaseFile> Cases => _cases;

    /// <summary>The restitution of a case that waits to be approved; null for none.</summary>
    public RestitutionPlan? OpenPlan(uint number) => PlansOf(number).LastOrDefault(plan => plan.Case == number && plan.IsOpen);

    /// <summary>A restitution by its number.</summary>
    public RestitutionPlan Plan(uint number) => _plans[(int)number - 1];

    /// <summary>The restitutions that were proposed for a case, or that it has a share in; in the order of being proposed.</summary>
    public IEnumerable<RestitutionPlan> PlansOf(uint number) => _plansByCase.GetValueOrDefault(number, []).Select(Plan);

    /// <summary>Books what an event of an order did to money.</summary>
    /// <param name="before">The order before it.</param>
    /// <param name="parts">Whose money it was, of what is or was held.</param>
    /// <param name="unheld">Whose it was of what is paid back and was not held.</param>
    public void Book(FreezeOrder before, FreezeEvent what, IReadOnlyList<CasePart> parts, IReadOnlyList<CasePart> unheld)
    {
        var file = Case(before.Case);
        var own = (what.IsReturn ? unheld : parts).FirstOrDefault(part => part.Case == file.Number);
        if (LedgerBookings.Of(file.Ledger, before, what, own, file.Stolen.Currency) is { } entry)
        {
            file.Ledger.Book(entry);
        }

        foreach (var part in parts.Concat(unheld))
        {
            CaseChanges?.Invoke(part.Case);
        }

        foreach (var part in parts)
        {
            var owner = Case(part.Case);
            owner.HeldShare += what.Kind == FreezeEventKind.Freeze ? part.ShareMinor : -part.ShareMinor;
            owner.HeldOnce += what.Kind == FreezeEventKind.Freeze ? part.OnceMinor : -part.OnceMinor;
        }

        foreach (var part in parts.Concat(unheld))
        {
            // Two cases may be about the same money, and only one of them has the order.
            Link(part.Case, before.Purse);
            if (what.IsReturn)
            {
                NoteReturned(part, before.Asked.Currency);
            }
        }

        Count(before, what);
    }

    /// <summary>A part of what was paid back is a case's.</summary>
    private void NoteReturned(in CasePart part, Currency currency)
    {
        var owner = Case(part.Case);
        var (minor, share) = owner.Traced.GetValueOrDefault(currency.Number);
        owner.Traced[currency.Number] = (minor + part.AmountMinor, share + part.ShareMinor);
        owner.ReturnedShare += part.ShareMinor;
        owner.ReturnedOnce += part.OnceMinor;
    }

    private void Count(FreezeOrder before, FreezeEvent what)
    {
        var sums = what.Kind == FreezeEventKind.Freeze ? Frozen : what.IsReturn ? Returned : Released;
        var amount = before.Asked with { Minor = what.Kind == FreezeEventKind.Expire ? before.HeldMinor : what.AmountMinor };
        sums.Add(amount);
        if (before.UnheldOf(what) is > 0 and var unheld)
        {
            ReturnedUnheld.Add(amount with { Minor = unheld });
        }

        if (what.Kind == FreezeEventKind.ReturnToVictim)
        {
            Restituted.Add(amount);
        }
    }

    /// <summary>
    /// The cases whose recovered money is divided together: those that ever had an order in the same account or money that one held there, those
    /// that share an account so with these, and so on; in the order of the stolen payments.
    /// </summary>
    /// <param name="number">One of them.</param>
    /// <param name="casesMax">So many at most; null when there are more.</param>
    public IReadOnlyList<CaseFile>? PoolOf(uint number, int casesMax)
    {
        var found = new HashSet<uint> { number };
        var open = new Queue<uint>(found);
        var purses = new HashSet<uint>();
        while (open.TryDequeue(out var next))
        {
            foreach (var purse in _pursesByCase.GetValueOrDefault(next, []).Where(purses.Add))
            {
                foreach (var other in _casesByPurse[purse].Where(found.Add))
                {
                    open.Enqueue(other);
                }
            }

            if (found.Count > casesMax)
            {
                return null;
            }
        }

        return [.. found.Select(Case).OrderBy(file => file.Sequence)];
    }

    /// <summary>What was ever recovered for some cases in a currency, in minor units: what is in the centre's hands, and what victims have had.</summary>
    public static Int128 RecoveredOf(IEnumerable<CaseFile> pool, Currency currency) => pool.Where(file => !file.IsTakenBack).Aggregate(
        Int128.Zero, (sum, file) => sum +
        file.Ledger.BalanceOf(LedgerAccountKind.Returned, currency) + file.Ledger.BalanceOf(LedgerAccountKind.Restituted, currency));

    /// <summary>What a victim brings to the division of what was recovered in a currency.</summary>
    public static RestitutionClaim ClaimOf(CaseFile file, Currency currency)
    {
        var (traced, share) = file.Traced.GetValueOrDefault(currency.Number);
        var others = file.Traced.Where(other => other.Key != currency.Number && other.Key != file.Stolen.Currency.Number).Sum(other =>
            MadeGood(file.Ledger.BalanceOf(LedgerAccountKind.Restituted, Currency.FromNumber(other.Key)), other.Value.Minor, other.Value.Share));
        var isSame = currency == file.Stolen.Currency;
        others += isSame ? 0 : file.Ledger.BalanceOf(LedgerAccountKind.Restituted, file.Stolen.Currency);
        return new RestitutionClaim(
            file.Number, file.Sequence, Math.Max(0, file.Stolen.Minor - others), isSame, traced, share,
            file.Ledger.BalanceOf(LedgerAccountKind.Restituted, currency));
    }

    /// <summary>Writes the record of a restitution that was proposed.</summary>
    public static void WritePlan(RestitutionPlan plan, ColumnWriter to)
    {
        to.VarUInt(plan.Number);
        to.VarUInt(plan.Case);
        to.Int64(plan.Recovered.Minor);
        to.VarUInt(plan.Recovered.Currency.Number);
        to.Int64(plan.ProposedAt.Milliseconds);
        to.Text(Encoding.UTF8.GetBytes(plan.By));
        to.VarUInt((ulong)plan.ApprovalsNeeded);
        to.VarUInt((ulong)plan.Shares.Length);
        foreach (var share in plan.Shares)
        {
            to.VarUInt(share.Case);
            to.Int64(share.TracedMinor);
            to.Int64(share.RestMinor);
            to.Int64(share.PaidMinor);
            to.Int64(share.DueMinor);
        }
    }

    /// <summary>Reads that record.</summary>
    public static RestitutionPlan ReadPlan(ref ColumnReader body)
    {
        var plan = new RestitutionPlan(
            (uint)body.VarUInt(), (uint)body.VarUInt(), new Money(body.Int64(), Currency.FromNumber((ushort)body.VarUInt())), new Instant(body.Int64()),
            Encoding.UTF8.GetString(body.Text()), (int)body.VarUInt(), []);
        var shares = ImmutableArray.CreateBuilder<RestitutionShare>();
        for (var left = body.VarUInt(); left > 0; left--)
        {
            shares.Add(new RestitutionShare((uint)body.VarUInt(), body.Int64(), body.Int64(), body.Int64(), body.Int64()));
        }

        return plan with { Shares = shares.ToImmutable() };
    }

    public void ApplyPlan(ref ColumnReader body)
    {
        var plan = ReadPlan(ref body);
        if (OpenPlan(plan.Case) is { } before)
        {
            _plans[(int)before.Number - 1] = before with { IsReplaced = true };
        }

        _plans.Add(plan);
        foreach (var number in plan.Shares.Select(share => share.Case).Append(plan.Case).Distinct())
        {
            Listed(_plansByCase, number).Add(plan.Number);
        }
    }

    /// <summary>Applies an approval; with the last one it needs, the restitution is paid.</summary>
    public void ApplyApproval(ref ColumnReader body)
    {
        var (number, time, by) = ((int)body.VarUInt(), new Instant(body.Int64()), Encoding.UTF8.GetString(body.Text()));
        var plan = _plans[number - 1].Approved(by, time);
        _plans[number - 1] = plan;
        if (plan.PaidAt is not null)
        {
            Pay(plan, time, by);
        }
    }

    /// <summary>Reads the record that a person has given up what is outstanding of a case.</summary>
    public static (uint Case, Instant Time, string By, string? Reason) ReadWriteOff(ref ColumnReader body) =>
        ((uint)body.VarUInt(), new Instant(body.Int64()), Encoding.UTF8.GetString(body.Text()), body.TextOrNull());

    /// <summary>Applies it.</summary>
    public void ApplyWriteOff(ref ColumnReader body)
    {
        var (number, time, by, reason) = ReadWriteOff(ref body);
        var file = Case(number);
        file.Ledger.Book(LedgerBookings.WrittenOff(file.Ledger, file.Stolen.Currency, time, by, reason)!);
    }

    /// <summary>Pays each victim out of his own case's money first, then out of the others' in the order of the stolen payments.</summary>
    private void Pay(RestitutionPlan plan, Instant time, string by)
    {
        var currency = plan.Recovered.Currency;
        var pool = PoolOf(plan.Case, int.MaxValue)!.Where(file => !file.IsTakenBack).ToList();
        var due = plan.Shares.ToDictionary(share => share.Case, share => share.DueMinor);
        var own = pool.ToDictionary(
            file => file.Number, file => Math.Min(due.GetValueOrDefault(file.Number), file.Ledger.BalanceOf(LedgerAccountKind.Returned, currency)));
        var left = due.Sum(share => share.Value - own[share.Key]);
        foreach (var file in pool)
        {
            var toOwn = own[file.Number];
            var toOthers = Math.Min(left, file.Ledger.BalanceOf(LedgerAccountKind.Returned, currency) - toOwn);
            left -= toOthers;
            if (toOwn + toOthers > 0)
            {
                file.Ledger.Book(LedgerBookings.Paid(new Money(toOwn, currency), new Money(toOthers, currency), time, plan.Number, by));
            }
        }

        foreach (var share in plan.Shares.Where(share => share.DueMinor > 0))
        {
            Restituted.Add(new Money(share.DueMinor, currency));
            if (share.DueMinor > own[share.Case])
            {
                var fromOthers = new Money(share.DueMinor - own[share.Case], currency);
                Case(share.Case).Ledger.Book(LedgerBookings.PaidByOthers(fromOthers, time, plan.Number, by));
            }
        }
    }

    // Rounded up: nobody gets more than he lost.
    private static long MadeGood(long paid, long traced, long share) => traced == 0 ? 0 : (long)((((Int128)paid * share) + traced - 1) / traced);

    private static void SaveRecovery(CaseFile file, ColumnWriter to)
    {
        to.Int64(file.Stolen.Minor);
        to.VarUInt(file.Stolen.Currency.Number);
        to.Int64(file.Lost.Milliseconds);
        to.Int64(file.HeldShare);
        to.Int64(file.ReturnedShare);
        to.Int64(file.HeldOnce);
        to.Int64(file.ReturnedOnce);
        to.VarUInt((ulong)file.Traced.Count);
        foreach (var (currency, (minor, share)) in file.Traced)
        {
            to.VarUInt(currency);
            to.Int64(minor);
            to.Int64(share);
        }

        to.VarUInt((ulong)file.Ledger.Entries.Count);
        foreach (var entry in file.Ledger.Entries)
        {
            to.Int64(entry.Time.Milliseconds);
            to.Byte((byte)entry.Cause);
            to.VarUInt(entry.Source);
            to.Text(Encoding.UTF8.GetBytes(entry.By));
            to.TextOrNull(entry.Reason);
            to.VarUInt((ulong)entry.Lines.Length);
            foreach (var line in entry.Lines)
            {
                to.Byte((byte)line.Account.Kind);
                to.Text(Encoding.UTF8.GetBytes(line.Account.Name));
                to.Int64(line.Amount.Minor);
                to.VarUInt(line.Amount.Currency.Number);
            }
        }
    }

    private static void LoadRecovery(CaseFile file, ref ColumnReader from)
    {
        var (minor, currency) = (from.Int64(), (ushort)from.VarUInt());
        file.Stolen = currency == 0 ? default : new Money(minor, Currency.FromNumber(currency));
        (file.Lost, file.HeldShare, file.ReturnedShare) = (new Instant(from.Int64()), from.Int64(), from.Int64());
        (file.HeldOnce, file.ReturnedOnce) = (from.Int64(), from.Int64());
        for (var left = from.VarUInt(); left > 0; left--)
        {
            file.Traced.Add((ushort)from.VarUInt(), (from.Int64(), from.Int64()));
        }

        for (var left = from.VarUInt(); left > 0; left--)
        {
            var (time, cause, source) = (new Instant(from.Int64()), (LedgerCause)from.Byte(), (uint)from.VarUInt());
            var (by, reason) = (Encoding.UTF8.GetString(from.Text()), from.TextOrNull());
            var lines = new LedgerLine[from.VarUInt()];
            for (var i = 0; i < lines.Length; i++)
            {
                var account = new LedgerAccount((LedgerAccountKind)from.Byte(), Encoding.UTF8.GetString(from.Text()));
                lines[i] = new LedgerLine(account, new Money(from.Int64(), Currency.FromNumber((ushort)from.VarUInt())));
            }

            file.Ledger.Book(new LedgerEntry(time, cause, source, by, [.. lines]) { Reason = reason });
        }
    }

    private void SavePlans(ColumnWriter to)
    {
        to.VarUInt((ulong)_plans.Count);
        foreach (var plan in _plans)
        {
            WritePlan(plan, to);
            to.Byte(plan.IsReplaced ? (byte)1 : (byte)0);
            to.Int64(plan.PaidAt?.Milliseconds ?? long.MinValue);
            to.VarUInt((ulong)plan.Approvals.Length);
            foreach (var by in plan.Approvals)
            {
                to.Text(Encoding.UTF8.GetBytes(by));
            }
        }

        foreach (var sums in new[] { Frozen, Released, Returned, ReturnedUnheld, Restituted })
        {
            SaveSums(sums, to);
        }
    }

    private void LoadPlans(ref ColumnReader from)
    {
        for (var left = from.VarUInt(); left > 0; left--)
        {
            ApplyPlan(ref from);
            var (isReplaced, paidAt) = (from.Byte() != 0, TimeOrNull(ref from));
            var approvals = new string[from.VarUInt()];
            for (var i = 0; i < approvals.Length; i++)
            {
                approvals[i] = Encoding.UTF8.GetString(from.Text());
            }

            _plans[^1] = _plans[^1] with { IsReplaced = isReplaced, PaidAt = paidAt, Approvals = [.. approvals] };
        }

        foreach (var sums in new[] { Frozen, Released, Returned, ReturnedUnheld, Restituted })
        {
            LoadSums(sums, ref from);
        }
    }

    /// <summary>Writes counts and sums.</summary>
    public static void SaveSums(CurrencySums sums, ColumnWriter to)
    {
        to.VarUInt((ulong)sums.All.Count);
        foreach (var sum in sums.All)
        {
            to.VarUInt(sum.Currency.Number);
            to.Int64(sum.Count);
            to.Int64((long)(sum.Minor >> 64));
            to.Int64((long)(ulong)(sum.Minor & ulong.MaxValue));
        }
    }

    /// <summary>Fills counts and sums that are new.</summary>
    public static void LoadSums(CurrencySums sums, ref ColumnReader from)
    {
        for (var left = from.VarUInt(); left > 0; left--)
        {
            var (currency, count, upper, lower) = (Currency.FromNumber((ushort)from.VarUInt()), from.Int64(), from.Int64(), from.Int64());
            sums.Add(new CurrencySum(currency, count, ((Int128)upper << 64) | (ulong)lower));
        }
    }
}
