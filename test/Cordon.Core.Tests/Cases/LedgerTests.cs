using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Cases;

/// <summary>A case's ledger always balances, and nobody takes out of it what is not in it.</summary>
public sealed class LedgerTests
{
    private const string Bank = "HARBXA2X";
    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly Currency Dollar = Currency.Parse("USD");
    private static readonly Instant Now = new(1_760_000_000_000);

    [Fact]
    public void What_was_stolen_is_followed_from_hand_to_hand()
    {
        var ledger = new Ledger();
        ledger.Book(LedgerBookings.Reported(new Money(10_000, Euro), Now, Bank));
        Move(ledger, Order(Euro, 8_000), FreezeEventKind.Freeze, 8_000);
        Move(ledger, Order(Euro, 8_000) with { FrozenMinor = 8_000 }, FreezeEventKind.Release, 1_000);
        Move(ledger, Order(Euro, 8_000) with { FrozenMinor = 8_000, ReleasedMinor = 1_000 }, FreezeEventKind.Return, 5_000);
        Move(ledger, Order(Euro, 8_000) with { FrozenMinor = 8_000, ReleasedMinor = 1_000, ReturnedMinor = 5_000 }, FreezeEventKind.ReturnToVictim, 500);
        Move(ledger, Order(Euro, 8_000) with { FrozenMinor = 8_000, ReleasedMinor = 1_000, ReturnedMinor = 5_500 }, FreezeEventKind.Expire, 0);
        ledger.Book(LedgerBookings.Paid(new Money(4_000, Euro), new Money(600, Euro), Now, 1, "Mei"));
        ledger.Book(LedgerBookings.WrittenOff(ledger, Euro, Now, "Mei", "the mule has gone abroad")!);
        Assert.Equal(
            "stolen -100.00 EUR, outstanding 0.00 EUR, frozen HARBXA2X 0.00 EUR, returned 4.00 EUR, restituted 45.00 EUR, released 10.00 EUR, "
            + "written_off 35.00 EUR, shared 6.00 EUR",
            Words(ledger));
        Move(ledger, Order(Euro, 2_000), FreezeEventKind.Freeze, 2_000);
        Assert.Equal(1_500, ledger.BalanceOf(LedgerAccountKind.WrittenOff, Euro));
    }

    [Theory]
    [InlineData("freeze:4000 expire return:3000", "outstanding 70.00 EUR, frozen HARBXA2X 0.00 EUR, returned 30.00 EUR")]
    [InlineData("refuse returntovictim:3000", "outstanding 70.00 EUR, restituted 30.00 EUR")]
    [InlineData("freeze:4000 return:5000", "outstanding 50.00 EUR, frozen HARBXA2X 0.00 EUR, returned 50.00 EUR")]
    [InlineData("freeze:4000 release:4000 return:3000", "outstanding 60.00 EUR, frozen HARBXA2X 0.00 EUR, returned 30.00 EUR, released 10.00 EUR")]
    [InlineData("freeze:4000 release:4000 return:5000", "outstanding 50.00 EUR, frozen HARBXA2X 0.00 EUR, returned 50.00 EUR, released 0.00 EUR")]
    [InlineData(
        "freeze:4000 release:4000 other returntovictim:7000", "outstanding 0.00 EUR, frozen HARBXA2X 0.00 EUR, restituted 70.00 EUR, released 30.00 EUR")]
    [InlineData("writeoff refuse return:3000", "outstanding 0.00 EUR, returned 30.00 EUR, written_off 70.00 EUR")]
    public void What_comes_back_without_a_hold_is_no_longer_outstanding_and_was_frozen_at_no_time(string life, string balances)
    {
        var (ledger, _) = Live(Order(Euro, 8_000), life);
        Assert.Equal("stolen -100.00 EUR, " + balances, Words(ledger));
    }

