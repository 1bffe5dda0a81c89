using System.Security.Cryptography;
using System.Text;
using Cordon.Bench.Measuring;
using Cordon.Core.Evidence;
using Cordon.Core.Exchange;
using Cordon.Engine.Proving;
using Cordon.Exchange.Asking;

namespace Cordon.Bench.Matching;

/// <summary>Two centres, of which one asks for telephone numbers in batches, some of them for no case; all of it follows from a seed.</summary>
internal sealed class AuditWorld : IDisposable
{
    private const long Start = 1_760_000_000;
    private const string KnownCase = "case-";
    private const string NoCase = "none-";

    private readonly ScratchFolder _folder = new();
    private readonly int _seed;
    private readonly SecretKey _operator;
    private readonly SecretKey _officer;
    private readonly SecretKey _inspector;
    private readonly LogKey _askersLog;
    private readonly LogKey _holdersLog;
    private readonly HolderEpoch _epoch;
    private readonly QueryDesk _desk;

    public AuditWorld(int seed)
    {
        _seed = seed;
        (_operator, _officer, _inspector) = (Key("operator"), Key("officer"), Key("inspector"));
        (_askersLog, _holdersLog) = (Log("asking"), Log("holding"));
        var name = new EpochName("asking", "holding", Canonicaliser.NameOf(CanonicalKind.Phone), 1);
        _epoch = HolderEpoch.Begin(name, Bytes("holder"), _folder.File("chunks"), [], (Start, Start + 86_400));
        var keys = new AskingKeys([_operator.PublicKey], [_officer.PublicKey]);
        var limits = new QuotaLimits(1_000_000, 1_000_000);
        _desk = new QueryDesk(_epoch, keys, limits, new MemoryQuotaBook(name), Of(_askersLog).HasLogged, new StandingClock());
        Inspector = new Inspector(
            new InspectorTerms(
                keys, [_holdersLog.Public.PublicKey], Of(_askersLog).HasLogged, Of(_holdersLog).HasLogged,
                (reference, _) => reference.StartsWith(KnownCase, StringComparison.Ordinal)),
            _inspector);
    }

    public Inspector Inspector { get; }

    /// <summary>A batch of the largest size, so many of its questions for no case, asked and answered.</summary>
    public (QueryBatch Batch, QueryCommit Commit, EvaluationRecord Record) Ask(int number, int size, int lies)
    {
        var (chance, numbers) = (new Random(HashCode(number)), new HashSet<int>());
        while (numbers.Count < size - Cordon.Exchange.Matching.Canaries.Count)
        {
            numbers.Add(chance.Next(80_000_000, 100_000_000));
        }

        QueryItem[] items = [.. numbers.Select((value, i) => new QueryItem(
            Canonicaliser.Read(CanonicalKind.Phone, FormattableString.Invariant($"+65{value}")).Identifier,
            FormattableString.Invariant($"{(i < lies ? NoCase : KnownCase)}{i}")))];
        var terms = new QueryTerms("a simulated audit", "none: a simulation", false, Start, Start + 3_600);
        var batch = QueryBatch.Make(_epoch.Announcement, items, terms, Bytes(FormattableString.Invariant($"batch {number} {lies}")));
        var commit = QueryCommit.Sign(batch.Manifest, _operator, _officer);
        var word = _desk.Evaluate(new QueryAsk(commit, Logged(_askersLog, commit.ToBytes(), 0), batch.Points));
        return (batch, commit, word.Answer?.Record ?? throw new InvalidOperationException($"A batch was not answered: {word.Refusal}."));
    }

    /// <summary>What an inspector has of one audit of a batch: each is under other heads of the two logs.</summary>
    public AuditFile Open((QueryBatch Batch, QueryCommit Commit, EvaluationRecord Record) asked, int audit, int opened)
    {
        var (batch, commit, record) = asked;
        var challenge = new AuditChallenge(
            record.Epoch, record.Root, opened, _desk.NonceOf(record.Root)!, Logged(_askersLog, commit.ToBytes(), audit),
            Logged(_holdersLog, record.ToBytes(), audit));
        return new AuditFile(commit, record, challenge, batch.Open(challenge.Places(batch.Manifest.Count)));
    }

    public void Dispose()
    {
        _epoch.Dispose();
        _operator.Dispose();
        _officer.Dispose();
        _inspector.Dispose();
        _askersLog.Dispose();
        _holdersLog.Dispose();
        _folder.Dispose();
    }

    private static LogKeys Of(LogKey key) => new(key.Public, [], 0);

    /// <summary>The proof of an entry in a log of two, of which the other is another each time.</summary>
    private string Logged(LogKey key, byte[] entry, int other)
    {
        var beside = MerkleTree.HashLeaf(Bytes(FormattableString.Invariant($"beside {other}")));
        var head = new Checkpoint(key.Public.Name, 2, MerkleTree.HashNode(MerkleTree.HashLeaf(entry), beside));
        return new LogProof(0, [beside], key.Sign(head.Text)).Whole;
    }

    private SecretKey Key(string use) => SecretKey.Open(Written(use, use), use);

    private LogKey Log(string name) => LogKey.Open(Written("log", name));

    private string Written(string use, string name)
    {
        var path = _folder.File(name + ".key");
        File.WriteAllText(path, $"cordon-{use}-key/1 {name} {Convert.ToBase64String(Bytes(name))}\n");
        return path;
    }

    private byte[] Bytes(string what) => SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{_seed} {what}")));

    private int HashCode(int number) => BitConverter.ToInt32(Bytes(FormattableString.Invariant($"numbers {number}")));

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Start + 60);
    }
}
