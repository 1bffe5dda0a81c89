using System.Text.Json.Serialization;
using Cordon.Engine.Proving;

namespace Cordon.Exchange.Asking;

/// <summary>A batch's manifest, signed by its operator and by the officer who authorises it: never by one key. It is what the asking centre logs.</summary>
/// <param name="Manifest">What is signed.</param>
/// <param name="Operator">Who put it together.</param>
/// <param name="Officer">Who authorises it.</param>
public sealed record QueryCommit(QueryManifest Manifest, OfficerSignature Operator, OfficerSignature Officer)
{
    internal const int BytesMax = QueryManifest.BytesMax + 1_024;

    /// <summary>Whether each field is what it can be; signatures are looked at apart.</summary>
    [JsonIgnore]
    public bool IsWhole => Manifest.IsWhole;

    /// <summary>Signs a manifest.</summary>
    /// <exception cref="ArgumentException">Both keys are one.</exception>
    public static QueryCommit Sign(QueryManifest manifest, SecretKey by, SecretKey officer)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(officer);
        return by.PublicKey.AsSpan().SequenceEqual(officer.PublicKey)
            ? throw new ArgumentException("Who puts a batch together does not authorise it.", nameof(officer))
            : new QueryCommit(
                manifest, new OfficerSignature(by.PublicKey, by.Sign(SignedBytes(manifest, isOfficer: false))),
                new OfficerSignature(officer.PublicKey, officer.Sign(SignedBytes(manifest, isOfficer: true))));
    }

    /// <summary>Whether an operator and an officer signed it, and they are two. What one signed is no word of the other.</summary>
    public bool IsSignedBy(AskingKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return !Operator.Key.AsSpan().SequenceEqual(Officer.Key)
            && HasSigned(keys.Operators, Operator, SignedBytes(Manifest, isOfficer: false))
            && HasSigned(keys.Officers, Officer, SignedBytes(Manifest, isOfficer: true));
    }

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static QueryCommit? Read(ReadOnlySpan<byte> body) => MessageText.Read<QueryCommit>(body, BytesMax) is { IsWhole: true } read ? read : null;

    private static byte[] SignedBytes(QueryManifest manifest, bool isOfficer) =>
        [.. isOfficer ? "cordon-query/1 officer\n"u8 : "cordon-query/1 operator\n"u8, .. manifest.ToBytes()];

    private static bool HasSigned(IReadOnlyList<byte[]> keys, OfficerSignature by, byte[] bytes) =>
        keys.Any(key => key.AsSpan().SequenceEqual(by.Key)) && SecretKey.HasSigned(by.Key, bytes, by.Signature);
}
