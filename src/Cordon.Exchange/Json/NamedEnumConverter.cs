using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cordon.Exchange.Json;

/// <summary>Names in small letters parted by hyphens, never numbers.</summary>
internal sealed class NamedEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
