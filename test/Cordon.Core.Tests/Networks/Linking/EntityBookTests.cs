using Cordon.Core.Networks.Linking;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Networks.Linking;

public sealed class EntityBookTests
{
    private const int Nodes = 8;

    [Theory]
    [InlineData(LinkReason.SameVictim, 300_000, LinkReason.None, 0, false)]
    [InlineData(LinkReason.PaidFromIp, 590_000, LinkReason.PaidOnDevice, 590_000, false)]
    [InlineData(LinkReason.SameVictim, 300_000, LinkReason.PaidFromIp, 100_000, false)]
    [InlineData(LinkReason.SameVictim, 300_000, LinkReason.PaidFromIp, 200_000, true)]
    [InlineData(LinkReason.ReportNames, 900_000, LinkReason.None, 0, true)]
    public void One_strong_link_merges_or_two_independent_weak_ones_and_never_one_weak(LinkReason one, long says, LinkReason other, long saysToo, bool expected)
    {
        var links = new[] { (one, says), (other, saysToo) };
        Assert.Equal(expected, EntityBook.Empty.Propose(Node(0), Node(1), links, 0) is not null);
    }

    [Fact]
    public void A_weak_link_seen_a_thousand_times_is_one_weak_link() =>
        Assert.Empty(MergeRule.Decide(Enumerable.Repeat((LinkReason.SameVictim, 300_000L), 1_000)));

    [Fact]
    public void Undoing_a_merge_gives_exactly_what_there_would_be_without_it() => Histories.Sample(pairs =>
    {
        var merges = Merges(pairs);
        for (var undone = 0; undone < merges.Count; undone++)
        {
            var with = Book([.. merges, new Unmerge(undone + 1, "an officer", "two people", 0)]);
            var without = Book(Merges([.. pairs.Where((_, i) => i != undone)]));
            Assert.Equal(without.Entities().Select(Words), with.Entities().Select(Words));
        }
    }, iter: 200);

    [Fact]
    public void Undoing_the_last_merge_gives_what_was_before() => Histories.Sample(pairs =>
    {
        var merges = Merges(pairs);
        var before = Book(merges.SkipLast(1));
        var after = before.After(merges[^1]).After(new Unmerge(merges.Count, "an officer", "two people", 0));
        Assert.Equal(before.Entities().Select(Words), after.Entities().Select(Words));
        Assert.Equal(before.InForce, after.InForce);
    }, iter: 200);

    [Fact]
    public void The_rule_merges_two_nodes_exactly_where_no_entity_holds_both_and_nobody_has_parted_them() => Histories.Sample(pairs =>
    {
        var merges = Merges(pairs);
        var parted = (merges[0].One, merges[0].Other);
        foreach (var (book, isParted) in new[] { (Book(merges), false), (Book([.. merges, new Unmerge(1, "an officer", "a slip", 0)]), true) })
        {
            for (var one = 0; one < Nodes * Nodes; one++)
            {
                var (a, b) = (Node(one / Nodes), Node(one % Nodes));
                var isKept = book.EntityOf(a).Contains(b) || (isParted && ((a, b) == parted || (b, a) == parted));
                Assert.Equal(isKept, book.Propose(a, b, [(LinkReason.HoldersPhone, 900_000)], 0) is null);
            }
        }
    }, iter: 200);

    [Fact]
    public void What_a_person_has_parted_the_rule_does_not_merge_again_and_a_person_may()
    {
        var book = EntityBook.Empty.After(Merges([(0, 1)])[0]).After(new Unmerge(1, "an officer", "brothers", 0));
        Assert.Null(book.Propose(Node(0), Node(1), [(LinkReason.HoldersPhone, 900_000)], 0));
        Assert.Null(book.Propose(Node(1), Node(0), [(LinkReason.HoldersPhone, 900_000)], 0));
        var again = book.After(new Merge(2, Node(1), Node(0), "an officer", "one after all", 0));
        Assert.Single(again.Entities());
    }

    [Fact]
    public void A_merge_of_another_number_or_an_undoing_of_none_is_a_damaged_record()
    {
        Assert.Throws<InvalidOperationException>(() => EntityBook.Empty.After(new Merge(2, Node(0), Node(1), "x", "y", 0)));
        Assert.Throws<InvalidOperationException>(() => EntityBook.Empty.After(new Unmerge(1, "x", "y", 0)));
    }

    private static Gen<(int, int)[]> Histories => Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[0, Nodes - 1]).Where(pair => pair.Item1 != pair.Item2).Array[1, 10];

    private static EntityBook Book(IEnumerable<EntityEvent> events) => events.Aggregate(EntityBook.Empty, (book, what) => book.After(what));

    private static LinkNode Node(int number) => new(NodeKind.Case, $"r-{number}");

    private static string Words(IEnumerable<LinkNode> entity) => string.Join(' ', entity.Select(node => node.Key));

    private static List<Merge> Merges((int One, int Other)[] pairs) =>
        [.. pairs.Select((pair, i) => new Merge(i + 1, Node(pair.One), Node(pair.Other), EntityEvent.Machine, "a link", 0))];
}
