using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests;

/// <summary>What becomes known while a payment is held: it counts at once, and after every restart.</summary>
public sealed class HoldNewsTests : IDisposable
{
    private const string HoldLarge = """
        rules "large" version 1
        rule large
          when amount >= 500 EUR
          if unknown skip
          then hold 10 min, then release
          score 1
          payer "Wait."
          file "Large ones are held."
        """;

    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SteppedTime _time = new(Start + TimeSpan.FromHours(1));
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-news-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_held_payment_that_was_reported_is_blocked_when_its_time_is_over_and_another_released(bool isReopened, bool hasSnapshot)
    {
        await using var journal = new MemoryJournal();
        var options = Options(hasSnapshot);
        var centre = await HoldingCentre(journal, options);
        await CentreTests.Submit(centre, CentreTests.Payment("reported", "A", "B", 700), CentreTests.Payment("other", "C", "D", 700));
        await ReportAsync(centre, "r1", "reported");
        Assert.Equal((Outcome.Block, Outcome.Allow), (AtExpiry(centre, "reported"), AtExpiry(centre, "other")));
        if (isReopened)
        {
            await centre.DisposeAsync();
            centre = await Centre.OpenAsync(options, journal, _time, Cancellation);
            Assert.Empty(centre.SnapshotsPassedOver);
        }

        await using var last = centre;
        Assert.Equal(1u, centre.FindHold("reported", 0)!.News.Reported?.Case);
        Assert.Equal(HoldNews.None, centre.FindHold("other", 0)!.News);
        _time.Advance(TimeSpan.FromMinutes(11));
        await Until(() => centre.FindHold("other", 0)!.State == HoldState.ExpiredReleased);
        Assert.Equal(HoldState.ExpiredBlocked, centre.FindHold("reported", 0)!.State);
        await using var played = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        Assert.Equal(HoldState.ExpiredBlocked, played.FindHold("reported", 0)!.State);
    }

    [Fact]
    public async Task What_becomes_known_of_a_payee_is_told_of_the_holds_that_pay_it_and_survives_a_restart()
    {
        await using var journal = new MemoryJournal();
        var options = Options(hasSnapshot: true);
        await using (var centre = await HoldingCentre(journal, options))
        {
            await CentreTests.Submit(
                centre, CentreTests.Payment("gone", "V", "MULE", 200), CentreTests.Payment("held", "A", "MULE", 700),
                CentreTests.Payment("calm", "A", "SHOP", 900),
                CentreTests.Payment("proposed", "A", "INN", 600));
            Assert.Equal(HoldNews.None, centre.FindHold("held", 0)!.News);
            var before = centre.HoldVersion;
            await ReportAsync(centre, "r1", "gone");
            Assert.True(centre.HoldVersion > before, "whoever watches is told");
            await WatchAsync(centre, isOn: true);
            foreach (var id in (string[])["held", "proposed"])
            {
                await centre.SubmitAsync(new Command.ProposeBlock(id, 0, 7, Lapses, "ann"), Cancellation);
            }

            await CentreTests.Submit(centre, CentreTests.Payment("later", "E", "MULE", 700));
            Check(centre);
        }

        await using (var kept = await Centre.OpenAsync(options, journal, _time, Cancellation))
        {
            Assert.Empty(kept.SnapshotsPassedOver);
            Check(kept);
        }

        await using var played = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        Check(played);
        await WatchAsync(played, isOn: false);
        Assert.False(played.FindHold("held", 0)!.News.IsWatched);

        void Check(Centre centre)
        {
            var news = centre.FindHold("held", 0)!.News;
            Assert.Equal((1u, true, null), (Assert.Single(news.Reports).Case, news.IsWatched, news.Reported));
            Assert.Equal(new HoldBlock(7, Lapses), news.Block);
            Assert.Equal(HoldNews.None with { Block = new HoldBlock(7, Lapses) }, centre.FindHold("proposed", 0)!.News);
            Assert.Equal("MULE", centre.FindOrder(Assert.Single(news.Orders).Number)!.Account);
            Assert.Equal((HoldNews.None, HoldNews.None), (centre.FindHold("calm", 0)!.News, centre.FindHold("later", 0)!.News));
            Assert.Equal(["held", "calm", "later", "proposed"], centre.HoldsByUrgency(Now, 9).Holds.Select(hold => hold.PaymentId));
        }
    }

