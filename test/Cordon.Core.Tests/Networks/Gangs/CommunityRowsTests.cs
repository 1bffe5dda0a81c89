using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Networks.Gangs;

public sealed class CommunityRowsTests
{
    private const int Nodes = 8;

    private static readonly Gen<(bool[] IsCase, (int One, int Other, long Strength, bool IsStolen)[] Links, (int From, int To)[] Joins)> Worlds =
        Gen.Select(
            Gen.Bool.Array[Nodes],
            Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[0, Nodes - 1], Gen.Long[1, 5], Gen.Bool).Array[1, 30],
            Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[0, Nodes - 1]).Array[0, 6]);

    [Fact]
    public void Rows_after_communities_became_one_are_those_that_would_be_made_anew() => Worlds.Sample(world =>
    {
        int[] communityOf = [.. Enumerable.Range(0, Nodes)];
        var (sizes, rows) = Of(world.IsCase, world.Links, communityOf);
        foreach (var (from, to) in world.Joins.Where(join => communityOf.Contains(join.From) && communityOf.Contains(join.To) && join.From != join.To))
        {
            rows.Join(from, to);
            sizes.Join(from, to);
            communityOf = [.. communityOf.Select(community => community == from ? to : community)];
            var (_, anew) = Of(world.IsCase, world.Links, communityOf);
            Assert.All(communityOf, community => Assert.Equal(anew.WinnerOf(community), rows.WinnerOf(community)));
            Assert.All(communityOf, community => Assert.Equal(anew.NeighboursOf(community).Order(), rows.NeighboursOf(community).Order()));
        }
    }, iter: 500);

    [Theory]
    [InlineData(81, 19, 0, 81)]
    [InlineData(80, 20, 0, 0)]
    public void A_second_one_that_has_a_fifth_leaves_no_winner(long first, long second, int to, long strength)
    {
        var (_, rows) = Of([true, true, true], [(2, 0, first, false), (2, 1, second, true)], [0, 1, 2]);
        Assert.Equal((to, strength), rows.WinnerOf(2));
    }

    private static (GangSizes Sizes, CommunityRows Rows) Of(
        bool[] isCase, (int One, int Other, long Strength, bool IsStolen)[] links, int[] communityOf)
    {
        var sizes = new GangSizes();
        for (var node = 0; node < isCase.Length; node++)
        {
            sizes.Add(new LinkNode(isCase[node] ? NodeKind.Case : NodeKind.Account, $"{node}"), communityOf[node]);
        }

        var rows = new CommunityRows(sizes);
        foreach (var (one, other, strength, isStolen) in links)
        {
            rows.Add(communityOf[one], communityOf[other], strength, isStolen);
        }

        return (sizes, rows);
    }
}
