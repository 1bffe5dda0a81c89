using System.Text.Json.Serialization;

namespace Cordon.Engine.Proving;

/// <summary>A signature of an envelope.</summary>
/// <param name="KeyId">Of which key, as they say.</param>
/// <param name="Sig">The signature.</param>
public sealed record EnvelopeSignature([property: JsonPropertyName("keyid")] string KeyId, [property: JsonPropertyName("sig")] byte[] Sig);
