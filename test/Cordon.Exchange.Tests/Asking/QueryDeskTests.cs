using Cordon.Core.Evidence;
using Cordon.Engine.Proving;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Matching;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Asking;

/// <summary>The holder evaluates what two officers signed and a log holds, within the quota, and what it evaluated once it answers alike again.</summary>
public sealed class QueryDeskTests
{
    [Fact]
    public void The_same_batch_has_the_same_answer_again_and_costs_nothing_even_with_nothing_left()
    {
        using var world = new AskingWorld([1, 2, 3], new QuotaLimits(256, 256));
        using var batch = world.Batch([1, 2, 50]);
        var ask = world.Ask(batch);
        var first = world.Desk.Evaluate(ask).Answer!;
        var again = world.Desk.Evaluate(ask).Answer!;
        Assert.Equal(first.ToBytes(), again.ToBytes());
        Assert.Equal((256, 0), (world.Book.Page.Spent, first.Record.Left));

        // Made anew from its seed and questions, as after a crash, it is the same batch.
        using var remade = world.Batch([50, 1, 2]);
        Assert.Equal(batch.Points, remade.Points);
        Assert.Equal(first.ToBytes(), world.Desk.Evaluate(world.Ask(remade)).Answer!.ToBytes());
        using var other = world.Batch([1, 2, 51]);
        Assert.Equal(QueryRefusal.OverQuota, world.Desk.Evaluate(world.Ask(other)).Refusal);
    }

    [Fact]
    public void A_batch_that_was_answered_is_not_answered_for_other_elements()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([1, 2, 50]);
        using var other = world.Batch([1, 2, 51]);
        _ = world.Answer(batch);

