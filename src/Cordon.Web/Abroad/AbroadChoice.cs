using Cordon.Core.Values;

namespace Cordon.Web.Abroad;

/// <summary>Which requests a list shows, as its address says.</summary>
/// <param name="Way">"in" for those of others to this centre, "out" for its own; null for both.</param>
/// <param name="State">One of <see cref="States"/>; null for those that are not over.</param>
internal sealed record AbroadChoice(string? Way, string? State)
{
    public const string In = "in";
    public const string Out = "out";
    public const string Second = "second";
    public const string Late = "late";
    public const string Over = "over";
    public const string All = "all";

    /// <summary>What may be chosen besides those that are not over.</summary>
    public static readonly IReadOnlyList<string> States = [Second, Late, Over, All];

    /// <summary>Reads an address; words that mean nothing choose nothing.</summary>
    public static AbroadChoice Of(string? way, string? state) => new(way is In or Out ? way : null, States.FirstOrDefault(known => known == state));

    /// <summary>The end of the address that says the same.</summary>
    public string Query
    {
        get
        {
            string?[] parts = [Way is null ? null : "way=" + Way, State is null ? null : "state=" + State];
            var text = string.Join('&', parts.Where(part => part is not null));
            return text.Length == 0 ? "" : "?" + text;
        }
    }

    /// <summary>Whether a request goes the way.</summary>
    public bool IsOf(AbroadRow row) => Way is null || row.IsOurs == (Way == Out);

    /// <summary>Whether it shows a request.</summary>
    public bool Fits(AbroadRow row, Instant now) => IsOf(row) && State switch
    {
        Second => row.Waiting(now) is not null || row.Unsaid is not null,
        Late => row.IsLate(now),
        Over => row.IsOver(now),
        All => true,
        _ => !row.IsOver(now),
    };
}
