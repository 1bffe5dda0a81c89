using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>Makes the entries of a case's ledger from what happened. Pure: the ledger is only looked at.</summary>
public static class LedgerBookings
{
    /// <summary>The payment that a report names was stolen.</summary>
    public static LedgerEntry Reported(Money stolen, Instant time, string by) =>
        new(time, LedgerCause.Reported, 0, by, [Line(LedgerAccountKind.Outstanding, stolen), Line(LedgerAccountKind.Stolen, Minus(stolen))]);

    /// <summary>Something that happened to an order which moves money; null for anything else.</summary>
    /// <param name="before">The order before it.</param>
    /// <param name="own">What of the amount is traced to the case: it tells what the amount is in the stolen currency.</param>
    public static LedgerEntry? Of(Ledger ledger, FreezeOrder before, FreezeEvent what, CasePart own, Currency stolen)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(what);
        var amount = before.Asked with { Minor = what.Kind == FreezeEventKind.Expire ? before.HeldMinor : what.AmountMinor };
        var share = new Money(own.AmountMinor == 0 ? 0 : Proportion.Of(own.ShareMinor, amount.Minor, own.AmountMinor), stolen);
        var frozen = new LedgerAccount(LedgerAccountKind.Frozen, before.Bank);
        (LedgerCause Cause, List<LedgerLine> Lines)? booking = what.Kind switch
        {
            FreezeEventKind.Freeze => (LedgerCause.Frozen, [new(frozen, amount), .. FromOutstanding(ledger, amount, share)]),
            FreezeEventKind.Expire => (LedgerCause.Expired, [new(frozen, Minus(amount)), .. ToOutstanding(ledger, amount, share)]),
            FreezeEventKind.Release => (LedgerCause.Released, [new(frozen, Minus(amount)), Line(LedgerAccountKind.Released, amount)]),
            FreezeEventKind.Return => (LedgerCause.Returned, [new(frozen, Minus(amount)), Line(LedgerAccountKind.Returned, amount)]),
            FreezeEventKind.ReturnToVictim =>
                (LedgerCause.ReturnedToVictim, [new(frozen, Minus(amount)), Line(LedgerAccountKind.Restituted, amount)]),
            _ => null,
        };
        return booking is var (cause, lines) ? new LedgerEntry(what.Time, cause, before.Number, what.By, [.. lines.Where(IsSomething)]) : null;
    }

    /// <summary>The case's money in the centre's hands is paid out: to its own victim, and to those of cases that share an account with it.</summary>
    public static LedgerEntry Paid(Money toOwn, Money toOthers, Instant time, uint restitution, string by) => new(
        time, LedgerCause.Restituted, restitution, by,
        [
            .. new[]
            {
                Line(LedgerAccountKind.Restituted, toOwn), Line(LedgerAccountKind.Shared, toOthers),
                Line(LedgerAccountKind.Returned, Minus(toOwn + toOthers)),
            }.Where(IsSomething),
        ]);

    /// <summary>The victim is paid out of money of other cases.</summary>
    public static LedgerEntry PaidByOthers(Money amount, Instant time, uint restitution, string by) =>
        new(time, LedgerCause.Restituted, restitution, by, [Line(LedgerAccountKind.Restituted, amount), Line(LedgerAccountKind.Shared, Minus(amount))]);

    /// <summary>What is outstanding is given up; null when nothing is.</summary>
    public static LedgerEntry? WrittenOff(Ledger ledger, Currency stolen, Instant time, string by, string? reason)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var left = new Money(ledger.BalanceOf(LedgerAccountKind.Outstanding, stolen), stolen);
        return left.Minor == 0
            ? null
            : new LedgerEntry(
                time, LedgerCause.WrittenOff, 0, by, [Line(LedgerAccountKind.WrittenOff, left), Line(LedgerAccountKind.Outstanding, Minus(left))])
            {
                Reason = reason,
            };
    }

    /// <summary>Money that is held is no longer outstanding, or given up; beyond that it is more than was stolen.</summary>
    private static List<LedgerLine> FromOutstanding(Ledger ledger, Money amount, Money share)
    {
        var lines = Conversion(amount, share, out var counted);
        var left = counted;
        foreach (var kind in new[] { LedgerAccountKind.Outstanding, LedgerAccountKind.WrittenOff })
        {
            var part = left with { Minor = Math.Min(left.Minor, ledger.BalanceOf(kind, left.Currency)) };
            lines.Add(Line(kind, Minus(part)));
            left -= part;
        }

        lines.Add(Line(LedgerAccountKind.Beyond, Minus(left)));
        return lines;
    }

    private static List<LedgerLine> ToOutstanding(Ledger ledger, Money amount, Money share)
    {
        var lines = Conversion(Minus(amount), Minus(share), out var counted);
        counted = Minus(counted);
        var beyond = counted with { Minor = Math.Min(counted.Minor, -ledger.BalanceOf(LedgerAccountKind.Beyond, counted.Currency)) };
        lines.Add(Line(LedgerAccountKind.Beyond, beyond));
        lines.Add(Line(LedgerAccountKind.Outstanding, counted - beyond));
        return lines;
    }

    private static List<LedgerLine> Conversion(Money amount, Money share, out Money counted)
    {
        counted = amount.Currency == share.Currency ? amount : share;
        return amount.Currency == share.Currency
            ? []
            : [Line(LedgerAccountKind.Converted, Minus(amount)), Line(LedgerAccountKind.Converted, share)];
    }

    private static bool IsSomething(LedgerLine line) => line.Amount.Minor != 0;

    private static Money Minus(Money amount) => amount with { Minor = -amount.Minor };

    private static LedgerLine Line(LedgerAccountKind kind, Money amount) => new(new LedgerAccount(kind), amount);
}
