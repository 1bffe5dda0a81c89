using Cordon.Core.Names;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Names;

public sealed class NameListTests
{
    private static readonly Instant Now = new(1_772_000_000_000);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private static readonly NamedEntry[] Entries =
    [
        new("1", "陳大文", ["Chan Tai Man"], new NameFacts { Documents = ["K1234567"] }),
        new("2", "Сергей Лаврентьев", [], NameFacts.None),
        new("3", "ทักษิณ ชินวัตร", [], NameFacts.None),
        new("4", "Maria Garcia", ["Romashka"], NameFacts.None),
    ];

    [Fact]
    public void An_empty_list_is_unknown() => Refuses(UnknownWhy.ListEmpty, new NameList(ListKind.Sanctions, "UN", Now, Month, []));

    [Fact]
    public void A_stale_list_is_unknown() =>
        Refuses(UnknownWhy.ListStale, new NameList(ListKind.Sanctions, "UN", Now + TimeSpan.FromDays(-31), Month, Entries));

    [Fact]
    public void A_list_without_a_date_is_unknown() => Refuses(UnknownWhy.ListUndated, new NameList(ListKind.Sanctions, "UN", null, Month, Entries));

    [Fact]
    public void A_list_of_the_future_is_unknown() =>
        Refuses(UnknownWhy.ListNotYetIssued, new NameList(ListKind.Sanctions, "UN", Now + TimeSpan.FromDays(1), Month, Entries));

    [Fact]
    public void A_list_answers_to_the_end_of_its_life() =>
        Assert.Equal(NameOutcome.Match, Check(new NameList(ListKind.Wanted, "police", Now + TimeSpan.FromDays(-30), Month, Entries), "Chan Tai Man").Outcome);

    [Theory]
    [InlineData("Chen Dawen", "1")]
    [InlineData("CHAN, Tai-Man", "1")]
    [InlineData("陈大文", "1")]
    [InlineData("Sergei Lavrentyev", "2")]
    [InlineData("Lavrentiev Serhii", "2")]
    [InlineData("Thaksin Shinawatra", "3")]
    [InlineData("Garcia Maria", "4")]
    [InlineData("ООО Ромашка", "4")]
    public void A_name_is_found_across_scripts(string name, string entry)
    {
        var answer = Check(Whole(), name);
        Assert.Equal((NameOutcome.Match, UnknownWhy.None), (answer.Outcome, answer.Why));
        Assert.Equal(entry, answer.Findings[0].Entry.Id);
    }

    [Theory]
    [InlineData("Chan Siu Ming")]
    [InlineData("Andrei Lavrentyev")]
    [InlineData("Marta Garcia")]
    [InlineData("Somchai Jaidee")]
    public void Others_are_not_found(string name) => Assert.Equal(NameOutcome.NoMatch, Check(Whole(), name).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("- . -")]
    [InlineData("محمد الراشد")]
    public void Not_finding_a_name_that_is_not_read_is_unknown(string name)
    {
        var answer = Check(Whole(), name);
        Assert.Equal((NameOutcome.Unknown, UnknownWhy.NameUnreadable), (answer.Outcome, answer.Why));
    }

    [Fact]
    public void A_document_finds_its_bearer_under_another_name()
    {
        var answer = Whole().Check(NameReading.Of("Rosalind Featherstone"), new NameFacts { Documents = ["k 1234567"] }, Now, NameLimits.Threshold);
        Assert.Equal("1", Assert.Single(answer.Findings).Entry.Id);
    }

    [Fact]
    public void A_threshold_of_one_still_finds_the_very_name() =>
        Assert.Equal(NameOutcome.Match, Whole().Check(NameReading.Of("ทักษิณ ชินวัตร"), NameFacts.None, Now, new Score(Score.One)).Outcome);

    [Fact]
    public void An_answer_that_was_never_given_is_unknown() => Assert.Equal(NameOutcome.Unknown, default);

    [Fact]
    public void More_findings_than_a_person_reads_are_counted()
    {
        var many = Enumerable.Range(0, NameLimits.FindingsMax + 7).Select(i => new NamedEntry($"{i}", "Rosalind Featherstone", [], NameFacts.None)).ToArray();
        var answer = Check(new NameList(ListKind.Reported, "", Now, Month, many), "Rosalind Featherstone");
        Assert.Equal((NameLimits.FindingsMax, NameLimits.FindingsMax + 7), (answer.Findings.Count, answer.FindingsInAll));
        Assert.Equal("0", answer.Findings[0].Entry.Id);
    }

    private static void Refuses(UnknownWhy why, NameList list)
    {
        var answer = Check(list, "Chan Tai Man");
        Assert.Equal((NameOutcome.Unknown, why, 0), (answer.Outcome, answer.Why, answer.FindingsInAll));
        Assert.NotEmpty(answer.WhyWords);
    }

    private static NameList Whole() => new(ListKind.Sanctions, "UN", Now, Month, Entries);

    private static NameAnswer Check(NameList list, string name) => list.Check(NameReading.Of(name), NameFacts.None, Now, NameLimits.Threshold);
}
