using System.Text;
using Cordon.Core.Exchange;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;
using Xunit;

namespace Cordon.Exchange.Tests.Questions;

/// <summary>
/// Audits of questions between two centres over their ports: drawn by neither, opened to an inspector of the asker alone, two numbers in both logs.
/// </summary>
public sealed class QuestionAuditTests : IAsyncLifetime
{
    private static readonly string[] Numbers = ["+6591234567", "+6598765432"];

    private Federation _all = null!;
    private QuestionHolder _holder = null!;
    private QuestionAsker _asker = null!;
    private QuestionAudits _audits = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SecretKey Operator => _all["aland"].Keys.Of("ann", KeyUse.Operator);

    private SecretKey Officer => _all["aland"].Keys.Of("sue", KeyUse.Authoriser);

    public async ValueTask InitializeAsync()
    {
        _all = await Federation.OfAsync("aland", "beland");
        _all["beland"].Questions = _holder = Opened();
        Take();
        await _holder.AnnounceAsync(
            "aland", CanonicalKind.Phone, [new HeldRecord(Phone(Numbers[0]), new DateOnly(2026, 2, 1), "mule")], TimeSpan.FromDays(28), Cancellation);
        await _all.UntilAsync(() => _all["aland"].Book.From(0, 100).Any(place => place.Kind == EntryKind.Received));
    }

    public async ValueTask DisposeAsync()
    {
        _audits.Dispose();
        _asker.Dispose();
        _holder.Dispose();
        await _all.DisposeAsync();
    }

