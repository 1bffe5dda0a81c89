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
    private QuestionAsker _asker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _all = await Federation.OfAsync("aland", "beland");
        _holder = Opened(new QuotaLimits(600, 600));
        _all["beland"].Questions = _holder;
        _asker = new QuestionAsker(_all["aland"], _all.Clock);
        await _holder.AnnounceAsync(
            "aland", CanonicalKind.Phone, [new HeldRecord(Phone(Known), new DateOnly(2026, 2, 1), "mule")], TimeSpan.FromDays(30), Cancellation);
        await _all.UntilAsync(() => _all["aland"].Book.From(0, 100).Any(place => place.Kind == EntryKind.Received));
    }

    public async ValueTask DisposeAsync()
    {
        _asker.Dispose();
        _holder.Dispose();
        await _all.DisposeAsync();
    }

    [Fact]
    public async Task One_of_two_hits_is_claimed_and_its_holder_proves_that_it_knew_it_before()
    {
        var (question, fault) = await AskAsync(Known, Unknown);
        Assert.Null(fault);
        var hit = Assert.Single(question!.Finding.Hits);
        Assert.EndsWith(Known, hit.Input, StringComparison.Ordinal);
        await _asker.ClaimAsync(question, hit, Operator, Officer, Cancellation);
        await _all.UntilAsync(() => _all["beland"].Book.OfThread(question.Thread).Count(place => place.Kind == EntryKind.Received) == 3);
        await _holder.AnswerClaimsAsync(Cancellation);
        await _holder.AnswerClaimsAsync(Cancellation);
        await _all.UntilAsync(() => _all["aland"].Book.OfThread(question.Thread).Any(place => place.Kind == EntryKind.Received));
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
        "a job scam's victims", "mou", false, _all.Clock.Now.ToUnixTimeSeconds(), _all.Clock.Now.AddDays(1).ToUnixTimeSeconds());

    private static CanonicalIdentifier Phone(string number) => Canonicaliser.Read(CanonicalKind.Phone, number).Identifier;

    private QuestionHolder Opened(QuotaLimits limits) =>
        QuestionHolder.Open(_all["beland"], Path.Combine(_all.FolderOf("beland"), "questions"), limits, _all.Clock);

    private Task<(Question? Question, string? Fault)> AskAsync(params string[] numbers) => _asker.AskAsync(
        "beland", [.. numbers.Select(number => new QueryItem(Phone(number), "C-000001"))], Terms, Operator, Officer, Cancellation);
}
