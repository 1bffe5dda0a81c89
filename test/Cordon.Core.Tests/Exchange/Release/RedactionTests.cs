using Cordon.Core.Exchange.Release;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>What a tier lets through, and nothing else.</summary>
public sealed class RedactionTests
{
    private static readonly ReleaseField[] Fields =
        [.. Enum.GetValues<FieldClass>().Where(each => each != FieldClass.Pointer).Select(each => new ReleaseField($"the {each}", "x", each))];

    public static TheoryData<ReleaseAction, ReleasePurposes, SubjectRole, RightsRisks, FieldClass[]> Tiers => new()
    {
        { ReleaseAction.Pointer, ReleasePurposes.Recovery, SubjectRole.Mule, RightsRisks.None, [] },
        {
            ReleaseAction.Record, ReleasePurposes.Investigation, SubjectRole.Mule, RightsRisks.None,
            [FieldClass.Account, FieldClass.Payment, FieldClass.Subject]
        },
        { ReleaseAction.Record, ReleasePurposes.Investigation, SubjectRole.Unknown, RightsRisks.None, [FieldClass.Account, FieldClass.Payment] },
        {
            ReleaseAction.Record, ReleasePurposes.Recovery, SubjectRole.Victim, RightsRisks.None,
            [FieldClass.Account, FieldClass.Payment, FieldClass.Subject, FieldClass.Victim]
        },
        { ReleaseAction.Record, ReleasePurposes.Investigation, SubjectRole.Mule, RightsRisks.PossibleTrafficking, [FieldClass.Account, FieldClass.Payment] },
        {
            ReleaseAction.Record, ReleasePurposes.Recovery, SubjectRole.Suspect, RightsRisks.PossibleTrafficking,
            [FieldClass.Account, FieldClass.Payment, FieldClass.Victim]
        },
        {
            ReleaseAction.Record, ReleasePurposes.Protection, SubjectRole.Suspect, RightsRisks.PossibleTrafficking,
            [FieldClass.Account, FieldClass.Payment, FieldClass.Subject, FieldClass.Victim]
        },
        { ReleaseAction.Freeze, ReleasePurposes.Recovery, SubjectRole.Mule, RightsRisks.None, [FieldClass.Account, FieldClass.Payment] },
        { ReleaseAction.Evidence, ReleasePurposes.Prosecution, SubjectRole.Mule, RightsRisks.None, [FieldClass.Reference] },
    };

    [Theory]
    [MemberData(nameof(Tiers))]
    public void A_tier_lets_its_own_through(ReleaseAction action, ReleasePurposes purpose, SubjectRole role, RightsRisks rights, FieldClass[] passing)
    {
        var decision = Decided(action, purpose, role, rights);
        var record = Redaction.Of(decision, Fields);
        Assert.Equal(passing, record.Fields.Select(field => field.Class));
        Assert.Equal(Fields.Except(record.Fields).Select(field => field.Name), record.Withheld);
        Assert.DoesNotContain(record.Fields, field => decision.Obligations!.Withheld.Contains(field.Class));
    }

    [Fact]
    public void Under_no_decision_does_leave_what_is_nobodys_or_a_third_partys_or_a_sources()
    {
        var decisions = from action in Enum.GetValues<ReleaseAction>()
                        from purpose in Enum.GetValues<ReleasePurposes>()
                        from role in Enum.GetValues<SubjectRole>().Skip(1)
                        select Decided(action, purpose, role, RightsRisks.None);
        Assert.All(decisions, decision => Assert.DoesNotContain(
            Redaction.Of(decision, [.. Fields, new ReleaseField("new", "x", (FieldClass)99)]).Fields,
            field => field.Class is FieldClass.Unclassified or FieldClass.ThirdParty or FieldClass.Source || !Enum.IsDefined(field.Class)));
    }

    [Fact]
    public void Nothing_leaves_by_a_decision_that_does_not_let_it()
    {
        var denied = Decided(ReleaseAction.Record, ReleasePurposes.Administration, SubjectRole.Mule, RightsRisks.None);
        Assert.Equal(ReleaseOutcome.Deny, denied.Outcome);
        Assert.Empty(Redaction.Of(denied, Fields).Fields);
        Assert.Null(ReleaseParcel.Of(denied, Fields));
    }

