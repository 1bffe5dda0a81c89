using System.Security.Cryptography;
using Cordon.Engine.Proving;
using Cordon.Exchange.Json;

namespace Cordon.Exchange.Messages;

/// <summary>A message in its envelope, read.</summary>
/// <param name="Message">What it says.</param>
/// <param name="Envelope">With whoever signed it.</param>
public sealed record SealedMessage(ExchangeMessage Message, Envelope Envelope)
{
    /// <summary>Bytes of a message at the most: what is larger belongs into formal assistance, not onto the wire.</summary>
    public const int BytesMax = 2 * 1024 * 1024;

    /// <summary>By what others name it: SHA-256 of the payload, which says who, to whom and in which matter.</summary>
    public byte[] Hash => SHA256.HashData(Envelope.Payload);

    /// <summary>Seals a message.</summary>
    /// <param name="centre">The centre's own key.</param>
    /// <param name="persons">The keys of the persons who want it.</param>
    public static SealedMessage Seal(ExchangeMessage message, SecretKey centre, params IReadOnlyList<SecretKey> persons)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new SealedMessage(message, Envelope.Of(ExchangeMessage.PayloadType, ExchangeJson.Write(message), [centre, .. persons]));
    }

    /// <summary>Reads a message; null where the bytes are none.</summary>
    public static SealedMessage? Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= BytesMax && Envelope.Read(bytes) is { PayloadType: ExchangeMessage.PayloadType } envelope
        && ExchangeJson.Read<ExchangeMessage>(envelope.Payload) is { Previous.Count: <= ExchangeMessage.PreviousMax } message
        && message.Previous.All(hash => hash.Length == SHA256.HashSizeInBytes)
            ? new SealedMessage(message, envelope)
            : null;
}
