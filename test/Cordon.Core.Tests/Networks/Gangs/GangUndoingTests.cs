using Cordon.Core.Networks.Gangs;
using Xunit;

namespace Cordon.Core.Tests.Networks.Gangs;

public sealed class GangUndoingTests
{
    private const long Day = 86_400_000;

    [Fact]
    public void A_merge_that_a_person_undid_stays_undone_and_each_goes_on_under_its_own_number_with_what_is_new_of_it()
    {
        var world = TwoGangs();
        var before = GangBook.Empty.After(CommunityFinder.Find(world.View(3)), 3 * Day);
        Tie(world);
        var merged = before.After(CommunityFinder.Find(world.View(5)), 5 * Day);
        Assert.Equal([1], merged.Told.Select(gang => gang.Number));
        var parted = merged.After(new GangUndoing(2, "officer", "two telephones, two voices", 6 * Day))!;
        Assert.Equal([1, 2], parted.Told.Select(gang => gang.Number));
        Assert.Equal(before.Gangs[2].Members.Keys.ToHashSet(), parted.Gangs[2].Members.Keys.ToHashSet());
        Assert.DoesNotContain(parted.Gangs[1].Members.Keys, parted.Gangs[2].Members.ContainsKey);

        world.Case("later-b", 7, "b9", "beta.example");
        world.Case("later-a", 7, "a9", "alpha.example");
        var after = parted.After(CommunityFinder.Find(world.View(8)), 8 * Day);
        after = after.After(CommunityFinder.Find(world.View(9)), 9 * Day);
        Assert.Equal([1, 2], after.Told.Select(gang => gang.Number));
        Assert.Contains(GangWorld.Account("b9"), after.Gangs[2].Members.Keys);
        Assert.Contains(GangWorld.Account("a9"), after.Gangs[1].Members.Keys);
        Assert.Equal(GangEventKind.Parted, after.Gangs[2].Events[^1].Kind);
        Assert.Contains("officer", after.Gangs[2].Events[^1].Why.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Undoing_what_is_not_merged_is_refused()
    {
        var book = GangBook.Empty.After(CommunityFinder.Find(TwoGangs().View(3)), 3 * Day);
        Assert.Null(book.After(new GangUndoing(2, "officer", "why", 4 * Day)));
        Assert.Null(book.After(new GangUndoing(9, "officer", "why", 4 * Day)));
    }

    private static void Tie(GangWorld world)
    {
        for (var i = 0; i < 3; i++)
        {
            world.OnDevice($"b{i}", "dev-alpha", 4);
            world.Case($"tie{i}", 4, $"b{i}", "alpha.example", "beta.example");
        }
    }

    private static GangWorld TwoGangs()
    {
        var world = new GangWorld();
        foreach (var (gang, host) in (IEnumerable<(string, string)>)[("a", "alpha"), ("b", "beta")])
        {
            for (var i = 0; i < 3; i++)
            {
                world.Case($"r{gang}{i}", 1, $"{gang}{i}", $"{host}.example");
                world.OnDevice($"{gang}{i}", $"dev-{host}", 1);
            }
        }

        return world;
    }
}
