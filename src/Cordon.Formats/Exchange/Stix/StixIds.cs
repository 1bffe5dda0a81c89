using System.Globalization;
using System.Text;
using Cordon.Core.Values;

namespace Cordon.Formats.Exchange.Stix;

/// <summary>Identifiers and times as STIX 2.1 has them (2.9, 3.2).</summary>
internal static class StixIds
{
    // The namespace that the specification gives for observables.
    private static readonly Guid Observables = new("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// <summary>When what always is the same object came to be: such an object must not change from file to file.</summary>
    public static readonly Instant Fixed = new(1_767_225_600_000);

    /// <summary>The identifier of an observable: the same for the same contributing properties, in whatever file.</summary>
    /// <param name="contributing">Names and values, which are written as RFC 8785 says and have to stand in the order of their names.</param>
    public static string OfObservable(string type, IReadOnlyCollection<(string Name, string Value)> contributing)
    {
        var canonical = $"{{{string.Join(',', contributing.Select(part => $"{Canonical(part.Name)}:{Canonical(part.Value)}"))}}}";
        return $"{type}--{NameUuid.Of(Observables, canonical)}";
    }

    /// <summary>The identifier of any other object.</summary>
    public static string Of(string type, string name) => $"{type}--{NameUuid.Of(NameUuid.Own, $"{type}|{name}")}";

    /// <summary>A moment with three decimals.</summary>
    public static string Time(Instant at) => at.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A text as JSON canonically has it (RFC 8785, 3.2.2.2): nothing is escaped that need not be.</summary>
    private static string Canonical(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            json.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return json.Append('"').ToString();
    }
}
