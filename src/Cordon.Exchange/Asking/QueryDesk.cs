using System.Security.Cryptography;
using Cordon.Core.Evidence;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>
/// Where a holder's counterpart asks, in one epoch. It evaluates what two officers signed and the asking centre logged before, as much as the quota allows, and
/// learns the batch's size. What was evaluated once is answered alike again, to the byte, and costs nothing.
/// </summary>
/// <param name="keys">Whose signatures count for the asking centre's questions.</param>
/// <param name="isLogged">Whether a commit is in the asking centre's log.</param>
public sealed class QueryDesk(HolderEpoch epoch, AskingKeys keys, QuotaLimits limits, IQuotaBook book, EntryIsLogged isLogged, TimeProvider time)
{
    /// <summary>How far the two centres' clocks may be apart.</summary>
    private const long ClockSeconds = 300;

    // Looking at what is left and spending it is one step, or two batches could spend the same.
    private readonly Lock _turn = new();

    /// <summary>Evaluates a batch, or says why not.</summary>
    /// <exception cref="IOException">What it costs could not be kept: it is not evaluated.</exception>
    public QueryWord Evaluate(QueryAsk ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        if (Refusal(ask, now) is not QueryRefusal.None and var refusal)
        {
            return new QueryWord(refusal, null);
        }

        var manifest = ask.Commit.Manifest;
        AnsweredQuery answered;
        lock (_turn)
        {
            if (book.Page.Of(manifest.Root) is { } before)
            {
                if (!before.PointsRoot.AsSpan().SequenceEqual(manifest.PointsRoot))
                {
                    return new QueryWord(QueryRefusal.OtherPoints, null);
                }

                answered = before;
            }
            else if (book.Page.Spend(limits, manifest.Root, manifest.PointsRoot, manifest.Count, now) is { } page)
            {
                book.Keep(page);
                answered = page.Answered[^1];
            }
            else
            {
                return new QueryWord(QueryRefusal.OverQuota, null);
            }
        }

        return new QueryWord(QueryRefusal.None, Answer(ask.Points, answered));
    }

    /// <summary>The nonce by which an audit of a batch is drawn, once both logs hold the batch; null for a batch that was never answered.</summary>
    public byte[]? NonceOf(byte[] root)
    {
        ArgumentNullException.ThrowIfNull(root);
        lock (_turn)
        {
            return book.Page.Of(root) is null ? null : epoch.Key.NonceOf(root);
        }
    }

    /// <summary>The root over elements, as it is committed to.</summary>
    internal static byte[] PointsRootOf(byte[] points) => new KeptTree(PointLeaves(points)).Root;

    /// <summary>The leaves over elements, one behind the other.</summary>
    internal static byte[] PointLeaves(byte[] points)
    {
        var leaves = new byte[points.Length / OprfHolder.ElementBytes * MerkleTree.HashBytes];
        for (var at = 0; at < points.Length / OprfHolder.ElementBytes; at++)
        {
            MerkleTree.HashLeaf(points.AsSpan(at * OprfHolder.ElementBytes, OprfHolder.ElementBytes)).CopyTo(leaves, at * MerkleTree.HashBytes);
        }

        return leaves;
    }

    /// <summary>What an answer is known by.</summary>
    internal static byte[] HashOf(byte[] evaluated, byte[] proof) => SHA256.HashData([.. evaluated, .. proof]);

    private QueryRefusal Refusal(QueryAsk ask, long now)
    {
        var (manifest, announced) = (ask.Commit.Manifest, epoch.Announcement);
        return ask switch
        {
            { IsWhole: false } => QueryRefusal.Malformed,
            _ when manifest.Epoch != announced.Epoch => QueryRefusal.OtherEpoch,
            _ when Core.Exchange.Canonicaliser.FaultOfVersion(manifest.Canonicaliser) is not null => QueryRefusal.OtherCanonicaliser,
            _ when now < announced.From || now >= announced.Expires => QueryRefusal.Expired,
            _ when now + ClockSeconds < manifest.From || now >= manifest.Expires => QueryRefusal.Expired,
            _ when !ask.Commit.IsSignedBy(keys) => QueryRefusal.NotAuthorised,
            _ when !isLogged(ask.Commit.ToBytes(), ask.Logged) => QueryRefusal.NotLogged,
            _ when !PointsRootOf(ask.Points).AsSpan().SequenceEqual(manifest.PointsRoot) => QueryRefusal.OtherPoints,
            _ when !OprfHolder.CanEvaluate(ask.Points) => QueryRefusal.NoPoints,
            _ => QueryRefusal.None,
        };
    }

    private QueryAnswer Answer(byte[] points, AnsweredQuery answered)
    {
        var (evaluated, proof) = epoch.Key.EvaluateAgain(points) ?? throw new InvalidOperationException("Elements that were looked at are none.");
        var record = new EvaluationRecord(
            epoch.Announcement.Epoch, answered.Root, answered.PointsRoot, answered.Count, HashOf(evaluated, proof),
            SHA256.HashData(epoch.Key.NonceOf(answered.Root)), answered.Left, answered.At);
        return new QueryAnswer(record, evaluated, proof);
    }
}
