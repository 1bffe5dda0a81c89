namespace Cordon.Web.Reporting;

/// <summary>The kinds of scam that a report names, in the order of their keys.</summary>
internal static class ScamKinds
{
    /// <summary>What stands in the report, and what it is called.</summary>
    public static readonly IReadOnlyList<string> Names = ["employment", "shopping", "impersonation", "investment", "romance", "other"];

    private static readonly Dictionary<string, Phrase> Phrases = new(StringComparer.Ordinal)
    {
        ["employment"] = new("Job", "刷单兼职"),
        ["shopping"] = new("Shopping", "网购"),
        ["impersonation"] = new("Impersonation", "冒充身份"),
        ["investment"] = new("Investment", "投资理财"),
        ["romance"] = new("Romance", "网恋交友"),
        ["other"] = new("Other", "其他"),
    };

    private static readonly Phrase NotSaid = new("kind not said", "类型未填");

    public static Phrase Of(string? name) => name is not null && Phrases.TryGetValue(name, out var phrase) ? phrase : NotSaid;
}