        // Elements that were not committed to; and a second manifest of the same root for others.
        Assert.Equal(QueryRefusal.OtherPoints, world.Desk.Evaluate(world.Ask(batch) with { Points = other.Points }).Refusal);
        var commit = QueryCommit.Sign(batch.Manifest with { PointsRoot = other.Manifest.PointsRoot }, world.Operator, world.Officer);
        var ask = new QueryAsk(commit, world.Logged(world.AskerLog, commit.ToBytes()), other.Points);
        Assert.Equal(QueryRefusal.OtherPoints, world.Desk.Evaluate(ask).Refusal);
        Assert.Equal(256, world.Book.Page.Spent);
    }

    [Fact]
    public void Two_officers_sign_and_neither_signs_for_the_other()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var folder = new ScratchFolder();
        using var stranger = SecretKey.Open(folder.In("s.key"), "operator");
        using var batch = world.Batch([1]);
        var good = QueryCommit.Sign(batch.Manifest, world.Operator, world.Officer);
        Assert.Throws<ArgumentException>(() => QueryCommit.Sign(batch.Manifest, world.Officer, world.Officer));
        var both = new AskingKeys([world.Operator.PublicKey, world.Officer.PublicKey], [world.Operator.PublicKey, world.Officer.PublicKey]);
        Assert.True(good.IsSignedBy(both));
        Assert.False((good with { Officer = good.Operator }).IsSignedBy(both));
        Assert.False((good with { Officer = good.Operator, Operator = good.Officer }).IsSignedBy(both));

        // One key that is on both lists, and signs for both.
        byte[] asOfficer = [.. "cordon-query/1 officer\n"u8, .. batch.Manifest.ToBytes()];
        Assert.Equal(good.Officer.Signature, world.Officer.Sign(asOfficer));
        Assert.False((good with { Officer = new OfficerSignature(world.Operator.PublicKey, world.Operator.Sign(asOfficer)) }).IsSignedBy(both));
        foreach (var bad in (QueryCommit[])[
            QueryCommit.Sign(batch.Manifest, world.Officer, world.Operator), QueryCommit.Sign(batch.Manifest, world.Operator, stranger),
            QueryCommit.Sign(batch.Manifest, stranger, world.Officer), good with { Officer = good.Operator },
            good with { Manifest = good.Manifest with { Purpose = "something else" } }, good with { Officer = good.Officer with { Signature = [] } }])
        {
            Assert.Equal(
                QueryRefusal.NotAuthorised, world.Desk.Evaluate(new QueryAsk(bad, world.Logged(world.AskerLog, bad.ToBytes()), batch.Points)).Refusal);
        }

        Assert.Equal(0, world.Book.Page.Spent);
    }

    [Fact]
    public void What_no_log_and_witness_saw_before_is_not_evaluated()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([1]);
        using var other = world.Batch([2]);
        var (ask, otherAsk) = (world.Ask(batch), world.Ask(other));
        var proof = LogProof.Read(ask.Logged)!;
        foreach (var logged in (string[])[
            "", otherAsk.Logged, (proof with { Index = 0 }).Whole, (proof with { Note = proof.Note with { Signatures = [proof.Note.Signatures[0]] } }).Whole,
            (proof with { Note = proof.Note with { Signatures = [proof.Note.Signatures[1]] } }).Whole, world.Logged(world.HolderLog, ask.Commit.ToBytes())])
        {
            Assert.Equal(QueryRefusal.NotLogged, world.Desk.Evaluate(ask with { Logged = logged }).Refusal);
        }

        Assert.Equal(QueryRefusal.None, world.Desk.Evaluate(ask).Refusal);
    }

    [Fact]
    public void What_is_no_element_or_not_of_its_time_costs_nothing()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([1]);
        var points = batch.Points.ToArray();
        points.AsSpan(32, 32).Clear();
        var commit = QueryCommit.Sign(batch.Manifest with { PointsRoot = QueryDesk.PointsRootOf(points) }, world.Operator, world.Officer);
        Assert.Equal(QueryRefusal.NoPoints, world.Desk.Evaluate(new QueryAsk(commit, world.Logged(world.AskerLog, commit.ToBytes()), points)).Refusal);
        var ask = world.Ask(batch);
        Assert.Equal(QueryRefusal.Malformed, world.Desk.Evaluate(ask with { Points = points[..32] }).Refusal);
        var now = world.Clock.Now;
        foreach (var seconds in (int[])[-3_600, 3_600, 40 * 86_400])
        {
            world.Clock.Now = now.AddSeconds(seconds);
            Assert.Equal(QueryRefusal.Expired, world.Desk.Evaluate(ask).Refusal);
        }

        Assert.Equal(0, world.Book.Page.Spent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_spent_stays_spent_wherever_the_program_ends(bool isKept)
    {
        using var folder = new ScratchFolder();
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([1, 2, 50]);
        var (limits, ask, path) = (new QuotaLimits(256, 256), world.Ask(batch), folder.In("quota"));
        using (var book = FileQuotaBook.Open(path, world.Name))
        {
            Assert.Throws<IOException>(() => world.DeskOf(limits, new StoppingBook(book, isKept)).Evaluate(ask));
            Assert.Throws<IOException>(() => FileQuotaBook.Open(path, world.Name));
        }

        using var after = FileQuotaBook.Open(path, world.Name);
        Assert.Equal(isKept ? 256 : 0, after.Page.Spent);
        using var other = world.Batch([3]);
        if (isKept)
        {
            Assert.Equal(QueryRefusal.OverQuota, world.DeskOf(limits, after).Evaluate(world.Ask(other)).Refusal);
        }

        Assert.Equal(QueryRefusal.None, world.DeskOf(limits, after).Evaluate(ask).Refusal);
        Assert.Equal(QueryRefusal.OverQuota, world.DeskOf(limits, after).Evaluate(world.Ask(other)).Refusal);
        Assert.Equal(256, after.Page.Spent);
    }

    [Fact]
    public void A_book_that_is_damaged_or_of_another_epoch_is_refused()
    {
        using var folder = new ScratchFolder();
        using var world = new AskingWorld([1]);
        using var batch = world.Batch([1]);
        var path = folder.In("quota");
        using (var book = FileQuotaBook.Open(path, world.Name))
        {
            _ = world.DeskOf(new QuotaLimits(1_000, 1_000), book).Evaluate(world.Ask(batch));
        }

        Assert.Throws<InvalidDataException>(() => FileQuotaBook.Open(path, world.Name with { Number = 8 }));
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^1]);
        Assert.Throws<InvalidDataException>(() => FileQuotaBook.Open(path, world.Name));
        File.WriteAllBytes(path, bytes);
        using var whole = FileQuotaBook.Open(path, world.Name);
        Assert.Equal(256, whole.Page.Spent);
    }

    [Fact]
    public void A_days_quota_comes_back_evenly_and_a_clock_that_goes_back_gives_nothing()
    {
        var limits = new QuotaLimits(100_000, 1_024);
        var page = QuotaPage.Empty(new EpochName("a", "b", "phone", 1)).Spend(limits, [1], [1], 1_024, 1_000_000)!;
        Assert.Null(page.Spend(limits, [2], [2], 256, 1_000_000));
        Assert.Null(page.Spend(limits, [2], [2], 256, 1_000_000 + 21_599));
        page = page.Spend(limits, [2], [2], 256, 1_000_000 + 21_600)!;
        Assert.Null(page.Spend(limits, [3], [3], 256, 500_000));
        Assert.Null(page.Spend(limits, [3], [3], 256, 1_000_000 + 21_600 + 21_599));
        Assert.Equal(100_000 - 1_024 - 256 - 1_024, page.Spend(limits, [3], [3], 1_024, 9_000_000)!.Answered[^1].Left);
        Assert.Null(page.Spend(limits, [3], [3], 1_025, 9_000_000));
    }

    [Fact]
    public void Many_at_once_spend_no_more_than_there_is()
    {
        using var world = new AskingWorld([1], new QuotaLimits(512, 512));
        var batches = Enumerable.Range(0, 8).Select(i => world.Batch([i], seed: FormattableString.Invariant($"{i}"))).ToArray();
        var asks = batches.Select(world.Ask).ToArray();
        var answered = 0;
        Parallel.ForEach(asks, ask => _ = world.Desk.Evaluate(ask).Answer is not null ? Interlocked.Increment(ref answered) : 0);
        Assert.Equal((2, 512L), (answered, world.Book.Page.Spent));
    }

    [Fact]
    public void A_batch_is_of_one_of_four_sizes_with_all_canaries_and_each_question_once()
    {
        using var world = new AskingWorld([1]);
        foreach (var (items, size) in ((int, int)[])[(1, 256), (240, 256), (241, 1_024)])
        {
            using var batch = world.Batch(Enumerable.Range(0, items));
            Assert.Equal((size, items), (batch.Manifest.Count, batch.Items));
            var inputs = batch.Open(Enumerable.Range(0, size)).Openings.Select(opening => opening.Leaf.Input).ToArray();
            Assert.Equal(size, inputs.Distinct().Count());
            Assert.Equal(Canaries.Count, inputs.Count(QueryBatch.IsCanary));
            Assert.Equal(size - items, inputs.Count(input => QueryBatch.IsNobodys(input, "phone")));
        }

        Assert.Throws<ArgumentException>(() => world.Batch([1, 1]));
        Assert.Throws<ArgumentException>(() => world.Batch(Enumerable.Empty<int>()));
        Assert.Throws<ArgumentException>(() => world.Batch([new QueryItem(AskingWorld.Phone(1), " ")]));
        Assert.Throws<ArgumentException>(() => world.Batch(Enumerable.Range(0, QueryBatch.ItemsMax + 1)));
    }
}
