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
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>
/// A centre as others ask it privately: it announces epochs and their days, hands out their filters, evaluates what was committed to, has some of it opened to
/// an inspector of the asker, and answers claims of hits. Everything of an epoch is made again after a start from its records and a secret seed.
/// </summary>
public sealed partial class QuestionHolder : IDisposable
{
    private const string SeedFile = "questions.seed";
    private const string RecordsFile = "records.json";
    private const string QuotaFile = "quota.json";
    private const string EndFile = "ended.json";
    private const string FilterFolder = "filter";
    private const string DayPrefix = "day-";
    private const string DayExtension = ".day.json";
    private const int SeedBytes = 32;

    /// <summary>How long a receipt for the record of a batch may take.</summary>
    private static readonly TimeSpan ReceiptWithin = TimeSpan.FromHours(1);

    /// <summary>How long the records of an epoch that has ended are kept: hits are claimed and audits drawn for so long.</summary>
    internal static readonly TimeSpan KeptAfterEnd = QuestionAudit.DueWithin;

    private readonly ExchangeNode _node;
    private readonly string _folder;
    private readonly QuotaLimits? _limits;
    private readonly QuestionOpenings? _openings;
    private readonly TimeProvider _time;
    private readonly byte[] _seed;
    private readonly ConcurrentDictionary<EpochName, Held> _epochs = [];

    // Epochs whose records are gone: their numbers are used for no others.
    private readonly HashSet<EpochName> _ended = [];

    // Folders in which something of such an epoch may still lie.
    private readonly HashSet<string> _undeleted = [];
    private readonly AuditDraw _draw;

    // Looking at a commit and spending the quota for it is one step; so are looking at an epoch's days and adding one.
    private readonly Lock _turn = new();

    // One epoch is begun at a time, so that no two have one number.
    private readonly SemaphoreSlim _announcing = new(1, 1);

    // What was answered, or needs no answer, is not opened again.
    private readonly BookWalk _walk;

    private QuestionHolder(ExchangeNode node, string folder, (QuotaLimits? Limits, QuestionOpenings? Openings) terms, TimeProvider time, byte[] seed)
    {
        (_node, _folder, (_limits, _openings), _time, _seed) = (node, folder, terms, time, seed);
        _walk = new BookWalk(node.Book);
        Audits = new QuestionAudits(node);
        _draw = new AuditDraw(node, Audits, seed);
    }

    private sealed record Held(HolderEpoch Epoch, string Folder, Dictionary<CanonicalIdentifier, HeldRecord> Records, FileQuotaBook Quota);

    /// <summary>The audits of what was asked.</summary>
    public QuestionAudits Audits { get; }

    private Instant Now => Instant.From(_time.GetUtcNow());

    /// <summary>Takes up what was announced, or begins; whoever is announced an epoch may ask in it, up to one quota.</summary>
    /// <inheritdoc cref="Open(ExchangeNode, string, QuestionOpenings, TimeProvider)"/>
    public static QuestionHolder Open(ExchangeNode node, string folder, QuotaLimits limits, TimeProvider time) => Open(node, folder, (limits, null), time);

    /// <summary>Takes up what was announced, or begins; whoever two persons opened the centre to may ask, on their terms.</summary>
    /// <param name="folder">Where the secret seed and the records lie: its user's alone.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file in it is damaged.</exception>
    public static QuestionHolder Open(ExchangeNode node, string folder, QuestionOpenings openings, TimeProvider time) =>
        Open(node, folder, (null, openings), time);

