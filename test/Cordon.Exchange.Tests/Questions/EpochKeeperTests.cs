using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
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
/// A centre announces epochs and days by itself to whom two persons opened it, on their terms, as long as nobody closes it: once each, wherever the program
/// ends.
/// </summary>
public sealed class EpochKeeperTests : IAsyncLifetime
{
    private const string Known = "+6591234567";
    private const string Later = "+6598765432";

    private readonly Records _records = new(Known);
    private Federation _all = null!;
    private QuestionOpenings _openings = null!;
    private QuestionHolder _holder = null!;
    private EpochKeeper _keeper = null!;
    private QuestionAsker _asker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SecretKey Operator => _all["aland"].Keys.Of("ann", KeyUse.Operator);

    private SecretKey Officer => _all["aland"].Keys.Of("sue", KeyUse.Authoriser);

    private string Folder => Path.Combine(_all.FolderOf("beland"), "questions");

    private Instant Now => Instant.From(_all.Clock.Now);

    public async ValueTask InitializeAsync()
    {
        _all = await Federation.OfAsync("aland", "beland");
        _asker = new QuestionAsker(_all["aland"], _all.Clock);
        Take();
    }

    public async ValueTask DisposeAsync()
    {
        _asker.Dispose();
        _holder.Dispose();
        _openings.Dispose();
        await _all.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_announced_before_a_second_person_approves_and_nothing_is_answered_after_one_closes_it()
    {
        var opening = await _openings.ProposeAsync(Wish(), "ben", Cancellation);
        await RunAsync();
        Assert.Empty(_holder.Epochs);
        Assert.Equal(0, Sent());
        await _openings.EndAsync(opening, OpeningStep.Approved, "bea", cancellation: Cancellation);
        await RunAsync();
        var epoch = Assert.Single(_holder.Epochs);
        Assert.Equal(("aland", "phone", 1L, 1), (epoch.Name.Asker, epoch.Name.Kind, epoch.Name.Number, epoch.Records));
        Assert.Equal(Now, await _holder.SaidAtAsync(epoch, Cancellation));
        Assert.Null((await AskAsync(Known, 1)).Fault);
        opening = (await _openings.OfAsync("aland", Cancellation))!;
        Assert.Equal(("ben", "bea"), (opening.By, opening.EndedBy));
        Assert.Equal("cee", (await _openings.CloseAsync(opening, "cee", "the agreement has ended", Cancellation)).ClosedBy);
        var sent = Sent();
        Assert.Contains(nameof(QueryRefusal.NotOpen), (await AskAsync(Later, 0)).Fault, StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromDays(40));
        await RunAsync();
        Assert.Equal(sent, Sent());
    }

    [Fact]
    public async Task A_day_is_added_when_it_is_due_and_the_next_epoch_before_the_last_has_ended()
    {
        await OpenedAsync(Wish());
        await RunAsync();
        _records.Numbers = [Known, Later];
        await PassAsync(TimeSpan.FromHours(23));
        await RunAsync();
        Assert.Equal(1, Sent());

        // Three days while nothing ran: each is said, what came in the first of them.
        await PassAsync(TimeSpan.FromHours(50));
        await RunAsync();
        await RunAsync();
        var epoch = Assert.Single(_holder.Epochs);
        Assert.Equal((3, 2, 4), (epoch.Days, epoch.Records, Sent()));
        Assert.Null((await AskAsync(Later, 1)).Fault);
        await UntilAsync(epoch.Expires + TimeSpan.FromHours(-7));
        await RunAsync();
        Assert.Single(_holder.Epochs);
        await UntilAsync(epoch.Expires + TimeSpan.FromHours(-5));
        await RunAsync();
        await RunAsync();
        Assert.Equal([2L, 1L], _holder.Epochs.Select(one => one.Name.Number));

        // Each epoch has a quota of its own: questions go to the later one alone.
        var batch = await AskAsync(Known, 1);
        Assert.Null(batch.Fault);
        Assert.Equal(2, batch.Question!.Epoch.Announcement.Epoch.Number);
        var old = await _holder.EvaluateAsync(_all.List.Centre("aland")!, await AskOfAsync(1), Cancellation);
        Assert.Equal(QueryRefusal.OtherEpoch, old.Refusal);
    }

    [Fact]
    public async Task Wherever_the_program_ends_each_epoch_and_day_is_announced_once()
    {
        await OpenedAsync(Wish() with { Kinds = [CanonicalKind.Phone, CanonicalKind.Iban] });
        await RestartAsync();

        // A round that ends after the first of two kinds.
        await _holder.AnnounceAsync("aland", CanonicalKind.Phone, await _records.OfAsync(CanonicalKind.Phone, Cancellation), TimeSpan.FromDays(30),
            Cancellation);
        var first = Assert.Single(_holder.Epochs);
        await RestartAsync();
        Assert.Equal(first, Assert.Single(_holder.Epochs));
        for (var i = 0; i < 3; i++)
        {
            await RunAsync();
            await RestartAsync();
        }

        Assert.Equal((2, 2), (_holder.Epochs.Count, Sent()));
        await PassAsync(TimeSpan.FromDays(1));
        _records.Numbers = [Known, Later];

        // A day is on disk, and was not said.
        _all.Clock.Now += TimeSpan.FromDays(29);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _holder.AddDayAsync(first.Name, [.. _records.Held], Cancellation));
        _all.Clock.Now -= TimeSpan.FromDays(29);
        await RestartAsync();
        for (var i = 0; i < 3; i++)
        {
            await RunAsync();
            await RestartAsync();
        }

        Assert.Equal((2, 4), (_holder.Epochs.Count, Sent()));
        Assert.All(_holder.Epochs, epoch => Assert.Equal(1, epoch.Days));
        Assert.Null((await AskAsync(Later, 1)).Fault);
    }

