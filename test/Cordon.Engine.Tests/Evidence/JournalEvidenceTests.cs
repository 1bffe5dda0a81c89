using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Evidence;

/// <summary>What a running centre's journal says of its payments as of a moment.</summary>
public sealed class JournalEvidenceTests
{
    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_journal_of_more_payments_than_may_be_kept_is_not_read()
    {
        await using var journal = new MemoryJournal();
        await using (var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            await PayAsync(centre, "p1");
            await PayAsync(centre, "p2");
        }

        Assert.Equal(2, (await JournalEvidence.ReadAsync(journal, 0, _time.Now, 2, Cancellation)).LastSequence);
        var refused = await Assert.ThrowsAsync<EvidenceLimitException>(() => JournalEvidence.ReadAsync(journal, 0, _time.Now, 1, Cancellation));
        Assert.Contains("more than 1 payments", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_account_is_told_to_be_after_the_moment_has_no_part_in_it()
    {
        await using var journal = new MemoryJournal();
        var moment = _time.Now + TimeSpan.FromHours(1);
        await using (var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            var nothing = new Money(0, Currency.Parse("EUR"));
            await DescribeAsync(centre, AccountKind.Person, nothing);
            var stolen = await CentreTests.Submit(centre, CentreTests.Payment("p1", "A", "B", 400));
            var moved = await CentreTests.Submit(centre, CentreTests.Payment("p2", "B", "C", 400, 1, payerBank: "BBBBXBBB"));
            Assert.All([stolen[0], moved[0]], decision => Assert.InRange(decision.Outcome, Outcome.Allow, Outcome.Warn));
            var report = new Command.FileReport("r1", _time.Now, "p1", 0, null, null, null);
            Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, Cancellation)).Status);
            _time.Now = moment + TimeSpan.FromHours(1);
            await DescribeAsync(centre, AccountKind.Merchant, null);
            await PayAsync(centre, "p3");
        }

        var then = await JournalEvidence.ReadAsync(journal, 0, moment, cancellation: Cancellation);
        var later = await JournalEvidence.ReadAsync(journal, 0, _time.Now, cancellation: Cancellation);
        Assert.Equal((2, 3), (then.LastSequence, later.LastSequence));
        Assert.NotEqual(0u, Assert.Single(then.Found, found => found.Kind == EvidenceKind.MovedStolen).Account);

        // Money that comes to a shop's till is not followed further.
        Assert.DoesNotContain(later.Found, found => found.Kind == EvidenceKind.MovedStolen);
    }

    [Theory]
    [InlineData(false, false, 2, 1)]
    [InlineData(true, false, 1, 1)]
    [InlineData(false, true, 0, 1)]
    [InlineData(true, true, 0, 0)]
    public async Task What_was_reported_and_turned_out_not_to_be_so_is_no_evidence_from_then_on(bool isTakenBack, bool isRighted, int reports, int moves)
    {
        await using var journal = new MemoryJournal();
        var before = _time.Now;
        await using (var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            await CentreTests.Submit(centre, CentreTests.Payment("p1", "A", "B", 400));
            await CentreTests.Submit(centre, CentreTests.Payment("p2", "B", "C", 200, 1, payerBank: "BBBBXBBB"));
            foreach (var id in (string[])["r1", "r2"])
            {
                var report = new Command.FileReport(id, _time.Now, "p1", 0, null, null, null);
                Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, Cancellation)).Status);
            }

            _time.Now += TimeSpan.FromHours(1);
            if (isRighted)
            {
                var order = centre.FindOrders(one => one.Account == "B", 0, 1)[0].Number;
                Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(new Command.RightHolder(order, "mei"), Cancellation)).Status);
            }

            if (isTakenBack)
            {
                foreach (var id in isRighted ? (string[])["r1", "r2"] : ["r1"])
                {
                    var back = new Command.TakeBackReport(1, 0, id, "mei", "the wrong payment");
                    Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(back, Cancellation)).Status);
                }
            }

            await PayAsync(centre, "last");
        }

        var then = await JournalEvidence.ReadAsync(journal, 0, before, cancellation: Cancellation);
        var later = await JournalEvidence.ReadAsync(journal, 0, _time.Now, cancellation: Cancellation);
        Assert.Equal((2, reports), (Count(then), Count(later)));
        Assert.Equal(moves, later.Found.Where(found => found.Kind == EvidenceKind.MovedStolen).Select(found => found.Sequence).Distinct().Count(s => s == 2));

        static int Count(JournalEvidence evidence) => evidence.Found.Count(found => found.Kind == EvidenceKind.Reported);
    }

    private static async Task DescribeAsync(Centre centre, AccountKind kind, Money? opening)
    {
        var told = new Command.DescribeAccounts([new AccountDescription("BBBBXBBB/B", "BBBBXBBB", kind, null, opening)]);
        Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(told, Cancellation)).Status);
    }

    private static async Task PayAsync(Centre centre, string id) => await CentreTests.Submit(centre, CentreTests.Payment(id, "A", "B", 400));
}
