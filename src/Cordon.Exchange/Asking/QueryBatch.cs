using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>
/// A batch as its asker has it: the questions, their salts and blinds, and what was committed to. None of it leaves but by a claim of a hit, which opens that
/// one question to the holder, and by an audit, which opens some to an inspector.
/// </summary>
/// <remarks>
/// Salts and blinds are made of one secret seed, so that seed and questions are all that is to be kept, and a batch can be made again after a crash to the
/// byte. Whoever has the seed can open the whole batch, at any time: it is to be kept as the questions are. The questions' order is that of the salted leaves.
/// </remarks>
public sealed class QueryBatch : IDisposable
{
    /// <summary>Bytes of a seed.</summary>
    public const int SeedBytes = 32;

    private const string CanaryMark = "|canary|";
    private const string FillerMark = "|padding|";

    private static readonly SearchValues<char> FillerDigits = SearchValues.Create("0123456789abcdef");

    private readonly QueryLeaf[] _leaves;
    private readonly KeptTree _tree;
    private readonly KeptTree _pointTree;
    private readonly OprfQuestion _question;

    private QueryBatch(QueryLeaf[] leaves, KeptTree tree, OprfQuestion question, KeptTree pointTree, QueryManifest manifest) =>
        (_leaves, _tree, _question, _pointTree, Manifest) = (leaves, tree, question, pointTree, manifest);

    /// <summary>Questions that a batch of the largest size has room for.</summary>
    public static int ItemsMax => QueryManifest.Sizes[^1] - Canaries.Count;

    /// <summary>What is signed.</summary>
    public QueryManifest Manifest { get; }

    /// <summary>What is sent: 32 bytes for each question.</summary>
    public byte[] Points => _question.Blinded;

    /// <summary>Questions, without canaries and what fills up.</summary>
    public int Items => _leaves.Count(leaf => leaf.CaseReference.Length > 0);

