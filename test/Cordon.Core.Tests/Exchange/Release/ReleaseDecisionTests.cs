using Cordon.Core.Exchange.Release;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>What comes of a question by the one change that makes the difference, and with what it leaves.</summary>
public sealed class ReleaseDecisionTests
{
    private static readonly ReleaseQuestion Asked = World.Question;

    private static readonly Recipient Public = World.FarCentre with { Party = default, Relation = RecipientRelation.Outside, IsTrusted = false };

    public static TheoryData<string, ReleaseOutcome, string, ReleaseQuestion> Questions => new()
    {
        { "a mule's record to a centre", ReleaseOutcome.Permit, "P2", Asked },
        { "a pointer", ReleaseOutcome.Permit, "P1", Asked with { Action = ReleaseAction.Pointer } },
        { "kept long enough, to the millisecond", ReleaseOutcome.Deny, "D1", Marked(draft => draft with { RetainUntil = World.Now }) },
        { "kept for long, to the day", ReleaseOutcome.Permit, "P2", To(World.FarCentre with { KeepsAtLeast = TimeSpan.FromDays(365) }) },
        { "a millisecond more", ReleaseOutcome.Permit, "P2", Marked(draft => draft with { RetainUntil = World.Now + TimeSpan.FromMilliseconds(1) }) },
        { "not in the list", ReleaseOutcome.Deny, "D2", To(World.FarCentre with { IsTrusted = false }) },
        { "not competent", ReleaseOutcome.Deny, "D2", To(World.FarCentre with { Competence = ReleasePurposes.Recovery }) },
        { "nobody", ReleaseOutcome.Deny, "D2", To(World.FarCentre with { Party = default }) },
        { "not in the audience", ReleaseOutcome.Deny, "D3", To(World.FarCentre with { Party = World.Fourth }) },
        { "an audience of nobody", ReleaseOutcome.Deny, "D3", Marked(draft => draft with { Audience = Audience.Nobody }) },
        { "another purpose", ReleaseOutcome.Deny, "D4", Marked(draft => draft with { Purposes = ReleasePurposes.Recovery }) },
        { "for no purpose any more", ReleaseOutcome.Deny, "D4", Marked(draft => draft with { Purposes = ReleasePurposes.None }) },
        { "an agreement it may not leave by", ReleaseOutcome.Deny, "D5", Marked(draft => draft with { LegalBases = LegalBases.Budapest }) },
        { "signed and not in force", ReleaseOutcome.Deny, "D5", By(new(LegalBases.Memorandum, World.Now + TimeSpan.FromDays(1), null)) },
        { "ended", ReleaseOutcome.Deny, "D5", By(new(LegalBases.Memorandum, World.Now + TimeSpan.FromDays(-9), World.Now)) },
        { "kept for too long there", ReleaseOutcome.Deny, "D6", To(World.FarCentre with { KeepsAtLeast = TimeSpan.FromDays(366) }) },
        { "a pointer without a hit", ReleaseOutcome.Deny, "D7", Asked with { Action = ReleaseAction.Pointer, IsHitProven = false } },
        { "for taxes", ReleaseOutcome.Deny, "D4", Asked with { Purpose = ReleasePurposes.Administration } },
        { "a victim's record to find who did it", ReleaseOutcome.Deny, "D9", Marked(draft => draft with { Role = SubjectRole.Victim }) },
        {
            "a victim's record to bring the money back", ReleaseOutcome.Permit, "P2",
            Marked(draft => draft with { Role = SubjectRole.Victim }) with { Purpose = ReleasePurposes.Recovery }
        },
        {
            "evidence by an understanding", ReleaseOutcome.Deny, "D10", Asked with { Action = ReleaseAction.Evidence, Purpose = ReleasePurposes.Prosecution }
        },
        {
            "evidence by a treaty", ReleaseOutcome.Permit, "P5",
            By(new(LegalBases.MutualLegalAssistance, World.Now, null)) with { Action = ReleaseAction.Evidence, Purpose = ReleasePurposes.Prosecution }
        },
        {
            "a warning that is not for all", ReleaseOutcome.Deny, "D3",
            To(Public) with { Action = ReleaseAction.Publication, Purpose = ReleasePurposes.Prevention }
        },
        {
            "a warning", ReleaseOutcome.HumanReview, "R4",
            Marked(draft => draft with { Tlp = Tlp.Clear, Pap = Pap.Clear, Audience = Audience.Everybody }) with
            {
                Recipient = Public, Action = ReleaseAction.Publication, Purpose = ReleasePurposes.Prevention,
            }
        },
        { "what another centre made", ReleaseOutcome.AskOriginator, "A1", Marked(draft => draft with { Originators = [World.Here, World.Third] }) },
        { "its own, back to it", ReleaseOutcome.Permit, "P2", Marked(draft => draft with { Originators = [World.Far], Tlp = Tlp.Red, Pap = Pap.Red }) },
        { "partly its own", ReleaseOutcome.AskOriginator, "A1", Marked(draft => draft with { Originators = [World.Far, World.Third] }) },
        { "amber", ReleaseOutcome.AskOriginator, "A2", Marked(draft => draft with { Tlp = Tlp.Amber }) },
        { "a pointer to what is amber", ReleaseOutcome.Permit, "P1", Marked(draft => draft with { Tlp = Tlp.Amber }) with { Action = ReleaseAction.Pointer } },
        { "a freeze that the subject would notice", ReleaseOutcome.AskOriginator, "A3", Freeze(draft => draft with { Pap = Pap.Amber }) },
        { "a freeze", ReleaseOutcome.Permit, "P4", Freeze(draft => draft) },
        { "a freeze on doubtful grounds", ReleaseOutcome.HumanReview, "R5", Freeze(draft => draft with { Information = InformationCredibility.Three }) },
        {
            "passing on", ReleaseOutcome.AskOriginator, "A5",
            Marked(draft => draft with { Handling = HandlingCodes.H2 }) with { Action = ReleaseAction.Onward }
        },
        { "H2 to whom it is given", ReleaseOutcome.Permit, "P2", Marked(draft => draft with { Handling = HandlingCodes.H2 }) },
        {
            "H1 for a court", ReleaseOutcome.AskOriginator, "A4",
            Marked(draft => draft with { Handling = HandlingCodes.H1 }) with { Purpose = ReleasePurposes.Prosecution }
        },
        { "death is to be feared there", ReleaseOutcome.HumanReview, "R1", To(World.FarCentre with { Rights = RightsRisks.DeathPenalty }) },
        { "torture is to be feared", ReleaseOutcome.HumanReview, "R1", Marked(draft => draft with { Rights = RightsRisks.Torture }) },
        { "a political offence", ReleaseOutcome.HumanReview, "R1", Marked(draft => draft with { Rights = RightsRisks.PoliticalOffence }) },
        { "somebody who may have been forced", ReleaseOutcome.HumanReview, "R2", Marked(draft => draft with { Rights = RightsRisks.PossibleTrafficking }) },
        { "of whom nothing is known", ReleaseOutcome.HumanReview, "R3", Marked(draft => draft with { Role = SubjectRole.Unknown }) },
        { "an arrest", ReleaseOutcome.HumanReview, "R4", Marked(draft => draft with { Pap = Pap.Clear }) with { Action = ReleaseAction.Coercion } },
        {
            "conditions in words", ReleaseOutcome.HumanReview, "R6",
            Marked(draft => draft with { Handling = HandlingCodes.H3, HandlingTexts = ["not before May"] })
        },
        { "a bank, to find who did it", ReleaseOutcome.Deny, "D0", To(World.FarCentre with { Relation = RecipientRelation.Client }) },
        { "who says that they made it", ReleaseOutcome.Deny, "D0", To(World.FarCentre with { Relation = RecipientRelation.Originator }) },
        { "who says that they are of the house", ReleaseOutcome.Deny, "D0", To(World.FarCentre with { Relation = RecipientRelation.OwnDesk }) },
        {
            "another desk", ReleaseOutcome.Permit, "P2",
            Marked(draft => draft with { Tlp = Tlp.AmberStrict, Originators = [World.Third] }) with
            {
                Recipient = World.FarCentre with { Party = World.Here, Relation = RecipientRelation.OwnDesk },
            }
        },
        { "no act", ReleaseOutcome.Deny, "D0", Asked with { Action = ReleaseAction.None } },
        { "two purposes at once", ReleaseOutcome.Deny, "D0", Asked with { Purpose = ReleasePurposes.Recovery | ReleasePurposes.Investigation } },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void What_comes_of_it(string what, ReleaseOutcome outcome, string rule, ReleaseQuestion question)
    {
        var decision = ReleasePolicy.Standard.Decide(question);
        Assert.Equal((what, outcome, rule), (what, decision.Outcome, decision.Rules[0]));
        Assert.Equal(outcome >= ReleaseOutcome.HumanReview, decision.Obligations is not null);
        Assert.Equal(outcome == ReleaseOutcome.AskOriginator, decision.ToAsk.Length > 0);
        Assert.All(decision.Rules, id => Assert.Contains(ReleasePolicy.Standard.Rules.Add(ReleaseRules.Default), known => known.Id == id));
    }

    /// <summary>
    /// Third-party rule, by exhaustion: whoever made a part of it, whoever said yes, whatever is to be done by whomever for whatever; without the yes of each
    /// originator who is neither the holder nor the recipient nothing leaves, not even by a person's word.
    /// </summary>
    [Fact]
    public void Nothing_of_a_third_party_leaves_without_its_yes()
    {
        var permitted = 0;
        for (var each = 0; each < 15 * 16; each++)
        {
            var (originators, saidYes) = (World.Some((each % 15) + 1).ToArray(), World.Some(each / 15).ToArray());
            var marked = Marked(draft => draft with { Originators = originators });
            foreach (var question in from action in Enum.GetValues<ReleaseAction>()
                                     from purpose in Enum.GetValues<ReleasePurposes>()
                                     from relation in Enum.GetValues<RecipientRelation>()
                                     select marked with { Action = action, Purpose = purpose, Recipient = World.FarCentre with { Relation = relation } })
            {
                var decision = ReleasePolicy.Standard.Decide(question with { Consents = [.. saidYes.Select(question.Yes)] });
                var isMissing = originators.Any(originator => originator != World.Here && originator != World.Far && !saidYes.Contains(originator));
                if (isMissing)
                {
                    Assert.True(decision.Outcome <= ReleaseOutcome.AskOriginator, $"{decision} {question.Action} {question.Purpose}");
                }

                permitted += decision.Outcome == ReleaseOutcome.Permit ? 1 : 0;
            }
        }

        Assert.True(permitted > 1_000);
    }

    /// <summary>A yes is to one release: what differs from it in anything is another.</summary>
    [Fact]
    public void A_yes_to_something_else_is_none()
    {
        var asked = Marked(draft => draft with { Originators = [World.Third] });
        var yes = asked.Yes(World.Third);
        Assert.Equal(ReleaseOutcome.Permit, ReleasePolicy.Standard.Decide(asked with { Consents = [yes] }).Outcome);
        Assert.All(
            (Consent[])
            [
                yes with { Originator = World.Fourth }, yes with { ObjectHash = new string('b', 64) }, yes with { Recipient = World.Fourth },
                yes with { Purpose = ReleasePurposes.Recovery }, yes with { Action = ReleaseAction.Onward }, yes with { Until = World.Now },
            ],
            other =>
            {
                var decision = ReleasePolicy.Standard.Decide(asked with { Consents = [other] });
                Assert.Equal((ReleaseOutcome.AskOriginator, "A1"), (decision.Outcome, decision.Rules[0]));
                Assert.Equal([World.Third], decision.ToAsk);
            });
    }

    /// <summary>A gives to B and C asks B: by exhaustion of B's answers, through the marks that left A.</summary>
    [Fact]
    public void What_was_given_by_one_centre_does_not_reach_a_third_through_another()
    {
        var given = ReleasePolicy.Standard.Decide(Asked);
        var atFar = Asked with { Holder = World.Far, Marks = given.Obligations!.Marks, Recipient = World.FarCentre with { Party = World.Third } };
        foreach (var question in from action in Enum.GetValues<ReleaseAction>()
                                 from purpose in Enum.GetValues<ReleasePurposes>()
                                 from relation in Enum.GetValues<RecipientRelation>()
                                 from party in World.Some(15).Where(party => party != World.Far)
                                 select atFar with
                                 {
                                     Action = action,
                                     Purpose = purpose,
                                     Recipient = World.FarCentre with { Party = party, Relation = relation },
                                 })
        {
            Assert.Equal(ReleaseOutcome.Deny, ReleasePolicy.Standard.Decide(question).Outcome);
        }

        // Even where A had let it go to C, too, B may not be the one who gives it.
        var wide = atFar with { Marks = Asked.Marks };
        var refused = ReleasePolicy.Standard.Decide(wide);
        Assert.Equal((ReleaseOutcome.AskOriginator, "A1"), (refused.Outcome, refused.Rules[0]));
        Assert.Equal(ReleaseOutcome.Permit, ReleasePolicy.Standard.Decide(wide with { Consents = [wide.Yes(World.Here)] }).Outcome);
    }

    [Fact]
    public void It_leaves_for_whom_and_what_it_was_asked_for_alone_with_stamps()
    {
        var obligations = ReleasePolicy.Standard.Decide(Asked).Obligations!;
        Assert.Equal((ReleaseTier.Record, HandlingCodes.H1 | HandlingCodes.H2), (obligations.Tier, obligations.Stamps));
        Assert.Equal(
            World.Made(World.Draft with
            {
                Audience = Audience.Of(World.Far),
                Purposes = ReleasePurposes.Investigation,
                Handling = HandlingCodes.H1 | HandlingCodes.H2,
            }),
            obligations.Marks);
        Assert.True(obligations.Marks.AreWithin(Asked.Marks));
        Assert.Equal([FieldClass.Unclassified, FieldClass.Victim, FieldClass.ThirdParty, FieldClass.Source, FieldClass.Reference], obligations.Withheld);
    }

    [Fact]
    public void The_number_of_a_decision_is_of_all_that_was_asked()
    {
        var policy = ReleasePolicy.Standard;
        var ids = ((ReleaseQuestion[])
        [
            Asked, Asked with { Now = World.Now + TimeSpan.FromMilliseconds(1) }, Asked with { ObjectHash = new string('b', 64) },
            Asked with { Holder = World.Third }, Asked with { Action = ReleaseAction.Enquiry }, Asked with { Purpose = ReleasePurposes.Recovery },
            To(World.FarCentre with { Party = World.Third }),
            Marked(draft => draft with { Source = SourceReliability.A }),
        ]).Select(question => policy.Decide(question).Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], policy.Decide(Asked).Id);
        Assert.NotEqual(ids[0], StandardTable.With("R7", _ => null).Decide(Asked).Id);
    }

    private static ReleaseQuestion Marked(Func<MarksDraft, MarksDraft> change) => Asked with { Marks = World.Made(change(World.Draft)) };

    private static ReleaseQuestion By(LegalBasisTerm term) => To(World.FarCentre with { Terms = [term] });

    private static ReleaseQuestion To(Recipient recipient) => Asked with { Recipient = recipient };

    private static ReleaseQuestion Freeze(Func<MarksDraft, MarksDraft> change) =>
        Marked(change) with { Action = ReleaseAction.Freeze, Purpose = ReleasePurposes.Recovery };
}
