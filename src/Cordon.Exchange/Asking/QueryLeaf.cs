using System.Text.Json.Serialization;
using Cordon.Core.Evidence;
using Cordon.Core.Exchange;

namespace Cordon.Exchange.Asking;

/// <summary>A question of a batch as its officers committed themselves to it: an identifier and a case, or a canary, or what only fills up.</summary>
/// <param name="Input">What is matched.</param>
/// <param name="CaseReference">For which case; empty for a canary and for what fills up.</param>
/// <param name="Salt">32 bytes, without which nobody can try identifiers against the leaf's hash.</param>
public sealed record QueryLeaf(string Input, string CaseReference, byte[] Salt)
{
    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => MessageText.IsHash(Salt) && Input.Length is > 0 and <= CanonicalIdentifier.LengthMax + InputHeadMax
        && CaseReference.Length <= QueryItem.CaseReferenceLengthMax;

    /// <summary>Version and kind before a value.</summary>
    private const int InputHeadMax = 20;

    /// <summary>SHA-256(0x00 ‖ salt ‖ input ‖ case), each text with its length before it in two bytes: without it one text could be read as two.</summary>
    public byte[] Hash() => MerkleTree.HashLeaf(new LeafText().Bytes(Salt).Text(Input).Text(CaseReference).Written);

    /// <summary>Without anything of it.</summary>
    public override string ToString() => "leaf";
}
