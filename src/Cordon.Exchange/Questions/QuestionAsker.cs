using System.Net;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Exchange;
using Cordon.Engine.Proving;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>
/// A centre as it asks others privately: it takes up their epochs, commits to its questions before it asks them, and keeps what is no hit to itself.
/// </summary>
public sealed class QuestionAsker(ExchangeNode node, TimeProvider time) : IDisposable
{
    private const string JsonType = "application/json";

    // An epoch's filter is some six bytes a record.
    private readonly Dictionary<EpochName, KnownEpoch> _known = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The epoch in which another centre can be asked about a kind now; null where it announced none.</summary>
    /// <exception cref="HopFailedException">The centre could not be reached for its filter.</exception>
    public async Task<KnownEpoch?> EpochAsync(string holder, CanonicalKind kind, CancellationToken cancellation = default)
    {
        var announced = new List<EpochAnnouncement>();
        foreach (var place in node.Book.From(0, int.MaxValue).Where(place => place.Kind == EntryKind.Received))
        {
            if (await node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
                && ExchangeNode.MessageOf(opened) is { Message: { Kind: MessageKind.Epoch } said } && said.From == holder
                && EpochAnnouncement.Read(CarriedBody.In(said)) is { } read
                && (read.Epoch.Asker, read.Epoch.Holder, read.Epoch.Kind) == (node.Id, holder, Canonicaliser.NameOf(kind)))
            {
                announced.Add(read);
            }
        }

        // The first of its number counts, so that none can be announced anew.
        var last = announced.DistinctBy(one => one.Epoch).MaxBy(one => one.Epoch.Number);
        return last is null ? null : await TakeAsync(last, cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks whether another centre has any of these too. It learns how many were asked, filled up, and nothing else.</summary>
    /// <param name="items">Identifiers of one kind, each for a case that was there before.</param>
    /// <param name="by">The key of the person who asks.</param>
    /// <param name="officer">The key of the one who allows it.</param>
    /// <returns>What was asked and found; or why not, in words.</returns>
    /// <exception cref="ArgumentException">The questions or their terms are none.</exception>
    /// <exception cref="HopFailedException">The centre could not be reached.</exception>
    /// <exception cref="InvalidOperationException">No trust list counts now.</exception>
    public async Task<(Question? Question, string? Fault)> AskAsync(
        string holder, IReadOnlyCollection<QueryItem> items, QueryTerms terms, SecretKey by, SecretKey officer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        var centre = node.Trust.At(Core.Values.Instant.From(time.GetUtcNow()))?.Centre(holder)
            ?? throw new InvalidOperationException($"{holder} is in no trust list that counts now.");
        if (await EpochAsync(holder, items.First().Item.Kind, cancellation).ConfigureAwait(false) is not { } epoch)
        {
            return (null, $"{holder} has announced no epoch for such questions, or it has ended");
        }

        var batch = QueryBatch.Make(epoch.Announcement, items, terms, RandomNumberGenerator.GetBytes(QueryBatch.SeedBytes));
        var commit = QueryCommit.Sign(batch.Manifest, by, officer);
        var committed = await node.SendAsync(
            new MessageDraft(MessageKind.QueryCommit, holder, null, CarriedBody.Of(commit.ToBytes())), [by, officer], cancellation).ConfigureAwait(false);
        await ReceiptedAsync(committed.Message.Id, cancellation).ConfigureAwait(false);
        var ask = new QueryAsk(commit, committed.Message.Id.ToString("D"), batch.Points);
        var answer = await node.Client.SendAsync(centre, HttpMethod.Post, ExchangePath.Evaluate, JsonType, ask.ToBytes(), cancellation).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.OK || QueryAnswer.Read(answer.Content) is not { } said)
        {
            batch.Dispose();
            return (null, $"{holder} does not answer: {Encoding.UTF8.GetString(answer.Content)}");
        }

        var finding = batch.Read(said, epoch, time.GetUtcNow().ToUnixTimeSeconds());
        if (finding.Fault != AnswerFault.None)
        {
            batch.Dispose();
            return (null, $"{holder}'s answer is not to be taken: {finding.Fault}");
        }

        await node.SendAsync(
            new MessageDraft(MessageKind.QueryClose, holder, committed.Message.Thread, CarriedBody.Of(batch.Close(finding).ToBytes())), [], cancellation)
            .ConfigureAwait(false);
        return (new Question(batch, finding, epoch, committed.Message.Thread), null);
    }

    /// <summary>Discloses a hit to its holder: that one question, with the proof that it was asked and answered.</summary>
    /// <exception cref="InvalidOperationException">No trust list counts now.</exception>
    public Task<SealedMessage> ClaimAsync(Question question, QueryHit hit, SecretKey by, SecretKey officer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var claim = CarriedBody.Of(question.Batch.Claim(hit).ToBytes());
        return node.SendAsync(
            new MessageDraft(MessageKind.HitDisclose, question.Epoch.Announcement.Epoch.Holder, question.Thread, claim), [by, officer], cancellation);
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

    public void Dispose() => _turn.Dispose();

    private async Task<KnownEpoch?> TakeAsync(EpochAnnouncement announced, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (time.GetUtcNow().ToUnixTimeSeconds() >= announced.Expires)
            {
                return null;
            }

            if (_known.TryGetValue(announced.Epoch, out var known))
            {
                return known;
            }

            var centre = node.Trust.Last!.Centre(announced.Epoch.Holder)!;
            var path = $"{ExchangePath.Filters}/{Convert.ToHexStringLower(announced.FilterHash)}";
            var answer = await node.Client.SendAsync(centre, HttpMethod.Get, path, JsonType, [], cancellation).ConfigureAwait(false);
            var before = announced.Epoch with { Number = announced.Epoch.Number - 1 };
            var taken = answer.Status == HttpStatusCode.OK
                ? KnownEpoch.Take(announced, answer.Content, before, time.GetUtcNow().ToUnixTimeSeconds()).Epoch : null;
            if (taken is not null)
            {
                _known.Add(announced.Epoch, taken);
            }

            return taken;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReceiptedAsync(Guid id, CancellationToken cancellation)
    {
        while (node.Book.Size is var size && node.Book.Find(EntryKind.Receipt, id) is null)
        {
            await node.Book.WaitForMoreAsync(size, cancellation).ConfigureAwait(false);
        }
    }
}
