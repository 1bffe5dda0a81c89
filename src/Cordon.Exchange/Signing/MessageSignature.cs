using System.Security.Cryptography;
using System.Text;
using Cordon.Engine.Proving;

namespace Cordon.Exchange.Signing;

/// <summary>
/// How centres sign each request and each answer (RFC 9421), in one profile: Ed25519, these parts of the message and no fewer, five minutes, a number used
/// once.
/// </summary>
/// <remarks>The signature binds the hop; what is kept for years is signed by itself, in its envelope.</remarks>
internal static class MessageSignature
{
    /// <summary>How the profile is called, and the signature's name in its fields.</summary>
    public const string Tag = "asc-1";

    /// <summary>The field with the number of the message, which is never used again.</summary>
    public const string MessageId = "asc-message-id";

    /// <summary>The longest that a signature counts.</summary>
    public static readonly TimeSpan LifeMax = TimeSpan.FromMinutes(5);

    /// <summary>How far clocks of two centres may be apart.</summary>
    public static readonly TimeSpan SkewMax = TimeSpan.FromMinutes(1);

    private const string Label = "asc";
    private const int NonceBytes = 16;
    private const string Digest = "content-digest";
    private const string Type = "content-type";
    private const string InputField = "signature-input";
    private const string SignatureField = "signature";

    private static readonly SignatureComponent[] OfRequest =
        [new("@method"), new("@authority"), new("@path"), new("@query"), new(Digest), new(Type), new(MessageId)];

    private static readonly SignatureComponent[] OfAnswer =
        [new("@status"), new(Digest), new(Type), new(SignatureField, [new("req", true), new("key", Label)])];

    /// <summary>What <see cref="Digest"/> says of a content.</summary>
    public static string DigestOf(ReadOnlySpan<byte> content) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(content))}:";

    /// <summary>Signs a message: the three fields that it is to carry besides its own, the content's digest first.</summary>
    /// <param name="message">The message; an answer with the request that it answers, as that was signed.</param>
    public static IReadOnlyList<(string Name, string Value)> Sign(HttpParts message, ReadOnlySpan<byte> content, SecretKey key, DateTimeOffset now)
    {
        var digest = (Digest, DigestOf(content));
        var created = now.ToUnixTimeSeconds();
        var input = new SignatureInput(
            message.Status == 0 ? OfRequest : OfAnswer,
            [
                new("created", created), new("expires", created + (long)LifeMax.TotalSeconds),
                new("nonce", Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes))), new("keyid", key.Name), new("alg", "ed25519"), new("tag",
                    Tag),
            ]);
        var text = SignatureBase.Of(message with { Fields = [.. message.Fields, digest] }, input)
            ?? throw new ArgumentException("The message lacks a part that is to be signed.", nameof(message));
        var signature = Convert.ToBase64String(key.Sign(Encoding.UTF8.GetBytes(text)));
        return [digest, (InputField, $"{Label}={input}"), (SignatureField, $"{Label}=:{signature}:")];
    }

    /// <summary>Who signed a message and when; the fault where it is not to be taken.</summary>
    /// <param name="message">The message; an answer with the request that it answers, as that was signed.</param>
    /// <param name="keyOf">The public key of a name; null where it is not trusted to sign messages now.</param>
    public static (SignatureFault Fault, SignatureSeen? Seen) Check(
        HttpParts message, ReadOnlySpan<byte> content, Func<string, byte[]?> keyOf, DateTimeOffset now)
    {
        if (message[InputField] is not { } inputs || StructuredReader.Inputs(inputs) is not { } all || !all.TryGetValue(Label, out var input)
            || message[SignatureField] is not { } signatures || StructuredReader.Bytes(signatures) is not { } signed
            || !signed.TryGetValue(Label, out var signature) || SignatureBase.Of(message, input) is not { } text)
        {
            return (SignatureFault.Unreadable, null);
        }

        var wanted = message.Status == 0 ? OfRequest : OfAnswer;
        if (all.Count != 1 || !input.Components.Select(one => one.ToString()).SequenceEqual(wanted.Select(one => one.ToString()))
            || Seen(input) is not { } seen)
        {
            return (SignatureFault.OtherProfile, null);
        }

        return seen.Created > now + SkewMax || seen.Expires < now - SkewMax || seen.Expires - seen.Created > LifeMax ? (SignatureFault.OutOfTime, null)
            : keyOf(seen.KeyId) is not { } key ? (SignatureFault.UnknownKey, null)
            : message[Digest] != DigestOf(content) ? (SignatureFault.OtherContent, null)
            : !SecretKey.HasSigned(key, Encoding.UTF8.GetBytes(text), signature) ? (SignatureFault.NotSigned, null)
            : (SignatureFault.None, seen);
    }

    private static SignatureSeen? Seen(SignatureInput input) =>
        input.Parameters.Count == 6 && input["alg"] is "ed25519" && input["tag"] is Tag && input["keyid"] is string key
            && input["nonce"] is string { Length: > 0 } nonce
        && input["created"] is long created && input["expires"] is long expires && IsTime(created) && IsTime(expires)
            ? new SignatureSeen(key, nonce, DateTimeOffset.FromUnixTimeSeconds(created), DateTimeOffset.FromUnixTimeSeconds(expires))
            : null;

    private static bool IsTime(long seconds) => seconds > 0 && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds();
}