    private static QuestionHolder Open(
        ExchangeNode node, string folder, (QuotaLimits? Limits, QuestionOpenings? Openings) terms, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(folder);
        PrivateFile.MakeFolder(folder);
        var path = Path.Combine(folder, SeedFile);
        if (!File.Exists(path))
        {
            DurableFile.WritePrivate(path, RandomNumberGenerator.GetBytes(SeedBytes));
        }

        var holder = new QuestionHolder(node, folder, terms, time, File.ReadAllBytes(path));
        foreach (var ended in Directory.EnumerateFiles(folder, EndFile, SearchOption.AllDirectories).ToArray())
        {
            var kept = ExchangeJson.Read<KeptEnd>(File.ReadAllBytes(ended)) ?? throw new InvalidDataException($"{ended} is damaged");
            holder._ended.Add(kept.Ended);
            holder._undeleted.Add(Path.GetDirectoryName(ended)!);
        }

        // What cannot be deleted now is at the next look, which says so.
        _ = holder.Forget();
        foreach (var records in Directory.EnumerateFiles(folder, RecordsFile, SearchOption.AllDirectories))
        {
            var kept = ExchangeJson.Read<KeptEpoch>(File.ReadAllBytes(records)) ?? throw new InvalidDataException($"{records} is damaged");
            if (!holder._ended.Contains(kept.Name))
            {
                holder.Take(kept, Path.GetDirectoryName(records)!);
            }
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
        ArgumentOutOfRangeException.ThrowIfLessThan(life.TotalSeconds, 1, nameof(life));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(life.TotalSeconds, EpochAnnouncement.SecondsMax, nameof(life));
        EpochAnnouncement announcement;
        await _announcing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var now = _time.GetUtcNow();
            EpochName name;
            lock (_turn)
            {
                name = new EpochName(asker, _node.Id, Canonicaliser.NameOf(kind), NamesOf(asker, kind).Select(one => one.Number).DefaultIfEmpty().Max() + 1);
            }

            HolderEpoch.NeedOnce(name, records);
            var kept = new KeptEpoch(name, now.ToUnixTimeSeconds(), (now + life).ToUnixTimeSeconds(), [.. records.Select(Kept)]);
            var folder = Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToString())))[..16]);
            PrivateFile.MakeFolder(folder);
            DurableFile.WritePrivate(Path.Combine(folder, RecordsFile), ExchangeJson.Write(kept));

            // A long filter takes minutes: what is asked in other epochs is answered meanwhile.
            announcement = Take(kept, folder).Announcement;
        }
        finally
        {
            _announcing.Release();
        }

        await SayEpochAsync(announcement, cancellation).ConfigureAwait(false);
        return announcement;
    }

    /// <summary>Adds a day to an epoch: what is held now and was not, and what is held no more.</summary>
    /// <param name="records">All that questions are held against from now on, each identifier once.</param>
    /// <returns>What was announced; null where there is no such epoch, or none of its days is due.</returns>
    /// <exception cref="ArgumentException">An identifier stands twice or is of another kind.</exception>
    /// <exception cref="IOException">It could not be kept.</exception>
    public async Task<DeltaAnnouncement?> AddDayAsync(
        EpochName epoch, IReadOnlyCollection<HeldRecord> records, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        HolderEpoch.NeedOnce(epoch, records);
        DeltaAnnouncement day;
        lock (_turn)
        {
            var now = _time.GetUtcNow().ToUnixTimeSeconds();
            if (!_epochs.TryGetValue(epoch, out var held) || held.Epoch.Deltas.Count >= held.Epoch.Announcement.DeltasDue(now))
            {
                return null;
            }

            var all = records.ToDictionary(record => record.Item);
            var kept = new KeptDay(
                held.Epoch.Deltas.Count + 1, [.. all.Values.Where(record => !held.Records.ContainsKey(record.Item)).Select(Kept)],
                [.. held.Records.Values.Where(record => !all.ContainsKey(record.Item)).Select(Kept)]);
            var name = FormattableString.Invariant($"{DayPrefix}{kept.Number:D5}{DayExtension}");
            DurableFile.WritePrivate(Path.Combine(held.Folder, name), ExchangeJson.Write(kept));
            day = Add(held, kept);
        }

        await SayAllAsync(NeedList(), cancellation).ConfigureAwait(false);
        return day;
    }

    /// <summary>A filter by its hash, for the centre that it was made for; null for another.</summary>
    internal byte[]? Filter(TrustedCentre peer, string hash)
    {
        lock (_turn)
        {
            return _epochs.Values
                .Where(held => held.Epoch.Announcement.Epoch.Asker == peer.Id)
                .SelectMany(held => held.Epoch.Deltas.Select(day => day.FilterHash).Prepend(held.Epoch.Announcement.FilterHash).Zip(held.Epoch.Filters))
                .FirstOrDefault(one => Convert.ToHexStringLower(one.First) == hash).Second?.Bytes.ToArray();
        }
    }

    /// <summary>Evaluates a batch whose commit has come as a message before, and has the record of it in the book; the refusal where it does not.</summary>
    /// <exception cref="IOException">What it costs could not be kept: it is not evaluated.</exception>
    internal async Task<QueryWord> EvaluateAsync(TrustedCentre peer, byte[] content, CancellationToken cancellation)
    {
        if (QueryAsk.Read(content) is not { } ask)
        {
            return new QueryWord(QueryRefusal.Malformed, null);
        }

        var epoch = ask.Commit.Manifest.Epoch;
        if (epoch.Asker != peer.Id || !_epochs.ContainsKey(epoch))
        {
            return new QueryWord(QueryRefusal.OtherEpoch, null);
        }

        if (await TermsAsync(epoch, cancellation).ConfigureAwait(false) is not var (limits, openedAt))
        {
            return new QueryWord(QueryRefusal.NotOpen, null);
        }

        // Each epoch has a quota of its own: where two overlap, questions go to the later one, once the asker was told of it.
        if (_epochs.Any(one => one.Key.Number > epoch.Number && one.Key with { Number = epoch.Number } == epoch && IsSaid(one.Value.Epoch.Announcement)))
        {
            return new QueryWord(QueryRefusal.OtherEpoch, null);
        }

        if (await AuditRefusalAsync(epoch, openedAt, cancellation).ConfigureAwait(false) is not QueryRefusal.None and var refusal)
        {
            return new QueryWord(refusal, null);
        }

        var (committed, now) = (await CommitOfAsync(peer, ask.Logged, cancellation).ConfigureAwait(false), Now);
        var keys = AskingKeys.Of(peer, now);
        QueryWord word;
        lock (_turn)
        {
            word = _epochs.TryGetValue(epoch, out var held)
                ? new QueryDesk(held.Epoch, keys, limits, held.Quota, (entry, _) => committed is { } known && entry.SequenceEqual(known.Commit), _time)
                    .Evaluate(ask)
                : new QueryWord(QueryRefusal.OtherEpoch, null);
        }

        if (word.Answer is { } answer)
        {
            var (thread, body) = (committed!.Value.Thread, CarriedBody.Of(answer.Record.ToBytes()));
            await _node.SendAsync(
                new MessageDraft(MessageKind.QueryRecord, peer.Id, thread, body) { Id = QuestionNumber.OfRecord(thread) }, [], cancellation)
                .ConfigureAwait(false);
        }

        return word;
    }

    /// <summary>
    /// Says what is to be said by itself: epochs and days that a crash kept from being announced, answers to claims of hits, and what is to be opened for an
    /// audit. Nothing is said twice, however often this is called.
    /// </summary>
    /// <exception cref="IOException">Something could not be read, written or destroyed; where it is records of the past, all else is done.</exception>
    public async Task RunOnceAsync(CancellationToken cancellation = default)
    {
        var undestroyed = Forget();
        if (_node.Trust.At(Now) is { } list)
        {
            await SayAllAsync(list, cancellation).ConfigureAwait(false);
            await _walk.OnAsync(
                place => place.Kind == EntryKind.Received ? AnswerClaimAsync(place, list, cancellation)
                    : place.Kind == EntryKind.Receipt && place.Id == QuestionNumber.OfRecord(place.Thread)
                        ? _draw.ChallengeAsync(place.Thread, list, NonceOf, cancellation)
                    : Task.CompletedTask,
                cancellation).ConfigureAwait(false);
        }

        undestroyed?.Throw();
    }

    public void Dispose()
    {
        foreach (var held in _epochs.Values)
        {
            held.Epoch.Dispose();
            held.Quota.Dispose();
        }

        Audits.Dispose();
        _announcing.Dispose();
        CryptographicOperations.ZeroMemory(_seed);
    }

    /// <summary>What another centre may ask in an epoch, and since when two persons want that; null where it may not ask.</summary>
    private async Task<(QuotaLimits Limits, Instant? OpenedAt)?> TermsAsync(EpochName epoch, CancellationToken cancellation) =>
        _openings is null ? (_limits!, null)
        : await _openings.OfAsync(epoch.Asker, cancellation).ConfigureAwait(false) is { } opening && opening.Covers(epoch.Kind)
            ? (opening.Wish.Limits, opening.EndedAt) : null;

    private static KeptRecord Kept(HeldRecord record) => new(record.Item, record.FirstSeen, record.Class);

    private static HeldRecord[] Records(IReadOnlyList<KeptRecord> kept) => [.. kept.Select(one => new HeldRecord(one.Item, one.FirstSeen, one.Class))];

    private HolderEpoch Take(KeptEpoch kept, string folder)
    {
        var records = Records(kept.Records);
        var epoch = HolderEpoch.Begin(kept.Name, _seed, Path.Combine(folder, FilterFolder), records, (kept.From, kept.Expires));
        var quota = FileQuotaBook.Open(Path.Combine(folder, QuotaFile), kept.Name);
        var held = _epochs[kept.Name] = new Held(epoch, folder, records.ToDictionary(record => record.Item), quota);
        foreach (var path in Directory.EnumerateFiles(folder, DayPrefix + "*" + DayExtension).Order(StringComparer.Ordinal))
        {
            var day = ExchangeJson.Read<KeptDay>(File.ReadAllBytes(path));
            Add(held, day?.Number == epoch.Deltas.Count + 1 ? day : throw new InvalidDataException($"{path} is damaged, or a day before it is missing"));
        }

        return epoch;
    }

    private static DeltaAnnouncement Add(Held held, KeptDay day)
    {
        var (came, went) = (Records(day.Came), Records(day.Went));
        var announced = held.Epoch.AddDay(came, went);
        foreach (var record in went)
        {
            held.Records.Remove(record.Item);
        }

        foreach (var record in came)
        {
            held.Records[record.Item] = record;
        }

        return announced;
    }

    private TrustList NeedList() =>
        _node.Trust.At(Now) ?? throw new InvalidOperationException("The trust list has run out, or there is none: nothing new is announced to anybody.");

    /// <summary>Says of each epoch whatever was not said yet: a crash, or a list that had run out, may have kept it.</summary>
    private async Task SayAllAsync(TrustList list, CancellationToken cancellation)
    {
        (EpochAnnouncement Epoch, DeltaAnnouncement[] Days)[] all;
        lock (_turn)
        {
            all = [.. _epochs.Values.Select(held => (held.Epoch.Announcement, held.Epoch.Deltas.ToArray()))];
        }

        foreach (var (epoch, days) in all.Where(one => list.Centre(one.Epoch.Epoch.Asker) is not null && Now < Instant.From(EndOf(one.Epoch))))
        {
            // What was closed before it could be said is not said any more, nor to whom bad questions are still held against.
            if (await TermsAsync(epoch.Epoch, cancellation).ConfigureAwait(false) is not var (_, openedAt)
                || await IsFailureStandingAsync(epoch.Epoch, openedAt, cancellation).ConfigureAwait(false))
            {
                continue;
            }

            await SayEpochAsync(epoch, cancellation).ConfigureAwait(false);
            foreach (var day in days)
            {
                await SayDayAsync(day, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static DateTimeOffset EndOf(EpochAnnouncement epoch) => DateTimeOffset.FromUnixTimeSeconds(epoch.Expires);

    private Task SayEpochAsync(EpochAnnouncement epoch, CancellationToken cancellation) =>
        SayAsync(MessageKind.Epoch, epoch, day: 0, epoch.ToBytes(), cancellation);

    private Task SayDayAsync(DeltaAnnouncement day, CancellationToken cancellation) =>
        SayAsync(MessageKind.EpochDelta, _epochs[day.Epoch].Epoch.Announcement, day.Number, day.ToBytes(), cancellation);

    /// <summary>Says it once: its number is made of the epoch's beginning and the day.</summary>
    private async Task SayAsync(string kind, EpochAnnouncement epoch, long day, byte[] body, CancellationToken cancellation)
    {
        var id = IdOf(epoch.Epoch, Instant.From(DateTimeOffset.FromUnixTimeSeconds(epoch.From)), day);
        if (_node.Book.Find(EntryKind.Sent, id) is null)
        {
            await _node.SendAsync(new MessageDraft(kind, epoch.Epoch.Asker, null, CarriedBody.Of(body)) { Id = id }, [], cancellation).ConfigureAwait(false);
        }
    }

    private bool IsSaid(EpochAnnouncement epoch) =>
        _node.Book.Find(EntryKind.Sent, IdOf(epoch.Epoch, Instant.From(DateTimeOffset.FromUnixTimeSeconds(epoch.From)), 0)) is not null;

    private Guid IdOf(EpochName epoch, Instant from, long day) => RequestDesk.IdOf(
        from + TimeSpan.FromSeconds(day * EpochAnnouncement.DeltaSeconds), FormattableString.Invariant($"{_node.Book.Key.Text} {epoch} day {day}"));

    private async Task AnswerClaimAsync(BookPlace place, TrustList list, CancellationToken cancellation)
    {
        var id = QuestionNumber.OfAnswer(place.Id);
        if (_node.Book.Find(EntryKind.Sent, id) is null
            && await _node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
            && ExchangeNode.MessageOf(opened) is { Message: { Kind: MessageKind.HitDisclose } said }
            && HitClaim.Read(CarriedBody.In(said)) is { } claim && claim.Epoch.Asker == said.From && list.Centre(said.From) is not null)
        {
            ClaimWord word;
            lock (_turn)
            {
                word = _epochs.TryGetValue(claim.Epoch, out var held)
                    ? new ClaimDesk(held.Epoch, held.Quota, (item, _) => held.Records.GetValueOrDefault(item)).Look(claim)
                    : new ClaimWord(ClaimRefusal.OtherEpoch, null);
            }

            var body = ExchangeJson.Element(new HitAnswer(word.Refusal.ToString(), word.Proof?.ToBytes()));
            await _node.SendAsync(new MessageDraft(MessageKind.HitProof, said.From, said.Thread, body) { Id = id }, [], cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether audits stand against further questions in an epoch.</summary>
    private async Task<QueryRefusal> AuditRefusalAsync(EpochName epoch, Instant? openedAt, CancellationToken cancellation)
    {
        var audits = await Audits.AllAsync(cancellation).ConfigureAwait(false);
        return await HasFailedAsync(epoch, cancellation).ConfigureAwait(false)
            || await IsFailureStandingAsync(epoch, openedAt, cancellation).ConfigureAwait(false) ? QueryRefusal.AuditFailed
            : audits.Any(audit => (audit.Challenge.Epoch.Asker, audit.Challenge.Epoch.Holder) == (epoch.Asker, epoch.Holder) && audit.IsOverdue(Now))
                || await HasUnreceiptedAsync(epoch.Asker, cancellation).ConfigureAwait(false)
                ? QueryRefusal.AuditOverdue
            : QueryRefusal.None;
    }

    /// <summary>Whether a centre keeps back the receipt for the record of what it asked: without it nothing can be drawn for an audit.</summary>
    private async Task<bool> HasUnreceiptedAsync(string asker, CancellationToken cancellation)
    {
        var open = _node.Book.From(0, int.MaxValue).Where(place => place.Kind == EntryKind.Sent && _node.Book.Find(EntryKind.Receipt, place.Id) is null
            && place.Id == QuestionNumber.OfRecord(place.Thread));
        foreach (var place in open)
        {
            if (await _node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened && Now > opened.Entry.At + ReceiptWithin
                && ExchangeNode.MessageOf(opened) is { Message: var said } && said.To == asker)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nonce by which an audit of a batch is drawn; null where its epoch is not held any more.</summary>
    private byte[]? NonceOf(EpochName epoch, byte[] root)
    {
        lock (_turn)
        {
            return _epochs.TryGetValue(epoch, out var held) ? held.Epoch.Key.NonceOf(root) : null;
        }
    }

    /// <summary>The commit that a message of the book said, and its matter; null where there is none of the number from this centre.</summary>
    private async Task<(byte[] Commit, Guid Thread)?> CommitOfAsync(TrustedCentre peer, string logged, CancellationToken cancellation) =>
        Guid.TryParseExact(logged, "D", out var id)
        && await _node.OpenMessageAsync(EntryKind.Received, id, cancellation).ConfigureAwait(false)
            is var (_, message) && message.Message is { Kind: MessageKind.QueryCommit } said && said.From == peer.Id
        && QueryCommit.Read(CarriedBody.In(said)) is { } commit
            ? (commit.ToBytes(), said.Thread)
            : null;
}
