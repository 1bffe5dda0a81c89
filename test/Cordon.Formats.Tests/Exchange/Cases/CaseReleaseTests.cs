using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Formats.Exchange.Cases;
using Cordon.Formats.Exchange.FollowTheMoney;
using Cordon.Formats.Tests.Trails;
using static Cordon.Formats.Tests.Exchange.ExchangeWorld;

namespace Cordon.Formats.Tests.Exchange.Cases;

/// <summary>What of a case leaves for another system is what the policy says, as it says it of what leaves over the wire.</summary>
public sealed class CaseReleaseTests
{
    private static readonly PartyId There = PartyId.Read(new string('f', PartyId.Digits))!.Value;

    private static readonly Recipient Unit = new(
        There, RecipientRelation.Peer, IsTrusted: true, ReleasePurposes.Recovery | ReleasePurposes.Investigation,
        [new LegalBasisTerm(LegalBases.Memorandum, Instant.Min, null)], TimeSpan.Zero, RightsRisks.None);

    private static readonly MarksDraft Wide = Draft with { Purposes = ReleasePurposes.Recovery | ReleasePurposes.Investigation };

    private static IReadOnlyList<FtmEntity> Case(MarksDraft draft) => CaseEntities.Of(
        new CaseExtract("C-7", Made(draft), [new CaseReport("r-17", Now, "investment")], [MadeTrails.Random(12, 30, 5)], []));

    private static CaseRelease Ask(MarksDraft draft, ReleasePurposes purpose, Recipient? recipient = null, PartyId? holder = null) =>
        CaseRelease.Ask(ReleasePolicy.Standard, holder ?? Here, Case(draft), recipient ?? Unit, purpose, "ftm", Now);

    [Fact]
    public void For_recovery_all_of_it_leaves_for_this_recipient_and_purpose_alone()
    {
        var release = Ask(Wide, ReleasePurposes.Recovery);
        Assert.Null(release.Refusal);
        Assert.Null(release.ToWeigh);
        Assert.Equal(0, release.Withheld);
        var (entities, last) = release.Take(Unit, Now, null, null);
        Assert.Null(last);
        Assert.Equal(Case(Wide).Select(entity => entity.Id), entities.Select(entity => entity.Id));
        Assert.All(entities, entity =>
        {
            Assert.Equal([There], entity.Marks!.Audience.Parties);
            Assert.Equal(ReleasePurposes.Recovery, entity.Marks.Purposes);
            Assert.Equal(HandlingCodes.H1 | HandlingCodes.H2, entity.Marks.Handling);
        });
    }

    [Fact]
    public void For_an_investigation_victims_stay_and_a_person_weighs_the_rest()
    {
        var release = Ask(Wide, ReleasePurposes.Investigation);
        Assert.Null(release.Refusal);
        Assert.Contains("(R3)", release.ToWeigh!.English, StringComparison.Ordinal);
        Assert.Contains("(D9)", release.Stays!.English, StringComparison.Ordinal);
        Assert.Empty(release.Take(Unit, Now, null, null).Entities);
        Assert.NotNull(release.Take(Unit, Now, "sue", "x").Refusal);
        var (entities, last) = release.Take(Unit, Now, "sue", "the unit asked for it");
        Assert.Null(last);
        Assert.NotEmpty(entities);
        Assert.Equal(Case(Wide).Count(entity => entity.Marks!.Role != SubjectRole.Victim), entities.Count);
        Assert.DoesNotContain(entities, entity => entity.Marks!.Role == SubjectRole.Victim);
        var names = entities.Select(entity => entity.Id).ToHashSet();
        Assert.All(entities.Where(entity => entity.Schema.Name == "Payment"), entity => Assert.Contains(entity.First("payerAccount")!, names));
    }

    [Fact]
    public void What_is_denied_does_not_leave_and_says_by_which_rule()
    {
        Assert.Contains("(D4)", Why(Ask(Draft, ReleasePurposes.Recovery)), StringComparison.Ordinal);
        Assert.Contains("(D3)", Why(Ask(Wide with { Audience = Audience.Of(Here) }, ReleasePurposes.Recovery)), StringComparison.Ordinal);
        Assert.Contains("(D1)", Why(Ask(Wide with { RetainUntil = Now }, ReleasePurposes.Recovery)), StringComparison.Ordinal);
        Assert.Contains("(D5)", Why(Ask(Wide, ReleasePurposes.Recovery, Unit with { Terms = [] })), StringComparison.Ordinal);
        Assert.Contains("(D2)", Why(Ask(Wide, ReleasePurposes.Recovery, Unit with { Competence = ReleasePurposes.Prevention })), StringComparison.Ordinal);
        Assert.Contains("(A1)", Why(Ask(Wide, ReleasePurposes.Recovery, holder: There)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_weighed_is_this_and_nothing_else()
    {
        var digest = Ask(Wide, ReleasePurposes.Investigation).Digest;
        var later = Now + TimeSpan.FromHours(1);
        Assert.Equal(digest, CaseRelease.Ask(ReleasePolicy.Standard, Here, Case(Wide), Unit, ReleasePurposes.Investigation, "ftm", later).Digest);
        Assert.All(
            [
                Ask(Wide, ReleasePurposes.Recovery),
                Ask(Wide with { Tlp = Tlp.Clear }, ReleasePurposes.Investigation),
                Ask(Wide, ReleasePurposes.Investigation, Unit with { Party = Here }),
                CaseRelease.Ask(ReleasePolicy.Standard, Here, [.. Case(Wide).Skip(1)], Unit, ReleasePurposes.Investigation, "ftm", Now),
                CaseRelease.Ask(ReleasePolicy.Standard, Here, Case(Wide), Unit, ReleasePurposes.Investigation, "misp", Now),
            ],
            other => Assert.NotEqual(digest, other.Digest));
    }

    private static string Why(CaseRelease release)
    {
        Assert.Equal(0, release.Leaving);
        Assert.Empty(release.Take(Unit, Now, "sue", "the unit asked for it").Entities);
        return release.Refusal!.English;
    }
}
