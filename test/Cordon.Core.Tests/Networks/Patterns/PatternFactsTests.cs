using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Xunit;

namespace Cordon.Core.Tests.Networks.Patterns;

public sealed class PatternFactsTests
{
    private static readonly PatternFindings Findings = new()
    {
        FanOut = 1,
        FanIn = 2,
        GatherScatter = 3,
        ScatterGather = 4,
        Cycle = 5,
        Chain = 6,
        Bicliques = 7,
        Stack = 8,
        SentBelowThreshold = 9,
        ReceivedBelowThreshold = 10,
        NewPayers = 11,
        PayerAwakeMilliseconds = 12,
        PayeeAwakeMilliseconds = 13_000_000_000,
    };

    [Fact]
    public void What_is_written_of_a_payment_is_read_back_from_its_lane_and_no_other()
    {
        using var block = new FactBlock();
        PatternFacts.Write(default, isUnnamed: false, block, 0);
        PatternFacts.Write(Findings, isUnnamed: false, block, 1);
        Assert.Equal(Findings, PatternFacts.Read(block, 1));
        Assert.Equal(default, PatternFacts.Read(block, 0));
    }

    [Fact]
    public void Of_an_unnamed_currency_no_thresholds_are_known()
    {
        using var block = new FactBlock();
        PatternFacts.Write(Findings, isUnnamed: true, block, 0);
        Assert.Equal(Findings with { SentBelowThreshold = 0, ReceivedBelowThreshold = 0 }, PatternFacts.Read(block, 0));
        Assert.Equal(0, PatternFacts.Read(block, 0).SizeOf(Pattern.BelowThreshold));
    }
}
