using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Exchange.Json;

namespace Cordon.Exchange.Trust;

/// <summary>A centre, or a third witness, that others may talk to.</summary>
/// <param name="Id">What messages call it: small letters, digits and hyphens.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Country">ISO 3166-1, two letters.</param>
/// <param name="Address">Where it is reached: an https address without a path.</param>
/// <param name="LogKey">The key of the log of its exchanges, as C2SP signed-note writes it.</param>
/// <param name="WitnessKey">The key by which it co-signs others' logs, written so.</param>
/// <param name="Pins">SHA-256 of the public keys (SubjectPublicKeyInfo) of its certificates: the one in use, and the next.</param>
/// <param name="Keys">What it signs with.</param>
/// <param name="IsMailbox">Whether it is a third party that keeps hashes of messages for receivers that are silent.</param>
public sealed record TrustedCentre(
    string Id, string Name, string Country, string Address, string LogKey, string WitnessKey, IReadOnlyList<byte[]> Pins, IReadOnlyList<TrustedKey> Keys,
    bool IsMailbox = false)
{
    /// <summary>The key of its log, read.</summary>
    public VerifierKey Log => VerifierKey.Read(LogKey)!;

    /// <summary>The key of its witness, read.</summary>
    public CosignerKey Witness => CosignerKey.Read(WitnessKey)!;

    /// <summary>A key of it by its name that counts at a moment for a use; null where there is none.</summary>
    public TrustedKey? Key(string keyId, KeyUse use, Instant at) => Keys.FirstOrDefault(key => key.KeyId == keyId && key.Counts(use, at));

    /// <summary>Reads a centre's entry, as it is handed to those who keep the list; null where the bytes are none.</summary>
    public static TrustedCentre? Read(ReadOnlySpan<byte> bytes) => ExchangeJson.Read<TrustedCentre>(bytes);

    /// <summary>It as it is handed to those who keep the list.</summary>
    public byte[] ToBytes() => ExchangeJson.Write(this);
}
