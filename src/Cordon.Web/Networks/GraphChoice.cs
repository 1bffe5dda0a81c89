using System.Globalization;
using Cordon.Core.Networks.Roles;

namespace Cordon.Web.Networks;

/// <summary>How a gang is looked at, as the address says.</summary>
/// <param name="Node">What is chosen; null for nothing.</param>
/// <param name="Open">The lanes whose small ones are not folded.</param>
/// <param name="Role">Only accounts of a role and what is joined with them; null for all.</param>
/// <param name="Day">What was there by this day; null for all.</param>
public sealed record GraphChoice(string? Node, IReadOnlyList<GraphLane> Open, Role? Role, DateOnly? Day)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Reads an address; words that mean nothing choose nothing.</summary>
    public static GraphChoice Of(string? node, string? open, string? role, string? day) => new(
        string.IsNullOrEmpty(node) ? null : node,
        [.. Enum.GetValues<GraphLane>().Where(lane => (open ?? "").Split('.').Contains(Word(lane)))],
        Enum.GetValues<Role>().Where(one => Word(one) == role).Select(one => (Role?)one).FirstOrDefault(),
        DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null);

    /// <summary>The end of the address that says the same.</summary>
    public string Query
    {
        get
        {
            string?[] parts =
            [
                Node is null ? null : "node=" + Uri.EscapeDataString(Node),
                Open.Count == 0 ? null : "open=" + string.Join('.', Open.Select(Word)),
                Role is { } role ? "role=" + Word(role) : null,
                Day?.ToString("'day='" + DayFormat, CultureInfo.InvariantCulture),
            ];
            var text = string.Join('&', parts.Where(part => part is not null));
            return text.Length == 0 ? "" : "?" + text;
        }
    }

    /// <summary>The same with a lane opened, or folded again.</summary>
    public GraphChoice With(GraphLane lane) => this with { Open = Open.Contains(lane) ? [.. Open.Where(one => one != lane)] : [.. Open.Append(lane).Order()] };

    /// <summary>How the address names a value.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public bool Equals(GraphChoice? other) => other is not null && Query == other.Query;

    public override int GetHashCode() => Query.GetHashCode(StringComparison.Ordinal);
}