    [Fact]
    public async Task What_an_honest_centre_asked_is_inspected_and_both_have_the_two_numbers()
    {
        var audit = await AskedAsync();
        Assert.Equal(AuditChallenge.OpenedUsual, audit.Challenge.Opened);
        var inspection = await InspectAsync(audit, Before);
        Assert.Equal((AuditRefusal.None, 60, 0), (inspection.Refusal, inspection.Result!.Opened, inspection.Result.Failures));
        await ToldAsync(audit);
        Assert.Equal(0, Assert.Single(await _holder.Audits.AllAsync(Cancellation)).Result!.Failures);
        Assert.Equal(0, Assert.Single(await Inspections.AllAsync(Cancellation)).Result!.Failures);

        // It is said once, whoever inspects again.
        await InspectAsync(audit, Never);
        Assert.Equal(0, Assert.Single(await Inspections.AllAsync(Cancellation)).Result!.Failures);
        foreach (var place in _all["beland"].Book.From(0, 1_000))
        {
            var opened = await _all["beland"].Book.OpenEntryAsync(place, Cancellation);
            var text = Encoding.UTF8.GetString(opened!.Content) + Encoding.UTF8.GetString(ExchangeNode.MessageOf(opened)?.Envelope.Payload ?? []);
            Assert.All(Numbers, number => Assert.DoesNotContain(number[1..], text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_inspection_after_a_start_opens_what_was_asked_before_it()
    {
        var audit = await AskedAsync();
        _audits.Dispose();
        _asker.Dispose();
        await _all.RestartAsync("aland");
        Take();
        Assert.Equal(0, (await InspectAsync(Assert.Single(await Inspections.AllAsync(Cancellation)), Before)).Result!.Failures);
        await ToldAsync(audit);
        Assert.NotNull(Assert.Single(await _holder.Audits.AllAsync(Cancellation)).Result);
    }

    [Fact]
    public async Task Once_questions_without_a_case_were_found_nothing_more_is_answered_in_the_epoch()
    {
        var audit = await AskedAsync();
        for (var i = 0; i < 8 && !(await OpensARealQuestionAsync(audit)); i++)
        {
            audit = await AskedAsync();
        }

        Assert.True((await InspectAsync(audit, Never)).Result!.Failures > 0);
        await ToldAsync(audit);
        Assert.Contains(nameof(QueryRefusal.AuditFailed), (await AskAsync()).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_an_audit_is_overdue_nothing_more_is_answered()
    {
        var audit = await AskedAsync();
        _all.Clock.Now += QuestionAudit.DueWithin;
        Assert.Null((await AskAsync()).Fault);
        _all.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Contains(nameof(QueryRefusal.AuditOverdue), (await AskAsync()).Fault, StringComparison.Ordinal);
        await InspectAsync(audit, Before);
        await ToldAsync(audit);
        Assert.Null((await AskAsync()).Fault);
    }

    [Fact]
    public void One_batch_in_five_is_drawn_by_a_seed_and_by_another_seed_others()
    {
        var roots = Enumerable.Range(0, 10_000).Select(number => System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number))).ToArray();
        var (one, two) = (new byte[32], Enumerable.Repeat((byte)7, 32).ToArray());
        var drawn = roots.Where(root => AuditDraw.IsDrawn(one, root)).ToArray();

        // Five standard deviations of 40 to each side.
        Assert.InRange(drawn.Length, 1_800, 2_200);
        Assert.InRange(drawn.Count(root => AuditDraw.IsDrawn(two, root)), 300, 500);
    }

    [Fact]
    public async Task After_three_passed_one_batch_in_five_is_drawn_and_a_start_draws_no_other()
    {
        for (var i = 0; i < AuditDraw.PassedFirst; i++)
        {
            var audit = await AskedAsync();
            await InspectAsync(audit, Before);
            await ToldAsync(audit);
        }

        for (var i = 0; i < 12; i++)
        {
            await RecordedAsync();
        }

        await _holder.RunOnceAsync(Cancellation);
        var drawn = Challenges();
        Assert.True(drawn < AuditDraw.PassedFirst + 12, $"{drawn} of {AuditDraw.PassedFirst + 12}: each one was drawn.");
        _holder.Dispose();
        _all["beland"].Questions = _holder = Opened();
        await _holder.RunOnceAsync(Cancellation);
        Assert.Equal(drawn, Challenges());

        int Challenges() => _all["beland"].Book.From(0, int.MaxValue).Count(
            place => place.Kind == EntryKind.Sent && place.Id == QuestionNumber.OfChallenge(place.Thread));
    }

    [Fact]
    public async Task Whoever_chooses_the_numbers_of_commitments_makes_no_two_messages_meet()
    {
        var commits = Enumerable.Range(0, 64).Select(bit =>
        {
            var bytes = new Guid("019cafed-bc35-7f37-a605-d02b8bad7700").ToByteArray(bigEndian: true);
            bytes[^1] ^= (byte)bit;
            return new Guid(bytes, bigEndian: true);
        }).ToArray();
        var numbers = commits.SelectMany(commit => (Guid[])[
            commit, QuestionNumber.OfRecord(commit), QuestionNumber.OfChallenge(commit), QuestionNumber.OfClose(commit), QuestionNumber.OfResult(commit),
            QuestionNumber.OfAnswer(commit)]).ToArray();
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Equal(7, number.Version));

        // What is there under a number is not taken for another message of that number.
        var question = await RecordedAsync();
        var body = CarriedBody.Of([]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _all["beland"].SendAsync(
            new MessageDraft(MessageKind.AuditChallenge, "aland", question, body) { Id = QuestionNumber.OfRecord(question) }, [], Cancellation));
    }

    [Fact]
    public async Task Whoever_keeps_back_the_receipt_for_a_record_is_answered_nothing_more()
    {
        await _all.PublishAsync(_all.Listed(witnesses: 1));
        await _all.UnplugAsync("aland");
        var (_, fault) = await AskAsync();
        Assert.Null(fault);
        _all.Clock.Now += TimeSpan.FromMinutes(59);
        Assert.Null((await AskAsync()).Fault);
        _all.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Contains(nameof(QueryRefusal.AuditOverdue), (await AskAsync()).Fault, StringComparison.Ordinal);
        await _all.ServeAsync("aland");
        await _all.UntilAsync(() =>
        {
            _all["beland"].Kick();
            return _all["beland"].Book.From(0, int.MaxValue).All(
                place => place.Kind != EntryKind.Sent || _all["beland"].Book.Find(EntryKind.Receipt, place.Id) is not null);
        });
        Assert.Null((await AskAsync()).Fault);
    }

    [Fact]
    public async Task What_nobody_of_the_inspectors_signed_is_no_result()
    {
        var audit = await AskedAsync();
        var result = AuditResult.Sign(new AuditResult(audit.Challenge.Epoch, audit.Challenge.Root, audit.Challenge.Opened, 0, [], []), Officer);
        await _all["aland"].SendAsync(
            new MessageDraft(MessageKind.AuditResult, "beland", audit.Question, CarriedBody.Of(result.ToBytes()))
            {
                Id = QuestionNumber.OfResult(audit.Question),
            },
            [],
            Cancellation);
        await ToldAsync(audit);
        Assert.Null(Assert.Single(await _holder.Audits.AllAsync(Cancellation)).Result);
    }

    private QuestionInspections Inspections => new(_all["aland"], _asker, _audits);

    private static CanonicalIdentifier Phone(string number) => Canonicaliser.Read(CanonicalKind.Phone, number).Identifier;

    private static Task<Instant?> Before(string reference) => Task.FromResult<Instant?>(new Instant(0));

    private static Task<Instant?> Never(string reference) => Task.FromResult<Instant?>(null);

    private void Take() => (_asker, _audits) = (new QuestionAsker(_all["aland"], _all.Clock), new QuestionAudits(_all["aland"]));

    private QuestionHolder Opened() =>
        QuestionHolder.Open(_all["beland"], Path.Combine(_all.FolderOf("beland"), "questions"), new QuotaLimits(100_000, 100_000), _all.Clock);

    private async Task<bool> OpensARealQuestionAsync(QuestionAudit audit)
    {
        using var batch = await _asker.BatchAsync((await _asker.KeptAsync(audit.Question, Cancellation))!, Cancellation);
        return batch!.Open(audit.Challenge.Places(batch.Manifest.Count)).Openings.Any(opening => opening.Leaf.CaseReference.Length > 0);
    }

    private async Task<Inspection> InspectAsync(QuestionAudit audit, Func<string, Task<Instant?>> openedAt) =>
        (await Inspections.InspectAsync(audit, "ivy", openedAt, Cancellation))!;

    private async Task<(Guid Question, string? Fault)> AskAsync()
    {
        var now = _all.Clock.Now;
        var terms = new QueryTerms("a job scam's victims", "mou", false, now.ToUnixTimeSeconds(), now.AddDays(1).ToUnixTimeSeconds());
        var (question, fault) = await _asker.AskAsync(
            "beland", [.. Numbers.Select(number => new QueryItem(Phone(number), "C-000001"))], terms, Operator, Officer, cancellation: Cancellation);
        question?.Dispose();
        return (question?.Thread ?? default, fault);
    }

    /// <summary>Asks, and waits until its holder has the receipt for the record of it.</summary>
    private async Task<Guid> RecordedAsync()
    {
        var (question, fault) = await AskAsync();
        Assert.Null(fault);
        await _all.UntilAsync(() => _all["beland"].Book.Find(EntryKind.Receipt, QuestionNumber.OfRecord(question)) is not null);
        return question;
    }

    private async Task<QuestionAudit> AskedAsync()
    {
        var question = await RecordedAsync();
        await _holder.RunOnceAsync(Cancellation);
        await _all.UntilAsync(() => _all["aland"].Book.Find(EntryKind.Received, QuestionNumber.OfChallenge(question)) is not null);
        return (await Inspections.AllAsync(Cancellation)).First(audit => audit.Question == question);
    }

    private Task ToldAsync(QuestionAudit audit) =>
        _all.UntilAsync(() => _all["beland"].Book.Find(EntryKind.Received, QuestionNumber.OfResult(audit.Question)) is not null);
}
