using System.Text.Json;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;

namespace Cordon.Exchange.Questions;

/// <summary>
/// A message's body that is read by rules of its own, to the byte: it is carried as bytes, so that no writer of JSON in between can write it otherwise.
/// </summary>
/// <param name="Content">The bytes.</param>
internal sealed record CarriedBody(byte[] Content)
{
    /// <summary>A body with these bytes.</summary>
    public static JsonElement Of(byte[] content) => ExchangeJson.Element(new CarriedBody(content));

    /// <summary>The bytes of a message's body; empty where it carries none.</summary>
    public static byte[] In(ExchangeMessage message) => ExchangeJson.Read<CarriedBody>(message.Body)?.Content ?? [];
}
