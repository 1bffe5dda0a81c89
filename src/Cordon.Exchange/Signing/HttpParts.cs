namespace Cordon.Exchange.Signing;

/// <summary>A request or an answer of HTTP, as far as a signature can cover it.</summary>
/// <param name="Fields">Its fields in their order, without blanks around their values; a name may stand more than once.</param>
internal sealed record HttpParts(IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>A request's method; empty in an answer.</summary>
    public string Method { get; init; } = "";

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public string Scheme { get; init; } = "https";

    /// <summary>Host and, where it is not the scheme's own, port.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The path as it was sent, escapes and all.</summary>
    public string Path { get; init; } = "";

    /// <summary>What is behind the path, with its question mark; empty where there is none.</summary>
    public string Query { get; init; } = "";

    /// <summary>An answer's status; 0 in a request.</summary>
    public int Status { get; init; }

    /// <summary>The request that this answers; null in a request.</summary>
    public HttpParts? Request { get; init; }

    /// <summary>The values of a field, joined as HTTP joins them; null where it is not there.</summary>
    public string? this[string name]
    {
        get
        {
            var values = Fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value.Trim()).ToArray();
            return values.Length == 0 ? null : string.Join(", ", values);
        }
    }
}
