using System.Text.Json.Serialization;

namespace Cordon.Exchange.Asking;

/// <summary>A question opened to an inspector.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="Leaf">The question.</param>
/// <param name="Path">From its leaf to the batch's root.</param>
/// <param name="Blind">The scalar by which it was blinded, 32 bytes.</param>
/// <param name="PointPath">From the blinded element to the root over them.</param>
public sealed record AuditOpening(int Index, QueryLeaf Leaf, IReadOnlyList<byte[]> Path, byte[] Blind, IReadOnlyList<byte[]> PointPath)
{
    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Index >= 0 && Leaf.IsWhole && MessageText.IsPath(Path) && MessageText.IsHash(Blind) && MessageText.IsPath(PointPath);

    /// <summary>Without what is opened.</summary>
    public override string ToString() => $"opening {Index}";
}
