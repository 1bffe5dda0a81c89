using System.Text.Json.Serialization;

namespace Cordon.Exchange.Asking;

/// <summary>
/// What two officers sign, and the asking centre logs, before a batch is evaluated: it binds the centre to each question without telling any of them.
/// </summary>
/// <param name="Epoch">Whom it asks, of what, and in which epoch.</param>
/// <param name="Canonicaliser">The version by which identifiers are written.</param>
/// <param name="Root">The root over the questions' leaves: see <see cref="QueryLeaf"/>.</param>
/// <param name="PointsRoot">The root over the blinded elements, in the same order.</param>
/// <param name="Count">Questions, canaries and what fills up among them: one of <see cref="Sizes"/>.</param>
/// <param name="SeedCommit">SHA-256 of the seed that salts and blinds are made of; shown to the centre's own inspector, it opens the whole batch.</param>
/// <param name="Purpose">Why, in words.</param>
/// <param name="LegalBasis">On what legal ground.</param>
/// <param name="Standing">Whether outputs are kept until the epoch's end.</param>
/// <param name="From">From when on it may be asked, in seconds since 1970.</param>
/// <param name="Expires">Until when, in seconds since 1970.</param>
public sealed record QueryManifest(
    EpochName Epoch, string Canonicaliser, byte[] Root, byte[] PointsRoot, int Count, byte[] SeedCommit, string Purpose, string LegalBasis, bool Standing,
    long From, long Expires)
{
    /// <summary>Batches have one of these sizes, so that they do not tell how many questions there are.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [256, 1_024, 4_096, 10_000];

    /// <summary>The most characters of purpose and legal ground.</summary>
    public const int WordsMax = 200;

    /// <summary>The longest time between signing and asking: a week.</summary>
    public const long SecondsMax = 7 * 86_400;

    internal const int BytesMax = 4_096;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && MessageText.IsHash(Root) && MessageText.IsHash(PointsRoot) && Sizes.Contains(Count)
        && MessageText.IsHash(SeedCommit) && IsSaid(Purpose) && IsSaid(LegalBasis) && From > 0 && Expires > From && Expires - From <= SecondsMax;

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static QueryManifest? Read(ReadOnlySpan<byte> body) => MessageText.Read<QueryManifest>(body, BytesMax) is { IsWhole: true } read ? read : null;

    private static bool IsSaid(string words) => words.Length <= WordsMax && !string.IsNullOrWhiteSpace(words);
}
