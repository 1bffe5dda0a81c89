using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Xunit;

namespace Cordon.Core.Tests.Networks.Gangs;

public sealed class GangBookTests
{
    private const long Day = 86_400_000;

    [Fact]
    public void A_gang_that_has_changed_all_its_accounts_keeps_its_name()
    {
        var world = new GangWorld();
        var book = GangBook.Empty;
        for (var week = 0; week < 12; week++)
        {
            // Accounts live a week; the device outlives them, and the host after it is named beside the old one once.
            world.Case($"r{week}a", week * 7, $"m{week}", week < 6 ? "old.example" : "new.example");
            world.Case($"r{week}b", week * 7, $"n{week}", "old.example", week >= 5 ? "new.example" : "old.example");
            world.OnDevice($"m{week}", "dev-one", week * 7);
            world.OnDevice($"n{week}", "dev-one", week * 7);
            book = book.After(CommunityFinder.Find(world.View(week * 7)), week * 7 * Day);
        }

        var gang = Assert.Single(book.Gangs.Values);
        Assert.Equal(1, gang.Number);
        Assert.Contains(GangWorld.Account("m11"), gang.Members.Keys);
        Assert.Equal(GangEventKind.Born, gang.Events[0].Kind);
        Assert.Single(gang.Events);
    }

    [Fact]
    public void Two_gangs_that_pay_one_collector_are_two_and_the_collector_is_a_channel()
    {
        var world = TwoGangs();
        foreach (var mule in (string[])["a0", "a1", "a2", "b0", "b1", "b2"])
        {
            world.Moved(mule, "desk", 1);
            world.Moved(mule, "desk", 2);
        }

        var finding = CommunityFinder.Find(world.View(3));
        var book = GangBook.Empty.After(finding, 3 * Day);
        Assert.Equal(2, book.Told.Count());
        Assert.Equal(GangWorld.Account("desk"), Assert.Single(finding.Channels).Node);
        Assert.DoesNotContain(book.Told, gang => gang.Members.ContainsKey(GangWorld.Account("desk")));
    }

    [Fact]
    public void One_shared_contact_joins_no_two_gangs_and_two_shared_identifiers_do()
    {
        var world = TwoGangs();
        world.Case("shared", 3, "a0", "alpha.example", "beta.example");
        Assert.Equal(2, GangBook.Empty.After(CommunityFinder.Find(world.View(3)), 3 * Day).Told.Count());
        world.OnDevice("b0", "dev-alpha", 3);
        world.OnDevice("b1", "dev-alpha", 3);
        world.OnDevice("b2", "dev-alpha", 3);
        world.Case("again", 3, "b1", "alpha.example", "beta.example");
        Assert.Single(GangBook.Empty.After(CommunityFinder.Find(world.View(4)), 4 * Day).Told);
    }

    [Fact]
    public void A_device_that_everybody_uses_makes_two_gangs_no_more_one_than_a_contact_does()
    {
        var world = new GangWorld();
        for (var gang = 0; gang < 2; gang++)
        {
            for (var scam = 0; scam < 12; scam++)
            {
                var (mule, layer, day) = ($"m{gang}-{scam % 6}", $"l{gang}-{scam % 3}", 3 + (2 * scam));
                world.Case($"r{gang}-{scam}", day, mule, $"gang{gang}.example");
                world.Moved(mule, layer, day);
                world.OnDevice(mule, scam % 2 == 0 ? $"own{gang}" : "library", day);
                world.OnDevice(layer, scam % 2 == 0 ? $"own{gang}" : "library", day);
            }
        }

        var finding = CommunityFinder.Find(world.View(28));
        Assert.Equal(2, GangBook.Empty.After(finding, 28 * Day).Told.Count());
        Assert.Equal(new LinkNode(NodeKind.Device, "library"), Assert.Single(finding.Channels).Node);
    }

