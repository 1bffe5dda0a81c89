using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Core.Evidence;

namespace Cordon.Engine.Proving;

/// <summary>A signed object: DSSE, by which the very bytes are signed together with what they are.</summary>
/// <param name="PayloadType">What the payload is.</param>
/// <param name="Payload">The bytes.</param>
/// <param name="Signatures">Who signed.</param>
public sealed record Envelope(string PayloadType, byte[] Payload, IReadOnlyList<EnvelopeSignature> Signatures)
{
    /// <summary>Signatures of one envelope: a centre's, and those of whoever signs it besides.</summary>
    public const int SignaturesMax = 100;

    private static readonly EnvelopeJson Json = new(
        new JsonSerializerOptions(EnvelopeJson.Default.Options) { WriteIndented = true, AllowDuplicateProperties = false });

    /// <summary>Signs a payload with a log's key.</summary>
    public static Envelope Of(string payloadType, byte[] payload, LogKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new Envelope(payloadType, payload, [new EnvelopeSignature(KeyIdOf(key.Public), key.Sign(Signed(payloadType, payload)))]);
    }

    /// <summary>Signs a payload with others' keys.</summary>
    public static Envelope Of(string payloadType, byte[] payload, params IReadOnlyList<SecretKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new Envelope(payloadType, payload, [.. keys.Select(key => new EnvelopeSignature(key.Name, key.Sign(Signed(payloadType, payload))))]);
    }

    /// <summary>Reads an envelope; null where the bytes are none.</summary>
    public static Envelope? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, Json.Envelope) is { PayloadType: not null, Payload: not null, Signatures: not null } read
                && read.Signatures.Count <= SignaturesMax ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The whole as it stands in a file.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Envelope);

    /// <summary>Whether a log's key signed it.</summary>
    public bool IsSignedBy(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return IsSignedBy(KeyIdOf(key), key.PublicKey);
    }

    /// <summary>Whether a key signed it.</summary>
    /// <param name="keyId">What it is called.</param>
    /// <param name="publicKey">32 bytes.</param>
    public bool IsSignedBy(string keyId, byte[] publicKey)
    {
        var signed = Signed(PayloadType, Payload);
        return Signatures.Any(one => one is { KeyId: { } id, Sig: { } sig } && id == keyId && SecretKey.HasSigned(publicKey, signed, sig));
    }

    private static string KeyIdOf(VerifierKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.Name}+{key.Id:x8}");

    /// <summary>What is signed: the lengths stand with both parts, so that none can be read as another.</summary>
    private static byte[] Signed(string type, byte[] payload)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {payload.Length} ");
        return [.. Encoding.UTF8.GetBytes(head), .. payload];
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
