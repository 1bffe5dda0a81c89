using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests;

public sealed class CentreTests
{
    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));

    [Fact]
    public async Task Decides_and_answers_a_repeat_with_the_same_decision()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        var first = await Submit(centre, Payment("p1", "A", "B", 100));
        var second = await Submit(centre, Payment("p1", "A", "B", 100));
        Assert.Equal(Refusal.None, first[0].Refusal);
        Assert.False(first[0].IsRepeat);
        Assert.True(second[0].IsRepeat);
        Assert.Equal(first[0].Sequence, second[0].Sequence);
        Assert.Equal(first[0].Score, second[0].Score);
    }

    [Fact]
    public async Task Finds_a_repeat_within_one_batch_and_refuses_a_contradiction()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        var decisions = await Submit(centre, Payment("p1", "A", "B", 100), Payment("p1", "A", "B", 100), Payment("p1", "A", "C", 100));
        Assert.False(decisions[0].IsRepeat);
        Assert.True(decisions[1].IsRepeat);
        Assert.Equal(Refusal.ConflictingContent, decisions[2].Refusal);
        var later = await Submit(centre, Payment("p1", "A", "B", 101));
        Assert.Equal(Refusal.ConflictingContent, later[0].Refusal);
    }

    [Fact]
    public async Task Refuses_a_payment_from_the_future()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        var decisions = await Submit(centre, Payment("p1", "A", "B", 100, minutes: 3 * 1440));
        Assert.Equal(Refusal.FutureDated, decisions[0].Refusal);
    }

    [Fact]
    public async Task Refuses_a_payment_of_a_clock_that_was_never_set()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        var decisions = await Submit(centre, Payment("p1", "A", "B", 100, minutes: -11 * 366 * 1440));
        Assert.Equal(Refusal.TooOld, decisions[0].Refusal);
    }

    [Fact]
    public async Task A_journal_goes_on_only_with_the_options_it_was_begun_with()
    {
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { Reference = Currency.Parse("USD"), ZoneOffsetMinutes = -210 };
        await using (var centre = await Centre.OpenAsync(options, journal, _time, TestContext.Current.CancellationToken))
        {
            await Submit(centre, Payment("p1", "A", "B", 100));
        }

        Assert.Equal("--reference USD --zone -03:30", (await Founding.OfAsync(journal, cancellation: TestContext.Current.CancellationToken))!.ToString());
        CentreOptions[] others = [options with { Reference = Currency.Parse("EUR") }, options with { ZoneOffsetMinutes = 0 }, options with { IsReplay = true }];
        foreach (var other in others)
        {
            var refused = await Assert.ThrowsAsync<JournalFormatException>(
                () => Centre.OpenAsync(other, journal, _time, TestContext.Current.CancellationToken));
            Assert.Contains("--reference USD --zone -03:30", refused.Message, StringComparison.Ordinal);
        }

        await using var again = await Centre.OpenAsync(options, journal, _time, TestContext.Current.CancellationToken);
        Assert.True((await Submit(again, Payment("p1", "A", "B", 100)))[0].IsRepeat);
    }

    [Fact]
    public async Task A_sender_whose_clock_runs_ahead_moves_nobody_elses_trail()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        var now = (int)(_time.Now.Milliseconds - Start.Milliseconds) / 60_000;
        await Submit(centre, Payment("p1", "X", "Y", 100, minutes: now + 5));
        await Submit(centre, Payment("p2", "VICTIM", "MULE", 100, minutes: now));
        var report = new Command.FileReport("r1", _time.Now, "p2", 0, null, null, null);
        Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, TestContext.Current.CancellationToken)).Status);
        var (_, trail) = await centre.TraceAsync(0, "r1", Core.Tracing.TaintPolicy.Fifo, _time.Now, TestContext.Current.CancellationToken);
        Assert.Equal((_time.Now, "100.00 EUR"), (Assert.Single(trail!.Transfers).Time, trail.Stolen.ToString()));
    }

    [Fact]
    public async Task Holds_the_next_payment_to_a_reported_account_and_releases_it()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        await Submit(centre, Payment("p1", "VICTIM", "MULE", 5_000));
        var report = await centre.SubmitAsync(
            new Command.FileReport("r1", Start + TimeSpan.FromHours(1), "p1", 0, "impersonation", null, null), TestContext.Current.CancellationToken);
        Assert.Equal(CommandStatus.Done, report.Status);
        Assert.Single(report.Reached!);
        var held = await Submit(centre, Payment("p2", "OTHER", "MULE", 5_000, minutes: 90));
        Assert.True(held[0].Outcome >= Outcome.Hold, held[0].Outcome.ToString());
        Assert.NotEmpty(held[0].Reasons);
        Assert.NotNull(held[0].PayerMessage);
        Assert.Equal(HoldState.Held, centre.FindHold("p2", 0)!.State);
        var released = await centre.SubmitAsync(new Command.EndHold("p2", 0, true, "officer", "called back"), TestContext.Current.CancellationToken);
        Assert.Equal(CommandStatus.Done, released.Status);
        var cancelled = await centre.SubmitAsync(new Command.EndHold("p2", 0, false, "officer", null), TestContext.Current.CancellationToken);
        Assert.Equal(CommandStatus.Conflict, cancelled.Status);
        var recorded = await centre.FindDecisionAsync("p2", 0, TestContext.Current.CancellationToken);
        Assert.Equal(held[0].Reasons.Select(r => r.Sentence), recorded!.Decision.Reasons.Select(r => r.Sentence));
    }

    [Theory]
    [InlineData("EUR", "5000.00 EUR")]
    [InlineData("USD", "5000.00 USD")]
    [InlineData("JPY", "5000 JPY")]
    [InlineData("XXX", "5000.00 XXX")]
    public async Task A_payer_is_told_the_amount_as_it_was_handed_in(string currency, string expected)
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        await Submit(centre, Payment("p1", "VICTIM", "MULE", 5_000, currency: currency));
        var report = new Command.FileReport("r1", Start + TimeSpan.FromHours(1), "p1", 0, "impersonation", null, null);
        await centre.SubmitAsync(report, TestContext.Current.CancellationToken);
        var held = (await Submit(centre, Payment("p2", "OTHER", "MULE", 5_000, minutes: 90, currency: currency)))[0];
        Assert.Contains(expected, held.PayerMessage, StringComparison.Ordinal);
        Assert.Contains(held.Reasons, reason => reason.Code == "reported-payee");
    }

    [Fact]
    public async Task An_amount_without_a_currency_is_never_taken_for_money()
    {
        const string text = """
            rules "amounts" version 1
            rule large
              when amount >= 1 EUR or payer.sent.sum.24h >= 1 EUR or payee.received.sum.30d >= 1 EUR
              if unknown skip
              then block
              score 1
              payer "No."
              file "No."
            """;
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        await centre.SubmitAsync(new Command.PublishPolicy(text, null, false, "officer"), TestContext.Current.CancellationToken);
        foreach (var i in Enumerable.Range(1, 5))
        {
            Assert.Equal(Outcome.Allow, (await Submit(centre, Payment($"x{i}", "A", "B", 90_000, minutes: i, currency: "XXX")))[0].Outcome);
        }

        Assert.Equal(Outcome.Block, (await Submit(centre, Payment("e1", "A", "B", 2, minutes: 9)))[0].Outcome);
        Assert.Equal((0, 200), (centre.Counters.Sizes[(int)Outcome.Allow], centre.Counters.Sizes[(int)Outcome.Block]));
    }

    [Fact]
    public async Task An_account_is_watched_before_it_was_ever_paid_and_until_its_time_is_over()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        var watch = new Command.ChangeList(AccountList.Watch, "BBBBXBBB/MULE", "BBBBXBBB", true, _time.Now + TimeSpan.FromDays(1), "two victims", "officer");
        Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(watch, TestContext.Current.CancellationToken)).Status);
        Assert.True((await Submit(centre, Payment("p1", "A", "MULE", 100)))[0].Outcome >= Outcome.Hold);
        _time.Now += TimeSpan.FromDays(2);
        Assert.Equal(Outcome.Allow, (await Submit(centre, Payment("p3", "A", "MULE", 100, minutes: 2)))[0].Outcome);
        Assert.Empty(centre.ListedAccounts(AccountList.Watch, 0, 10));
    }

    [Fact]
    public async Task A_centre_opened_again_goes_on_as_if_it_had_never_stopped()
    {
        var payments = Enumerable.Range(0, 3_000).Select(i =>
            Payment($"p{i}", $"A{i * 7 % 50}", $"B{i * 11 % 40}", 10 + (i * 37 % 4000), minutes: i / 3)).ToList();
        var whole = await Play(new MemoryJournal(), payments, []);
        var interrupted = await Play(new MemoryJournal(), payments, [700, 701, 1_900]);
        Assert.Equal(whole, interrupted);
    }

    [Fact]
    public async Task Refuses_while_the_journal_is_unavailable_and_recovers_by_itself()
    {
        await using var memory = new MemoryJournal();
        await using var journal = new FaultyJournal(memory);
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System, TestContext.Current.CancellationToken);
        await Submit(centre, Payment("p0", "A", "B", 100));
        journal.FailNext(JournalFault.NotPersisted);
        journal.FailNext(JournalFault.Persisted);
        var refused = await Submit(centre, Payment("p1", "A", "B", 100));
        Assert.Equal(Refusal.Unavailable, refused[0].Refusal);
        Decision[] again;
        do
        {
            again = await Submit(centre, Payment("p1", "A", "B", 100));
        }
        while (again[0].Refusal == Refusal.Unavailable);

        Assert.Equal(2, again[0].Sequence);
        Assert.True(again[0].IsRepeat);
    }

    [Fact]
    public async Task What_was_decided_behind_a_batch_that_cannot_be_written_is_refused_too_and_not_left_waiting()
    {
        using var entered = new SemaphoreSlim(0);
        using var leave = new ManualResetEventSlim();
        var isFailing = false;
        await using var memory = new MemoryJournal();
        await using var journal = new FaultyJournal(memory, _ =>
        {
            if (!Volatile.Read(ref isFailing))
            {
                return JournalFault.None;
            }

            entered.Release();
            leave.Wait();
            return Volatile.Read(ref isFailing) ? JournalFault.NotPersisted : JournalFault.None;
        });
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System, TestContext.Current.CancellationToken);
        Volatile.Write(ref isFailing, true);
        var first = Submit(centre, Payment("p1", "A", "B", 100));
        await entered.WaitAsync(TestContext.Current.CancellationToken);
        var second = Submit(centre, Payment("p2", "C", "D", 100));
        SpinWait.SpinUntil(() => centre.Counters.Accounts == 4);
        leave.Set();
        try
        {
            Assert.Equal(Refusal.Unavailable, (await first)[0].Refusal);
            Assert.Equal(Refusal.Unavailable, (await second.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))[0].Refusal);
        }
        finally
        {
            Volatile.Write(ref isFailing, false);
        }
    }

    /// <summary>Submits one payment at a time, opening the centre anew before those named; gives all decisions as text.</summary>
    private async Task<string> Play(MemoryJournal journal, List<PaymentBatch> payments, HashSet<int> reopenBefore)
    {
        var text = new StringBuilder();
        var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
        for (var i = 0; i < payments.Count; i++)
        {
            if (reopenBefore.Contains(i))
            {
                await centre.DisposeAsync();
                centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, TestContext.Current.CancellationToken);
            }

            if (i == 500)
            {
                var reported = payments[10].Time(0) + TimeSpan.FromHours(1);
                await centre.SubmitAsync(new Command.FileReport("r", reported, "p10", 0, null, null, null), TestContext.Current.CancellationToken);
            }

            var decision = (await Submit(centre, payments[i]))[0];
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{decision.Sequence} {decision.Outcome} {decision.Score} {string.Join(';', decision.Reasons.Select(r => r.Sentence))}");
        }

        await centre.DisposeAsync();
        await journal.DisposeAsync();
        return text.ToString();
    }

    internal static PaymentBatch Payment(
        string id, string payer, string payee, long major, int minutes = 0, string currency = "EUR", string payerBank = "AAAAXAAA",
        (string Amount, string Currency)? arrives = null)
    {
        var batch = new PaymentBatch(1);
        var fault = PaymentCheck.TryAdd(batch, new PaymentTexts
        {
            PaymentId = Encoding.UTF8.GetBytes(id),
            Time = Encoding.UTF8.GetBytes((Start + TimeSpan.FromMinutes(minutes)).ToString()),
            PayerBank = Encoding.UTF8.GetBytes(payerBank),
            PayerAccount = Encoding.UTF8.GetBytes(payer),
            PayeeBank = "BBBBXBBB"u8,
            PayeeAccount = Encoding.UTF8.GetBytes(payee),
            Amount = Encoding.UTF8.GetBytes(major.ToString(CultureInfo.InvariantCulture)),
            Currency = Encoding.UTF8.GetBytes(currency),
            PayeeAmount = Encoding.UTF8.GetBytes(arrives?.Amount ?? ""),
            PayeeCurrency = Encoding.UTF8.GetBytes(arrives?.Currency ?? ""),
        });
        Assert.Null(fault);
        return batch;
    }

    internal static async Task<Decision[]> Submit(Centre centre, params PaymentBatch[] payments)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Completed = _ => done.SetResult() };
        foreach (var payment in payments)
        {
            work.Payments.CopyFrom(payment, 0);
        }

        if (!centre.TrySubmit(work))
        {
            return [.. payments.Select(_ => new Decision { Refusal = Refusal.Unavailable, Reasons = [] })];
        }

        await done.Task.WaitAsync(TestContext.Current.CancellationToken);
        return work.Decisions[..payments.Length];
    }
}
