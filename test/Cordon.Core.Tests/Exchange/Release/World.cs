using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using CsCheck;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>Centres, marks and questions to try a policy with: by themselves they are permitted, so that what a test changes is what is refused.</summary>
internal static class World
{
    public static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero));

    public static readonly PartyId Here = Party("here");
    public static readonly PartyId Far = Party("far");
    public static readonly PartyId Third = Party("third");
    public static readonly PartyId Fourth = Party("fourth");

    public static readonly string ObjectHash = new('a', 64);

    public static readonly MarksDraft Draft = new()
    {
        Tlp = Tlp.Green,
        Pap = Pap.Green,
        Handling = HandlingCodes.None,
        HandlingTexts = [],
        Source = SourceReliability.B,
        Information = InformationCredibility.Two,
        Purposes = ReleasePurposes.Prevention | ReleasePurposes.Recovery | ReleasePurposes.Investigation | ReleasePurposes.Prosecution
            | ReleasePurposes.Protection,
        Role = SubjectRole.Mule,
        Rights = RightsRisks.None,
        Originators = [Here],
        Audience = Audience.Of(Here, Far, Third),
        RetainUntil = Now + TimeSpan.FromDays(365),
        LegalBases = LegalBases.Memorandum | LegalBases.MutualLegalAssistance,
    };

    public static readonly Recipient FarCentre = new(
        Far, RecipientRelation.Peer, true, (ReleasePurposes)63,
        [new LegalBasisTerm(LegalBases.Memorandum, Now + TimeSpan.FromDays(-1), null)], TimeSpan.Zero, RightsRisks.None);

    public static readonly ReleaseQuestion Question = new(
        Here, ObjectHash, Made(Draft), ReleaseAction.Record, ReleasePurposes.Investigation, FarCentre, [], true, Now);

    public static Gen<Marks> AnyMarks { get; } = Gen.Select(
        Gen.Select(Any<Tlp>(), Any<Pap>(), Gen.Int[0, 7], Gen.Int[1, 3]),
        Gen.Select(Any<SourceReliability>(), Any<InformationCredibility>(), Any<SubjectRole>(), Gen.Int[0, 15]),
        Gen.Select(Gen.Int[0, 31], Gen.Int[0, 511], Gen.Int[1, 15], Gen.Int[0, 16]),
        Gen.Long[-3, 400],
        (spread, person, uses, days) => Marks.Of(new MarksDraft
        {
            Tlp = spread.Item1,
            Pap = spread.Item2,
            Handling = spread.Item1 == Tlp.Clear ? (HandlingCodes)(spread.Item3 & 5) : (HandlingCodes)spread.Item3,
            HandlingTexts = (spread.Item3 & 4) == 0 ? [] : [.. Enumerable.Range(0, spread.Item4).Select(text => $"only {text}")],
            Source = person.Item1,
            Information = person.Item2,
            Role = person.Item3,
            Rights = (RightsRisks)person.Item4,
            Purposes = (ReleasePurposes)uses.Item1,
            LegalBases = (LegalBases)uses.Item2,
            Originators = [.. Some(uses.Item3)],
            Audience = uses.Item4 == 16 && spread.Item1 != Tlp.Red ? Audience.Everybody : Audience.Of(Some(uses.Item4)),
            RetainUntil = Now + TimeSpan.FromDays(days),
        }).Marks!);

    public static PartyId Party(string name) =>
        PartyId.Read(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))))!.Value;

    public static Marks Made(MarksDraft draft) => Marks.Of(draft) is { Marks: { } marks } ? marks : throw new InvalidOperationException(Marks.Of(draft).Fault);

    public static Consent Yes(this ReleaseQuestion question, PartyId originator) => new(
        originator, question.ObjectHash, question.Recipient.Party, question.Purpose, question.Action, question.Now + TimeSpan.FromDays(1));

    public static Gen<T> Any<T>()
        where T : struct, Enum => Gen.Int[1, Enum.GetValues<T>().Length - 1].Select(at => Enum.GetValues<T>()[at]);

    public static IEnumerable<PartyId> Some(int bits) =>
        new[] { Here, Far, Third, Fourth }.Where((_, at) => (bits >> at & 1) != 0);
}
