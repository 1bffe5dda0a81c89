using System.Text;
using Cordon.Core.Exchange;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;
using Xunit;

namespace Cordon.Exchange.Tests.Questions;

/// <summary>
/// Private questions from one centre to another over their ports: committed to, evaluated, claimed and proven, and no identifier in what crosses.
/// </summary>
public sealed class QuestionTests : IAsyncLifetime
{
    private const string Known = "+6591234567";
    private const string Unknown = "+6598765432";

    private Federation _all = null!;
    private QuestionHolder _holder = null!;
    private QuestionHolder? _other;
    private QuestionAsker _asker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _all = await Federation.OfAsync("aland", "beland", "celand");
        _holder = Opened(new QuotaLimits(600, 600));
        _all["beland"].Questions = _holder;
        _asker = new QuestionAsker(_all["aland"], _all.Clock);
        await _holder.AnnounceAsync(
            "aland", CanonicalKind.Phone, [Record(Known)], TimeSpan.FromDays(30), Cancellation);
        await _all.UntilAsync(() => _all["aland"].Book.From(0, 100).Any(place => place.Kind == EntryKind.Received));
    }

    public async ValueTask DisposeAsync()
    {
        _asker.Dispose();
        _holder.Dispose();
        _other?.Dispose();
        await _all.DisposeAsync();
    }

    [Fact]
    public async Task One_of_two_hits_is_claimed_and_its_holder_proves_that_it_knew_it_before()
    {
        var (question, fault) = await AskAsync(Known, Unknown);
        Assert.Null(fault);
        var hit = Assert.Single(question!.Finding.Hits);
        Assert.EndsWith(Known, hit.Input, StringComparison.Ordinal);
        var claim = await _asker.ClaimAsync(question, hit, Operator, Officer, cancellation: Cancellation);
        await _all.UntilAsync(() => _all["beland"].Book.OfThread(question.Thread).Count(place => place.Kind == EntryKind.Received) == 3);
        await _holder.RunOnceAsync(Cancellation);
        await _holder.RunOnceAsync(Cancellation);
        await _all.UntilAsync(() => _all["aland"].Book.Find(EntryKind.Received, QuestionNumber.OfAnswer(claim.Message.Id)) is not null);
        var proof = await _asker.ProofAsync(question, hit, Cancellation);
        Assert.Equal(("mule", new DateOnly(2026, 2, 1)), (proof!.Leaf.Class, proof.Leaf.FirstDay));
        question.Dispose();
    }

    [Fact]
    public async Task What_the_holder_has_of_the_questions_names_none_of_them()
    {
        var (question, _) = await AskAsync(Known, Unknown);
        question!.Dispose();
        foreach (var place in _all["beland"].Book.From(0, 1_000))
        {
            var opened = await _all["beland"].Book.OpenEntryAsync(place, Cancellation);
            var text = Encoding.UTF8.GetString(opened!.Content) + Encoding.UTF8.GetString(ExchangeNode.MessageOf(opened)?.Envelope.Payload ?? []);
            Assert.DoesNotContain(Known[1..], text, StringComparison.Ordinal);
            Assert.DoesNotContain(Unknown[1..], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_quota_is_spent_for_good_and_a_start_of_the_holder_gives_nothing_back()
    {
        Assert.Null((await AskAsync(Known)).Fault);
        Assert.Null((await AskAsync(Unknown)).Fault);
        Assert.Contains(nameof(QueryRefusal.OverQuota), (await AskAsync("+6591112223")).Fault, StringComparison.Ordinal);
        _holder.Dispose();
        _all["beland"].Questions = _holder = Opened(new QuotaLimits(600, 600));
        Assert.Contains(nameof(QueryRefusal.OverQuota), (await AskAsync("+6591112224")).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_committed_to_as_a_message_is_not_evaluated()
    {
        var epoch = (await _asker.EpochAsync("beland", CanonicalKind.Phone, Cancellation))!;
        using var batch = QueryBatch.Make(epoch.Announcement, [new QueryItem(Phone(Known), "C-000001")], Terms, new byte[QueryBatch.SeedBytes]);
        var ask = new QueryAsk(QueryCommit.Sign(batch.Manifest, Operator, Officer), Guid.CreateVersion7().ToString("D"), batch.Points);
        Assert.Equal(QueryRefusal.NotLogged, (await _holder.EvaluateAsync(_all.List.Centre("aland")!, ask.ToBytes(), Cancellation)).Refusal);
        Assert.Equal(QueryRefusal.OtherEpoch, (await _holder.EvaluateAsync(_all.List.Centre("third")!, ask.ToBytes(), Cancellation)).Refusal);
    }

    [Fact]
    public async Task An_epoch_that_has_ended_is_asked_in_no_more_though_it_was_taken_up()
    {
        Assert.Null((await AskAsync(Known)).Fault);
        _all.Clock.Now += TimeSpan.FromDays(31);
        await _all.PublishAsync(_all.Listed());
        Assert.Contains("has ended", (await AskAsync(Known)).Fault, StringComparison.Ordinal);
    }

    private Cordon.Engine.Proving.SecretKey Operator => _all["aland"].Keys.Of("ann", KeyUse.Operator);

    private Cordon.Engine.Proving.SecretKey Officer => _all["aland"].Keys.Of("sue", KeyUse.Authoriser);

    private QueryTerms Terms => new(
        "a job scam's victims", "mou", false, _all.Clock.Now.ToUnixTimeSeconds(), _all.Clock.Now.AddDays(7).ToUnixTimeSeconds());

    private static CanonicalIdentifier Phone(string number) => Canonicaliser.Read(CanonicalKind.Phone, number).Identifier;

    private QuestionHolder Opened(QuotaLimits limits) =>
        QuestionHolder.Open(_all["beland"], Path.Combine(_all.FolderOf("beland"), "questions"), limits, _all.Clock);

    [Fact]
    public async Task After_a_start_a_question_is_asked_again_to_the_byte_and_costs_nothing()
    {
        var (question, _) = await AskAsync(Known, Unknown);
        var (thread, hit) = (question!.Thread, Assert.Single(question.Finding.Hits));
        question.Dispose();
        await _all.RestartAsync("aland");
        using var asker = new QuestionAsker(_all["aland"], _all.Clock);
        for (var i = 0; i < 5; i++)
        {
            var (again, fault) = await asker.AskAgainAsync(thread, Cancellation);
            Assert.Null(fault);
            Assert.Equal(hit.Index, Assert.Single(again!.Finding.Hits).Index);
            again.Dispose();
        }

        Assert.Null((await AskAsync(asker, Unknown)).Fault);
        Assert.Single(_all["aland"].Book.OfThread(thread), place => place.Id == QuestionNumber.OfClose(thread) && place.Kind == EntryKind.Sent);
        Assert.NotNull((await asker.AskAgainAsync(Guid.CreateVersion7(), Cancellation)).Fault);
    }

    [Fact]
    public async Task A_standing_question_finds_what_comes_in_the_days_after_it_and_its_holder_does_not_learn_of_it()
    {
        var (question, _) = await AskAsync(_asker, true, Unknown);
        Assert.Empty(question!.Finding.Hits);
        var epoch = question.Epoch.Announcement.Epoch;
        HeldRecord[] both = [Record(Known), Record(Unknown)];
        Assert.Null(await _holder.AddDayAsync(epoch, both, Cancellation));
        _all.Clock.Now += TimeSpan.FromDays(1);
        Assert.NotNull(await _holder.AddDayAsync(epoch, both, Cancellation));
        Assert.Null(await _holder.AddDayAsync(epoch, both, Cancellation));
        await ArrivedAsync();
        Assert.EndsWith(Unknown, Assert.Single(await _asker.NewHitsAsync(question, Cancellation)).Input, StringComparison.Ordinal);
        Assert.Empty(await _asker.NewHitsAsync(question, Cancellation));

        // What went is found no more, also by whoever takes the epoch up then, and after a start of its holder.
        _all.Clock.Now += TimeSpan.FromDays(1);
        Assert.NotNull(await _holder.AddDayAsync(epoch, [Record(Known)], Cancellation));
        _holder.Dispose();
        _all["beland"].Questions = _holder = Opened(new QuotaLimits(600, 600));
        Assert.Null(await _holder.AddDayAsync(epoch, both, Cancellation));
        await ArrivedAsync();
        using var late = new QuestionAsker(_all["aland"], _all.Clock);
        var (again, _) = await late.AskAgainAsync(question.Thread, Cancellation);
        Assert.Equal(3, again!.Epoch.Parts);
        Assert.Empty(again.Finding.Hits);
        again.Dispose();
        question.Dispose();
    }

    [Fact]
    public async Task Filters_of_an_epoch_go_with_its_end_and_its_records_later_and_the_next_has_the_next_number()
    {
        Assert.Null((await AskAsync(Known)).Fault);
        Assert.Equal(1, _asker.FiltersAtHand);
        var folder = Path.Combine(_all.FolderOf("beland"), "questions");
        string[] Records() => Directory.GetFiles(folder, "records.json", SearchOption.AllDirectories);
        _all.Clock.Now += TimeSpan.FromDays(30);
        await _all.PublishAsync(_all.Listed());
        Assert.Null(await _asker.EpochAsync("beland", CanonicalKind.Email, Cancellation));
        Assert.Equal(0, _asker.FiltersAtHand);
        await _holder.RunOnceAsync(Cancellation);
        Assert.Single(Records());
        _all.Clock.Now += QuestionHolder.KeptAfterEnd;
        await _all.PublishAsync(_all.Listed());
        await _holder.RunOnceAsync(Cancellation);
        Assert.Empty(Records());
        Assert.Contains("has ended", (await AskAsync(Known)).Fault, StringComparison.Ordinal);

        // Also over a start: whoever announced the first announces the second now.
        _holder.Dispose();
        _all["beland"].Questions = _holder = Opened(new QuotaLimits(600, 600));
        var next = await _holder.AnnounceAsync("aland", CanonicalKind.Phone, [Record(Known)], TimeSpan.FromDays(30), Cancellation);
        Assert.Equal(2, next.Epoch.Number);
        await ArrivedAsync();
        Assert.Equal(2, (await _asker.EpochAsync("beland", CanonicalKind.Phone, Cancellation))!.Announcement.Epoch.Number);
    }

    [Fact]
    public async Task A_holder_whose_filter_does_not_come_keeps_nobody_from_another_holder()
    {
        _all["celand"].Questions = _other = QuestionHolder.Open(
            _all["celand"], Path.Combine(_all.FolderOf("celand"), "questions"), new QuotaLimits(600, 600), _all.Clock);
        await _other.AnnounceAsync("aland", CanonicalKind.Phone, [Record(Known)], TimeSpan.FromDays(30), Cancellation);
        await ArrivedAsync("celand");

        // Beland takes connections and says nothing.
        await _all.UnplugAsync("beland");
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, _all.PortOf("beland"));
        silent.Start();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var slow = _asker.EpochAsync("beland", CanonicalKind.Phone, end.Token);
        using var reached = await silent.AcceptTcpClientAsync(Cancellation);
        Assert.NotNull(await _asker.EpochAsync("celand", CanonicalKind.Phone, Cancellation));
        Assert.False(slow.IsCompleted);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => slow);
    }

    private async Task ArrivedAsync(string from = "beland")
    {
        var sent = _all[from].Book.From(0, int.MaxValue).Where(place => place.Kind == EntryKind.Sent).ToArray();
        await _all.UntilAsync(() => sent.All(place => _all["aland"].Book.Find(EntryKind.Received, place.Id) is not null));
    }

    private static HeldRecord Record(string number) => new(Phone(number), new DateOnly(2026, 2, 1), "mule");

    private Task<(Question? Question, string? Fault)> AskAsync(params string[] numbers) => AskAsync(_asker, numbers);

    private Task<(Question? Question, string? Fault)> AskAsync(QuestionAsker asker, params string[] numbers) => AskAsync(asker, false, numbers);

    private Task<(Question? Question, string? Fault)> AskAsync(QuestionAsker asker, bool isStanding, params string[] numbers) => asker.AskAsync(
        "beland", [.. numbers.Select(number => new QueryItem(Phone(number), "C-000001"))], Terms with { Standing = isStanding }, Operator, Officer,
            cancellation: Cancellation);
}
