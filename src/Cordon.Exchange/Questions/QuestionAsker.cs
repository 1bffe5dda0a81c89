using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Exchange;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>
/// A centre as it asks others privately: it takes up their epochs, commits to its questions before it asks them, and keeps what is no hit to itself.
/// </summary>
public sealed class QuestionAsker(ExchangeNode node, TimeProvider time) : IDisposable
{
    /// <summary>How a fault ends where a question cannot be asked again in its epoch.</summary>
    public const string EpochEnded = "the epoch in which it was asked has ended";

    /// <summary>How a fault ends where there is nothing to ask again.</summary>
    public const string BatchGone = "the batch is not at hand any more";

    private const string JsonType = "application/json";

    // What was announced, with its days in their order; an epoch's filter is some six bytes a record, and is let go with its end.
    private readonly Dictionary<EpochName, Announced> _announced = [];
    private readonly BookWalk _walk = new(node.Book);

    // Nobody waits for another centre while they have it: each epoch has a turn of its own, in which its filters come.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private sealed record Announced(EpochAnnouncement Epoch)
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public ConcurrentDictionary<long, DeltaAnnouncement> Days { get; } = [];

        public KnownEpoch? Known { get; set; }
    }

    /// <summary>The epoch in which another centre can be asked about a kind now, with the days that it announced; null where it announced none.</summary>
    /// <exception cref="HopFailedException">The centre could not be reached for a filter.</exception>
    public async Task<KnownEpoch?> EpochAsync(string holder, CanonicalKind kind, CancellationToken cancellation = default)
    {
        var last = await FoundAsync(
            () => _announced.Values.Where(one => one.Epoch.Epoch.Holder == holder && one.Epoch.Epoch.Kind == Canonicaliser.NameOf(kind))
                .MaxBy(one => one.Epoch.Epoch.Number), cancellation).ConfigureAwait(false);
        return last is null ? null : await TakeAsync(last, cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks whether another centre has any of these too. It learns how many were asked, filled up, and nothing else.</summary>
    /// <param name="items">Identifiers of one kind, each for a case that was there before.</param>
    /// <param name="by">The key of the person who asks.</param>
    /// <param name="officer">The key of the one who allows it.</param>
    /// <param name="number">The number of its commitment, where it has one already: what was committed to under it is asked again, at no cost.</param>
    /// <returns>What was asked and found; or why not, in words.</returns>
    /// <exception cref="ArgumentException">The questions or their terms are none.</exception>
    /// <exception cref="HopFailedException">The centre could not be reached.</exception>
    /// <exception cref="InvalidOperationException">No trust list counts now.</exception>
    public async Task<(Question? Question, string? Fault)> AskAsync(
        string holder, IReadOnlyCollection<QueryItem> items, QueryTerms terms, SecretKey by, SecretKey officer, Guid? number = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (number is { } known && node.Book.Find(EntryKind.Sent, known) is not null)
        {
            return await AskAgainAsync(known, cancellation).ConfigureAwait(false);
        }

        var centre = CentreOf(holder);
        if (await EpochAsync(holder, items.First().Item.Kind, cancellation).ConfigureAwait(false) is not { } epoch)
        {
            return (null, $"{holder} has announced no epoch for such questions, or it has ended");
        }

        var kept = new KeptBatch(
            KeptBatch.FormatNow, epoch.Announcement.Epoch, RandomNumberGenerator.GetBytes(QueryBatch.SeedBytes), [.. items], terms);
        var batch = QueryBatch.Make(epoch.Announcement, items, terms, kept.Seed);
        var (commit, id) = (QueryCommit.Sign(batch.Manifest, by, officer), number ?? Guid.CreateVersion7(time.GetUtcNow()));
        await KeepAsync(id, kept, cancellation).ConfigureAwait(false);
        await node.SendAsync(
            new MessageDraft(MessageKind.QueryCommit, holder, null, CarriedBody.Of(commit.ToBytes())) { Id = id }, [by, officer], cancellation)
            .ConfigureAwait(false);
        return await EvaluatedAsync(batch, commit, epoch, centre, id, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Asks again what was asked before, to the byte: after a start nothing else has what was found. It costs nothing and tells the holder nothing new.
    /// </summary>
    /// <param name="question">The batch's commitment.</param>
    /// <returns>What was asked and found; or why not, in words.</returns>
    /// <exception cref="HopFailedException">The centre could not be reached.</exception>
    /// <exception cref="InvalidOperationException">No trust list counts now.</exception>
    public async Task<(Question? Question, string? Fault)> AskAgainAsync(Guid question, CancellationToken cancellation = default)
    {
        if (await KeptAsync(question, cancellation).ConfigureAwait(false) is not { } kept || kept.Items is not [{ Item.Kind: var kind }, ..]
            || await CommitAsync(question, cancellation).ConfigureAwait(false) is not { } commit)
        {
            return (null, BatchGone);
        }

        if (await EpochAsync(kept.Epoch.Holder, kind, cancellation).ConfigureAwait(false) is not { } epoch || epoch.Announcement.Epoch != kept.Epoch)
        {
            return (null, EpochEnded);
        }

        var centre = CentreOf(kept.Epoch.Holder);
        var batch = QueryBatch.Make(epoch.Announcement, kept.Items, kept.Terms, kept.Seed);
        return await EvaluatedAsync(batch, commit, epoch, centre, question, cancellation).ConfigureAwait(false);
    }

    /// <summary>What came newly among what a standing question asks, in the days that its holder announced since; the holder does not learn of it.</summary>
    /// <exception cref="HopFailedException">The centre could not be reached for a filter.</exception>
    public async Task<IReadOnlyList<QueryHit>> NewHitsAsync(Question question, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (await FoundAsync(() => _announced.GetValueOrDefault(question.Epoch.Announcement.Epoch), cancellation).ConfigureAwait(false) is { } announced)
        {
            await TakeAsync(announced, cancellation).ConfigureAwait(false);
        }

        return await FoundAsync(() => question.Finding.Watch?.Look(time.GetUtcNow().ToUnixTimeSeconds()), cancellation).ConfigureAwait(false) ?? [];
    }

    /// <summary>Discloses a hit to its holder: that one question, with the proof that it was asked and answered.</summary>
    /// <param name="number">The claim's number, where it has one already: what was disclosed under it is not disclosed again.</param>
    /// <exception cref="InvalidOperationException">No trust list counts now.</exception>
    public Task<SealedMessage> ClaimAsync(
        Question question, QueryHit hit, SecretKey by, SecretKey officer, Guid? number = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var claim = CarriedBody.Of(question.Batch.Claim(hit).ToBytes());
        return node.SendAsync(
            new MessageDraft(MessageKind.HitDisclose, question.Epoch.Announcement.Epoch.Holder, question.Thread, claim) { Id = number }, [by, officer],
                cancellation);
    }

    /// <summary>The holder's proof that it knew what a hit names before it was asked; null while none has come, or where it does not show that.</summary>
    public async Task<HolderProof?> ProofAsync(Question question, QueryHit hit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var claim = question.Batch.Claim(hit);
        foreach (var message in await node.MessagesAsync(question.Thread, cancellation).ConfigureAwait(false))
        {
            if (message.Message.Kind == MessageKind.HitProof && ExchangeJson.Read<HitAnswer>(message.Message.Body) is { Proof: { } bytes }
                && HolderProof.Read(bytes) is { } proof && proof.Shows(claim, question.Epoch))
            {
                return proof;
            }
        }

        return null;
    }

    public void Dispose()
    {
        _turn.Dispose();
        foreach (var announced in _announced.Values)
        {
            announced.Turn.Dispose();
        }
    }

    /// <summary>How many filters are at hand: those of epochs that have not ended.</summary>
    internal int FiltersAtHand => _announced.Values.Count(one => one.Known is not null);

    /// <summary>A batch, made again; null where its epoch was never announced to this centre.</summary>
    internal async Task<QueryBatch?> BatchAsync(KeptBatch kept, CancellationToken cancellation)
    {
        var announced = await FoundAsync(() => _announced.GetValueOrDefault(kept.Epoch), cancellation).ConfigureAwait(false);
        return announced is null ? null : QueryBatch.Make(announced.Epoch, kept.Items, kept.Terms, kept.Seed);
    }

    /// <summary>What a question's batch is made of; null where it is not at hand any more.</summary>
    /// <param name="question">The batch's commitment.</param>
    internal async Task<KeptBatch?> KeptAsync(Guid question, CancellationToken cancellation)
    {
        foreach (var place in node.Book.OfThread(question).Where(place => place.Kind == EntryKind.Noted))
        {
            if (await node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
                && ExchangeJson.Read<KeptBatch>(opened.Content) is { BatchFormat: KeptBatch.FormatNow } kept)
            {
                return kept;
            }
        }

        return null;
    }

    private TrustedCentre CentreOf(string holder) => node.Trust.At(Now)?.Centre(holder)
        ?? throw new InvalidOperationException($"{holder} is in no trust list that counts now.");

    private async Task KeepAsync(Guid question, KeptBatch kept, CancellationToken cancellation)
    {
        var content = ExchangeJson.Write(kept);
        var entry = new BookEntry(EntryKind.Noted, question, Guid.CreateVersion7(time.GetUtcNow()), Now, SHA256.HashData(content));
        await node.Book.EnterAsync(entry, content, cancellation).ConfigureAwait(false);
    }

    private async Task<QueryCommit?> CommitAsync(Guid question, CancellationToken cancellation) =>
        await node.OpenMessageAsync(EntryKind.Sent, question, cancellation).ConfigureAwait(false) is var (_, message)
            ? QueryCommit.Read(CarriedBody.In(message.Message)) : null;

    /// <summary>Has a batch evaluated that was committed to, and says how many hits it had.</summary>
    private async Task<(Question? Question, string? Fault)> EvaluatedAsync(
        QueryBatch batch, QueryCommit commit, KnownEpoch epoch, TrustedCentre holder, Guid id, CancellationToken cancellation)
    {
        var isTaken = false;
        try
        {
            await ReceiptedAsync(id, cancellation).ConfigureAwait(false);
            var ask = new QueryAsk(commit, id.ToString("D"), batch.Points).ToBytes();
            var answer = await node.Client.SendAsync(holder, HttpMethod.Post, ExchangePath.Evaluate, JsonType, ask, cancellation).ConfigureAwait(false);
            if (answer.Status != HttpStatusCode.OK || QueryAnswer.Read(answer.Content) is not { } said)
            {
                return (null, $"{holder.Id} does not answer: {Encoding.UTF8.GetString(answer.Content)}");
            }

            var finding = batch.Read(said, epoch, time.GetUtcNow().ToUnixTimeSeconds());
            if (finding.Fault != AnswerFault.None)
            {
                return (null, $"{holder.Id}'s answer is not to be taken: {finding.Fault}");
            }

            var close = CarriedBody.Of(batch.Close(finding).ToBytes());
            await node.SendAsync(
                new MessageDraft(MessageKind.QueryClose, holder.Id, id, close) { Id = QuestionNumber.OfClose(id) }, [], cancellation).ConfigureAwait(false);
            isTaken = true;
            return (new Question(batch, finding, epoch, id), null);
        }
        finally
        {
            if (!isTaken)
            {
                batch.Dispose();
            }
        }
    }

    /// <summary>Looks through what came since it last did, and then for something.</summary>
    private async Task<T> FoundAsync<T>(Func<T> find, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _walk.OnAsync([EntryKind.Received], Take, cancellation).ConfigureAwait(false);
            foreach (var ended in _announced.Values.Where(one => time.GetUtcNow().ToUnixTimeSeconds() >= one.Epoch.Expires))
            {
                ended.Known = null;
                ended.Days.Clear();
            }

            return find();
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Take(OpenedEntry opened)
    {
        if (ExchangeNode.MessageOf(opened) is not { Message: var said })
        {
            return;
        }

        // The first of its number counts, so that none can be announced anew.
        if (said.Kind == MessageKind.Epoch && EpochAnnouncement.Read(CarriedBody.In(said)) is { } epoch
            && (epoch.Epoch.Asker, epoch.Epoch.Holder) == (node.Id, said.From))
        {
            _announced.TryAdd(epoch.Epoch, new Announced(epoch));
        }
        else if (said.Kind == MessageKind.EpochDelta && DeltaAnnouncement.Read(CarriedBody.In(said)) is { } day
            && day.Epoch.Holder == said.From && _announced.TryGetValue(day.Epoch, out var announced))
        {
            announced.Days.TryAdd(day.Number, day);
        }
    }

    /// <summary>Takes up an epoch and its days; null where it has ended or its filter is not what was announced.</summary>
    private async Task<KnownEpoch?> TakeAsync(Announced announced, CancellationToken cancellation)
    {
        await announced.Turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await TakeInTurnAsync(announced, cancellation).ConfigureAwait(false);
        }
        finally
        {
            announced.Turn.Release();
        }
    }

    private async Task<KnownEpoch?> TakeInTurnAsync(Announced announced, CancellationToken cancellation)
    {
        var (epoch, now) = (announced.Epoch, time.GetUtcNow().ToUnixTimeSeconds());
        if (now >= epoch.Expires)
        {
            announced.Known = null;
            return null;
        }

        if (announced.Known is null && await FilterAsync(epoch.Epoch.Holder, epoch.FilterHash, cancellation).ConfigureAwait(false) is { } filter)
        {
            announced.Known = KnownEpoch.Take(epoch, filter, epoch.Epoch with { Number = epoch.Epoch.Number - 1 }, now).Epoch;
        }

        // A day that does not fit keeps out those behind it: without it nobody knows what they stand on.
        while (announced.Known is { } known && announced.Days.TryGetValue(known.Parts, out var day)
            && await FilterAsync(epoch.Epoch.Holder, day.FilterHash, cancellation).ConfigureAwait(false) is { } changes
            && known.Apply(day, changes, now) == EpochFault.None)
        {
            // The next one.
        }

        return announced.Known;
    }

    private async Task<byte[]?> FilterAsync(string holder, byte[] hash, CancellationToken cancellation)
    {
        var path = $"{ExchangePath.Filters}/{Convert.ToHexStringLower(hash)}";
        var answer = await node.Client.SendAsync(CentreOf(holder), HttpMethod.Get, path, JsonType, [], cancellation).ConfigureAwait(false);
        return answer.Status == HttpStatusCode.OK ? answer.Content : null;
    }

    private Instant Now => Instant.From(time.GetUtcNow());

    private async Task ReceiptedAsync(Guid id, CancellationToken cancellation)
    {
        while (node.Book.Size is var size && node.Book.Find(EntryKind.Receipt, id) is null)
        {
            await node.Book.WaitForMoreAsync(size, cancellation).ConfigureAwait(false);
        }
    }
}
