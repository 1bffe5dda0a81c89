using Cordon.Core.Networks.Patterns;

namespace Cordon.Server.Http;

/// <summary>What patterns are called outside: as the facts that count them.</summary>
internal static class PatternNames
{
    public static string Of(Pattern pattern) => pattern switch
    {
        Pattern.FanOut => "fan_out",
        Pattern.FanIn => "fan_in",
        Pattern.GatherScatter => "gather_scatter",
        Pattern.ScatterGather => "scatter_gather",
        Pattern.Cycle => "cycle",
        Pattern.Chain => "chain",
        Pattern.Bipartite => "bipartite",
        Pattern.Stack => "stack",
        Pattern.BelowThreshold => "below_threshold",
        Pattern.ManyPayersOneMule => "new_payers",
        _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "not one pattern"),
    };
}
