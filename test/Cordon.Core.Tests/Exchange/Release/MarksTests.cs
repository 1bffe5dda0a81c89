using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>Marks that contradict themselves cannot be made, and what is made of two things is never marked wider than either.</summary>
public sealed class MarksTests
{
    public static TheoryData<string, MarksDraft> Illegal => new()
    {
        { "(TLP) is not said", World.Draft with { Tlp = Tlp.None } },
        { "(TLP) is not said", World.Draft with { Tlp = (Tlp)6 } },
        { "(PAP) is not said", World.Draft with { Pap = Pap.None } },
        { "source is trusted is not said", World.Draft with { Source = (SourceReliability)9 } },
        { "how sure it is is not said", World.Draft with { Information = InformationCredibility.None } },
        { "its subject is in the matter is not said", World.Draft with { Role = SubjectRole.None } },
        { "none of H0 to H3", World.Draft with { Handling = (HandlingCodes)8 } },
        { "risk for somebody's rights", World.Draft with { Rights = (RightsRisks)16 } },
        { "legal basis is none", World.Draft with { LegalBases = (LegalBases)512 } },
        { "combating crime alone", World.Draft with { Purposes = ReleasePurposes.Administration | ReleasePurposes.Recovery } },
        { "may be kept is none", World.Draft with { RetainUntil = new Instant(long.MaxValue) } },
        { "whom it came from is not said", World.Draft with { Originators = [] } },
        { "whom it came from is not said", World.Draft with { Originators = [World.Here, default] } },
        { "more than 256 originators", World.Draft with { Originators = [.. Enumerable.Range(0, 257).Select(at => World.Party($"{at}"))] } },
        { "names more than 256", World.Draft with { Audience = Audience.Of(Enumerable.Range(0, 257).Select(at => World.Party($"{at}"))) } },
        { "(TLP:RED) is not for everybody", World.Draft with { Tlp = Tlp.Red, Audience = Audience.Everybody } },
        { "(TLP:CLEAR) cannot be kept", World.Draft with { Tlp = Tlp.Clear, Handling = HandlingCodes.H2 } },
        { "H3 and its words", World.Draft with { Handling = HandlingCodes.H3 } },
        { "H3 and its words", World.Draft with { HandlingTexts = ["not before May"] } },
        { "a text of H3 has", World.Draft with { Handling = HandlingCodes.H3, HandlingTexts = [" "] } },
        { "a text of H3 has", World.Draft with { Handling = HandlingCodes.H3, HandlingTexts = [new string('x', 401)] } },
    };

