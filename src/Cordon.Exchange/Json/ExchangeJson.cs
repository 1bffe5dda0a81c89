using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Book;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Json;

/// <summary>
/// How objects of the exchange are written and read: what is missing, unknown or there twice makes the whole unreadable, since two readings of one signed
/// object
/// are two objects.
/// </summary>
internal static class ExchangeJson
{
    private const int DepthMax = 32;

    private static readonly ExchangeJsonContext Context = new(new JsonSerializerOptions(ExchangeJsonContext.Default.Options)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = DepthMax,
    });

    /// <summary>An object as bytes.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, typeof(T), Context);

    /// <summary>An object as part of another.</summary>
    public static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, typeof(T), Context);

    /// <summary>Reads an object; null where the bytes are none.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> bytes) where T : class
    {
        try
        {
            return (T?)JsonSerializer.Deserialize(bytes, typeof(T), Context);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads a part of an object; null where it is none.</summary>
    public static T? Read<T>(JsonElement part) where T : class
    {
        try
        {
            return (T?)part.Deserialize(typeof(T), Context);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(InstantConverter), typeof(EventHashConverter), typeof(MoneyConverter), typeof(CanonicalIdentifierConverter), typeof(NamedEnumConverter<KeyUse>),
        typeof(NamedEnumConverter<RequestKind>), typeof(NamedEnumConverter<RequestUrgency>), typeof(NamedEnumConverter<RequestLane>),
        typeof(NamedEnumConverter<RefusalCode>), typeof(NamedEnumConverter<ProposalState>), typeof(NamedEnumConverter<FreezeStatus>),
            typeof(NamedEnumConverter<FeedbackValue>),
        typeof(NamedEnumConverter<ReleaseAction>), typeof(NamedEnumConverter<ReleasePurposes>), typeof(NamedEnumConverter<RecipientRelation>),
        typeof(NamedEnumConverter<LegalBases>), typeof(NamedEnumConverter<RightsRisks>), typeof(NamedEnumConverter<OpeningStep>),
        typeof(NamedEnumConverter<CanonicalKind>),
    ],
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(RequestBody))]
[JsonSerializable(typeof(HitAnswer))]
[JsonSerializable(typeof(CarriedBody))]
[JsonSerializable(typeof(KeptBatch))]
[JsonSerializable(typeof(KeptDay))]
[JsonSerializable(typeof(CarriedObject))]
[JsonSerializable(typeof(DraftedObject))]
[JsonSerializable(typeof(ReleaseFile))]
[JsonSerializable(typeof(WithheldNote))]
[JsonSerializable(typeof(ConsentAsk))]
[JsonSerializable(typeof(ConsentAnswer))]
[JsonSerializable(typeof(KeptEpoch))]
[JsonSerializable(typeof(KeptEnd))]
[JsonSerializable(typeof(OpeningNote))]
[JsonSerializable(typeof(ProposalNote))]
[JsonSerializable(typeof(QuestionNote))]
[JsonSerializable(typeof(TrustList))]
[JsonSerializable(typeof(TrustedCentre))]
[JsonSerializable(typeof(NodeIdentity))]
[JsonSerializable(typeof(ExchangeMessage))]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(ExchangeProof))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(LeftMessage))]
[JsonSerializable(typeof(IReadOnlyList<LeftMessage>))]
[JsonSerializable(typeof(BookBatch))]
[JsonSerializable(typeof(BookEntry))]
internal sealed partial class ExchangeJsonContext : JsonSerializerContext;
