using Cordon.Core.Exchange.Release;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>Whatever went wrong between a decision and the wire, what does not fit is not sent.</summary>
public sealed class LastHopTests
{
    private static readonly ReleaseField Account = new("account", "DE89370400440532013000", FieldClass.Account);

    private static readonly ReleaseQuestion Asked = World.Question with { Marks = World.Made(World.Draft with { Originators = [World.Third] }) };

    private static readonly ReleaseQuestion Permitted = Asked with { Consents = [Asked.Yes(World.Third)] };

    private static readonly ReleaseDecision Decision = ReleasePolicy.Standard.Decide(Permitted);

    private static readonly ReleaseParcel Parcel = ReleaseParcel.Of(Decision, [Account, new("victim", "Mrs Lim", FieldClass.Victim)])!;

    [Fact]
    public void What_was_permitted_leaves_and_is_permitted_still()
    {
        Assert.Equal([Account], Parcel.Fields);
        Assert.Null(Refusal());
        Assert.Null(Refusal(now: World.Now + TimeSpan.FromHours(23)));
    }

    [Fact]
    public void Another_policy_refuses() => Refused("another policy", Refusal(policy: StandardTable.With("P7", _ => null)));

    [Fact]
    public void Another_recipient_is_refused_whoever_they_are()
    {
        Refused("another recipient", Refusal(recipient: World.FarCentre with { Party = World.Third }));
        Refused("another recipient", Refusal(recipient: World.FarCentre with { Party = default }));
    }

    [Fact]
    public void What_changed_since_is_asked_again()
    {
        Refused("says otherwise: D2", Refusal(recipient: World.FarCentre with { IsTrusted = false }));
        Refused("says otherwise: D5", Refusal(recipient: World.FarCentre with { Terms = [] }));
        Refused("says otherwise: R1", Refusal(recipient: World.FarCentre with { Rights = RightsRisks.DeathPenalty }));
        Refused("says otherwise: A1", Refusal(consents: []));
        Refused("says otherwise: A1", Refusal(now: World.Now + TimeSpan.FromDays(1)));
        Refused("says otherwise: D1", Refusal(now: World.Now + TimeSpan.FromDays(365)));
    }

    [Fact]
    public void What_does_not_bear_its_own_decision_is_refused()
    {
        var other = ReleasePolicy.Standard.Decide(Permitted with { Purpose = ReleasePurposes.Recovery });
        Refused("another decision", Refusal(parcel: Parcel with { DecisionId = other.Id }));
        Refused("another decision", Refusal(parcel: Parcel with { ObjectHash = new string('b', 64) }));
        Refused("another decision", Refusal(decision: ReleasePolicy.Standard.Decide(World.Question)));
    }

    [Fact]
    public void Other_marks_are_refused_were_they_narrower()
    {
        var marks = Parcel.Marks.ToDraft();
        Refused("the marks", Refusal(parcel: Parcel with { Marks = Permitted.Marks }));
        Refused("the marks", Refusal(parcel: Parcel with { Marks = World.Made(marks with { Tlp = Tlp.Amber }) }));
        Refused("the marks", Refusal(parcel: Parcel with { Marks = World.Made(marks with { Handling = HandlingCodes.H1 }) }));
    }

    [Theory]
    [InlineData("victim", FieldClass.Victim)]
    [InlineData("note", FieldClass.Unclassified)]
    [InlineData("account", FieldClass.Payment)]
    [InlineData("class", FieldClass.Pointer)]
    public void A_field_that_was_put_in_behind_the_decision_is_refused(string name, FieldClass of) =>
        Refused($"the field {name}", Refusal(parcel: Parcel with { Fields = [Account, new(name, "confirmed-scam", of)] }));

    [Fact]
    public void What_a_person_has_to_weigh_leaves_by_their_word_on_it_alone()
    {
        var asked = World.Question with { Marks = World.Made(World.Draft with { Rights = RightsRisks.PossibleTrafficking }) };
        var decision = ReleasePolicy.Standard.Decide(asked);
        Assert.Equal(ReleaseOutcome.HumanReview, decision.Outcome);
        var approval = new ReviewApproval(decision.Id, "officer-7", "she asked to be brought home");
        Assert.Null(Sent(decision, approval));
        Refused("nobody has said", Sent(decision, null));
        Refused("nobody has said", Sent(decision, approval with { DecisionId = Decision.Id }));
        Refused("nobody has said", Sent(decision, approval with { Officer = " " }));
        Refused("nobody has said", Sent(decision, approval with { Reason = "ok" }));
    }

    [Fact]
    public void No_word_of_a_person_lets_leave_what_the_policy_denies_or_asks_about()
    {
        foreach (var question in (ReleaseQuestion[])[Asked, Permitted with { Purpose = ReleasePurposes.Administration }])
        {
            var decision = ReleasePolicy.Standard.Decide(question);
            var parcel = new ReleaseParcel(decision.Id, question.ObjectHash, question.Marks, []);
            var approval = new ReviewApproval(decision.Id, "officer-7", "it is urgent");
            Refused("nothing leaves", LastHop.Refusal(ReleasePolicy.Standard, decision, parcel, question.Recipient, question.Consents, World.Now, approval));
        }
    }

    private static Phrase? Sent(ReleaseDecision decision, ReviewApproval? approval) => LastHop.Refusal(
        ReleasePolicy.Standard, decision, ReleaseParcel.Of(decision, [Account])!, World.FarCentre, [], World.Now, approval);

    private static Phrase? Refusal(
        ReleasePolicy? policy = null, ReleaseDecision? decision = null, ReleaseParcel? parcel = null, Recipient? recipient = null,
        IReadOnlyList<Consent>? consents = null, Instant? now = null) => LastHop.Refusal(
        policy ?? ReleasePolicy.Standard, decision ?? Decision, parcel ?? Parcel, recipient ?? World.FarCentre, consents ?? Permitted.Consents,
        now ?? World.Now);

    private static void Refused(string why, Phrase? refusal) => Assert.Contains(why, refusal?.English, StringComparison.Ordinal);
}