    [Fact]
    public void What_comes_back_in_another_currency_without_a_hold_is_counted_at_what_it_was_of_the_stolen()
    {
        var (ledger, order) = Live(Order(Dollar, 11_000), "freeze:2200 release:2200 return:3300");
        Assert.Equal(
            "stolen -100.00 EUR, outstanding 70.00 EUR, frozen HARBXA2X 0.00 USD, returned 33.00 USD, released 0.00 USD, converted -33.00 USD, "
            + "converted 30.00 EUR",
            Words(ledger));
        Assert.Equal(7_000, LedgerBookings.NotReturnedMinor(ledger, Euro));
        Assert.Equal(1_000, LedgerBookings.CountedMinor(ledger, order, new Money(1_100, Dollar), new CasePart(1, 1_100, 1_000, 1_000), Euro));
    }

    [Fact]
    public void Whatever_is_held_let_go_and_comes_back_the_ledger_balances_and_nothing_is_beyond_what_was_stolen() => Gen
        .Select(Gen.Int[0, 7], Gen.Long[1, 6_000]).Array[1, 40].Sample(steps =>
        {
            var (ledger, order) = Live(Order(Euro, 8_000), "acknowledge");
            foreach (var (kind, amount) in steps)
            {
                order = Step(ledger, order, kind, amount);
                Assert.Equal(0, ledger.Balances.Sum(line => line.Amount.Minor));
                Assert.Equal(0, ledger.BalanceOf(LedgerAccountKind.Beyond, Euro));
                Assert.Equal(order.HeldMinor, ledger.BalanceOf(LedgerAccountKind.Frozen, Euro));
                Assert.Equal(
                    order.ReturnedMinor, ledger.BalanceOf(LedgerAccountKind.Returned, Euro) + ledger.BalanceOf(LedgerAccountKind.Restituted, Euro));
                Assert.Equal(10_000, LedgerBookings.NotReturnedMinor(ledger, Euro) + order.HeldMinor + order.ReturnedMinor);
                Assert.InRange(order.UnheldMinor, 0, order.ReturnedMinor);
            }
        });

    [Fact]
    public void Money_held_in_another_currency_is_counted_at_what_it_was_of_the_stolen()
    {
        var ledger = new Ledger();
        ledger.Book(LedgerBookings.Reported(new Money(10_000, Euro), Now, Bank));
        var order = Order(Dollar, 11_000);
        var held = new CasePart(1, 11_000, 10_000, 10_000);
        ledger.Book(LedgerBookings.Of(ledger, order, new FreezeEvent(FreezeEventKind.Freeze, Now, Bank, 11_000), held, Euro)!);
        Assert.Equal("stolen -100.00 EUR, outstanding 0.00 EUR, frozen HARBXA2X 110.00 USD, converted -110.00 USD, converted 100.00 EUR", Words(ledger));
    }

    [Fact]
    public void More_held_than_was_stolen_is_told_and_not_hidden()
    {
        var ledger = new Ledger();
        ledger.Book(LedgerBookings.Reported(new Money(10_000, Euro), Now, Bank));
        Move(ledger, Order(Euro, 12_000), FreezeEventKind.Freeze, 12_000);
        Assert.Equal(-2_000, ledger.BalanceOf(LedgerAccountKind.Beyond, Euro));
        Move(ledger, Order(Euro, 12_000) with { FrozenMinor = 12_000 }, FreezeEventKind.Expire, 0);
        Assert.Equal((0, 10_000), (ledger.BalanceOf(LedgerAccountKind.Beyond, Euro), ledger.BalanceOf(LedgerAccountKind.Outstanding, Euro)));
    }

    [Fact]
    public void An_entry_that_does_not_balance_or_takes_what_is_not_there_is_not_booked()
    {
        var ledger = new Ledger();
        ledger.Book(LedgerBookings.Reported(new Money(10_000, Euro), Now, Bank));
        var before = Words(ledger);
        Assert.Throws<InvalidOperationException>(() => ledger.Book(LedgerBookings.Paid(new Money(1, Euro), new Money(0, Euro), Now, 1, "Mei")));
        var oneSided = new LedgerEntry(Now, LedgerCause.Frozen, 1, Bank, [new LedgerLine(new LedgerAccount(LedgerAccountKind.Returned), new Money(1, Euro))]);
        Assert.Throws<InvalidOperationException>(() => ledger.Book(oneSided));
        var dollar = new LedgerLine(new LedgerAccount(LedgerAccountKind.Converted), new Money(-1, Dollar));
        var otherCurrency = oneSided with { Lines = [.. oneSided.Lines, dollar] };
        Assert.Throws<InvalidOperationException>(() => ledger.Book(otherCurrency));
        Assert.Equal((before, 1), (Words(ledger), ledger.Entries.Count));
    }

