using Cordon.Core.Networks.Linking;
using Xunit;

namespace Cordon.Core.Tests.Networks.Linking;

public sealed class LinkStrengthTests
{
    private const long Day = 86_400_000;

    private static readonly LinkNode Account = new(NodeKind.Account, "AAAAXA2X/1");
    private static readonly LinkNode Device = new(NodeKind.Device, "d00001");
    private static readonly LinkNode Address = new(NodeKind.IpAddress, "192.0.2.1");

    [Fact]
    public void A_device_of_two_accounts_is_strong_and_an_address_of_three_hundred_says_nothing()
    {
        Assert.True(Says(Account, Device, LinkReason.StolenMoneyOnDevice, sharers: 2) >= LinkStrength.StrongMin);
        Assert.Equal(0, Says(Account, Address, LinkReason.StolenMoneyFromIp, sharers: 300));
    }

    [Fact]
    public void Stolen_money_says_more_than_money() => Assert.True(
        Says(Account, Account with { Key = "AAAAXA2X/2" }, LinkReason.StolenMoneyMoved, 2)
        > Says(Account, Account with { Key = "AAAAXA2X/2" }, LinkReason.MoneyMoved, 2));

    [Theory]
    [InlineData(0, 630_000)]
    [InlineData(30, 630_000)]
    [InlineData(105, 378_000)]
    [InlineData(180, 126_000)]
    [InlineData(365, 126_000)]
    [InlineData(366, 0)]
    public void A_link_fades(int days, long expected)
    {
        var graph = new LinkGraph();
        graph.Add(new LinkEvidence(Account, Device, LinkReason.StolenMoneyOnDevice, 0, "p-1"));
        Assert.Equal(expected, graph.StrengthOf(graph.Links.Single(), days * Day));
    }

    [Fact]
    public void The_same_record_counts_once_and_three_are_a_habit()
    {
        var graph = new LinkGraph();
        foreach (var source in (string[])["p-1", "p-1", "p-2", "p-3"])
        {
            graph.Add(new LinkEvidence(Account, Device, LinkReason.StolenMoneyOnDevice, 0, source));
        }

        Assert.Equal(["p-1", "p-2", "p-3"], graph.Links.Single().Sources);
        Assert.Equal(LinkStrength.BaseOf(LinkReason.StolenMoneyOnDevice), graph.StrengthOf(graph.Links.Single(), 0));
    }

    private static long Says(LinkNode from, LinkNode to, LinkReason reason, int sharers)
    {
        var graph = new LinkGraph();
        graph.Add(new LinkEvidence(from, to, reason, 0, "p-1"));
        graph.TellSharers(to, sharers);
        return graph.StrengthOf(graph.Links.Single(), 0);
    }
}
