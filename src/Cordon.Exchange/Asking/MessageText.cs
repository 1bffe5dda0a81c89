using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Cordon.Exchange.Asking;

/// <summary>How bodies of messages are written: one message has one text, so that what is signed, logged and compared is never two things.</summary>
internal static class MessageText
{
    /// <summary>A tree of 2^32 leaves.</summary>
    private const int PathMax = 32;

    private static readonly AskingJson Json = new(new JsonSerializerOptions(AskingJson.Default.Options)
    {
        // Names of centres and purposes may be Chinese: the text is for people too.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });

    /// <summary>The one text of a message.</summary>
    public static byte[] Of<T>(T message) where T : class => JsonSerializer.SerializeToUtf8Bytes(message, (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T))!);

    /// <summary>
    /// Reads a message; null where the text is none, has a field too many or too few, is longer than such a message can be, or is not as it is written here.
    /// </summary>
    public static T? Read<T>(ReadOnlySpan<byte> text, int bytesMax) where T : class
    {
        if (text.Length > bytesMax)
        {
            return null;
        }

        try
        {
            var read = JsonSerializer.Deserialize(text, (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T))!);
            return read is not null && Of(read).AsSpan().SequenceEqual(text) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The hash by which one message names another.</summary>
    public static byte[] HashOf<T>(T message) where T : class => SHA256.HashData(Of(message));

    /// <summary>Whether a field is bytes of so many.</summary>
    public static bool IsHash(byte[]? bytes) => bytes?.Length == SHA256.HashSizeInBytes;

    /// <summary>Whether all steps of a way are hashes, and they are no more than a tree is high.</summary>
    public static bool IsPath(IReadOnlyList<byte[]>? path) => path is { Count: <= PathMax } && path.All(IsHash);
}

/// <summary>The bodies, with small names; a field that a later program writes is refused rather than lost.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(EpochAnnouncement))]
[JsonSerializable(typeof(DeltaAnnouncement))]
[JsonSerializable(typeof(QueryManifest))]
[JsonSerializable(typeof(QueryCommit))]
[JsonSerializable(typeof(QueryAsk))]
[JsonSerializable(typeof(QueryAnswer))]
[JsonSerializable(typeof(EvaluationRecord))]
[JsonSerializable(typeof(QueryClose))]
[JsonSerializable(typeof(HitClaim))]
[JsonSerializable(typeof(HolderProof))]
[JsonSerializable(typeof(AuditChallenge))]
[JsonSerializable(typeof(AuditOpenings))]
[JsonSerializable(typeof(AuditResult))]
[JsonSerializable(typeof(QuotaPage))]
internal sealed partial class AskingJson : JsonSerializerContext;
