using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Networks.Roles;

public sealed class KeyNodesTests
{
    [Theory]
    // All goes through b.
    [InlineData("v1>a 100, v2>a 50, a>b 120, b>x1 110", "b", 110, 150, 2)]
    // Half of it goes another way.
    [InlineData("v1>a 100, a>b 40, a>d 60, b>x1 40, d>x1 60", "b", 40, 0, 0)]
    // It could have gone by d as well, whose way out was as wide; the largest flow knows both.
    [InlineData("v1>a 100, a>b 100, a>d 100, b>x1 100, d>x1 100", "b", 0, 0, 0)]
    // Money that comes after the other has left cannot leave by its way.
    [InlineData("v1>a 100, a>x1 100, v2>b 30, b>a 30, a>x1 30", "b", 30, 30, 1)]
    [InlineData("v1>a 100, b>a 30, a>x1 130", "a", 100, 100, 1)]
    // A way out is one as well.
    [InlineData("v1>a 100, a>x1 40, a>x2 60", "x2", 60, 0, 0)]
    // What is spent in a shop is out of reach.
    [InlineData("v1>a 100, a>b 95, b>h1 90", "b", 90, 100, 1)]
    public void Tells_what_an_account_stops(string steps, string account, long stopped, long onlyWay, int victims)
    {
        var gang = new GangSteps(steps);
        var node = Find(gang, GangSteps.Start).Nodes.SingleOrDefault(node => node.Kind == KeyNodeKind.Account && node.Index == gang.IndexOf(account));
        Assert.Equal((stopped, onlyWay, victims), node is null ? (0, 0, 0) : (node.StoppedMinor, node.OnlyWayMinor, node.Victims));
    }

    [Fact]
    public void What_was_before_the_moment_stays_as_it_was()
    {
        var gang = new GangSteps("v1>a 100, a>x1 100, v2>a 70, a>x1 70");
        Assert.Equal(70, Find(gang, GangSteps.Start + (2 * GangSteps.Hour)).Nodes.First(node => node.Index == gang.IndexOf("a")).StoppedMinor);
        Assert.Empty(Find(gang, GangSteps.Start + (9 * GangSteps.Hour)).Nodes);
    }

    [Fact]
    public void Devices_and_contacts_are_told_beside_accounts()
    {
        var gang = new GangSteps("v1>a 100, v2>b 50, a>x1 100, b>x1 50");
        gang.Contacts.Add(new GangContact(TraitKind.Phone, "+99910000001", [gang.IndexOf("v1")]));
        var nodes = Find(gang, GangSteps.Start).Nodes;
        Assert.Contains(new KeyNode(KeyNodeKind.Contact, 0, "+99910000001", 100, 100, 1), nodes);
        Assert.Contains(new KeyNode(KeyNodeKind.Device, -1, "dev-b", 50, 50, 1), nodes);
        Assert.DoesNotContain("+999", nodes[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_stops_what_neither_does_alone_and_its_bound_is_told()
    {
        var gang = new GangSteps("v1>a 100, v1>b 60, v1>d 40, a>x1 100, b>x1 60, d>x1 40");
        var groups = Find(gang, GangSteps.Start).Groups;
        Assert.Equal([(160L, 160L, 0), (200L, 200L, 1)], groups.Select(group => (group.StoppedMinor, group.StoppedMostMinor, group.Victims)));
        Assert.Equal(["a", "b", "d"], groups[1].Accounts.Select(account => gang.Names[account]));
    }

    [Fact]
    public void What_can_get_out_is_the_smallest_cut() => Gangs.Any.Sample(steps =>
    {
        var money = new GangSteps(steps).Money;
        Assert.Equal(SmallestCut(money), Find(money, GangSteps.Start).OutMinor);
    });

    [Fact]
    public void What_an_account_stops_is_what_gets_out_less_what_gets_out_without_it() => Gangs.Any.Sample(steps =>
    {
        var money = new GangSteps(steps).Money;
        var all = Find(money, GangSteps.Start);
        foreach (var node in all.Nodes.Where(node => node.Kind == KeyNodeKind.Account))
        {
            var without = money with { Transfers = [.. money.Transfers.Where(transfer => transfer.Payer != node.Index && transfer.Payee != node.Index)] };
            Assert.Equal(all.OutMinor - SmallestCut(without), node.StoppedMinor);
        }
    });

    [Fact]
    public void No_group_stops_more_than_its_bound_says() => Gangs.Any.Sample(steps =>
    {
        var money = new GangSteps(steps).Money;
        var roles = GangRoles.Of(money);
        var all = Find(money, GangSteps.Start);
        int[] gangs = [.. Enumerable.Range(0, money.Accounts.Count).Where(account => roles[account].IsGangs)];
        foreach (var group in all.Groups)
        {
            Assert.InRange(group.StoppedMinor, 1, group.StoppedMostMinor);
            foreach (var other in gangs.SelectMany(one => gangs.Select(two => new[] { one, two })).Where(_ => group.Accounts.Count == 2))
            {
                var rest = money with
                {
                    Transfers = [.. money.Transfers.Where(transfer => !other.Contains(transfer.Payer) && !other.Contains(transfer.Payee))],
                };
                Assert.InRange(all.OutMinor - SmallestCut(rest), 0, group.StoppedMostMinor);
            }
        }
    });

    private static KeyNodes Find(GangSteps gang, long after) => Find(gang.Money, after);

    private static KeyNodes Find(GangMoney money, long after) => KeyNodes.Of(money, GangRoles.Of(money), after);

    /// <summary>The least that has to be taken away so that no way in the order of time is left: every choice of transfers tried.</summary>
    private static long SmallestCut(GangMoney money)
    {
        var least = long.MaxValue;
        for (var taken = 0; taken < 1 << money.Transfers.Count; taken++)
        {
            var cost = money.Transfers.Where((_, at) => (taken >> at & 1) == 1).Sum(transfer => transfer.Minor);
            least = cost < least && !GetsOut(money, taken) ? cost : least;
        }

        return least;
    }

    private static bool GetsOut(GangMoney money, int taken)
    {
        var stained = new HashSet<int>();
        for (var at = 0; at < money.Transfers.Count; at++)
        {
            var transfer = money.Transfers[at];
            if ((taken >> at & 1) == 0 && transfer.Kind != GangTransferKind.Bait
                && (transfer.Kind == GangTransferKind.VictimPays || stained.Contains(transfer.Payer)))
            {
                if (transfer.Kind == GangTransferKind.Leaves)
                {
                    return true;
                }

                stained.Add(transfer.Payee);
            }
        }

        return false;
    }
}
