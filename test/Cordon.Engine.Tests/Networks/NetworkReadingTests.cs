using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Networks;
using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests.Networks;

/// <summary>A centre's journal as a history of the network.</summary>
public sealed class NetworkReadingTests
{
    private const string Rules = """
        rules "sums" version 1
        rule large
          when amount >= 1000 EUR
          if unknown skip
          then block
          score 1
          payer "No."
          file "No."
        """;

    private readonly SettableTime _time = new(new Instant(1_760_000_000_000) + TimeSpan.FromDays(2));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1u, 0)]
    [InlineData(2u, 1)]
    public async Task A_report_of_a_blocked_payment_is_not_taken_for_one_of_another_banks_payment_of_the_same_identifier(
        uint reported, int ofBlocked)
    {
        await using var journal = new MemoryJournal();
        await using (var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            await centre.SubmitAsync(new Command.PublishPolicy(Rules, null, false, "officer"), Cancellation);
            Assert.Equal(Outcome.Allow, await PayAsync(centre, 1, CentreTests.Payment("p1", "A", "B", 400)));
            Assert.Equal(Outcome.Block, await PayAsync(centre, 2, CentreTests.Payment("p1", "C", "D", 4_000)));
            var report = new Command.FileReport("r1", _time.Now, "p1", reported, null, null, null);
            Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, Cancellation)).Status);
        }

        using var history = new NetworkHistory();
        using var reading = NetworkReading.Read(journal, 0, history, _ => { }, cancellation: Cancellation);
        Assert.Equal((1, 1, ofBlocked), (history.Count, history.CaseCount, reading.ReportsOfBlocked));
    }

    [Theory]
    [InlineData("block", Outcome.Block, 0, 1)]
    [InlineData("hold 24 h, then release", Outcome.Hold, 1, 0)]
    public async Task A_report_of_money_that_has_not_moved_is_told_as_such_and_what_it_names_is_linked(string then, Outcome outcome, int held, int blocked)
    {
        await using var journal = new MemoryJournal();
        await using (var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            var rules = Rules.Replace("then block", $"then {then}", StringComparison.Ordinal);
            await centre.SubmitAsync(new Command.PublishPolicy(rules, null, false, "officer"), Cancellation);
            Assert.Equal(outcome, await PayAsync(centre, 1, CentreTests.Payment("p1", "A", "B", 4_000)));
            var report = new Command.FileReport("r1", _time.Now, "p1", 1, null, null, "+99912345678");
            Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, Cancellation)).Status);
        }

        using var history = new NetworkHistory();
        using var reading = NetworkReading.Read(journal, 0, history, _ => { }, cancellation: Cancellation);
        Assert.Equal((1, 0, held, blocked), (history.CaseCount, reading.ReportsRefused, reading.ReportsOfHeld, reading.ReportsOfBlocked));
        var view = history.Look(_time.Now);
        Assert.Equal(LinkReason.ReportNames, Assert.Single(view.Links.Links).Reason);
        Assert.Empty(view.Accounts);
    }

    [Fact]
    public async Task A_payment_let_go_after_its_report_is_one_case_with_its_money()
    {
        await using var journal = new MemoryJournal();
        await using (var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            var rules = Rules.Replace("then block", "then hold 24 h, then release", StringComparison.Ordinal);
            await centre.SubmitAsync(new Command.PublishPolicy(rules, null, false, "officer"), Cancellation);
            await PayAsync(centre, 1, CentreTests.Payment("p1", "A", "B", 4_000));
            await centre.SubmitAsync(new Command.FileReport("r1", _time.Now, "p1", 1, null, null, "+99912345678"), Cancellation);
            await centre.SubmitAsync(new Command.FileReport("r2", _time.Now, "p1", 1, null, null, "+99912345679"), Cancellation);
            var let = await centre.SubmitAsync(new Command.EndHold("p1", 1, true, "officer", "asked for"), Cancellation);
            Assert.Equal(CommandStatus.Done, let.Status);
        }

        using var history = new NetworkHistory();
        using var reading = NetworkReading.Read(journal, 0, history, _ => { }, cancellation: Cancellation);
        Assert.Equal((1, 1, 0, 0), (history.Count, history.CaseCount, reading.ReportsOfHeld, reading.ReportsOfBlocked));
        var links = history.Look(_time.Now).Links.Links.Select(link => link.Reason).Order();
        Assert.Equal([LinkReason.ReportNames, LinkReason.PaidTo], links);
    }

    [Theory]
    [InlineData("allow", 1)]
    [InlineData("block", 0)]
    public async Task A_case_is_none_once_its_last_report_was_taken_back_and_one_again_when_it_is_reported_anew(string then, int moved)
    {
        await using var journal = new MemoryJournal();
        await using (var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            var rules = Rules.Replace("then block", $"then {then}", StringComparison.Ordinal).Replace("allow", "warn", StringComparison.Ordinal);
            await centre.SubmitAsync(new Command.PublishPolicy(rules, null, false, "officer"), Cancellation);
            await PayAsync(centre, 1, CentreTests.Payment("p1", "A", "B", 4_000));
            await FileAsync(centre, "r1");
            await FileAsync(centre, "r2");
            Assert.Equal((1, moved), await CasesAsync(journal));
            await TakeBackAsync(centre, "r1");
            Assert.Equal((1, moved), await CasesAsync(journal));
            await TakeBackAsync(centre, "r2");
            Assert.Equal((0, 0), await CasesAsync(journal));
            await FileAsync(centre, "r3");
            Assert.Equal((1, moved), await CasesAsync(journal));
        }
    }

    private async Task FileAsync(Centre centre, string id) => Assert.Equal(
        CommandStatus.Done, (await centre.SubmitAsync(new Command.FileReport(id, _time.Now, "p1", 1, null, null, "+99912345678"), Cancellation)).Status);

    private static async Task TakeBackAsync(Centre centre, string id) => Assert.Equal(
        CommandStatus.Done, (await centre.SubmitAsync(new Command.TakeBackReport(1, 0, id, "mei", "the wrong payment"), Cancellation)).Status);

    /// <summary>Cases, and those whose money moved.</summary>
    private static Task<(int Cases, int Moved)> CasesAsync(MemoryJournal journal)
    {
        using var history = new NetworkHistory();
        using var reading = NetworkReading.Read(journal, 0, history, _ => { }, cancellation: Cancellation);
        return Task.FromResult((history.CaseCount, history.Cases.Count(scam => scam.HasMoved)));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public async Task A_journal_is_read_as_far_as_it_may_have_payments(long paymentsMax, bool isRefused)
    {
        await using var journal = await OfTwoAsync();
        using var history = new NetworkHistory();
        var failure = Record.Exception(() =>
        {
            using var reading = NetworkReading.Read(journal, 0, history, _ => { }, paymentsMax: paymentsMax, cancellation: Cancellation);
        });
        Assert.Equal(isRefused ? typeof(EvidenceLimitException) : null, failure?.GetType());
    }

    [Fact]
    public async Task All_is_read_on_the_thread_that_asks_however_long_a_journal_takes_to_answer()
    {
        await using var journal = await OfTwoAsync();
        var (threads, own) = (new List<int>(), 0);
        var asking = new Thread(() =>
        {
            own = Environment.CurrentManagedThreadId;
            using var history = new NetworkHistory();
            using var reading = NetworkReading.Read(
                new FarJournal(journal), 0, history, _ => threads.Add(Environment.CurrentManagedThreadId),
                () => threads.Add(Environment.CurrentManagedThreadId), cancellation: Cancellation);
        });
        asking.Start();
        asking.Join();
        Assert.NotEmpty(threads);
        Assert.All(threads, thread => Assert.Equal(own, thread));
    }

    [Theory]
    [InlineData(8 * 60)]
    [InlineData(0)]
    public async Task Nights_and_days_of_months_are_those_of_the_centres_zone(int zoneOffsetMinutes)
    {
        await using var journal = await OfTwoAsync(zoneOffsetMinutes);
        using var history = new NetworkHistory();
        using var reading = NetworkReading.Read(journal, 0, history, _ => { }, cancellation: Cancellation);
        Assert.Equal(zoneOffsetMinutes, history.ZoneOffsetMinutes);
    }

    private async Task<MemoryJournal> OfTwoAsync(int zoneOffsetMinutes = 0)
    {
        var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions { ZoneOffsetMinutes = zoneOffsetMinutes }, journal, _time, Cancellation);
        Assert.Equal(Outcome.Allow, await PayAsync(centre, 1, CentreTests.Payment("p1", "A", "B", 400)));
        Assert.Equal(Outcome.Allow, await PayAsync(centre, 1, CentreTests.Payment("p2", "C", "D", 400)));
        return journal;
    }

    private static async Task<Outcome> PayAsync(Centre centre, uint submitter, PaymentBatch payment)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Submitter = submitter, Completed = _ => done.SetResult() };
        work.Payments.CopyFrom(payment, 0);
        Assert.True(centre.TrySubmit(work));
        await done.Task.WaitAsync(Cancellation);
        return work.Decisions[0].Outcome;
    }
}