    [Fact]
    public void What_is_told_to_tie_two_gangs_is_what_both_use()
    {
        var world = TwoGangs();
        var before = GangBook.Empty.After(CommunityFinder.Find(world.View(3)), 3 * Day);
        foreach (var mule in (string[])["b0", "b1", "b2"])
        {
            world.OnDevice(mule, "dev-alpha", 3);
        }

        world.Case("again", 3, "b1", "alpha.example", "beta.example");
        var book = before.After(CommunityFinder.Find(world.View(4)), 4 * Day);
        Assert.EndsWith("tied by 1 case, 3 accounts, 1 device", book.Gangs[2].Events[^1].Why.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gang_that_was_merged_has_its_name_again_when_its_part_falls_away()
    {
        var apart = CommunityFinder.Find(TwoGangs().View(3));
        var together = new CommunityFinding([Union(apart)], [], new Dictionary<(int, int), long>());
        var before = GangBook.Empty.After(apart, 3 * Day);
        var merged = before.After(together, 4 * Day);
        var after = merged.After(apart, 5 * Day);
        Assert.Equal([1], merged.Told.Select(gang => gang.Number));
        Assert.Equal(1, merged.Gangs[2].MergedInto);
        Assert.Equal([1, 2], after.Told.Select(gang => gang.Number));
        Assert.Equal(
            [GangEventKind.Born, GangEventKind.Merged, GangEventKind.Parted], after.Gangs[2].Events.Select(what => what.Kind));
        foreach (var gang in before.Told)
        {
            Assert.Equal(gang.Members.Keys.Order(LinkNode.Order), after.Gangs[gang.Number].Members.Keys.Order(LinkNode.Order));
        }
    }

    [Fact]
    public void What_a_parted_gang_has_again_no_other_keeps_though_nothing_was_seen_of_it_for_long()
    {
        var apart = CommunityFinder.Find(TwoGangs().View(3));
        var together = new CommunityFinding([Union(apart)], [], new Dictionary<(int, int), long>());
        var faded = GangWorld.Account("b2");
        var part = apart.Communities.Select(community => new Community(
            [.. community.Nodes.Where(node => node != faded)],
            community.Weights.Where(node => node.Key != faded).ToDictionary(node => node.Key, node => node.Value))).ToList();
        var book = GangBook.Empty.After(apart, 3 * Day).After(together, 4 * Day).After(apart with { Communities = part }, 5 * Day);
        Assert.Equal(2, book.Told.Count());
        Assert.Single(book.Told, gang => gang.Members.ContainsKey(faded));
    }

    [Fact]
    public void A_gang_of_which_nothing_new_is_seen_is_told_to_be_gone_and_comes_back_under_its_name()
    {
        var world = TwoGangs();
        var book = GangBook.Empty.After(CommunityFinder.Find(world.View(3)), 3 * Day).After(CommunityFinder.Find(world.View(70)), 70 * Day);
        Assert.All(book.Told, gang => Assert.True(gang.IsGone));
        world.Case("late", 71, "a9", "alpha.example");
        book = book.After(CommunityFinder.Find(world.View(71)), 71 * Day);
        var back = Assert.Single(book.Told, gang => !gang.IsGone);
        Assert.Contains(new LinkNode(NodeKind.Host, "alpha.example"), back.Members.Keys);
        Assert.Equal(GangEventKind.Back, back.Events[^1].Kind);
    }

    [Fact]
    public void A_single_case_is_no_gang()
    {
        var world = new GangWorld();
        world.Case("r1", 1, "m1", "one.example");
        world.Moved("m1", "m2", 1);
        Assert.Empty(GangBook.Empty.After(CommunityFinder.Find(world.View(2)), 2 * Day).Gangs);
    }

    private static Community Union(CommunityFinding finding) => new(
        [.. finding.Communities.SelectMany(community => community.Nodes)],
        finding.Communities.SelectMany(community => community.Weights).ToDictionary(node => node.Key, node => node.Value));

    private static GangWorld TwoGangs()
    {
        var world = new GangWorld();
        for (var i = 0; i < 3; i++)
        {
            world.Case($"ra{i}", 1, $"a{i}", "alpha.example");
            world.OnDevice($"a{i}", "dev-alpha", 1);
            world.Case($"rb{i}", 1, $"b{i}", "beta.example");
            world.OnDevice($"b{i}", "dev-beta", 1);
        }

        return world;
    }
}
