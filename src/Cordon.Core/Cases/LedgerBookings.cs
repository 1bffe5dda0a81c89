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
    /// <param name="own">
    /// What of the amount is traced to the case; of a return, what of it was not held: it tells what the amount is in the stolen currency.
    /// </param>
    public static LedgerEntry? Of(Ledger ledger, FreezeOrder before, FreezeEvent what, CasePart own, Currency stolen)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(what);
        var amount = before.Asked with { Minor = what.Kind == FreezeEventKind.Expire ? before.HeldMinor : what.AmountMinor };
        var frozen = new LedgerAccount(LedgerAccountKind.Frozen, before.Bank);
        (LedgerCause Cause, List<LedgerLine> Lines)? booking = what.Kind switch
        {
            FreezeEventKind.Freeze => (
                LedgerCause.Frozen, [new(frozen, amount), .. FromNobody(amount, Share(own, amount.Minor, stolen), currency => NotHeld(ledger, currency))]),
            FreezeEventKind.Expire => (LedgerCause.Expired, [new(frozen, Minus(amount)), .. ToOutstanding(ledger, amount, Share(own, amount.Minor, stolen))]),
            FreezeEventKind.Release => (LedgerCause.Released, [new(frozen, Minus(amount)), Line(LedgerAccountKind.Released, amount)]),
            FreezeEventKind.Return => (LedgerCause.Returned, Returned(ledger, before, what, LedgerAccountKind.Returned, own, stolen)),
            FreezeEventKind.ReturnToVictim =>
                (LedgerCause.ReturnedToVictim, Returned(ledger, before, what, LedgerAccountKind.Restituted, own, stolen)),
            _ => null,
        };
        return booking is var (cause, lines) ? new LedgerEntry(what.Time, cause, before.Number, what.By, [.. lines.Where(IsSomething)]) : null;
    }

    /// <summary>What of a case's money no bank holds and none has paid back: outstanding, given up or let go; in minor units of the stolen currency.</summary>
    public static long NotReturnedMinor(Ledger ledger, Currency stolen)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return NotHeldMinor(ledger, stolen) + ledger.BalanceOf(LedgerAccountKind.Released, stolen);
    }

    /// <summary>What of a case's money a bank may come to hold: outstanding or given up; in minor units of the stolen currency.</summary>
    public static long NotHeldMinor(Ledger ledger, Currency stolen)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return NotHeld(ledger, stolen).Sum(place => place.Minor);
    }

    /// <summary>How much of <see cref="NotReturnedMinor"/> a bank pays back that did not hold it, in minor units of the stolen currency.</summary>
    /// <param name="before">The order before it.</param>
    /// <param name="unheld">What it did not hold.</param>
    /// <param name="own">What of it is the case's: it tells what the amount is in the stolen currency.</param>
    public static long CountedMinor(Ledger ledger, FreezeOrder before, Money unheld, CasePart own, Currency stolen)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(before);
        return unheld.Currency == stolen ? unheld.Minor : Share(own, unheld.Minor - ReleasedOf(ledger, before.Number, unheld), stolen).Minor;
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

    /// <summary>Nothing was stolen: every account is even again. Of a case of which no bank holds money and none has paid any back.</summary>
    public static LedgerEntry TakenBack(Ledger ledger, Instant time, string by, string? reason)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new LedgerEntry(
            time, LedgerCause.TakenBack, 0, by, [.. ledger.Balances.Select(at => new LedgerLine(at.Account, Minus(at.Amount))).Where(IsSomething)])
        {
            Reason = reason,
        };
    }

    /// <summary>
    /// Paid back: out of what the bank holds first. What it did not hold is what the order's bank had let go, or what nobody holds: that much comes
    /// back, and was frozen at no time.
    /// </summary>
    private static List<LedgerLine> Returned(
        Ledger ledger, FreezeOrder before, FreezeEvent what, LedgerAccountKind to, CasePart own, Currency stolen)
    {
        var amount = before.Asked with { Minor = what.AmountMinor };
        var unheld = amount with { Minor = before.UnheldOf(what) };
        var released = unheld with { Minor = ReleasedOf(ledger, before.Number, unheld) };
        var (rest, share) = (unheld - released, Share(own, unheld.Minor - released.Minor, stolen));
        return
        [
            new(new LedgerAccount(LedgerAccountKind.Frozen, before.Bank), unheld - amount), Line(to, amount),
            Line(LedgerAccountKind.Released, Minus(released)),
            .. FromNobody(rest, share, currency => [.. NotHeld(ledger, currency), (LedgerAccountKind.Released, LetGo(currency))]),
        ];

        long LetGo(Currency currency) =>
            ledger.BalanceOf(LedgerAccountKind.Released, currency) - (currency == released.Currency ? released.Minor : 0);
    }

    /// <summary>Where stolen money is that a bank may come to hold: what is likeliest to be meant first.</summary>
    private static IEnumerable<(LedgerAccountKind Kind, long Minor)> NotHeld(Ledger ledger, Currency currency) =>
        new[] { LedgerAccountKind.Outstanding, LedgerAccountKind.WrittenOff }.Select(kind => (kind, ledger.BalanceOf(kind, currency)));

    /// <summary>What of an amount can be what an order's bank let go to the account's holder, in minor units.</summary>
    private static long ReleasedOf(Ledger ledger, uint order, Money amount)
    {
        var released = ledger.Entries
            .Where(entry => entry.Source == order && entry.Cause is LedgerCause.Released or LedgerCause.Returned or LedgerCause.ReturnedToVictim)
            .SelectMany(entry => entry.Lines).Where(line => line.Account.Kind == LedgerAccountKind.Released && line.Amount.Currency == amount.Currency)
            .Sum(line => line.Amount.Minor);
        return Math.Clamp(Math.Min(released, ledger.BalanceOf(LedgerAccountKind.Released, amount.Currency)), 0, amount.Minor);
    }

    /// <summary>Money that is held or came back is no longer in the first of some accounts, or in the next; beyond them it is more than was stolen.</summary>
    private static List<LedgerLine> FromNobody(Money amount, Money share, Func<Currency, IEnumerable<(LedgerAccountKind Kind, long Minor)>> accounts)
    {
        var lines = Conversion(amount, share, out var counted);
        var left = counted;
        foreach (var (kind, there) in accounts(counted.Currency))
        {
            var part = left with { Minor = Math.Min(left.Minor, there) };
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

    private static Money Share(CasePart own, long amountMinor, Currency stolen) =>
        new(own.AmountMinor == 0 ? 0 : Proportion.Of(own.ShareMinor, amountMinor, own.AmountMinor), stolen);

    private static bool IsSomething(LedgerLine line) => line.Amount.Minor != 0;

    private static Money Minus(Money amount) => amount with { Minor = -amount.Minor };

    private static LedgerLine Line(LedgerAccountKind kind, Money amount) => new(new LedgerAccount(kind), amount);
}
