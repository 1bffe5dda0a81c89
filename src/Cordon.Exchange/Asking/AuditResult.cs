using System.Text.Json.Serialization;
using Cordon.Engine.Proving;

namespace Cordon.Exchange.Asking;

/// <summary>What an inspector says of a batch, to both centres and their logs: two numbers, and nothing of what was opened.</summary>
/// <param name="Epoch">In which epoch.</param>
/// <param name="Root">The batch.</param>
/// <param name="Opened">Questions that were to be opened.</param>
/// <param name="Failures">Those of them that were not good.</param>
/// <param name="Inspector">The inspector's public key, 32 bytes.</param>
/// <param name="Signature">64 bytes over the rest.</param>
public sealed record AuditResult(EpochName Epoch, byte[] Root, int Opened, int Failures, byte[] Inspector, byte[] Signature)
{
    private const int BytesMax = 2_048;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && MessageText.IsHash(Root) && Opened > 0 && Failures >= 0 && Failures <= Opened;

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static AuditResult? Read(ReadOnlySpan<byte> body) => MessageText.Read<AuditResult>(body, BytesMax) is { IsWhole: true } read ? read : null;

    /// <summary>Whether an inspector said it.</summary>
    /// <param name="inspector">The public key of the inspector whom both centres took.</param>
    public bool IsSignedBy(ReadOnlySpan<byte> inspector) => inspector.SequenceEqual(Inspector) && SecretKey.HasSigned(inspector, SignedBytes(), Signature);

    internal static AuditResult Sign(AuditResult result, SecretKey key)
    {
        var named = result with { Inspector = key.PublicKey };
        return named with { Signature = key.Sign(named.SignedBytes()) };
    }

    private byte[] SignedBytes() => [.. "cordon-audit-result/1\n"u8, .. MessageText.Of(this with { Signature = [] })];
}
