using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Exchange;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>
/// A centre as others ask it privately: it announces epochs, hands out their filters, evaluates what was committed to, and answers claims of hits.
/// Everything of
/// an epoch is made again after a start from its records and a secret seed.
/// </summary>
public sealed class QuestionHolder : IDisposable
{
    private const string SeedFile = "questions.seed";
    private const string RecordsFile = "records.json";
    private const string QuotaFile = "quota.json";
    private const int SeedBytes = 32;

    private readonly ExchangeNode _node;
    private readonly string _folder;
    private readonly QuotaLimits _limits;
    private readonly TimeProvider _time;
    private readonly byte[] _seed;
    private readonly ConcurrentDictionary<EpochName, Held> _epochs = [];

    // Looking at a commit and spending the quota for it is one step.
    private readonly Lock _turn = new();

    // How far the book was looked through for claims: what was answered, or is none, is not opened again.
    private long _claimsSeen;

    private QuestionHolder(ExchangeNode node, string folder, QuotaLimits limits, TimeProvider time, byte[] seed) =>
        (_node, _folder, _limits, _time, _seed) = (node, folder, limits, time, seed);

    private sealed record Held(HolderEpoch Epoch, IReadOnlyDictionary<CanonicalIdentifier, HeldRecord> Records, FileQuotaBook Quota);

    /// <summary>Takes up what was announced, or begins.</summary>
    /// <param name="folder">Where the secret seed and the records lie: its user's alone.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file in it is damaged.</exception>
    public static QuestionHolder Open(ExchangeNode node, string folder, QuotaLimits limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(folder);
        PrivateFile.MakeFolder(folder);
        var path = Path.Combine(folder, SeedFile);
        if (!File.Exists(path))
        {
            DurableFile.WritePrivate(path, RandomNumberGenerator.GetBytes(SeedBytes));
        }

        var holder = new QuestionHolder(node, folder, limits, time, File.ReadAllBytes(path));
        foreach (var records in Directory.EnumerateFiles(folder, RecordsFile, SearchOption.AllDirectories))
        {
            var kept = ExchangeJson.Read<KeptEpoch>(File.ReadAllBytes(records)) ?? throw new InvalidDataException($"{records} is damaged");
            holder.Take(kept, Path.GetDirectoryName(records)!);
        }

        return holder;
    }