    [Fact]
    public async Task A_payment_that_was_reported_stands_before_one_whose_payee_was_and_both_before_what_is_likely_lost_soonest()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await HoldingCentre(journal, new CentreOptions());
        await CentreTests.Submit(
            centre, CentreTests.Payment("large", "A", "SHOP", 90_000), CentreTests.Payment("same", "B", "MULE", 700),
            CentreTests.Payment("own", "C", "MULE", 500));
        await ReportAsync(centre, "r1", "own");
        Assert.Equal(["own", "same", "large"], centre.HoldsByUrgency(Now, 9).Holds.Select(hold => hold.PaymentId));
        Assert.Empty(centre.FindHold("own", 0)!.News.Reports);
    }

    [Fact]
    public async Task An_order_that_was_withdrawn_says_nothing_of_its_account_any_more()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await HoldingCentre(journal, new CentreOptions());
        await CentreTests.Submit(centre, CentreTests.Payment("gone", "V", "MULE", 400), CentreTests.Payment("held", "A", "MULE", 700));
        await ReportAsync(centre, "r1", "gone");
        var order = Assert.Single(centre.FindHold("held", 0)!.News.Orders).Number;
        var moved = await centre.SubmitAsync(new Command.MoveOrder(order, FreezeEventKind.Withdraw, "officer", Reason: "by mistake"), Cancellation);
        Assert.True(moved.Status == CommandStatus.Done, moved.Detail?.English);
        Assert.Empty(centre.FindHold("held", 0)!.News.Orders);
        Assert.Single(centre.FindHold("held", 0)!.News.Reports);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_case_keeps_by_whom_and_why_the_hold_of_its_payment_ended(bool hasSnapshot)
    {
        await using var journal = new MemoryJournal();
        var options = Options(hasSnapshot);
        await using (var centre = await HoldingCentre(journal, options))
        {
            await CentreTests.Submit(centre, CentreTests.Payment("ours", "A", "B", 700), CentreTests.Payment("lasts", "C", "D", 700));
            _time.Advance(TimeSpan.FromMinutes(1));
            await ReportAsync(centre, "r1", "ours");
            await ReportAsync(centre, "r2", "lasts");
            await centre.SubmitAsync(new Command.EndHold("ours", 0, Release: true, "ann", "she knows him"), Cancellation);
            await Check(centre);
        }

        await using var kept = await Centre.OpenAsync(options, journal, _time, Cancellation);
        Assert.Empty(kept.SnapshotsPassedOver);
        await Check(kept);
        await ReportAsync(kept, "r3", "lasts");
        Assert.Equal(HoldState.Held, (await kept.FindCasesAsync([2], Cancellation))[0].Hold!.State);

        async Task Check(Centre centre)
        {
            var cases = await centre.FindCasesAsync([1, 2], Cancellation);
            Assert.Equal((HoldState.Released, "ann", "she knows him"), (cases[0].Hold!.State, cases[0].Hold!.By, cases[0].Hold!.Why));
            Assert.Equal((HoldState.Held, null, null), (cases[1].Hold!.State, cases[1].Hold!.By, cases[1].Hold!.Why));
        }
    }

    [Fact]
    public async Task What_an_officer_ended_is_found_again_the_latest_decision_first()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await HoldingCentre(journal, new CentreOptions());
        await CentreTests.Submit(
            centre, CentreTests.Payment("p1", "A", "B", 700), CentreTests.Payment("p2", "A", "B", 700), CentreTests.Payment("p3", "A", "B", 700));
        foreach (var (id, by) in ((string, string)[])[("p2", "ann"), ("p3", "bob"), ("p1", "ann; approved by eve")])
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await centre.SubmitAsync(new Command.EndHold(id, 0, by == "ann", by, "called back"), Cancellation);
        }

        Assert.Equal(["p1", "p2"], centre.HoldsEndedBy("ann", 9).Select(hold => hold.PaymentId));
        Assert.Equal(["p1"], centre.HoldsEndedBy("eve", 9).Select(hold => hold.PaymentId));
        Assert.Equal(["p1"], centre.HoldsEndedBy("ann", 1).Select(hold => hold.PaymentId));
    }

    private static Instant Lapses { get; } = new(1_800_000_000_000);

    private Instant Now => Instant.From(_time.GetUtcNow());

    private static Outcome AtExpiry(Centre centre, string id) => centre.FindHold(id, 0)!.AtExpiry;

    private CentreOptions Options(bool hasSnapshot) =>
        hasSnapshot ? new CentreOptions { SnapshotFolder = Path.Combine(_folder, "kept"), SnapshotEveryPayments = 1 } : new CentreOptions();

    private async Task<Centre> HoldingCentre(MemoryJournal journal, CentreOptions options)
    {
        var centre = await Centre.OpenAsync(options, journal, _time, Cancellation);
        var published = await centre.SubmitAsync(new Command.PublishPolicy(HoldLarge, null, false, "officer"), Cancellation);
        Assert.Equal((CommandStatus.Done, null), (published.Status, published.Detail));
        return centre;
    }

    private async Task ReportAsync(Centre centre, string report, string payment)
    {
        var filed = await centre.SubmitAsync(new Command.FileReport(report, Now, payment, 0, null, null, null), Cancellation);
        Assert.True(filed.Status == CommandStatus.Done, filed.Detail?.English);
    }

    private static async Task WatchAsync(Centre centre, bool isOn)
    {
        var change = new Command.ChangeList(AccountList.Watch, "BBBBXBBB/MULE", "BBBBXBBB", isOn, null, "seen", "officer");
        Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(change, Cancellation)).Status);
    }

    private static async Task Until(Func<bool> isSo)
    {
        while (!isSo())
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