    [Fact]
    public void A_field_that_is_there_twice_stays()
    {
        var decision = Decided(ReleaseAction.Record, ReleasePurposes.Investigation, SubjectRole.Mule, RightsRisks.None);
        ReleaseField[] twice = [new("number", "1", FieldClass.Account), new("number", "2", FieldClass.Victim), new("amount", "5", FieldClass.Payment)];
        var record = Redaction.Of(decision, twice);
        Assert.Equal(["amount"], record.Fields.Select(field => field.Name));
        Assert.Equal(["number"], record.Withheld);
    }

    [Theory]
    [InlineData(SubjectRole.Suspect, RightsRisks.None, SourceReliability.A, "confirmed-scam")]
    [InlineData(SubjectRole.Mule, RightsRisks.None, SourceReliability.B, "mule")]
    [InlineData(SubjectRole.Suspect, RightsRisks.None, SourceReliability.C, "ask-desk")]
    [InlineData(SubjectRole.Suspect, RightsRisks.PossibleTrafficking, SourceReliability.A, "ask-desk")]
    [InlineData(SubjectRole.Mule, RightsRisks.PossibleTrafficking, SourceReliability.A, "ask-desk")]
    [InlineData(SubjectRole.Unknown, RightsRisks.None, SourceReliability.A, "ask-desk")]
    [InlineData(SubjectRole.Witness, RightsRisks.None, SourceReliability.A, "ask-desk")]
    [InlineData(SubjectRole.Victim, RightsRisks.None, SourceReliability.A, "ask-desk")]
    public void A_pointer_names_nobody_who_may_be_a_victim(SubjectRole role, RightsRisks rights, SourceReliability source, string word)
    {
        var marks = World.Made(World.Draft with { Role = role, Rights = rights, Source = source });
        var pointer = SealedPointer.Of(marks, 7, World.Now, "duty");
        Assert.Equal([("class", word), ("reports", "5-19"), ("last_seen", "2026-03"), ("desk", "duty")], pointer.Select(field => (field.Name, field.Value)));
        var decision = ReleasePolicy.Standard.Decide(World.Question with
        {
            Marks = marks,
            Action = ReleaseAction.Pointer,
            Purpose = ReleasePurposes.Protection,
        });
        Assert.Equal(rights != RightsRisks.None || source == SourceReliability.C ? ReleaseOutcome.HumanReview : ReleaseOutcome.Permit, decision.Outcome);
        Assert.Equal(pointer, Redaction.Of(decision, pointer).Fields);
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "2-4")]
    [InlineData(4, "2-4")]
    [InlineData(5, "5-19")]
    [InlineData(20, "20+")]
    [InlineData(int.MaxValue, "20+")]
    public void How_many_reports_is_a_band(int reports, string band) =>
        Assert.Equal(band, SealedPointer.Of(World.Made(World.Draft), reports, World.Now, "duty")[1].Value);

    [Theory]
    [InlineData("class", "confirmed-scam")]
    [InlineData("reports", "7")]
    [InlineData("last_seen", "2026-03-01")]
    [InlineData("desk", "Officer Tan")]
    [InlineData("name", "tan")]
    public void What_is_no_pointer_does_not_leave_as_one(string name, string value)
    {
        var decision = Decided(ReleaseAction.Pointer, ReleasePurposes.Recovery, SubjectRole.Mule, RightsRisks.None);
        Assert.Equal(ReleaseOutcome.Permit, decision.Outcome);
        Assert.Empty(Redaction.Of(decision, [new ReleaseField(name, value, FieldClass.Pointer)]).Fields);
    }

    [Fact]
    public void A_pointer_needs_a_report_and_a_desk()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SealedPointer.Of(World.Made(World.Draft), 0, World.Now, "duty"));
        Assert.Throws<ArgumentException>(() => SealedPointer.Of(World.Made(World.Draft), 1, World.Now, "Officer Tan"));
        Assert.Equal("amount (Payment)", new ReleaseField("amount", "5,000", FieldClass.Payment).ToString());
    }

    private static ReleaseDecision Decided(ReleaseAction action, ReleasePurposes purpose, SubjectRole role, RightsRisks rights)
    {
        var question = World.Question with
        {
            Action = action,
            Purpose = purpose,
            Marks = World.Made(World.Draft with { Role = role, Rights = rights }),
            Recipient = World.FarCentre with { Terms = [new LegalBasisTerm(LegalBases.MutualLegalAssistance, World.Now, null)] },
        };
        return ReleasePolicy.Standard.Decide(question);
    }
}
