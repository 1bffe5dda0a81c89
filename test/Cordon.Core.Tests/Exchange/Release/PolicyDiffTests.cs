using Cordon.Core.Exchange.Release;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>A change of the policy is named cell by cell; and that laws can be broken is shown by rules that break them.</summary>
public sealed class PolicyDiffTests
{
    private static readonly RuleCase Anything = new();

    /// <summary>Each rule that is taken away, and the law that finds it. A rule of which no law speaks changes the table, and so is reviewed.</summary>
    public static TheoryData<string, string> Needed => new()
    {
        { "D1", "bar" }, { "D2", "bar" }, { "D3", "bar" }, { "D4", "bar" }, { "D5", "bar" }, { "D6", "bar" }, { "D7", "bar" }, { "D8", "" }, { "D9", "" },
        { "D10", "intelligence is no evidence" }, { "D11", "" }, { "D12", "" }, { "A1", "without the yes of each originator" }, { "A2", "" }, { "A3", "" },
        { "A4", "" }, { "A5", "" }, { "R1", "rights are at risk" }, { "R2", "rights are at risk" }, { "R3", "" }, { "R4", "cannot be taken back" },
        { "R5", "" }, { "R6", "" }, { "R7", "" }, { "P1", "" }, { "P2", "" }, { "P3", "" }, { "P4", "" }, { "P5", "" }, { "P6", "" }, { "P7", "" },
    };

