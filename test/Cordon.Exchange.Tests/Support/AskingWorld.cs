using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Core.Exchange;
using Cordon.Engine.Proving;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Witnessing;

namespace Cordon.Exchange.Tests.Support;

/// <summary>Two centres, their officers, logs and a witness; one of them holds telephone numbers, the other asks for some.</summary>
internal sealed class AskingWorld : IDisposable
{
    public const long Start = 1_700_000_000;
    public const long Day = 86_400;

    private readonly ScratchFolder _folder = new();
    private readonly Witness _witness;
    private readonly Dictionary<(CanonicalIdentifier Item, int Part), HeldRecord> _records = [];

    /// <param name="records">The numbers that the holder has.</param>
    public AskingWorld(IEnumerable<int> records, QuotaLimits? limits = null, string asker = "asking", long epoch = 7, int deltaCount = 1_024)
    {
        Name = new EpochName(asker, "holding", "phone", epoch);
        Clock.Now = DateTimeOffset.FromUnixTimeSeconds(Start + 60);
        Operator = Key("operator");
        Officer = Key("officer");
        InspectorKey = Key("inspector");
        _witness = Witness.Open(_folder.In("witness"), [AskerLog.Key, HolderLog.Key], Clock);
        AskerLog.Append("the first entry");
        HolderLog.Append("the first entry");
        Epoch = HolderEpoch.Begin(
            Name, HolderSeed, _folder.In("chunks"), [.. records.Select(number => Record(number, 0))], (Start, Start + (30 * Day)), deltaCount);
        Known = KnownEpoch.Take(Epoch.Announcement, Epoch.Filters[0].Bytes.ToArray(), Name with { Number = epoch - 1 }, Now).Epoch!;
        Book = new MemoryQuotaBook(Name);
        Desk = DeskOf(limits ?? new QuotaLimits(1_000_000, 1_000_000), Book);
        Claims = new ClaimDesk(Epoch, Book, (item, part) => _records.GetValueOrDefault((item, part)));
    }

    public static byte[] HolderSeed { get; } = SHA256.HashData("the holder's seed"u8);

    public EpochName Name { get; }

    public SetClock Clock { get; } = new();

    public long Now => Clock.Now.ToUnixTimeSeconds();

    public SecretKey Operator { get; }

    public SecretKey Officer { get; }

    public SecretKey InspectorKey { get; }

    public GrowingLog AskerLog { get; } = new("asking.example", SHA256.HashData("asker"u8));

    public GrowingLog HolderLog { get; } = new("holding.example", SHA256.HashData("holder"u8));

    public HolderEpoch Epoch { get; }

    public KnownEpoch Known { get; }

    public IQuotaBook Book { get; }

    public QueryDesk Desk { get; }

    public ClaimDesk Claims { get; }

    public AskingKeys Keys => new([Operator.PublicKey], [Officer.PublicKey]);

    public LogKeys AskerLogKeys => new(AskerLog.Key, [_witness.Key], 1);

    public LogKeys HolderLogKeys => new(HolderLog.Key, [_witness.Key], 1);

    public static CanonicalIdentifier Phone(int number) =>
        Canonicaliser.Read(CanonicalKind.Phone, FormattableString.Invariant($"+65{80_000_000 + number}")).Identifier;

    /// <summary>Questions for numbers, each for a case that was there before.</summary>
    public static QueryItem[] Items(IEnumerable<int> numbers) =>
        [.. numbers.Select(number => new QueryItem(Phone(number), FormattableString.Invariant($"case-{number % 20}")))];

    public HeldRecord Record(int number, int part)
    {
        var record = new HeldRecord(Phone(number), new DateOnly(2023, 11, 1), "mule");
        return _records[(record.Item, part)] = record;
    }

    public QueryDesk DeskOf(QuotaLimits limits, IQuotaBook book) => new(Epoch, Keys, limits, book, AskerLogKeys.HasLogged, Clock);

    public QueryTerms Terms(bool standing = false) => new("who took part in a scam", "agreement of 2023, article 4", standing, Now - 30, Now + 3_600);

    public QueryBatch Batch(IEnumerable<int> numbers, bool standing = false, string seed = "batch") => Batch(Items(numbers), standing, seed);

    public QueryBatch Batch(IReadOnlyCollection<QueryItem> items, bool standing = false, string seed = "batch") =>
        QueryBatch.Make(Epoch.Announcement, items, Terms(standing), SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>Signs, logs and puts a batch as it is sent.</summary>
    public QueryAsk Ask(QueryBatch batch)
    {
        var commit = QueryCommit.Sign(batch.Manifest, Operator, Officer);
        return new QueryAsk(commit, Logged(AskerLog, commit.ToBytes()), batch.Points);
    }

    public QueryAnswer Answer(QueryBatch batch) => Desk.Evaluate(Ask(batch)).Answer!;

    /// <summary>Appends an entry, has the log's head co-signed, and gives the proof under it.</summary>
    public string Logged(GrowingLog log, byte[] entry)
    {
        var before = log.Size;
        log.Append(Encoding.UTF8.GetString(entry));
        var last = _witness.Last(log.Key.Name) is { } note ? Checkpoint.Read(note.Text)!.Size : 0;
        var word = _witness.Look(log.Request(last, log.Size));
        var proof = log.Proof(before, log.Size);
        return (proof with { Note = proof.Note with { Signatures = [.. proof.Note.Signatures, word.Cosignature!] } }).Whole;
    }

    /// <summary>Has an asker open what the holder's challenge draws.</summary>
    public AuditFile Audit(QueryBatch batch, QueryAsk ask, QueryAnswer answer, int opened = AuditChallenge.OpenedUsual)
    {
        var challenge = new AuditChallenge(
            Name, batch.Manifest.Root, opened, Desk.NonceOf(batch.Manifest.Root)!, ask.Logged, Logged(HolderLog, answer.Record.ToBytes()));
        return new AuditFile(ask.Commit, answer.Record, challenge, batch.Open(challenge.Places(batch.Manifest.Count)));
    }

    /// <summary>The inspector of the asking centre, which had its twenty cases before.</summary>
    public Inspector Inspector() => new(InspectorTerms(), InspectorKey);

    public InspectorTerms InspectorTerms() => new(
        Keys, [HolderLog.Key.PublicKey], AskerLogKeys.HasLogged, HolderLogKeys.HasLogged,
        (reference, at) => at >= Start && Enumerable.Range(0, 20).Any(i => reference == FormattableString.Invariant($"case-{i}")));

    /// <summary>A key that is the same every time.</summary>
    private SecretKey Key(string use)
    {
        var path = _folder.In(use + ".key");
        File.WriteAllText(path, $"cordon-{use}-key/1 {use} {Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(use)))}\n");
        return SecretKey.Open(path, use);
    }

    public void Dispose()
    {
        Epoch.Dispose();
        _witness.Dispose();
        AskerLog.Dispose();
        HolderLog.Dispose();
        Operator.Dispose();
        Officer.Dispose();
        InspectorKey.Dispose();
        _folder.Dispose();
    }
}