    [Theory]
    [MemberData(nameof(Illegal))]
    public void What_is_marked_wrongly_is_not_marked_at_all(string why, MarksDraft draft)
    {
        var (marks, fault) = Marks.Of(draft);
        Assert.Null(marks);
        Assert.Contains(why, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Together_they_are_the_narrower_in_each()
    {
        var left = World.Made(World.Draft with
        {
            Tlp = Tlp.Amber,
            Handling = HandlingCodes.H3,
            HandlingTexts = ["b", "a"],
            Source = SourceReliability.A,
            Role = SubjectRole.Victim,
            Purposes = ReleasePurposes.Recovery | ReleasePurposes.Protection,
            Originators = [World.Third],
        });
        var right = World.Made(World.Draft with
        {
            Pap = Pap.Red,
            Handling = HandlingCodes.H1,
            Information = InformationCredibility.Four,
            Rights = RightsRisks.Torture,
            Purposes = ReleasePurposes.Recovery | ReleasePurposes.Investigation,
            Audience = Audience.Of(World.Far),
            RetainUntil = World.Now,
            LegalBases = LegalBases.Memorandum,
        });
        Assert.Equal(
            World.Made(new MarksDraft
            {
                Tlp = Tlp.Amber,
                Pap = Pap.Red,
                Handling = HandlingCodes.H1 | HandlingCodes.H3,
                HandlingTexts = ["a", "b"],
                Source = SourceReliability.B,
                Information = InformationCredibility.Four,
                Purposes = ReleasePurposes.Recovery,
                Role = SubjectRole.Victim,
                Rights = RightsRisks.Torture,
                Originators = [World.Here, World.Third],
                Audience = Audience.Of(World.Far),
                RetainUntil = World.Now,
                LegalBases = LegalBases.Memorandum,
            }),
            left.Join(right));
    }

    [Fact]
    public void The_order_in_which_things_are_put_together_makes_no_difference() => Gen.Select(World.AnyMarks, World.AnyMarks, World.AnyMarks)
        .Sample((a, b, c) => a.Join(b).Equals(b.Join(a)) && a.Join(b.Join(c)).Equals(a.Join(b).Join(c)) && a.Join(a).Equals(a), iter: 20_000);

    [Fact]
    public void What_is_made_of_two_things_is_within_both() => Gen.Select(World.AnyMarks, World.AnyMarks).Sample((a, b) =>
    {
        var both = a.Join(b);
        return both.AreWithin(a) && both.AreWithin(b) && (a.AreWithin(b) == both.Equals(a))
            && both.Tlp >= a.Tlp && both.Pap >= a.Pap && (a.Handling & ~both.Handling) == 0 && a.HandlingTexts.All(both.HandlingTexts.Contains)
            && both.Source >= a.Source && both.Information >= a.Information && (both.Purposes & ~a.Purposes) == 0 && both.Role >= a.Role
            && (a.Rights & ~both.Rights) == 0 && a.Originators.All(both.Originators.Contains) && both.Audience.IsWithin(a.Audience)
            && both.RetainUntil <= a.RetainUntil && (both.LegalBases & ~a.LegalBases) == 0;
    }, iter: 20_000);

    /// <summary>The law that the marks are for: no question about two things together is answered more freely than about one of them.</summary>
    [Fact]
    public void Nothing_leaves_more_easily_together_with_something_else() => Gen.Select(
        Gen.Select(World.AnyMarks, World.AnyMarks, World.Any<ReleaseAction>(), Gen.Int[0, 5]),
        Gen.Select(World.Any<RecipientRelation>(), Gen.Int[0, 15], Gen.Int[1, 511], Gen.Bool)).Sample((thing, other) =>
    {
        var (a, b, action, purpose) = thing;
        var recipient = World.FarCentre with
        {
            Relation = other.Item1,
            Party = other.Item1 == RecipientRelation.OwnDesk ? World.Here : World.Far,
            Terms = [new LegalBasisTerm((LegalBases)other.Item3, World.Now, null)],
        };
        var question = World.Question with { Action = action, Purpose = (ReleasePurposes)(1 << purpose), Recipient = recipient, IsHitProven = other.Item4 };
        question = question with { Consents = [.. World.Some(other.Item2).Select(question.Yes)] };
        var both = ReleasePolicy.Standard.Decide(question with { Marks = a.Join(b) }).Outcome;
        return both <= ReleasePolicy.Standard.Decide(question with { Marks = a }).Outcome
            && both <= ReleasePolicy.Standard.Decide(question with { Marks = b }).Outcome;
    }, iter: 40_000);

    [Fact]
    public void An_audience_of_nobody_is_nobody()
    {
        Assert.All((Audience[])[default, Audience.Nobody, Audience.Of(), Audience.Of(default(PartyId))], audience =>
        {
            Assert.Equal(Audience.Nobody, audience);
            Assert.False(audience.Includes(World.Here) || audience.Includes(default) || audience.IsEverybody);
            Assert.Equal(Audience.Nobody, audience.Intersect(Audience.Everybody));
            Assert.True(audience.IsWithin(Audience.Of(World.Here)));
        });
        Assert.True(Audience.Everybody.Includes(default));
        Assert.False(Audience.Everybody.IsWithin(Audience.Of(World.Here)));
        Assert.Equal(Audience.Of(World.Far), Audience.Of(World.Far, World.Here).Intersect(Audience.Of(World.Third, World.Far)));
    }

    [Fact]
    public void Nobody_is_known_by_a_name_and_a_log_has_no_whole_key()
    {
        Assert.Null(PartyId.Read("DEUTDEFF"));
        Assert.Null(PartyId.Read(World.Here.Value!.ToUpperInvariant()));
        Assert.Null(PartyId.Read(null));
        Assert.Equal(8, World.Here.ToString().Length);
        Assert.Equal("nobody", default(PartyId).ToString());
        Assert.Equal("TLP:GREEN PAP:GREEN H0 B2 until 2027-03-01T09:30:00Z", World.Made(World.Draft).ToString());
    }
}
