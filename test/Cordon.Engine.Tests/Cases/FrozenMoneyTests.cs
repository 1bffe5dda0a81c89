using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Xunit;
using static Cordon.Engine.Tests.CentreTests;

namespace Cordon.Engine.Tests.Cases;

/// <summary>What banks hold is out of its holder's reach; the rest of the account is not, and new stolen money asks again.</summary>
public sealed class FrozenMoneyTests : IDisposable
{
    private const string Rules = """
        rules "for tests" version 1

        rule frozen
          when payer.takes_frozen
          then hold 4 h, then block
          score 0.9
          payer "We are holding your {amount}."
          file "It is frozen."
        """;

    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-frozen-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_payment_that_leaves_what_is_frozen_goes_through_and_one_that_does_not_is_held()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        await FreezeAsync(centre);

        // 500.00 stolen of which 300.00 are held, and 400.00 earned: 600.00 are free.
        Assert.Equal(Outcome.Hold, await PayAsync(centre, "q1", 601));
        Assert.Equal(Outcome.Allow, await PayAsync(centre, "q2", 600));
        Assert.Equal(Outcome.Hold, await PayAsync(centre, "q3", 1));
        Assert.Equal(["frozen"], (await centre.FindDecisionAsync("q3", 0, Cancellation))!.Decision.Reasons.Select(reason => reason.Code));
        var released = await centre.SubmitAsync(
            new Command.MoveOrder(1, FreezeEventKind.Release, "bank", AmountMinor: 30_000, Reason: "as asked") { IsAnswer = true }, Cancellation);
        Assert.Equal(CommandStatus.Done, released.Status);
        Assert.Equal(Outcome.Allow, await PayAsync(centre, "q4", 300));
    }

    [Fact]
    public async Task Payments_handed_in_together_do_not_take_it_between_them()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        await FreezeAsync(centre);
        var decisions = await Submit(
            centre, Payment("q1", "MULE", "SHOP", 700, 200, payerBank: "BBBBXBBB"), Payment("q2", "MULE", "SHOP", 400, 200, payerBank: "BBBBXBBB"),
            Payment("q3", "MULE", "SHOP", 201, 200, payerBank: "BBBBXBBB"), Payment("q4", "MULE", "SHOP", 200, 200, payerBank: "BBBBXBBB"));
        Assert.Equal([Outcome.Hold, Outcome.Allow, Outcome.Hold, Outcome.Allow], decisions.Select(decision => decision.Outcome));
    }

    [Fact]
    public async Task New_stolen_money_in_the_account_is_another_order()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        await FreezeAsync(centre);
        await Submit(centre, Payment("p3", "SECOND", "MULE", 250, 90));
        var second = await ReportAsync(centre, "r2", "p3");
        var order = Assert.Single(second);
        Assert.Equal(("MULE", 25_000, FreezeOrderState.Approved), (order.Account, order.Asked.Minor, order.State));
        Assert.Equal(FreezeOrderState.Frozen, centre.FindOrder(1)!.State);
    }

    [Fact]
    public async Task A_start_from_a_snapshot_knows_orders_notices_endpoints_laws_and_what_is_frozen()
    {
        var options = new CentreOptions { SnapshotFolder = Path.Combine(_folder, "kept"), SnapshotEveryPayments = 4 };
        await using var journal = new MemoryJournal();
        await using (var centre = await Centre.OpenAsync(options, journal, _time, Cancellation))
        {
            await centre.SubmitAsync(new Command.PublishPolicy(Rules, null, RemoveModel: false, "test"), Cancellation);
            const string laws = """{"laws":[{"country":"*","first_hours":5,"basis":"for tests"}]}""";
            Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(new Command.PublishFreezeRules(laws, "test"), Cancellation)).Status);
            await centre.SubmitAsync(new Command.SetEndpoint("BBBBXBBB", "https://b.example/", Engine.Cases.NoticeFormat.Json, null, "test"), Cancellation);
            await FreezeAsync(centre);
            await centre.SubmitAsync(new Command.MoveOrder(1, FreezeEventKind.AskRelease, "A. Ruiz", AmountMinor: 100, Reason: "a sale"), Cancellation);
            await Submit(centre, Payment("p9", "V9", "X9", 10, 95));
        }

        var snapshots = Directory.GetFiles(options.SnapshotFolder!);
        Assert.NotEmpty(snapshots);
        await using var whole = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        var expected = Words(whole);
        await using var kept = await Centre.OpenAsync(options, journal, _time, Cancellation);
        Assert.Equal(expected, Words(kept));
        Assert.Equal("FN-000002 Release 100", Assert.Single(kept.NoticesFor("BBBBXBBB", 9).Select(n => $"{n.Id} {n.Kind} {n.AmountMinor}")));
        Assert.Equal(_time.Now + TimeSpan.FromHours(5), kept.FindOrder(1)!.Expires);
        Assert.Equal(Outcome.Hold, await PayAsync(kept, "q1", 601));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_journal_names_its_freeze_rules_once_with_every_field(bool isReplay)
    {
        var options = new CentreOptions { IsReplay = isReplay, Reference = Currency.Parse("JPY") };
        var standard = FreezeRulesWriter.Write(FreezeRules.StandardIn(options.Reference), options.Reference);
        await using var journal = new MemoryJournal();
        var positions = new List<long>();
        for (var start = 1; start <= 2; start++)
        {
            await using (var centre = await Centre.OpenAsync(options, journal, _time, Cancellation))
            {
                var again = await centre.SubmitAsync(new Command.PublishFreezeRules("{}", "test"), Cancellation);
                Assert.Equal(CommandStatus.AlreadyDone, again.Status);
            }

            var recovered = await Recovery.RunAsync(options, journal, 0, Cancellation);
            using var state = recovered.State;
            Assert.Equal(standard, state.FreezingText);
            positions.Add(recovered.Archive.NextPosition);
        }

        Assert.Single(positions.Distinct());
    }

    private static string Words(Centre centre) => string.Join(
        '\n',
        centre.FindOrders(_ => true, 0, 99).Select(o => $"{o} {string.Join(',', o.Approvals)} {string.Join(',', o.Parts)}")
            .Concat(centre.NoticesFor("BBBBXBBB", 99).Select(n => $"{n.Id} {n.Kind} {n.Time} {n.AmountMinor} {n.Order.State} {n.Order.Reason}"))
            .Concat(centre.Endpoints.Select(e => e.ToString())))
        .Replace("System.Collections.Immutable.ImmutableArray`1", "", StringComparison.Ordinal);

    private async Task<Centre> OpenAsync(MemoryJournal journal)
    {
        var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        await centre.SubmitAsync(new Command.PublishPolicy(Rules, null, RemoveModel: false, "test"), Cancellation);
        return centre;
    }

    private static async Task FreezeAsync(Centre centre)
    {
        await Submit(centre, Payment("p1", "VICTIM", "MULE", 500, 1), Payment("p2", "EMPLOYER", "MULE", 400, 2));
        Assert.Single(await ReportAsync(centre, "r1", "p1"));
        var frozen = new Command.MoveOrder(1, FreezeEventKind.Freeze, "bank", AmountMinor: 30_000) { IsAnswer = true };
        Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(frozen, Cancellation)).Status);
    }

    private static async Task<IReadOnlyList<FreezeOrder>> ReportAsync(Centre centre, string report, string payment)
    {
        var filed = await centre.SubmitAsync(
            new Command.FileReport(report, Start + TimeSpan.FromHours(30), payment, 0, null, null, null), Cancellation);
        Assert.True(filed.Status == CommandStatus.Done, filed.Detail?.English);
        return filed.Case!.Orders;
    }

    private static async Task<Outcome> PayAsync(Centre centre, string id, int major) =>
        (await Submit(centre, Payment(id, "MULE", "SHOP", major, 200, payerBank: "BBBBXBBB")))[0].Outcome;
}
