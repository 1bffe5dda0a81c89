using System.Text.Json.Serialization;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>What a holder says, and logs, of an epoch before anybody asks in it: whose key, which filter, and which set it has committed itself to.</summary>
/// <param name="Epoch">Whose, of what, and which.</param>
/// <param name="Canonicaliser">The version by which identifiers are written.</param>
/// <param name="Canaries">The version of the canaries in the filter.</param>
/// <param name="Count">Tags in the filter, filled up; the set has as many leaves.</param>
/// <param name="TagBits">Bits of a tag.</param>
/// <param name="RiceBits">Low bits of a gap in the filter.</param>
/// <param name="FilterHash">SHA-256 of the filter's file.</param>
/// <param name="PublicKey">The key by which answers are proven.</param>
/// <param name="SetRoot">The root over the holder's records: see <see cref="SetCommitment"/>.</param>
/// <param name="DeltaCount">Tags of a daily delta, or that many times so many: see <see cref="DeltaAnnouncement"/>.</param>
/// <param name="From">When it begins, in seconds since 1970; deltas come a day apart from here.</param>
/// <param name="Expires">When it ends, in seconds since 1970: the filter is thrown away and nothing is answered any more.</param>
public sealed record EpochAnnouncement(
    EpochName Epoch, string Canonicaliser, string Canaries, int Count, int TagBits, int RiceBits, byte[] FilterHash, byte[] PublicKey, byte[] SetRoot,
    int DeltaCount, long From, long Expires)
{
    /// <summary>Bits of a tag: of ten million records and ten thousand questions one in two hundred million would hit by chance.</summary>
    public const int TagBitsNow = TagFilter.TagBytes * 8;

    /// <summary>Seconds from a delta to the next.</summary>
    public const long DeltaSeconds = 86_400;

    /// <summary>The longest epoch: a quarter of a year.</summary>
    public const long SecondsMax = 92 * DeltaSeconds;

    /// <summary>The least and the most of <see cref="DeltaCount"/>.</summary>
    public const int DeltaCountMin = 1_024;

    /// <inheritdoc cref="DeltaCountMin"/>
    public const int DeltaCountMax = 1 << 20;

    private const int BytesMax = 4_096;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && Count > 0 && TagBits == TagBitsNow && RiceBits is >= 0 and <= TagBitsNow && MessageText.IsHash(FilterHash)
        && Ristretto.IsElement(PublicKey) && MessageText.IsHash(SetRoot) && DeltaCount is >= DeltaCountMin and <= DeltaCountMax
        && From > 0 && Expires > From && Expires - From <= SecondsMax;

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static EpochAnnouncement? Read(ReadOnlySpan<byte> body) =>
        MessageText.Read<EpochAnnouncement>(body, BytesMax) is { IsWhole: true } read ? read : null;

    /// <summary>Why it is not taken up; <see cref="EpochFault.None"/> where it can be.</summary>
    /// <param name="last">The last epoch of the two and the kind that was taken up, or the one before it that is expected to come next; see its number.</param>
    /// <param name="now">In seconds since 1970.</param>
    public EpochFault FaultAfter(EpochName last, long now)
    {
        ArgumentNullException.ThrowIfNull(last);
        return this switch
        {
            { IsWhole: false } => EpochFault.Malformed,
            _ when Epoch with { Number = last.Number } != last => EpochFault.OtherPair,
            _ when Core.Exchange.Canonicaliser.FaultOfVersion(Canonicaliser) is not null => EpochFault.OtherCanonicaliser,
            _ when Canaries != Matching.Canaries.Version => EpochFault.OtherCanaries,
            _ when Epoch.Number <= last.Number => EpochFault.Replayed,
            _ when now < From => EpochFault.NotBegun,
            _ when now >= Expires => EpochFault.Expired,
            _ => EpochFault.None,
        };
    }

    /// <summary>The number of the last delta that is due by now.</summary>
    public long DeltasDue(long now) => Math.Max(0, (Math.Min(now, Expires - 1) - From) / DeltaSeconds);
}
