using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>
/// The asker's word on a hit that it chooses to follow: the question opened, and a mark that only whoever had that very question evaluated can make. Tags stand
/// in the filter for everybody to see, so a tag alone shows nothing.
/// </summary>
/// <param name="Epoch">In which epoch.</param>
/// <param name="Root">The batch.</param>
/// <param name="Index">The question's place in it.</param>
/// <param name="Leaf">The question.</param>
/// <param name="Path">From its leaf to the batch's root.</param>
/// <param name="Part">Where it was found: 0 in the epoch's filter, otherwise on which day.</param>
/// <param name="Tag">What was found, 8 bytes.</param>
/// <param name="Mark">HMAC-SHA-256 over all of that, by the key that the undisclosed rest of the output leads to.</param>
public sealed record HitClaim(
    EpochName Epoch, byte[] Root, int Index, QueryLeaf Leaf, IReadOnlyList<byte[]> Path, int Part, byte[] Tag, byte[] Mark)
{
    private const int BytesMax = 1 << 15;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && MessageText.IsHash(Root) && Index >= 0 && Index < QueryManifest.Sizes[^1] && Leaf.IsWhole
        && MessageText.IsPath(Path) && Part >= 0 && Tag.Length == TagFilter.TagBytes && MessageText.IsHash(Mark);

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static HitClaim? Read(ReadOnlySpan<byte> body) => MessageText.Read<HitClaim>(body, BytesMax) is { IsWhole: true } read ? read : null;

    /// <summary>Without what is claimed.</summary>
    public override string ToString() => $"claim {Index} of {Epoch}";

    internal static HitClaim Make(EpochName epoch, byte[] root, QueryLeaf leaf, IReadOnlyList<byte[]> path, QueryHit hit)
    {
        var tag = new byte[TagFilter.TagBytes];
        BinaryPrimitives.WriteUInt64BigEndian(tag, hit.Tag);
        var claim = new HitClaim(epoch, root, hit.Index, leaf, path, hit.Part, tag, []);
        return claim with { Mark = claim.MarkBy(hit.ClaimKey) };
    }

    /// <summary>The mark that a key makes.</summary>
    internal byte[] MarkBy(byte[] claimKey) => HMACSHA256.HashData(
        claimKey,
        new LeafText().Text("cordon-claim/1").Text(Epoch.ToString()).Bytes(Root).Number(Index).Bytes(Leaf.Hash()).Number(Part).Bytes(Tag).Written);
}
