using Cordon.Bench.Kills;
using Cordon.Engine.Records;
using Xunit;

namespace Cordon.Server.Tests.Kills;

/// <summary>The real server killed under load and while it starts; and that the checker finds what a kill might have done to a journal.</summary>
public sealed class KillRunTests(ShortKillRun kills) : IClassFixture<ShortKillRun>
{
    [Fact]
    public void Every_answered_payment_outlives_the_kills_once_and_with_its_verdict()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGKILL on Windows.");
        Assert.Equal([], kills.Faults);
        Assert.InRange(kills.Run.KillsAtStart, 1, 4);
        Assert.InRange(kills.Run.KillsUnderLoad, 1, 4);

        // A run without each of these would prove less than it says.
        Assert.InRange(kills.Run.Book.Answers.Count, 100, int.MaxValue);
        Assert.Equal(["allow", "block", "hold", "warn"], kills.Run.Book.Answers.Values.Select(a => a.Answer.Outcome).Distinct().Order());
        Assert.NotEmpty(kills.Run.Book.Reports);
        Assert.NotEmpty(kills.Run.Book.Released);
        Assert.NotEqual(0, kills.Run.Book.Repeats);
        Assert.NotEqual(0, kills.Run.SentAgain);
    }

    [Fact]
    public void An_untouched_copy_has_no_faults() => Assert.Equal([], FaultsAfter(_ => { }));

    [Fact]
    public void A_batch_taken_out_is_found_as_a_gap_and_by_its_payments()
    {
        var faults = FaultsAfter(journal => journal.Remove(journal.WithPayments(journal.Next / 2)));
        Assert.Contains(faults, fault => fault.Contains("a gap"));
        Assert.Contains(faults, fault => fault.Contains("is not in the journal"));
    }

    [Fact]
    public void A_tail_cut_off_without_a_trace_is_found_by_the_payments_that_were_answered()
    {
        var faults = FaultsAfter(journal =>
        {
            var cut = journal.Next;
            do
            {
                journal.Remove(--cut);
            }
            while (!journal.HasPayments(cut - 1));

            journal.Remove(--cut);
            journal.SetNext(cut);
        });
        Assert.DoesNotContain(faults, fault => fault.Contains("a gap"));
        Assert.Contains(faults, fault => fault.Contains("is not in the journal"));
    }

    [Fact]
    public void One_payment_taken_out_of_its_block_is_found() =>
        Assert.Contains(FaultsAfter(journal => ChangeLarge(journal, block => block.Count--)), fault => fault.Contains("is not in the journal"));

    [Fact]
    public void A_batch_written_twice_is_found_by_its_payments()
    {
        var faults = FaultsAfter(journal =>
        {
            var (from, to) = (journal.WithPayments(journal.Next / 2), journal.Next);
            journal.Put(to, TamperedJournal.Sealed(journal.Frame(from), to, journal.Payload(from)));
            journal.SetNext(to + 1);
        });
        Assert.Contains(faults, fault => fault.Contains("once more"));
    }

    [Fact]
    public void A_verdict_changed_in_anything_is_found()
    {
        Action<PaymentBlock>[] changes =
        [
            block => block.Verdicts.Outcomes[0] ^= Core.Screening.Outcome.Warn,
            block => block.Verdicts.Scores[0] ^= 1,
            block => block.Verdicts.Fired[0][0] ^= 1,
        ];
        Assert.All(changes, change => Assert.Single(
            FaultsAfter(journal => ChangeLarge(journal, change)), fault => fault.Contains("was answered with")));
    }

    [Fact]
    public void An_amount_changed_is_found() =>
        Assert.Single(FaultsAfter(journal => ChangeLarge(journal, block => block.AmountMinor[0]++)), fault => fault.Contains("other content"));

    [Fact]
    public void A_bit_that_fell_over_is_found() => Assert.Contains(
        FaultsAfter(journal =>
        {
            var position = journal.WithPayments(journal.Next / 2);
            var frame = journal.Frame(position);
            frame[^1] ^= 1;
            journal.Put(position, frame);
        }),
        fault => fault.Contains("checksum"));

    [Fact]
    public void A_batch_written_anew_with_the_same_sense_is_found_by_the_next_check()
    {
        var path = kills.CopyJournal();
        var proof = new JournalProof();
        Assert.Equal([], proof.Check(path, kills.Run.Book, isAllAnswered: true));
        using (var journal = new TamperedJournal(path))
        {
            ChangeLarge(journal, _ => { });
        }

        Assert.Single(proof.Check(path, kills.Run.Book, isAllAnswered: true), fault => fault.Contains("not the batch that stood there before"));
        Assert.Equal([], new JournalProof().Check(path, kills.Run.Book, isAllAnswered: true));
    }

    private static void ChangeLarge(TamperedJournal journal, Action<PaymentBlock> change) =>
        journal.Change(journal.WithPayments(journal.Next / 2), change);

    private IReadOnlyList<string> FaultsAfter(Action<TamperedJournal> tamper)
    {
        var path = kills.CopyJournal();
        using (var journal = new TamperedJournal(path))
        {
            tamper(journal);
        }

        return new JournalProof().Check(path, kills.Run.Book, isAllAnswered: true);
    }
}
