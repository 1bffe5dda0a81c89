using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Cordon.Core.Evidence;

namespace Cordon.Exchange.Asking;

/// <summary>
/// Which questions of a batch are to be opened: drawn by a nonce that the holder committed itself to when it answered, and by both logs as they stood then, so
/// that neither centre chooses.
/// </summary>
/// <param name="Epoch">In which epoch.</param>
/// <param name="Root">The batch.</param>
/// <param name="Opened">How many questions.</param>
/// <param name="Nonce">32 bytes, whose hash is in the holder's record of the batch.</param>
/// <param name="AskerHead">The proof that the commit is in the asker's log, under the head that is drawn by: C2SP tlog-proof.</param>
/// <param name="HolderHead">The proof that the holder's record is in its log, under the head that is drawn by.</param>
public sealed record AuditChallenge(EpochName Epoch, byte[] Root, int Opened, byte[] Nonce, string AskerHead, string HolderHead)
{
    /// <summary>Questions that are opened unless more are agreed: of a twentieth of lies one is met in 95.4 % of audits.</summary>
    public const int OpenedUsual = 60;

    private const int BytesMax = 1 << 16;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && MessageText.IsHash(Root) && Opened > 0 && Opened <= QueryManifest.Sizes[^1] && MessageText.IsHash(Nonce)
        && LogProof.Read(AskerHead) is not null && LogProof.Read(HolderHead) is not null;

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static AuditChallenge? Read(ReadOnlySpan<byte> body) =>
        MessageText.Read<AuditChallenge>(body, BytesMax) is { IsWhole: true } read ? read : null;

    /// <summary>The places that are drawn, rising, none twice: the first so many different ones of a row that nobody could have told before.</summary>
    /// <param name="count">Questions of the batch.</param>
    /// <exception cref="InvalidOperationException">A head is none.</exception>
    public IReadOnlyList<int> Places(int count)
    {
        var seed = SHA256.HashData(new LeafText().Text("cordon-audit/1").Bytes(Root).Bytes(Nonce).Text(HeadOf(AskerHead)).Text(HeadOf(HolderHead)).Written);
        var (places, wanted) = (new SortedSet<int>(), Math.Min(Opened, count));

        // Numbers above the last whole multiple would make some places likelier than others.
        var end = uint.MaxValue - (uint.MaxValue % (uint)count);
        for (var block = 0; places.Count < wanted; block++)
        {
            var drawn = SHA256.HashData(new LeafText().Bytes(seed).Number(block).Written);
            for (var at = 0; at < drawn.Length && places.Count < wanted; at += sizeof(uint))
            {
                if (BinaryPrimitives.ReadUInt32BigEndian(drawn.AsSpan(at)) is var number && number < end)
                {
                    places.Add((int)(number % (uint)count));
                }
            }
        }

        return [.. places];
    }

    private static string HeadOf(string proof) => LogProof.Read(proof) is { } read
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(read.Note.Text)))
        : throw new InvalidOperationException("A challenge without the two logs' heads draws nothing.");
}