    [Theory]
    [MemberData(nameof(Needed))]
    public void A_rule_that_is_taken_away_is_missed(string id, string law)
    {
        var without = PolicyTable.Of(StandardTable.With(id, _ => null));
        Assert.NotEmpty(PolicyDiff.Of(StandardTable.Now, without).Changes);
        if (law.Length > 0)
        {
            Assert.Contains(PolicyLaws.Broken(without), broken => broken.Law.Contains(law, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_rule_under_which_a_narrower_mark_lets_more_leave_is_found()
    {
        // As if what is only doubtful, or only Amber, were not looked at.
        var upsideDown = PolicyTable.Of(StandardTable.With("A2", rule => rule with
        {
            Cases = [new RuleCase { Consents = [ConsentState.Sufficient], Relations = [RecipientRelation.Peer], Tlps = [Tlp.Amber] }],
        }));
        Assert.Contains(PolicyLaws.Broken(upsideDown), broken => broken.Law == "tlp AmberStrict lets no more leave than Amber");
        Assert.DoesNotContain(PolicyLaws.Broken(upsideDown), broken => broken.Law.StartsWith("pap", StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_of_which_none_permits_let_nothing_leave()
    {
        var none = PolicyTable.Of(new ReleasePolicy(ReleaseRules.Standard.Where(rule => rule.Effect != RuleEffect.Permit)));
        Assert.Equal(ReleaseAxis.Cells, none.Count()[ReleaseOutcome.Deny]);
        Assert.Equal(ReleaseAxis.Cells, PolicyTable.Of(new ReleasePolicy([])).Count()[ReleaseOutcome.Deny]);
        Assert.Equal("D0", Assert.Single(new ReleasePolicy([]).Weigh(PolicyTable.SituationOf(0)).Rules).Id);
    }

    [Fact]
    public void A_permit_for_everything_overrides_no_other_rule()
    {
        var everything = new ReleaseRule("P99", RuleEffect.Permit, ReleaseRules.Default.Says, [Anything]);
        var open = PolicyTable.Of(new ReleasePolicy([.. ReleaseRules.Standard, everything]));
        Assert.Empty(PolicyLaws.Broken(open));
        Assert.All(PolicyDiff.Of(StandardTable.Now, open).Changes, change => Assert.Equal("D0", change.Old.Rule));
    }

    [Fact]
    public void A_change_is_told_in_groups_that_are_all_of_it()
    {
        var changed = PolicyTable.Of(StandardTable.With("R6", _ => null));
        var diff = PolicyDiff.Of(StandardTable.Now, changed);
        var (was, becomes) = (Rules(StandardTable.Now), Rules(changed));
        var counted = 0L;
        for (var cell = 0; cell < ReleaseAxis.Cells; cell++)
        {
            counted += ReferenceEquals(was[StandardTable.Now.Cells[cell]], becomes[changed.Cells[cell]]) ? 0 : 1;
        }

        Assert.Equal(counted, diff.Changes.Sum(change => change.Cells));
        Assert.All(diff.Changes, change => Assert.Contains("handling=H3", change.Where));
        Assert.All(diff.Changes.Zip(diff.Changes.Skip(1)), pair => Assert.True(Wider(pair.First) >= Wider(pair.Second)));
        Assert.Contains(diff.Changes, change => change.Old.Rule == "R6" && change.New.Outcome == ReleaseOutcome.Permit);
        Assert.Empty(PolicyDiff.Of(changed, changed).Changes);
    }

    private static int Wider(PolicyChange change) => change.New.Outcome - change.Old.Outcome;

    private static string[] Rules(PolicyTable table) => [.. table.Verdicts.Select(verdict => string.Intern(verdict.Rule))];

    [Fact]
    public void A_reviewer_reads_how_many_cells_went_where_and_why()
    {
        var changed = PolicyTable.Of(StandardTable.With("P7", _ => null));
        var lines = PolicyDiff.Of(StandardTable.Now, changed).Lines().ToArray();
        Assert.Equal(["696 in all AskOriginator -> Deny", "456 in all HumanReview -> Deny"], lines[..2]);
        Assert.Equal("456 in all Deny -> HumanReview", PolicyDiff.Of(changed, StandardTable.Now).Lines().First());
        Assert.Contains(
            "128 cells went HumanReview -> Deny (R4 -> D0): bar=None action=Publication relation=Outside purpose=Prevention role=Suspect,Mule "
            + "consent=Explicit tlp=Clear rights=None",
            lines);
    }

    [Fact]
    public void A_table_is_read_as_it_was_written()
    {
        var (table, fault) = PolicyTableReader.Read(StandardTable.Committed());
        Assert.Null(fault);
        Assert.Equal(StandardTable.Committed(), PolicyTableWriter.Write(table!, ReleasePolicy.Standard.Rules));
    }

    [Theory]
    [InlineData("# axis pap: Clear", "# axis pap: White", "other axes")]
    [InlineData("bar=Expired 3456000 Deny D1\n", "", "nothing is said")]
    [InlineData("bar=Expired 3456000", "bar=Expired 3456001", "it says 3456001 cells")]
    [InlineData("bar=Expired 3456000 Deny", "bar=Expired 3456000 Refuse", "a group is a number of cells")]
    [InlineData("bar=Expired 3456000", "bar=Expired,Untrusted 6912000", "another group has")]
    [InlineData("bar=Expired 3456000", "bar=Gone 3456000", "has no value")]
    [InlineData("bar=Expired 3456000", "bar 3456000", "is not an axis with values")]
    [InlineData("\nbar=Expired", "\n      bar=Expired", "belongs to no branch")]
    public void A_table_that_is_not_whole_is_refused(string what, string by, string why)
    {
        var committed = StandardTable.Committed();
        Assert.Contains(what, committed, StringComparison.Ordinal);
        Assert.Contains(why, PolicyTableReader.Read(committed.Replace(what, by, StringComparison.Ordinal)).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_of_one_name_are_no_policy()
    {
        Assert.Throws<ArgumentException>(() => new ReleasePolicy([.. ReleaseRules.Standard, ReleaseRules.Standard[0]]));
        Assert.Throws<ArgumentException>(() => new ReleasePolicy([ReleaseRules.Default]));
        Assert.Throws<ArgumentException>(() => new ReleasePolicy(
            [new ReleaseRule("D1", RuleEffect.Deny, ReleaseRules.Default.Says, [.. Enumerable.Repeat(Anything, ReleasePolicy.CasesMax + 1)])]));
    }

    [Fact]
    public void Another_rule_is_another_version()
    {
        var versions = ReleaseRules.Standard.Select(rule => StandardTable.With(rule.Id, _ => null).Version).Append(ReleasePolicy.Standard.Version).ToArray();
        Assert.Equal(versions.Length, versions.Distinct().Count());
        Assert.Equal(ReleasePolicy.Standard.Version, new ReleasePolicy(ReleaseRules.Standard).Version);
    }
}
