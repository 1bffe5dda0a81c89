using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange;

/// <summary>Uses of keys by their names in small letters, never by numbers.</summary>
internal sealed class KeyUseConverter() : JsonStringEnumConverter<KeyUse>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
