using System.Globalization;
using System.Text;

namespace Cordon.Exchange.Signing;

/// <summary>What a signature of a message signs, byte for byte (RFC 9421, 2.5).</summary>
internal static class SignatureBase
{
    /// <summary>The text that is signed; null where the message lacks a covered part, has it in more than one reading, or a part is named twice.</summary>
    public static string? Of(HttpParts message, SignatureInput input)
    {
        var text = new StringBuilder();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in input.Components)
        {
            var name = component.ToString();
            if (!named.Add(name) || ValueOf(message, component) is not { } value || value.AsSpan().ContainsAny('\r', '\n'))
            {
                return null;
            }

            text.Append(name).Append(": ").Append(value).Append('\n');
        }

        return text.Append("\"@signature-params\": ").Append(input).ToString();
    }

    private static string? ValueOf(HttpParts message, SignatureComponent component)
    {
        if (component["req"] is true)
        {
            return message.Request is { } request
                ? ValueOf(request, component with { Parameters = [.. component.Parameters.Where(one => one.Name != "req")] })
                : null;
        }

        return component.Parameters switch
        {
            [] => component.Name.StartsWith('@') ? Derived(message, component.Name) : Field(message, component.Name),
            [{ Name: "name", Value: string name }] when component.Name == "@query-param" => QueryParameter(message.Query, name),
            [{ Name: "key", Value: string key }] when !component.Name.StartsWith('@') => Member(message, component.Name, key),
            _ => null,
        };
    }

    private static string? Derived(HttpParts message, string name) => name switch
    {
        "@status" when message.Status > 0 => message.Status.ToString(CultureInfo.InvariantCulture),
        _ when message.Method.Length == 0 => null,
        "@method" => message.Method,
        "@authority" => message.Authority.ToLowerInvariant(),
        "@scheme" => message.Scheme.ToLowerInvariant(),
        "@path" => message.Path.Length == 0 ? "/" : message.Path,
        "@query" => message.Query.Length == 0 ? "?" : message.Query,
        "@target-uri" => $"{message.Scheme.ToLowerInvariant()}://{message.Authority.ToLowerInvariant()}{message.Path}{message.Query}",
        "@request-target" => message.Path + message.Query,
        _ => null,
    };

    private static string? Field(HttpParts message, string name) => name.AsSpan().ContainsAnyInRange('A', 'Z') ? null : message[name];

    /// <summary>One member of a field that is a dictionary of bytes, the only ones that are covered so.</summary>
    private static string? Member(HttpParts message, string name, string key)
    {
        if (Field(message, name) is not { } text || StructuredReader.Bytes(text) is not { } members || !members.TryGetValue(key, out var bytes))
        {
            return null;
        }

        var value = new StringBuilder();
        StructuredParameter.Write(value, bytes);
        return value.ToString();
    }

    /// <summary>A parameter of the query that stands there once.</summary>
    private static string? QueryParameter(string query, string name)
    {
        var found = query.TrimStart('?').Split('&')
            .Select(pair => pair.Split('=', 2))
            .Where(pair => Plain(pair[0]) == name)
            .ToArray();
        return found is [[_, var value]] ? Uri.EscapeDataString(Plain(value)) : found is [[_]] ? "" : null;

        static string Plain(string coded) => Uri.UnescapeDataString(coded.Replace('+', ' '));
    }
}
