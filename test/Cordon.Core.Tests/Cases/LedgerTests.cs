using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
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

    [Fact]
    public void Money_held_in_another_currency_is_counted_at_what_it_was_of_the_stolen()
    {
        var ledger = new Ledger();
        ledger.Book(LedgerBookings.Reported(new Money(10_000, Euro), Now, Bank));
        var order = Order(Dollar, 11_000);
        ledger.Book(LedgerBookings.Of(ledger, order, new FreezeEvent(FreezeEventKind.Freeze, Now, Bank, 11_000), new CasePart(1, 11_000, 10_000), Euro)!);
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
        ledger.Book(LedgerBookings.Of(ledger, order, new FreezeEvent(kind, Now, Bank, amount), new CasePart(1, amount, amount), Euro)!);

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
