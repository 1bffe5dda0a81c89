using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Xunit;

namespace Cordon.Core.Tests.Networks.Gangs;

public sealed class CommunityTieTests
{
    private const int Node = 1;

    [Theory]
    [InlineData(LinkStrength.WeakMin, false)]
    [InlineData(LinkStrength.StrongMin / 2, true)]
    public void What_a_node_itself_says_is_no_tie_besides_it(long besides, bool holds)
    {
        var tie = new CommunityTie();
        tie.Add(10, Node, LinkStrength.StrongMin, LinkReason.ReportNames);
        tie.Add(11, Node, LinkStrength.StrongMin, LinkReason.ReportNames);
        tie.Add(12, 2, besides, LinkReason.ReportNames);
        tie.Add(13, 3, besides, LinkReason.ReportNames);
        Assert.Equal(holds, tie.HoldsWithout(Node));
    }

    [Fact]
    public void An_end_that_is_tied_by_the_node_alone_is_none_besides_it()
    {
        var tie = new CommunityTie();
        tie.Add(10, Node, LinkStrength.StrongMin, LinkReason.ReportNames);
        tie.Add(12, 2, LinkStrength.StrongMin, LinkReason.ReportNames);
        tie.Add(12, 3, LinkStrength.StrongMin, LinkReason.ReportNames);
        Assert.False(tie.HoldsWithout(Node));
        tie.Add(13, 3, LinkStrength.StrongMin, LinkReason.ReportNames);
        Assert.True(tie.HoldsWithout(Node));
    }
}