    /// <summary>Announces to another centre that it may ask about a kind of identifier, and which records its questions are held against.</summary>
    /// <param name="records">Each identifier once.</param>
    /// <param name="life">How long the epoch is.</param>
    /// <exception cref="ArgumentException">An identifier stands twice or is of another kind.</exception>
    /// <exception cref="InvalidOperationException">No trust list counts now, or the other centre is in none.</exception>
    public async Task<EpochAnnouncement> AnnounceAsync(
        string asker, CanonicalKind kind, IReadOnlyCollection<HeldRecord> records, TimeSpan life, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var now = _time.GetUtcNow();
        var last = _epochs.Keys.Where(name => name.Asker == asker && name.Kind == Canonicaliser.NameOf(kind)).Select(name =>
            name.Number).DefaultIfEmpty().Max();
        var name = new EpochName(asker, _node.Id, Canonicaliser.NameOf(kind), last + 1);
        var kept = new KeptEpoch(
            name, now.ToUnixTimeSeconds(), (now + life).ToUnixTimeSeconds(),
            [.. records.Select(record => new KeptRecord(record.Item, record.FirstSeen, record.Class))]);
        var folder = Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToString())))[..16]);
        PrivateFile.MakeFolder(folder);
        DurableFile.WritePrivate(Path.Combine(folder, RecordsFile), ExchangeJson.Write(kept));
        var announcement = Take(kept, folder).Announcement;
        await _node.SendAsync(new MessageDraft(MessageKind.Epoch, asker, null, CarriedBody.Of(announcement.ToBytes())), [], cancellation).ConfigureAwait(false);
        return announcement;
    }

    /// <summary>A filter by its hash, for the centre that it was made for; null for another.</summary>
    internal byte[]? Filter(TrustedCentre peer, string hash) => _epochs.Values
        .Where(held => held.Epoch.Announcement.Epoch.Asker == peer.Id)
        .SelectMany(held => held.Epoch.Filters)
        .Select(filter => filter.Bytes.ToArray())
        .FirstOrDefault(bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash);

    /// <summary>Evaluates a batch whose commit has come as a message before; the refusal where it does not.</summary>
    /// <exception cref="IOException">What it costs could not be kept: it is not evaluated.</exception>
    internal async Task<QueryWord> EvaluateAsync(TrustedCentre peer, byte[] content, CancellationToken cancellation)
    {
        if (QueryAsk.Read(content) is not { } ask)
        {
            return new QueryWord(QueryRefusal.Malformed, null);
        }

        var committed = await CommitOfAsync(peer, ask.Logged, cancellation).ConfigureAwait(false);
        if (ask.Commit.Manifest.Epoch.Asker != peer.Id || !_epochs.TryGetValue(ask.Commit.Manifest.Epoch, out var held))
        {
            return new QueryWord(QueryRefusal.OtherEpoch, null);
        }

        var now = Instant.From(_time.GetUtcNow());
        var keys = new AskingKeys(
            [.. peer.Keys.Where(key => key.Counts(KeyUse.Operator, now)).Select(key => key.PublicKey)],
            [.. peer.Keys.Where(key => key.Counts(KeyUse.Authoriser, now)).Select(key => key.PublicKey)]);
        lock (_turn)
        {
            return new QueryDesk(held.Epoch, keys, _limits, held.Quota, (entry, _) => committed is not null && entry.SequenceEqual(committed),
                _time).Evaluate(ask);
        }
    }

    /// <summary>Answers claims of hits that have come and are not answered yet. Nothing is answered twice, however often this is called.</summary>
    public async Task AnswerClaimsAsync(CancellationToken cancellation = default)
    {
        foreach (var place in _node.Book.From(_claimsSeen, int.MaxValue))
        {
            if (place.Kind == EntryKind.Received && _node.Book.Find(EntryKind.Sent, AnswerOf(place.Id)) is null
                && await _node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
                && ExchangeNode.MessageOf(opened) is { Message: { Kind: MessageKind.HitDisclose } said }
                && HitClaim.Read(CarriedBody.In(said)) is { } claim && claim.Epoch.Asker == said.From)
            {
                var word = _epochs.TryGetValue(claim.Epoch, out var held)
                    ? new ClaimDesk(held.Epoch, held.Quota, (item, _) => held.Records.GetValueOrDefault(item)).Look(claim)
                    : new ClaimWord(ClaimRefusal.OtherEpoch, null);
                var body = ExchangeJson.Element(new HitAnswer(word.Refusal.ToString(), word.Proof?.ToBytes()));
                await _node.SendAsync(
                    new MessageDraft(MessageKind.HitProof, said.From, said.Thread, body) { Id = AnswerOf(place.Id) }, [], cancellation).ConfigureAwait(false);
            }

            _claimsSeen = place.Leaf + 1;
        }
    }

    public void Dispose()
    {
        foreach (var held in _epochs.Values)
        {
            held.Epoch.Dispose();
            held.Quota.Dispose();
        }

        CryptographicOperations.ZeroMemory(_seed);
    }

    /// <summary>The number of the answer to a message, always the same.</summary>
    private static Guid AnswerOf(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        bytes[^1] ^= 1;
        return new Guid(bytes, bigEndian: true);
    }

    private HolderEpoch Take(KeptEpoch kept, string folder)
    {
        var records = kept.Records.Select(record => new HeldRecord(record.Item, record.FirstSeen, record.Class)).ToArray();
        var epoch = HolderEpoch.Begin(kept.Name, _seed, Path.Combine(folder, "filter"), records, (kept.From, kept.Expires));
        _epochs[kept.Name] = new Held(epoch, records.ToDictionary(record => record.Item), FileQuotaBook.Open(Path.Combine(folder, QuotaFile), kept.Name));
        return epoch;
    }

    /// <summary>The commit that a message of the book said; null where there is none of the number from this centre.</summary>
    private async Task<byte[]?> CommitOfAsync(TrustedCentre peer, string logged, CancellationToken cancellation) =>
        Guid.TryParseExact(logged, "D", out var id) && _node.Book.Find(EntryKind.Received, id) is { } place
        && await _node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
        && ExchangeNode.MessageOf(opened) is { Message: { Kind: MessageKind.QueryCommit } said } && said.From == peer.Id
            ? QueryCommit.Read(CarriedBody.In(said))?.ToBytes()
            : null;
}
