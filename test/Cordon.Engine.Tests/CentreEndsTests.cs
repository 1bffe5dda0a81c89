using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests;

/// <summary>What ends by itself, and what a centre does at its limits.</summary>
public sealed class CentreEndsTests
{
    private const string HoldAll = """
        rules "all" version 1
        rule all
          when amount >= 1 EUR
          if unknown skip
          then hold 10 min, then release
          score 1
          payer "Wait."
          file "All is held."
        """;

    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SteppedTime _time = new(Start + TimeSpan.FromDays(2));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hold_ends_when_its_time_is_over_though_nobody_asks()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await HoldingCentre(journal);
        Assert.Equal(Outcome.Hold, (await CentreTests.Submit(centre, CentreTests.Payment("p1", "A", "B", 100)))[0].Outcome);
        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HoldState.Held, centre.FindHold("p1", 0)!.State);
        _time.Advance(TimeSpan.FromMinutes(2));
        await Until(() => centre.FindHold("p1", 0)!.State == HoldState.ExpiredReleased);

        // Nobody ended it, and it is found by its number as before.
        var ended = centre.FindHold(centre.FindHold("p1", 0)!.Sequence)!;
        Assert.Equal((null, null), (ended.EndedBy, ended.EndedWhy));
        Assert.NotNull(ended.EndedAt);
    }

    [Fact]
    public async Task A_hold_whose_time_was_over_while_the_centre_was_down_ends_at_its_start()
    {
        await using var journal = new MemoryJournal();
        await using (var before = await HoldingCentre(journal))
        {
            await CentreTests.Submit(before, CentreTests.Payment("p1", "A", "B", 100));
        }

        _time.Advance(TimeSpan.FromHours(1));
        await using var after = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        await Until(() => after.FindHold("p1", 0)!.State == HoldState.ExpiredReleased);
    }

    [Fact]
    public async Task What_stood_in_a_batch_read_back_long_after_is_refused_while_the_store_is_gone_and_the_centre_goes_on()
    {
        await using var memory = new MemoryJournal();
        await using var journal = new FaultyJournal(memory);
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System, Cancellation);
        for (var i = 0; i < 20; i++)
        {
            await CentreTests.Submit(centre, CentreTests.Payment($"p{i}", "A", "B", 100, minutes: i));
        }

        journal.Gone = true;
        var report = new Command.FileReport("r1", Start + TimeSpan.FromHours(9), "p0", 0, null, null, null);
        Assert.Equal(CommandStatus.Unavailable, (await centre.SubmitAsync(report, Cancellation)).Status);
        Assert.Equal(Refusal.Unavailable, (await CentreTests.Submit(centre, CentreTests.Payment("p0", "A", "B", 100)))[0].Refusal);
        journal.Gone = false;
        await Until(() => centre.State == CentreState.Ready);
        Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, Cancellation)).Status);
        Assert.True((await CentreTests.Submit(centre, CentreTests.Payment("p0", "A", "B", 100)))[0].IsRepeat);
    }

    [Fact]
    public async Task An_account_through_which_all_the_money_there_is_went_is_decided_on_all_the_same()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        var largest = Amount(PaymentCheck.AmountMinorMax / 100);
        for (var i = 0; i < 600; i++)
        {
            var decision = (await CentreTests.Submit(centre, largest($"p{i}")))[0];
            Assert.Equal((Refusal.None, i + 1L), (decision.Refusal, decision.Sequence));
        }

        await using var again = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        Assert.True((await CentreTests.Submit(again, largest("p599")))[0].IsRepeat);
    }

    [Fact]
    public async Task A_batch_never_outgrows_the_journal_however_much_waits()
    {
        using var leave = new ManualResetEventSlim();
        await using var memory = new MemoryJournal();
        await using var journal = new FaultyJournal(memory, _ =>
        {
            leave.Wait(Cancellation);
            return JournalFault.None;
        });
        var opening = Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        leave.Set();
        await using var centre = await opening;
        leave.Reset();
        var works = Enumerable.Range(0, 30).Select(work => Enumerable.Range(0, 1_000).Select(i => Wordy($"{work}-{i}")).ToArray());
        var deciding = works.Select(work => CentreTests.Submit(centre, work)).ToList();
        leave.Set();
        var decisions = await Task.WhenAll(deciding);
        Assert.All(decisions.SelectMany(d => d), decision => Assert.Equal(Refusal.None, decision.Refusal));
    }

    [Fact]
    public async Task What_is_asked_is_answered_when_all_that_was_decided_before_is_durable()
    {
        using var leave = new ManualResetEventSlim(true);
        await using var memory = new MemoryJournal();
        await using var journal = new FaultyJournal(memory, _ =>
        {
            leave.Wait(Cancellation);
            return JournalFault.None;
        });
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        var begun = await memory.NextPositionAsync(0, Cancellation);
        leave.Reset();
        var deciding = CentreTests.Submit(centre, CentreTests.Payment("p1", "A", "B", 100));
        await Until(() => centre.Counters.Accounts == 2);
        var asked = centre.WhenDurableAsync(Cancellation).AsTask();
        Assert.False(asked.IsCompleted || deciding.IsCompleted);
        leave.Set();
        Assert.Equal(CommandStatus.Done, (await asked).Status);
        Assert.Equal(begun + 1, await memory.NextPositionAsync(0, Cancellation));
        await deciding;
    }

    private static Func<string, PaymentBatch> Amount(long major) => id => CentreTests.Payment(id, "A", "B", major);

    /// <summary>A payment with as much text as one may have.</summary>
    private static PaymentBatch Wordy(string id)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(id.PadRight(PaymentBatch.TextLengthMax, 'x'));
        var batch = new PaymentBatch(1);
        Assert.Null(PaymentCheck.TryAdd(batch, new PaymentTexts
        {
            PaymentId = text.AsSpan(0, PaymentCheck.PaymentIdLengthMax),
            Time = System.Text.Encoding.UTF8.GetBytes(Start.ToString()),
            PayerBank = "AAAAXAAA"u8,
            PayerAccount = "A"u8,
            PayeeBank = "BBBBXBBB"u8,
            PayeeAccount = "B"u8,
            Amount = "1"u8,
            Currency = "EUR"u8,
            Channel = text,
            Purpose = text,
            PayerName = text,
            PayeeName = text,
            Device = text,
            Ip = text,
        }));
        return batch;
    }

    private async Task<Centre> HoldingCentre(MemoryJournal journal)
    {
        var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        var published = await centre.SubmitAsync(new Command.PublishPolicy(HoldAll, null, false, "officer"), Cancellation);
        Assert.Equal((CommandStatus.Done, null), (published.Status, published.Detail));
        return centre;
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
