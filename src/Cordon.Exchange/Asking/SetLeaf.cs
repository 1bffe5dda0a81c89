using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Cordon.Core.Evidence;

namespace Cordon.Exchange.Asking;

/// <summary>A leaf of a holder's set: a record with a salt, without which nobody can try records against its hash.</summary>
/// <param name="Item">The identifier, as it is matched.</param>
/// <param name="FirstSeen">The day on which it was first known, yyyy-MM-dd.</param>
/// <param name="Class">What it is known as.</param>
/// <param name="Salt">32 bytes.</param>
public sealed record SetLeaf(string Item, string FirstSeen, string Class, byte[] Salt)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => MessageText.IsHash(Salt) && Class.Length is > 0 and <= HeldRecord.ClassLengthMax && FirstDay is not null;

    /// <summary>The day; null where it is none.</summary>
    [JsonIgnore]
    public DateOnly? FirstDay =>
        DateOnly.TryParseExact(FirstSeen, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>SHA-256(0x00 ‖ salt ‖ item ‖ day ‖ class), each text with its length before it in two bytes.</summary>
    public byte[] Hash()
    {
        var text = new LeafText().Bytes(Salt).Text(Item).Text(FirstSeen).Text(Class);
        return MerkleTree.HashLeaf(text.Written);
    }

    /// <summary>The leaf of a record, with a salt that the set's seed leads to.</summary>
    internal static SetLeaf Of(HeldRecord record, byte[] seed)
    {
        var item = record.Item.ToInput();
        return new SetLeaf(
            Encoding.UTF8.GetString(item), record.FirstSeen.ToString(DayFormat, CultureInfo.InvariantCulture), record.Class,
            HMACSHA256.HashData(seed, (byte[])[.. "salt"u8, .. item]));
    }

    /// <summary>Without anything of it.</summary>
    public override string ToString() => "leaf";
}