    [Fact]
    public async Task An_epoch_that_could_not_be_said_is_said_once_there_is_a_list_unless_it_was_closed_meanwhile()
    {
        var opening = await OpenedAsync(Wish() with { Until = Now + TimeSpan.FromDays(300) });
        _all.Clock.Now += TimeSpan.FromDays(30);
        await _keeper.RunOnceAsync(Cancellation);
        Assert.Empty(_holder.Epochs);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _holder.AnnounceAsync("aland", CanonicalKind.Phone, [.. _records.Held], TimeSpan.FromDays(30), Cancellation));
        await RestartAsync();
        await _all.PublishAsync(_all.Listed());
        await _openings.CloseAsync(opening, "cee", cancellation: Cancellation);
        await RunAsync();
        Assert.Equal(0, Sent());
        await OpenedAsync(Wish());
        await RunAsync();
        Assert.Equal((1, 1), (_holder.Epochs.Count, Sent()));
    }

    [Fact]
    public async Task The_terms_bind_and_the_last_that_two_persons_approved_are_the_ones_that_count()
    {
        var first = await OpenedAsync(Wish() with { PerDay = 256 });
        await RunAsync();
        Assert.Null((await AskAsync(Known, 1)).Fault);
        Assert.Contains(nameof(QueryRefusal.OverQuota), (await AskAsync(Later, 0)).Fault, StringComparison.Ordinal);
        _all.Clock.Now += TimeSpan.FromMinutes(1);
        var second = await OpenedAsync(Wish() with { PerDay = 1_024 });
        Assert.Equal(second.Id, Assert.Single(await _openings.StandingAsync(Cancellation)).Id);
        _all.Clock.Now += TimeSpan.FromHours(12);
        await RunAsync();
        Assert.Null((await AskAsync(Later, 0)).Fault);
        Assert.Single(_holder.Epochs);

        // Closed is closed: what stood before does not come back.
        await _openings.CloseAsync(second, "cee", cancellation: Cancellation);
        Assert.Null(await _openings.OfAsync("aland", Cancellation));
        Assert.Equal(OpeningStep.Approved, (await _openings.AllAsync(Cancellation)).Single(one => one.Id == first.Id).Step);
        await Assert.ThrowsAsync<ArgumentException>(() => _openings.ProposeAsync(Wish() with { PerDay = 255 }, "ben", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => _openings.ProposeAsync(Wish() with { Kinds = [] }, "ben", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            () => _openings.ProposeAsync(Wish() with { Purposes = ReleasePurposes.Administration }, "ben", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => _openings.ProposeAsync(Wish() with { Until = Now }, "ben", Cancellation));
    }

    [Fact]
    public async Task Of_two_who_answer_the_first_counts_and_what_was_declined_opens_nothing()
    {
        var opening = await _openings.ProposeAsync(Wish(), "ben", Cancellation);
        await _openings.EndAsync(opening, OpeningStep.Declined, "bea", "too many", Cancellation);
        var ended = await _openings.EndAsync(opening, OpeningStep.Approved, "cee", cancellation: Cancellation);
        Assert.Equal((OpeningStep.Declined, "bea", "too many"), (ended.Step, ended.EndedBy, ended.Reason));
        await RunAsync();
        Assert.Equal(0, Sent());
        await RestartAsync();
        Assert.Equal(ended, Assert.Single(await _openings.AllAsync(Cancellation)) with { Wish = ended.Wish });
    }

    [Fact]
    public async Task After_a_failed_audit_nothing_is_announced_until_two_persons_open_it_anew()
    {
        await OpenedAsync(Wish() with { Until = Now + TimeSpan.FromDays(300) });
        await RunAsync();
        Assert.Null((await AskAsync(Known, 1)).Fault);
        await RunAsync();
        var audit = Assert.Single(await _holder.Audits.AllAsync(Cancellation));
        await FailAsync(audit);
        Assert.Contains(nameof(QueryRefusal.AuditFailed), (await AskAsync(Later, 0)).Fault, StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromDays(29));
        await RunAsync();
        await PassAsync(TimeSpan.FromDays(20));
        await RunAsync();
        await RestartAsync();
        await RunAsync();
        Assert.DoesNotContain(_holder.Epochs, epoch => epoch.Name.Number > 1);
        await OpenedAsync(Wish());
        await RunAsync();
        await RunAsync();
        Assert.Equal(2L, Assert.Single(_holder.Epochs).Name.Number);
        Assert.Null((await AskAsync(Known, 1)).Fault);
    }

    [Fact]
    public async Task An_audit_that_fails_when_the_next_epoch_is_there_already_ends_that_too_until_two_persons_open_it_anew()
    {
        await OpenedAsync(Wish() with { Until = Now + TimeSpan.FromDays(300) });
        await RunAsync();
        await UntilAsync(_holder.Epochs[0].Expires + TimeSpan.FromHours(-8));
        await RunAsync();
        Assert.Null((await AskAsync(Known, 1)).Fault);
        await RunAsync();
        var audit = Assert.Single(await _holder.Audits.AllAsync(Cancellation));
        await PassAsync(TimeSpan.FromHours(4));
        await RunAsync();
        Assert.Equal([2L, 1L], _holder.Epochs.Select(one => one.Name.Number));
        Assert.Equal(1, audit.Challenge.Epoch.Number);
        await FailAsync(audit);
        Assert.Contains(nameof(QueryRefusal.AuditFailed), (await AskAsync(Later, 0)).Fault, StringComparison.Ordinal);
        var sent = Sent();
        foreach (var days in (int[])[2, 29])
        {
            await PassAsync(TimeSpan.FromDays(days));
            await RunAsync();
            await RunAsync();
        }

        Assert.Equal(sent, Sent());
        Assert.Equal(2L, _holder.Epochs.Max(one => one.Name.Number));
        await OpenedAsync(Wish());
        await RunAsync();
        await RunAsync();
        Assert.Equal(3L, _holder.Epochs.Max(one => one.Name.Number));
        Assert.Null((await AskAsync(Known, 1)).Fault);
    }

    [Fact]
    public async Task A_later_epoch_that_was_not_failed_in_goes_on_once_two_persons_open_it_anew()
    {
        await OpenedAsync(Wish() with { Until = Now + TimeSpan.FromDays(300) });
        await RunAsync();
        await UntilAsync(_holder.Epochs[0].Expires + TimeSpan.FromHours(-8));
        await RunAsync();
        Assert.Null((await AskAsync(Known, 1)).Fault);
        await RunAsync();
        await PassAsync(TimeSpan.FromHours(4));
        await RunAsync();
        await FailAsync(Assert.Single(await _holder.Audits.AllAsync(Cancellation)));
        await PassAsync(TimeSpan.FromDays(2));
        await OpenedAsync(Wish());
        for (var i = 0; i < 3; i++)
        {
            await RunAsync();
        }

        Assert.Equal((2L, 2), (_holder.Epochs[0].Name.Number, _holder.Epochs[0].Days));
        Assert.Null((await AskAsync(Known, 1)).Fault);
    }

    [Theory]
    [InlineData("ben", 0)]
    [InlineData("bea", 25)]
    public async Task The_book_itself_takes_no_approval_by_the_proposer_nor_of_what_has_lapsed(string by, int hours)
    {
        var opening = await _openings.ProposeAsync(Wish(), "ben", Cancellation);
        await PassAsync(TimeSpan.FromHours(hours));
        var ended = await _openings.EndAsync(opening, OpeningStep.Approved, by, cancellation: Cancellation);
        Assert.Equal((OpeningStep.Proposed, null), (ended.Step, ended.EndedBy));
        await RunAsync();
        await RestartAsync();
        await RunAsync();
        Assert.Empty(_holder.Epochs);
        Assert.Null(await _openings.OfAsync("aland", Cancellation));
    }

    [Fact]
    public async Task What_cannot_be_destroyed_is_at_the_next_look_and_holds_up_nothing_else()
    {
        await OpenedAsync(Wish() with { Until = Now + TimeSpan.FromDays(20) });
        await RunAsync();
        var records = Directory.EnumerateFiles(Folder, "records.json", SearchOption.AllDirectories).Single();
        await PassAsync(TimeSpan.FromDays(28));
        await OpenedAsync(Wish());
        var aside = records + ".aside";
        File.Move(records, aside);
        Directory.CreateDirectory(records);
        await Assert.ThrowsAsync<IOException>(() => _keeper.RunOnceAsync(Cancellation));
        await Assert.ThrowsAsync<IOException>(() => _holder.RunOnceAsync(Cancellation));
        await SettledAsync();
        Assert.Equal((2L, 2), (Assert.Single(_holder.Epochs).Name.Number, Sent()));
        Directory.Delete(records);
        File.Move(aside, records);
        await RunAsync();
        Assert.False(File.Exists(records));
    }

    [Fact]
    public async Task What_fails_for_one_kind_keeps_nothing_from_the_others()
    {
        await OpenedAsync(Wish() with { Kinds = [CanonicalKind.Email, CanonicalKind.Phone] });
        _records.Failing = CanonicalKind.Email;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _keeper.RunOnceAsync(Cancellation));
        Assert.Equal("no records", failure.Message);
        Assert.Equal("phone", Assert.Single(_holder.Epochs).Name.Kind);
        _records.Failing = null;
        await RunAsync();
        Assert.Equal(2, _holder.Epochs.Count);
    }

    [Fact]
    public async Task Questions_go_to_the_epoch_before_as_long_as_the_next_was_not_said()
    {
        await OpenedAsync(Wish());
        await RunAsync();
        await UntilAsync(_holder.Epochs[0].Expires + TimeSpan.FromHours(-5));
        await _all.UnplugAsync("aland");
        _all.Clock.Now += TimeSpan.FromDays(29);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _holder.AnnounceAsync("aland", CanonicalKind.Phone, [.. _records.Held], TimeSpan.FromDays(30), Cancellation));
        _all.Clock.Now -= TimeSpan.FromDays(29);
        await _all.ServeAsync("aland");
        Assert.Equal((2, 1), (_holder.Epochs.Count, Sent()));
        Assert.Null((await AskAsync(Known, 1)).Fault);
    }

    [Fact]
    public async Task An_opening_that_ends_soon_is_announced_where_no_epoch_serves()
    {
        await OpenedAsync(Wish() with { Until = Now + TimeSpan.FromDays(1) });
        await RunAsync();
        await PassAsync(TimeSpan.FromDays(2));
        await OpenedAsync(Wish() with { Until = Now + TimeSpan.FromHours(5) });
        await RunAsync();
        Assert.Equal(2L, _holder.Epochs[0].Name.Number);
        Assert.Null((await AskAsync(Known, 1)).Fault);

        // Its last epoch is its last, to the second.
        await UntilAsync(_holder.Epochs[0].Expires);
        await RunAsync();
        Assert.Equal(2, _holder.Epochs.Count);
    }

    [Fact]
    public async Task The_records_of_an_epoch_are_destroyed_a_week_after_its_end_and_its_number_is_used_for_no_other()
    {
        await OpenedAsync(Wish() with { Until = Now + TimeSpan.FromDays(20) });
        await RunAsync();
        Assert.NotEmpty(HavingKnown());
        await PassAsync(TimeSpan.FromDays(26));
        await RunAsync();
        Assert.NotEmpty(HavingKnown());
        var epoch = Assert.Single(_holder.Epochs);
        var records = Directory.EnumerateFiles(Folder, "records.json", SearchOption.AllDirectories).Single();
        var kept = await File.ReadAllBytesAsync(records, Cancellation);
        await PassAsync(TimeSpan.FromDays(2));
        await RunAsync();
        Assert.Empty(HavingKnown());
        Assert.Empty(_holder.Epochs);

        // A program that ended in between deletes the rest at its next start.
        await File.WriteAllBytesAsync(records, kept, Cancellation);
        await RestartAsync();
        Assert.Empty(HavingKnown());
        await OpenedAsync(Wish());
        await RunAsync();
        Assert.Equal(epoch.Name.Number + 1, Assert.Single(_holder.Epochs).Name.Number);

        string[] HavingKnown() => [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Where(
            path => File.ReadAllText(path).Contains(Known[1..], StringComparison.Ordinal))];
    }

    private OpeningWish Wish() => new(
        "aland", [CanonicalKind.Phone], 4_096, ReleasePurposes.Prevention | ReleasePurposes.Recovery, "mou, art. 2", Now + TimeSpan.FromDays(90));

    private async Task<QuestionOpening> OpenedAsync(OpeningWish wish) => await _openings.EndAsync(
        await _openings.ProposeAsync(wish, "ben", Cancellation), OpeningStep.Approved, "bea", cancellation: Cancellation);

    private void Take()
    {
        _openings = new QuestionOpenings(_all["beland"], _all.Clock);
        _all["beland"].Questions = _holder = QuestionHolder.Open(_all["beland"], Folder, _openings, _all.Clock);
        _keeper = new EpochKeeper(_all["beland"], _holder, _openings, _records, _all.Clock);
    }

    private async Task RestartAsync()
    {
        _holder.Dispose();
        _openings.Dispose();
        await _all.RestartAsync("beland");
        Take();
    }

    /// <summary>An inspector says that questions were not good.</summary>
    private async Task FailAsync(QuestionAudit audit)
    {
        var result = AuditResult.Sign(
            new AuditResult(audit.Challenge.Epoch, audit.Challenge.Root, audit.Challenge.Opened, 7, [], []), _all["aland"].Keys.Of("ivy", KeyUse.Inspector));
        await _all["aland"].SendAsync(
            new MessageDraft(MessageKind.AuditResult, "beland", audit.Question, CarriedBody.Of(result.ToBytes()))
            {
                Id = QuestionNumber.OfResult(audit.Question),
            },
            [], Cancellation);
        await SettledAsync();
    }

    /// <summary>A round of everything that runs by itself.</summary>
    private async Task RunAsync()
    {
        await _keeper.RunOnceAsync(Cancellation);
        await _holder.RunOnceAsync(Cancellation);
        await SettledAsync();
    }

    private Task SettledAsync() => _all.UntilAsync(() => ((string[])["aland", "beland"]).All(id =>
    {
        _all[id].Kick();
        return _all[id].Book.From(0, int.MaxValue).Where(place => place.Kind == EntryKind.Sent)
            .All(place => _all[id].Book.Find(EntryKind.Receipt, place.Id) is not null);
    }));

    private async Task PassAsync(TimeSpan span)
    {
        _all.Clock.Now += span;
        await _all.PublishAsync(_all.Listed());
    }

    private Task UntilAsync(Instant moment) => PassAsync(moment - Now);

    /// <summary>Epochs and days that the holder has said.</summary>
    private int Sent() => _all["beland"].Book.From(0, int.MaxValue).Count(place => place.Kind == EntryKind.Sent && place.Id == place.Thread);

    private async Task<(Question? Question, string? Fault)> AskAsync(string number, int hits)
    {
        var terms = new QueryTerms("a job scam's victims", "mou", false, _all.Clock.Now.ToUnixTimeSeconds(), _all.Clock.Now.AddDays(7).ToUnixTimeSeconds());
        var asked = await _asker.AskAsync("beland", [new QueryItem(Phone(number), "C-000001")], terms, Operator, Officer, cancellation: Cancellation);
        Assert.Equal(hits, asked.Question?.Finding.Hits.Count ?? 0);
        await SettledAsync();
        asked.Question?.Dispose();
        return asked;
    }

    /// <summary>A batch for an epoch by its number, with nothing behind it.</summary>
    private async Task<byte[]> AskOfAsync(long number)
    {
        var epoch = (await _asker.EpochAsync("beland", CanonicalKind.Phone, Cancellation))!.Announcement;
        var terms = new QueryTerms("a job scam's victims", "mou", false, _all.Clock.Now.ToUnixTimeSeconds(), _all.Clock.Now.AddDays(7).ToUnixTimeSeconds());
        using var batch = QueryBatch.Make(
            epoch with { Epoch = epoch.Epoch with { Number = number } }, [new QueryItem(Phone(Known), "C-000001")], terms, new byte[QueryBatch.SeedBytes]);
        return new QueryAsk(QueryCommit.Sign(batch.Manifest, Operator, Officer), Guid.CreateVersion7().ToString("D"), batch.Points).ToBytes();
    }

    private static CanonicalIdentifier Phone(string number) => Canonicaliser.Read(CanonicalKind.Phone, number).Identifier;

    private sealed class Records(params string[] numbers) : IHeldRecords
    {
        public IReadOnlyList<string> Numbers { get; set; } = numbers;

        /// <summary>A kind whose records cannot be read.</summary>
        public CanonicalKind? Failing { get; set; }

        public IEnumerable<HeldRecord> Held => Numbers.Select(number => new HeldRecord(Phone(number), new DateOnly(2026, 2, 1), "scam contact"));

        public ValueTask<IReadOnlyList<HeldRecord>> OfAsync(CanonicalKind kind, CancellationToken cancellation = default) =>
            kind == Failing ? throw new InvalidOperationException("no records")
            : ValueTask.FromResult<IReadOnlyList<HeldRecord>>(kind == CanonicalKind.Phone ? [.. Held] : []);
    }
}
