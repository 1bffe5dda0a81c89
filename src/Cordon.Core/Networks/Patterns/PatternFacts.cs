using Cordon.Core.Screening;

namespace Cordon.Core.Networks.Patterns;

/// <summary>What is found of a payment as facts, and back as far as booking it again needs.</summary>
public static class PatternFacts
{
    /// <summary>The facts that <see cref="ChainOf"/> and <see cref="IsFirstOfPair"/> read: whoever plays a decision back has to know them.</summary>
    public static IReadOnlyList<int> FactsOfBooking { get; } = [Facts.PairCount, Facts.Chain];

    /// <summary>Writes a payment's lane of a block. Thresholds are of money that can be compared: nothing is known of an unnamed currency's.</summary>
    public static void Write(in PatternFindings findings, bool isUnnamed, FactBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        block[Facts.FanOut, lane] = findings.FanOut;
        block[Facts.FanIn, lane] = findings.FanIn;
        block[Facts.GatherScatter, lane] = findings.GatherScatter;
        block[Facts.ScatterGather, lane] = findings.ScatterGather;
        block[Facts.Cycle, lane] = findings.Cycle;
        block[Facts.Chain, lane] = findings.Chain;
        block[Facts.Bipartite, lane] = findings.Bicliques;
        block[Facts.Stack, lane] = findings.Stack;
        block[Facts.SentBelowThreshold, lane] = isUnnamed ? Facts.Unknown : findings.SentBelowThreshold;
        block[Facts.ReceivedBelowThreshold, lane] = isUnnamed ? Facts.Unknown : findings.ReceivedBelowThreshold;
        block[Facts.NewPayers, lane] = findings.NewPayers;
        block[Facts.PayerAwake, lane] = findings.PayerAwakeMilliseconds;
        block[Facts.PayeeAwake, lane] = findings.PayeeAwakeMilliseconds;
    }

    /// <summary>The length of the chain that a decided payment ended.</summary>
    public static int ChainOf(FactBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        return (int)block[Facts.Chain, lane];
    }

    /// <summary>Whether a decided payment was the first of its pair.</summary>
    public static bool IsFirstOfPair(FactBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        return block[Facts.PairCount, lane] == 0;
    }

    /// <summary>The size of a pattern that a decided payment closes; <see cref="Facts.Unknown"/> where none were looked for.</summary>
    /// <exception cref="ArgumentException">Not one pattern is asked for.</exception>
    public static long SizeOf(Pattern pattern, FactBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        return pattern switch
        {
            Pattern.FanOut => block[Facts.FanOut, lane],
            Pattern.FanIn => block[Facts.FanIn, lane],
            Pattern.GatherScatter => block[Facts.GatherScatter, lane],
            Pattern.ScatterGather => block[Facts.ScatterGather, lane],
            Pattern.Cycle => block[Facts.Cycle, lane],
            Pattern.Chain => block[Facts.Chain, lane],
            Pattern.Bipartite => block[Facts.Bipartite, lane],
            Pattern.Stack => block[Facts.Stack, lane],
            Pattern.BelowThreshold => Math.Max(block[Facts.SentBelowThreshold, lane], block[Facts.ReceivedBelowThreshold, lane]),
            Pattern.ManyPayersOneMule => block[Facts.NewPayers, lane],
            _ => throw new ArgumentException($"{pattern} is not one pattern.", nameof(pattern)),
        };
    }
}