    private static void Move(Ledger ledger, FreezeOrder order, FreezeEventKind kind, long amount) =>
        ledger.Book(LedgerBookings.Of(ledger, order, new FreezeEvent(kind, Now, Bank, amount), new CasePart(1, amount, amount, amount), Euro)!);

    /// <summary>The ledger of a case of 100.00 EUR after what happened to an order that its bank has; a dollar of it is 10/11 of a euro.</summary>
    private static (Ledger Ledger, FreezeOrder Order) Live(FreezeOrder order, string life)
    {
        var ledger = new Ledger();
        ledger.Book(LedgerBookings.Reported(new Money(10_000, Euro), Now, Bank));
        order = order with { State = FreezeOrderState.Sent };
        foreach (var step in life.Split(' '))
        {
            var parts = step.Split(':');
            var amount = parts.Length > 1 ? long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (step == "writeoff")
            {
                ledger.Book(LedgerBookings.WrittenOff(ledger, Euro, Now, "Mei", null)!);
            }
            else if (step == "other")
            {
                order = order with { Number = 2, State = FreezeOrderState.Refused, FrozenMinor = 0, ReleasedMinor = 0 };
            }
            else
            {
                order = Moved(ledger, order, Enum.Parse<FreezeEventKind>(parts[0], ignoreCase: true), amount);
            }
        }

        return (ledger, order);
    }

    private static FreezeOrder Moved(Ledger ledger, FreezeOrder order, FreezeEventKind kind, long amount)
    {
        var time = kind == FreezeEventKind.Expire ? order.Expires!.Value : Now;
        var what = new FreezeEvent(kind, time, Bank, amount, null, $"{order.ReturnedMinor}-{order.ReleasedMinor}");
        var counted = what.IsReturn ? order.UnheldOf(what) : amount;
        var share = order.Asked.Currency == Euro ? counted : counted * 10 / 11;
        var own = new CasePart(1, counted, share, share);
        if (LedgerBookings.Of(ledger, order, what, own, Euro) is { } entry)
        {
            ledger.Book(entry);
        }

        return order.After(what, FreezeRules.Standard);
    }

    /// <summary>Something by chance that may happen to an order; what comes back is what the case still misses at most.</summary>
    private static FreezeOrder Step(Ledger ledger, FreezeOrder order, int kind, long amount)
    {
        FreezeEventKind[] kinds =
        [
            FreezeEventKind.Freeze, FreezeEventKind.Release, FreezeEventKind.Return, FreezeEventKind.ReturnToVictim, FreezeEventKind.Expire,
            FreezeEventKind.Refuse, FreezeEventKind.Return, FreezeEventKind.ReturnToVictim,
        ];
        var what = new FreezeEvent(kinds[kind], order.Expires ?? Now, Bank, amount, null, $"{order.ReturnedMinor}-{order.ReleasedMinor}");
        return order.Refusal(what, FreezeRules.Standard, KeyLines.None) is null && order.UnheldOf(what) <= LedgerBookings.NotReturnedMinor(ledger, Euro)
            ? Moved(ledger, order, what.Kind, amount)
            : order;
    }

    private static string Words(Ledger ledger) => string.Join(", ", ledger.Balances.Select(line => $"{line.Account} {line.Amount}"));

    private static FreezeOrder Order(Currency currency, long asked) => new()
    {
        Number = 1,
        Case = 1,
        ReportId = "r1",
        Purse = 1,
        Bank = Bank,
        Account = "X1",
        Asked = new Money(asked, currency),
        FirstAskedMinor = asked,
        Hop = 1,
        Policy = TaintPolicy.Fifo,
        ProposedAt = Now,
        ApprovalsNeeded = 0,
    };
}
