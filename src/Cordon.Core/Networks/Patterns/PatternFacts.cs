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

    /// <summary>
    /// Reads back what <see cref="Write"/> wrote of a decided payment; 0 where nothing was looked for. Of a layer only the squares are facts, and what met
    /// its bound is in none.
    /// </summary>
    public static PatternFindings Read(FactBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new PatternFindings
        {
            FanOut = (int)Known(Facts.FanOut),
            FanIn = (int)Known(Facts.FanIn),
            GatherScatter = (int)Known(Facts.GatherScatter),
            ScatterGather = (int)Known(Facts.ScatterGather),
            Cycle = (int)Known(Facts.Cycle),
            Chain = (int)Known(Facts.Chain),
            Bicliques = (int)Known(Facts.Bipartite),
            Stack = (int)Known(Facts.Stack),
            SentBelowThreshold = (int)Known(Facts.SentBelowThreshold),
            ReceivedBelowThreshold = (int)Known(Facts.ReceivedBelowThreshold),
            NewPayers = (int)Known(Facts.NewPayers),
            PayerAwakeMilliseconds = Known(Facts.PayerAwake),
            PayeeAwakeMilliseconds = Known(Facts.PayeeAwake),
        };

        long Known(int fact) => block[fact, lane] is var value && value == Facts.Unknown ? 0 : value;
    }
}
