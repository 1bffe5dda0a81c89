namespace Cordon.Core.Networks.Patterns;

/// <summary>The patterns that are looked for; as flags, which of them met a bound. docs/patterns.md defines each.</summary>
[Flags]
public enum Pattern
{
    None = 0,

    /// <summary>One account pays many.</summary>
    FanOut = 1,

    /// <summary>Many accounts pay one.</summary>
    FanIn = 2,

    /// <summary>Many pay one account, which then pays many.</summary>
    GatherScatter = 4,

    /// <summary>One account pays several intermediaries, who all pay one account.</summary>
    ScatterGather = 8,

    /// <summary>Money goes round: payments in the order of time that lead back to where they began.</summary>
    Cycle = 16,

    /// <summary>Most of what came is passed on, again and again. AMLworld's random.</summary>
    Chain = 32,

    /// <summary>Several payers pay the same several payees.</summary>
    Bipartite = 64,

    /// <summary>Two bipartite layers, one after the other.</summary>
    Stack = 128,

    /// <summary>Several amounts just below a threshold.</summary>
    BelowThreshold = 256,

    /// <summary>Many first-time payers to an account that is new or has just woken.</summary>
    ManyPayersOneMule = 512,
}
