using System.Text.Json.Serialization;
using Cordon.Exchange.Json;

namespace Cordon.Exchange.Proofs;

/// <summary>A file that proves to whoever has the trust list what a centre did, without a word of whoever hands it over being believed.</summary>
/// <param name="Format">The number of this layout.</param>
/// <param name="Kind">One of <see cref="ProofKind"/>.</param>
public sealed record ExchangeProof(int Format, string Kind)
{
    /// <summary>The layout that is written now.</summary>
    public const int FormatNow = 1;

    /// <summary>The message with its sender's proof.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Delivery? Delivery { get; init; }

    /// <summary>The receipt in its envelope.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public byte[]? Receipt { get; init; }

    /// <summary>Of two histories the earlier checkpoint; of what is dated back one that was co-signed before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Earlier { get; init; }

    /// <summary>Of two histories the later checkpoint.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Later { get; init; }

    /// <summary>The root that the later checkpoint's tree has over as many entries as the earlier one has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public byte[]? RootThen { get; init; }

    /// <summary>How the later checkpoint's tree grew out of that root (RFC 9162); empty where both have one size.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<byte[]>? Path { get; init; }

    /// <summary>What a third party says of a message's hash, in its envelope.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public byte[]? Left { get; init; }

    /// <summary>It as it stands in a file.</summary>
    public byte[] ToBytes() => ExchangeJson.Write(this);

    /// <summary>Whether bytes look like such a file; what it proves is <see cref="ExchangeProofCheck"/>'s to say.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => ExchangeJson.Read<ExchangeProof>(bytes) is not null;
}
