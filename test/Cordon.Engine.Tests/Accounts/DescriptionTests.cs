using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Accounts;

public sealed class DescriptionTests
{
    private const string Rules = """
        rules "balances" version 1

        rule rich
          when payer.balance >= 800.00 EUR and amount < 100.00 EUR
          if unknown skip
          then hold 4 h, then release
          score 0.1
          payer "We are holding your {amount}."
          file "The balance is {payer.balance}."

        rule shop
          when payee.kind in ("merchant") and payee.age > 30 d
          if unknown skip
          then block
          score 0.1
          payer "We are holding your {amount}."
          file "The payee is a {payee.kind}."
        """;

    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_balance_that_payments_have_moved_is_not_set_back_by_a_repeat()
    {
        await using var journal = new MemoryJournal();
        await using (var centre = await OpenAsync(journal))
        {
            Assert.Equal((CommandStatus.Done, 1u, 1), await TellAsync(centre, Payer(balance: 1_000)));
            Assert.Equal((CommandStatus.AlreadyDone, 0u, 0), await TellAsync(centre, Payer(balance: 1_000)));
            Assert.Equal(Outcome.Hold, await DecideAsync(centre, "p1", 50));
            Assert.Equal(Outcome.Allow, await DecideAsync(centre, "p2", 400));
            Assert.Equal((CommandStatus.AlreadyDone, 0u, 0), await TellAsync(centre, Payer(balance: 1_000)));
            Assert.Equal(Outcome.Allow, await DecideAsync(centre, "p3", 50));

            // What is new is taken, and the balance stays where the payments left it.
            Assert.Equal((CommandStatus.Done, 1u, 0), await TellAsync(centre, Payer(AccountKind.Business, balance: 5_000)));
            Assert.Equal(Outcome.Allow, await DecideAsync(centre, "p4", 50));
        }

        await using var again = await OpenAsync(journal);
        Assert.Equal(Outcome.Allow, await DecideAsync(again, "p5", 50));
        Assert.Equal((CommandStatus.AlreadyDone, 0u, 0), await TellAsync(again, Payer(AccountKind.Business)));
    }

    [Fact]
    public async Task An_opening_balance_that_comes_after_the_first_payment_is_not_taken()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        Assert.Equal(Outcome.Allow, await DecideAsync(centre, "p1", 50));
        Assert.Equal((CommandStatus.AlreadyDone, 0u, 0), await TellAsync(centre, Payer(balance: 1_000)));
        Assert.Equal(Outcome.Allow, await DecideAsync(centre, "p2", 50));
    }

    [Fact]
    public async Task What_is_left_out_stays_as_it_was_told()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        var shop = new AccountDescription("BBBBXBBB/B", "BBBBXBBB", AccountKind.Merchant, null, null);
        await TellAsync(centre, shop);
        Assert.Equal(Outcome.Allow, await DecideAsync(centre, "p1", 50));
        Assert.Equal(CommandStatus.Done, (await TellAsync(centre, shop with { Kind = AccountKind.Unknown, Opened = Start + TimeSpan.FromDays(-90) })).Status);
        Assert.Equal(Outcome.Block, await DecideAsync(centre, "p2", 50));
        Assert.Equal(CommandStatus.AlreadyDone, (await TellAsync(centre, shop)).Status);
        Assert.Equal(Outcome.Block, await DecideAsync(centre, "p3", 50));
    }

    private static AccountDescription Payer(AccountKind kind = AccountKind.Unknown, int? balance = null) => new(
        "AAAAXAAA/A", "AAAAXAAA", kind, null, balance is { } major ? new Money(major * 100L, Currency.Parse("EUR")) : null);

    private async Task<Centre> OpenAsync(MemoryJournal journal)
    {
        var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        var published = await centre.SubmitAsync(new Command.PublishPolicy(Rules, null, RemoveModel: false, "a test"), Cancellation);
        Assert.True(published.Status is CommandStatus.Done or CommandStatus.AlreadyDone, published.Detail?.English);
        return centre;
    }

    private static async Task<(CommandStatus Status, uint Changed, int Balances)> TellAsync(Centre centre, AccountDescription account)
    {
        var result = await centre.SubmitAsync(new Command.DescribeAccounts([account]), Cancellation);
        return (result.Status, result.Number, result.OpeningBalances);
    }

    private static async Task<Outcome> DecideAsync(Centre centre, string id, int major) =>
        (await CentreTests.Submit(centre, CentreTests.Payment(id, "A", "B", major)))[0].Outcome;
}