    /// <summary>Makes a batch: adds the canaries, fills it up, and blinds it.</summary>
    /// <param name="seed">32 secret bytes, drawn for this batch alone.</param>
    /// <exception cref="ArgumentException">
    /// There are no questions or too many, one is asked twice, is of another kind or has no case, or the terms are none.
    /// </exception>
    public static QueryBatch Make(EpochAnnouncement epoch, IReadOnlyCollection<QueryItem> items, QueryTerms terms, ReadOnlySpan<byte> seed)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, SeedBytes);
        NeedGood(epoch.Epoch.Kind, items);
        var secret = seed.ToArray();
        var leaves = LeavesOf(epoch.Epoch, items, secret);
        var tree = new KeptTree([.. leaves.SelectMany(leaf => leaf.Hash())]);
        var asker = new OprfAsker(OprfMode.Verifiable, epoch.PublicKey);
        var question = asker.Blind([.. leaves.Select(leaf => Encoding.UTF8.GetBytes(leaf.Input))], BlindsOf(secret, tree.Root, leaves.Length));
        var pointTree = new KeptTree(QueryDesk.PointLeaves(question.Blinded));
        var manifest = new QueryManifest(
            epoch.Epoch, Core.Exchange.Canonicaliser.Version, tree.Root, pointTree.Root, leaves.Length, SHA256.HashData(secret), terms.Purpose,
            terms.LegalBasis, terms.Standing, terms.From, terms.Expires);
        CryptographicOperations.ZeroMemory(secret);
        return manifest.IsWhole
            ? new QueryBatch(leaves, tree, question, pointTree, manifest)
            : throw new ArgumentException("A purpose, a legal ground and times are needed.", nameof(terms));
    }

    /// <summary>Reads the holder's answer: looks at proof and canaries, and for what is asked in the filter and the days since.</summary>
    /// <param name="now">In seconds since 1970.</param>
    public QueryFinding Read(QueryAnswer answer, KnownEpoch epoch, long now)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(epoch);
        var record = answer.Record;
        if (!answer.IsWhole || record.Epoch != Manifest.Epoch || epoch.Announcement.Epoch != Manifest.Epoch || record.Count != Manifest.Count
            || !record.Root.AsSpan().SequenceEqual(Manifest.Root) || !record.PointsRoot.AsSpan().SequenceEqual(Manifest.PointsRoot)
            || !record.AnswerHash.AsSpan().SequenceEqual(QueryDesk.HashOf(answer.Evaluated, answer.Proof)))
        {
            return QueryFinding.Refused(AnswerFault.OtherBatch);
        }

        if (now >= epoch.Announcement.Expires)
        {
            return QueryFinding.Refused(AnswerFault.Expired);
        }

        var asker = new OprfAsker(OprfMode.Verifiable, epoch.Announcement.PublicKey);
        if (asker.Read(_question, answer.Evaluated, answer.Proof) is not { } outputs)
        {
            return QueryFinding.Refused(AnswerFault.NotProven);
        }

        var watch = new QueryWatch(_leaves, outputs, epoch);
        var hits = watch.First();
        if (hits is null)
        {
            watch.Dispose();
            return QueryFinding.Refused(AnswerFault.CanaryMissing);
        }

        if (!Manifest.Standing)
        {
            watch.Dispose();
        }

        return new QueryFinding(AnswerFault.None, hits, Manifest.Standing ? watch : null);
    }

    /// <summary>How many hits there were, as is told.</summary>
    public QueryClose Close(QueryFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new QueryClose(Manifest.Epoch, Manifest.Root, finding.Hits.Count);
    }

    /// <summary>Claims a hit: opens that one question to the holder, and shows that it was asked and answered.</summary>
    public HitClaim Claim(QueryHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return HitClaim.Make(Manifest.Epoch, Manifest.Root, _leaves[hit.Index], _tree.Path(hit.Index), hit);
    }

    /// <summary>Opens questions to an inspector.</summary>
    /// <param name="places">Which: what the challenge draws, and no others.</param>
    public AuditOpenings Open(IEnumerable<int> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return new AuditOpenings(Manifest.Epoch, Manifest.Root, [.. places.Select(place => new AuditOpening(
            place, _leaves[place], _tree.Path(place), _question.Blinds[(place * Ristretto.ScalarBytes)..((place + 1) * Ristretto.ScalarBytes)],
            _pointTree.Path(place)))]);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_question.Blinds);

    /// <summary>Whether an input is a canary or only fills up: nobody's identifier.</summary>
    internal static bool IsNobodys(string input, string kind) =>
        Canaries.Of(kind).Any(canary => Encoding.UTF8.GetString(canary) == input)
        || (input.StartsWith(FillerHead(kind), StringComparison.Ordinal) && input.Length == FillerHead(kind).Length + (2 * SHA256.HashSizeInBytes)
            && !input.AsSpan(FillerHead(kind).Length).ContainsAnyExcept(FillerDigits));

    /// <summary>Whether an input is a canary.</summary>
    internal static bool IsCanary(string input) => input.StartsWith(Core.Exchange.Canonicaliser.Version + CanaryMark, StringComparison.Ordinal);

    private static string FillerHead(string kind) => $"{Core.Exchange.Canonicaliser.Version}{FillerMark}{kind}|";

    private static void NeedGood(string kind, IReadOnlyCollection<QueryItem> items)
    {
        if (items.Count == 0 || items.Count > ItemsMax || items.Select(item => item.Item).Distinct().Count() != items.Count)
        {
            throw new ArgumentException($"1 to {ItemsMax} identifiers are asked about at once, each once.", nameof(items));
        }

        if (items.Any(item => Core.Exchange.Canonicaliser.NameOf(item.Item.Kind) != kind || string.IsNullOrWhiteSpace(item.CaseReference)
            || item.CaseReference.Length > QueryItem.CaseReferenceLengthMax))
        {
            throw new ArgumentException($"Identifiers of {kind} are asked about, each for a case.", nameof(items));
        }
    }

    private static QueryLeaf[] LeavesOf(EpochName epoch, IReadOnlyCollection<QueryItem> items, byte[] secret)
    {
        var count = QueryManifest.Sizes.First(size => size >= items.Count + Canaries.Count);
        var asked = items.Select(item => (Input: Encoding.UTF8.GetString(item.Item.ToInput()), Case: item.CaseReference))
            .Concat(Canaries.Of(epoch.Kind).Select(canary => (Input: Encoding.UTF8.GetString(canary), Case: "")))
            .Concat(Enumerable.Range(0, count - items.Count - Canaries.Count).Select(i => (
                Input: FillerHead(epoch.Kind) + Convert.ToHexStringLower(HMACSHA256.HashData(secret, new LeafText().Text("filler").Number(i).Written)),
                Case: "")));
        return [.. asked.Select(one => new QueryLeaf(
            one.Input, one.Case, HMACSHA256.HashData(secret, new LeafText().Text("salt").Text(epoch.ToString()).Text(one.Input).Text(one.Case).Written)))
            .OrderBy(leaf => Convert.ToHexString(leaf.Hash()), StringComparer.Ordinal)];
    }

    /// <summary>A scalar for each place, evenly drawn; other questions under the same seed have others, since the root is in it.</summary>
    private static byte[] BlindsOf(byte[] secret, byte[] root, int count)
    {
        var blinds = new byte[count * Ristretto.ScalarBytes];
        Parallel.For(0, count, i =>
        {
            Span<byte> wide = stackalloc byte[Ristretto.WideBytes];
            Span<byte> info = stackalloc byte[BlindMark.Length + sizeof(int)];
            BlindMark.CopyTo(info);
            BinaryPrimitives.WriteInt32BigEndian(info[BlindMark.Length..], i);
            HKDF.DeriveKey(HashAlgorithmName.SHA512, secret, wide, root, info);
            Ristretto.Reduce(blinds.AsSpan(i * Ristretto.ScalarBytes, Ristretto.ScalarBytes), wide);
        });
        return blinds;
    }

    private static ReadOnlySpan<byte> BlindMark => "cordon blind"u8;
}
