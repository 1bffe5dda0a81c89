using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Xunit;

namespace Cordon.Core.Tests.Networks.Gangs;

/// <summary>Worlds in which each gang has a handful of cases, so that little that several use can be told from what is a gang's own.</summary>
public sealed class YoungWorldTests
{
    private const long Day = 86_400_000;

    [Fact]
    public void A_banker_whom_both_pay_does_not_bring_the_cases_of_a_young_gang_to_an_older_one()
    {
        var world = Older();
        Younger(world);
        for (var day = 1; day <= 3; day++)
        {
            world.Moved("a0", "banker", day);
            world.Moved("a1", "banker", day);
            world.Moved("y0", "banker", day);
        }

        var finding = CommunityFinder.Find(world.View(4));
        Assert.DoesNotContain(finding.Communities, community => community.Nodes.Contains(Case("ra0")) && community.Nodes.Contains(Case("ry0")));
        Assert.Contains(GangWorld.Account("banker"), finding.Contested);
        Assert.DoesNotContain(finding.Communities, community => community.Nodes.Contains(GangWorld.Account("banker")));
    }

    [Fact]
    public void An_account_that_was_a_gangs_until_another_paid_it_too_is_the_gangs_no_longer()
    {
        var world = Older();
        world.Moved("a0", "banker", 1);
        world.Moved("a1", "banker", 1);
        var book = GangBook.Empty.After(CommunityFinder.Find(world.View(2)), 2 * Day);
        Assert.Contains(GangWorld.Account("banker"), book.Gangs[1].Members.Keys);
        Younger(world);
        world.Moved("y0", "banker", 3);
        book = book.After(CommunityFinder.Find(world.View(3)), 3 * Day);
        Assert.DoesNotContain(GangWorld.Account("banker"), book.Gangs[1].Members.Keys);
    }

    [Theory]
    [InlineData(false, false, 2)]
    [InlineData(true, false, 2)]
    [InlineData(false, true, 2)]
    [InlineData(true, true, 1)]
    public void Two_that_may_be_gangs_are_one_by_a_device_and_money_besides_it_and_by_neither_alone(bool device, bool money, int gangs)
    {
        var world = TwoOfThree();
        if (device)
        {
            world.OnDevice("a2", "dev-b", 2);
            world.OnDevice("a2", "dev-b", 3);
        }

        if (money)
        {
            world.Moved("a0", "b0", 2);
            world.Moved("a0", "b0", 3);
        }

        Assert.Equal(gangs, GangBook.Empty.After(CommunityFinder.Find(world.View(4)), 4 * Day).Told.Count());
    }

    [Fact]
    public void What_hangs_on_one_account_makes_no_two_gangs_one()
    {
        var world = TwoOfThree();
        for (var day = 2; day < 5; day++)
        {
            world.OnDevice("a2", "dev-b", day);
            world.Moved("a2", "b0", day);
        }

        Assert.Equal(2, GangBook.Empty.After(CommunityFinder.Find(world.View(5)), 5 * Day).Told.Count());
    }

    [Fact]
    public void A_single_case_joins_the_gang_to_whose_known_accounts_its_money_went_twice_and_not_once()
    {
        var world = Older();
        world.Case("single", 1, "s0", "single.example");
        world.Moved("s0", "a0", 1);
        Assert.False(IsIn(CommunityFinder.Find(world.View(2)), "ra0", "single"));
        world.Moved("s0", "a1", 2);
        Assert.True(IsIn(CommunityFinder.Find(world.View(2)), "ra0", "single"));
    }

    [Fact]
    public void An_address_that_is_weakly_linked_places_nobody()
    {
        var world = Older();
        world.FromAddress("a0", "10.0.0.1", 1);
        world.FromAddress("guest", "10.0.0.1", 1);
        Assert.DoesNotContain(CommunityFinder.Find(world.View(2)).Communities, community => community.Nodes.Contains(GangWorld.Account("guest")));
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(6, 2)]
    [InlineData(6, 6)]
    [InlineData(8, 2)]
    [InlineData(12, 3)]
    public void A_hotline_that_all_victims_of_two_gangs_name_is_a_channel_and_leaves_both_whole(int victims, int collectors)
    {
        var world = new GangWorld();
        foreach (var gang in (string[])["a", "b"])
        {
            for (var i = 0; i < victims; i++)
            {
                world.Case($"r{gang}{i}", 1, $"{gang}{i % collectors}", "hotline.example");
                world.OnDevice($"{gang}{i % collectors}", $"dev-{gang}", 1);
                world.Moved($"{gang}{i % collectors}", $"{gang}-layer", 1);
            }
        }

        var finding = CommunityFinder.Find(world.View(2));
        Assert.Equal("hotline.example", Assert.Single(finding.Channels).Node.Key);
        foreach (var gang in (string[])["a", "b"])
        {
            var own = Assert.Single(finding.Communities, community => community.Nodes.Contains(Case($"r{gang}0")));
            Assert.Equal(victims, own.Nodes.Count(node => node.Kind == NodeKind.Case));
            Assert.Equal(collectors + 1, own.Nodes.Count(node => node.Kind == NodeKind.Account));
        }
    }

    [Theory]
    [InlineData("a.example", "b.example", true, true)]
    [InlineData("a.example b.example", "a.example b.example", true, true)]
    [InlineData("a.example b.example", "a.example b.example", false, true)]
    [InlineData("a.example b.example", "a.example b.example", false, false)]
    public void One_person_whom_both_robbed_makes_two_gangs_one_by_no_more_than_two_persons_would(string one, string other, bool isTogether, bool isOne)
    {
        var world = TwoOfThree();
        world.Case("both-a", 2, "a0", one.Split(' '));
        world.Case("both-b", 2, "b0", other.Split(' '));
        if (isOne)
        {
            world.OneVictims("both-a", "both-b", 2, isTogether);
        }

        var gangs = GangBook.Empty.After(CommunityFinder.Find(world.View(4)), 4 * Day).Told.ToList();
        Assert.Equal(isOne ? 2 : 1, gangs.Count);
        Assert.Equal(isOne, !gangs.Exists(gang => gang.Members.ContainsKey(Case("ra0")) && gang.Members.ContainsKey(Case("rb0"))));
    }

    private static bool IsIn(CommunityFinding finding, string one, string other) =>
        finding.Communities.Any(community => community.Nodes.Contains(Case(one)) && community.Nodes.Contains(Case(other)));

    private static LinkNode Case(string report) => new(NodeKind.Case, report);

    private static GangWorld Older()
    {
        var world = new GangWorld();
        for (var i = 0; i < 3; i++)
        {
            world.Case($"ra{i}", 1, $"a{i}", "alpha.example");
            world.OnDevice($"a{i}", "dev-alpha", 1);
        }

        return world;
    }

    /// <summary>Three cases that name one host and were paid into one account.</summary>
    private static void Younger(GangWorld world)
    {
        for (var i = 0; i < 3; i++)
        {
            world.Case($"ry{i}", 1, "y0", "young.example");
        }
    }

    private static GangWorld TwoOfThree()
    {
        var world = new GangWorld();
        foreach (var gang in (string[])["a", "b"])
        {
            for (var i = 0; i < 3; i++)
            {
                world.Case($"r{gang}{i}", 1, $"{gang}{i}", $"{gang}.example");
                world.OnDevice($"{gang}{i}", $"dev-{gang}", 1);
            }
        }

        return world;
    }
}
