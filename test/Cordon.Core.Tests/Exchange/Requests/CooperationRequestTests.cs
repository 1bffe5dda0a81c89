using Cordon.Bench.Requests;
using Cordon.Core.Casework;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Requests;

/// <summary>The life of a request: what each word of either side comes to.</summary>
public sealed class CooperationRequestTests
{
    private const string Asker = RequestActs.Asker;
    private const string Holder = RequestActs.Holder;

    private static readonly Currency Dollar = Currency.TryParse("USD"u8, out var dollar) ? dollar : default;

    [Fact]
    public void A_request_is_asked_answered_and_closed()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted());
        talk.Hold(new RequestDetails.Released([talk.Given()], false)).Wait(2).Hold(new RequestDetails.Released([talk.Given()], true));
        Assert.Equal(RequestState.Provided, talk.State.Stage);
        Assert.Equal(TimeSpan.FromHours(2), talk.State.UsedAt(talk.Now));
        talk.Ask(new RequestDetails.FeedbackGiven(FeedbackValue.Useful));
        Assert.Equal((RequestState.Closed, 2, true), (talk.State.Stage, talk.State.Objects.Length, talk.State.HasData));
        Assert.Empty(talk.State.Voids);
        Assert.True(CooperationRequest.Of(talk.State.Id, Enumerable.Reverse(talk.Events).Concat(talk.Events)).IsSameAs(talk.State));
    }

    [Theory]
    [InlineData(RequestKind.PreserveData)]
    [InlineData(RequestKind.FreezeMoney)]
    [InlineData(RequestKind.LocatePerson)]
    [InlineData(RequestKind.IdentifyHolder)]
    [InlineData(RequestKind.SpontaneousInformation)]
    [InlineData(RequestKind.Evidence)]
    public void Each_kind_is_committed_by_two_people_and_not_by_one(RequestKind kind)
    {
        var talk = new RequestTalk(kind).Ask(new RequestDetails.Drafted(new RequestTalk(kind).Content));
        var act = new RequestDetails.Committed(RequestActs.Law.FindAll(talk.Content, talk.Now)[0]);
        var (lia, sue) = (new ActingOfficer("lia", OfficerRole.Liaison), new ActingOfficer("sue", OfficerRole.Supervisor));
        Assert.Equal(RequestFault.SecondMissing, talk.State.Decide(act, new RequestActor(Asker, lia), talk.Now, RequestActs.Law).Fault);
        Assert.Equal(RequestFault.SecondMissing, talk.State.Decide(act, new RequestActor(Asker, sue, sue), talk.Now, RequestActs.Law).Fault);
        Assert.Equal(RequestFault.SecondMissing, talk.State.Decide(act, new RequestActor(Asker, sue, lia), talk.Now, RequestActs.Law).Fault);
        Assert.Equal(RequestFault.None, talk.State.Decide(act, new RequestActor(Asker, lia, sue), talk.Now, RequestActs.Law).Fault);
        Assert.Equal(RequestFault.TwoSigners, talk.Force(Asker, act, "lia"));
        Assert.Equal(RequestFault.TwoSigners, talk.Force(Asker, act, "lia", "lia"));
        Assert.Equal(RequestFault.None, talk.Force(Asker, act, "lia", "sue"));
    }

    [Theory]
    [InlineData(OfficerRole.DutyOfficer, false)]
    [InlineData(OfficerRole.Investigator, false)]
    [InlineData(OfficerRole.Liaison, true)]
    [InlineData(OfficerRole.Supervisor, true)]
    [InlineData(OfficerRole.Auditor, false)]
    [InlineData(OfficerRole.Administrator, false)]
    [InlineData(OfficerRole.BankOfficer, false)]
    public void Only_who_exchanges_abroad_says_something(OfficerRole role, bool may)
    {
        var talk = new RequestTalk();
        var decision = talk.State.Decide(
            new RequestDetails.Drafted(talk.Content), new RequestActor(Asker, new ActingOfficer("ann", role)), talk.Now, RequestActs.Law);
        Assert.Equal(may, decision.Act is not null);
        Assert.Equal(may ? null : "您的角色不能与境外中心交换信息", decision.Refusal?.In(Tongue.Chinese));
    }

    [Fact]
    public void A_freeze_of_a_known_account_goes_straight_through_without_matching_and_without_being_taken_on()
    {
        var talk = new RequestTalk(RequestKind.FreezeMoney);
        Assert.Equal(default, talk.Content.Match);
        talk.Received().Wait(0.2).Hold(new RequestDetails.FreezeReported(FreezeStatus.Received, null));
        Assert.Equal(RequestState.InProgress, talk.State.Stage);
        talk.Hold(new RequestDetails.FreezeReported(FreezeStatus.Partly, new Money(120_000, Dollar)));
        Assert.Equal((RequestState.Provided, FreezeStatus.Partly), (talk.State.Stage, talk.State.Freeze));
        var answered = talk.State.AnsweredAt;

        // What comes later is told and does not answer anew.
        talk.Wait(50).Hold(new RequestDetails.FreezeReported(FreezeStatus.Returned, new Money(120_000, Dollar)));
        Assert.Equal((RequestState.Provided, answered, FreezeStatus.Returned), (talk.State.Stage, talk.State.AnsweredAt, talk.State.Freeze));
        Assert.Equal(RequestFault.AmountWrong, talk.Try(Holder, new RequestDetails.FreezeReported(FreezeStatus.Held, new Money(480_001, Dollar))).Fault);
        Assert.Equal(RequestFault.AmountWrong, talk.Try(Holder, new RequestDetails.FreezeReported(FreezeStatus.Held, null)).Fault);
    }

    [Fact]
    public void What_is_held_is_let_go_in_all_sums_that_only_grow_and_moves_the_request_nowhere()
    {
        var talk = new RequestTalk(RequestKind.FreezeMoney);
        var some = new Money(70_000, Dollar);
        talk.Received().Wait(0.2);
        Assert.Equal(RequestFault.NotNow, talk.Try(Asker, new RequestDetails.LettingGoAsked(some, "by mistake")).Fault);
        talk.Hold(new RequestDetails.FreezeReported(FreezeStatus.Partly, new Money(120_000, Dollar)));
        Assert.Equal(RequestFault.NotTheirs, talk.Try(Holder, new RequestDetails.LettingGoAsked(some, "by mistake")).Fault);
        Assert.Equal(RequestFault.NotTheirs, talk.Try(Asker, new RequestDetails.LetGo(some)).Fault);
        Assert.Equal(RequestFault.TextWrong, talk.Try(Asker, new RequestDetails.LettingGoAsked(some, "")).Fault);
        Assert.Equal(RequestFault.AmountWrong, talk.Try(Asker, new RequestDetails.LettingGoAsked(some with { Minor = 0 }, "by mistake")).Fault);
        Assert.Equal(RequestFault.AmountWrong, talk.Try(Asker, new RequestDetails.LettingGoAsked(some with { Minor = 480_001 }, "by mistake")).Fault);
        talk.Ask(new RequestDetails.LettingGoAsked(some, "by mistake"));
        talk.Hold(new RequestDetails.LetGo(some with { Minor = 30_000 }));
        Assert.Equal(RequestFault.AmountWrong, talk.Try(Holder, new RequestDetails.LetGo(some with { Minor = 30_000 })).Fault);
        talk.Hold(new RequestDetails.LetGo(some));
        Assert.Equal((RequestState.Provided, FreezeStatus.Partly), (talk.State.Stage, talk.State.Freeze));
        Assert.Equal((some, some), (talk.State.LettingGoAsked, talk.State.LetGo));
    }

    [Fact]
    public void A_freeze_is_taken_back_after_its_answer_too_once_and_the_answer_stands()
    {
        var talk = new RequestTalk(RequestKind.FreezeMoney);
        talk.Received().Wait(0.2);
        talk.Hold(new RequestDetails.FreezeReported(FreezeStatus.Partly, new Money(120_000, Dollar)));
        Assert.Equal(RequestFault.NotTheirs, talk.Try(Holder, new RequestDetails.Withdrawn("by mistake")).Fault);
        talk.Ask(new RequestDetails.Withdrawn("by mistake"));
        Assert.Equal((RequestState.Provided, FreezeStatus.Partly), (talk.State.Stage, talk.State.Freeze));
        Assert.NotNull(talk.State.WithdrawnAt);
        Assert.Equal(RequestFault.NotNow, talk.Try(Asker, new RequestDetails.Withdrawn("by mistake")).Fault);
        talk.Hold(new RequestDetails.FreezeReported(FreezeStatus.Returned, new Money(20_000, Dollar)));
        Assert.Equal((120_000L, 20_000L), (talk.State.FreezeHeld!.Value.Minor, talk.State.FreezeAmount!.Value.Minor));
    }

    [Theory]
    [InlineData(RequestKind.IdentifyHolder)]
    [InlineData(RequestKind.LocatePerson)]
    public void Requests_for_people_follow_a_hit(RequestKind kind)
    {
        var talk = new RequestTalk(kind);
        talk.Content = talk.Content with { Match = default };
        Assert.Equal(RequestFault.MatchMissing, talk.Try(Asker, new RequestDetails.Drafted(talk.Content)).Fault);
    }

    [Fact]
    public void A_request_to_preserve_data_states_six_things()
    {
        var all = new RequestTalk(RequestKind.PreserveData).Content.Preservation!;
        PreservationStatements?[] lacking =
        [
            null, all with { Authority = "" }, all with { Offence = " " }, all with { Data = "" }, all with { Custodian = "" },
            all with { Necessity = "\u200b" }, all with { WillAskFormally = false },
        ];
        foreach (var stated in lacking)
        {
            var talk = new RequestTalk(RequestKind.PreserveData);
            talk.Content = talk.Content with { Preservation = stated };
            Assert.Equal(RequestFault.StatementsMissing, talk.Try(Asker, new RequestDetails.Drafted(talk.Content)).Fault);
        }
    }

    [Fact]
    public void Data_are_preserved_for_sixty_days_and_beyond_while_the_formal_request_is_undecided()
    {
        var talk = new RequestTalk(RequestKind.PreserveData).Received("budapest");
        var short_ = new RequestDetails.Preserved(talk.Now + (TimeSpan.FromDays(60) - TimeSpan.FromMilliseconds(1)));
        Assert.Equal(RequestFault.PreservedTooShort, talk.Try(Holder, short_).Fault);
        talk.Hold(new RequestDetails.Preserved(talk.Now + TimeSpan.FromDays(60)));
        Assert.Contains(talk.State.Timers, timer => timer.Kind == RequestTimerKind.Preservation);
        talk.Wait(59 * 24).Ask(new RequestDetails.AssistanceFiled("MLA-7"));
        Assert.DoesNotContain(talk.State.Timers, timer => timer.Kind == RequestTimerKind.Preservation);

        var late = new RequestTalk(RequestKind.PreserveData).Received("budapest");
        late.Hold(new RequestDetails.Preserved(late.Now + TimeSpan.FromDays(60))).Wait((60 * 24) + 1);
        Assert.Equal(RequestFault.TimeOver, late.Try(Asker, new RequestDetails.AssistanceFiled("MLA-7")).Fault);
    }

    [Fact]
    public void Offered_information_is_the_receivers_once_it_takes_the_conditions()
    {
        var talk = new RequestTalk(RequestKind.SpontaneousInformation).Received();
        Assert.Empty(talk.State.Objects);
        Assert.Equal(RequestFault.CodeNotAllowed, talk.Try(Holder, new RequestDetails.Refused(RefusalCode.OngoingOperation)).Fault);
        Assert.Equal(RequestFault.None, talk.Try(Holder, new RequestDetails.Refused(RefusalCode.ConditionsNotAccepted)).Fault);
        talk.Hold(new RequestDetails.Accepted());
        Assert.Equal((RequestState.Provided, Asker), (talk.State.Stage, Assert.Single(talk.State.Objects).Giver));
        Assert.Equal(RequestFault.NotTheirs, talk.Try(Asker, new RequestDetails.FeedbackGiven(FeedbackValue.Useful)).Fault);
        talk.Hold(new RequestDetails.FeedbackGiven(FeedbackValue.Useful));
    }

    [Theory]
    [InlineData(RequestKind.PreserveData, "budapest", "NoLegalBasis NotHeld PoliticalOffence EssentialInterests DualCriminality")]
    [InlineData(RequestKind.FreezeMoney, "mou-xa-xb",
        "NoLegalBasis NotCompetent OngoingOperation ProtectedPerson RightsRisk Disproportionate ThirdPartyRefused NotHeld Malformed")]
    [InlineData(RequestKind.IdentifyHolder, "mou-xa-xb",
        "NoLegalBasis NotCompetent OngoingOperation ProtectedPerson RightsRisk Disproportionate ThirdPartyRefused NotHeld Malformed Quota")]
    [InlineData(RequestKind.SpontaneousInformation, "mou-xa-xb", "NoLegalBasis NotCompetent ConditionsNotAccepted")]
    public void Each_kind_has_its_closed_list_of_refusals(RequestKind kind, string instrument, string codes)
    {
        Assert.Equal(codes, string.Join(' ', RefusalCodes.All.Where(code => RefusalCodes.MayRefuse(code, kind, instrument))));
        foreach (var code in RefusalCodes.All)
        {
            var talk = new RequestTalk(kind).Received(instrument);
            Assert.Equal(codes.Split(' ').Contains(code.ToString()), talk.Force(Holder, new RequestDetails.Refused(code)) == RequestFault.None);
        }
    }

    [Fact]
    public void Want_of_a_legal_basis_is_no_reason_where_the_table_has_one_nor_is_a_reservation_that_was_not_made()
    {
        var talk = new RequestTalk(RequestKind.PreserveData).Received("budapest");
        Assert.Equal(RequestFault.BasisStands, talk.Try(Holder, new RequestDetails.Refused(RefusalCode.NoLegalBasis)).Fault);
        Assert.Equal(RequestFault.None, talk.Try(Holder, new RequestDetails.Refused(RefusalCode.DualCriminality)).Fault);

        var other = new RequestTalk(RequestKind.PreserveData);
        other.Content = other.Content with { AskerCountry = "XB", HolderCountry = "XA" };
        Assert.Equal(RequestFault.NoReservation, other.Received("budapest").Try(Holder, new RequestDetails.Refused(RefusalCode.DualCriminality)).Fault);
    }

    [Fact]
    public void A_table_that_is_too_old_neither_commits_nor_refuses()
    {
        var old = LegalBasisTable.Read("table\t2020-01-01\t2021-01-01\ninstrument\tmou-xa-xb\t2020-01-01\tMemorandum\tfiction\n").Table!;
        var talk = new RequestTalk().Ask(new RequestDetails.Drafted(new RequestTalk().Content));
        var commit = new RequestDetails.Committed(RequestActs.Law.Find("mou-xa-xb", talk.Content, talk.Now).Basis!);
        var refuse = new RequestDetails.Refused(RefusalCode.NoLegalBasis);
        var received = new RequestTalk().Received();
        foreach (var decision in new[]
        {
            talk.State.Decide(commit, RequestActs.By(Asker, commit), talk.Now, old),
            received.State.Decide(refuse, RequestActs.By(Holder, refuse), received.Now, old),
        })
        {
            Assert.Equal(RequestFault.NoLegalBasis, decision.Fault);
            Assert.Equal("the table of legal bases is of 2020-01-01, too old to tell", decision.Refusal?.English);
        }
    }

    [Fact]
    public void A_basis_that_the_table_does_not_give_is_not_committed_on()
    {
        var talk = new RequestTalk().Ask(new RequestDetails.Drafted(new RequestTalk().Content));
        var budapest = talk.Try(Asker, new RequestDetails.Committed(new LegalBasisReference("budapest", "art. 29", RequestActs.Law.AsOf)));
        Assert.Equal(RequestFault.NoLegalBasis, budapest.Fault);
        Assert.Equal("Convention on Cybercrime does not cover requests of this kind", budapest.Refusal?.English);
        var misquoted = talk.Try(Asker, new RequestDetails.Committed(new LegalBasisReference("mou-xa-xb", "art. 2", RequestActs.Law.AsOf)));
        Assert.Equal(RequestFault.NoLegalBasis, misquoted.Fault);
    }

    [Fact]
    public void What_comes_from_a_third_centre_goes_out_with_its_consent_only()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted());
        var foreign = talk.Given(RequestActs.Third);
        Assert.Equal(RequestFault.ConsentMissing, talk.Try(Holder, new RequestDetails.Released([foreign], true)).Fault);
        talk.Hold(new RequestDetails.ConsentAsked(foreign.Hash, RequestActs.Third)).Wait(1);
        Assert.Equal(RequestFault.NoSuchObject, talk.Try(
            Holder, new RequestDetails.ConsentGiven(talk.Hash(), Asker, RequestLane.Intelligence, talk.Now + TimeSpan.FromDays(1))).Fault);
        talk.Hold(new RequestDetails.ConsentGiven(foreign.Hash, Asker, RequestLane.Intelligence, talk.Now + TimeSpan.FromHours(3)));
        Assert.Equal(RequestFault.None, talk.Try(Holder, new RequestDetails.Released([foreign], true)).Fault);
        talk.Wait(4);
        Assert.Equal(RequestFault.ConsentMissing, talk.Try(Holder, new RequestDetails.Released([foreign], true)).Fault);
    }

    [Fact]
    public void A_third_centre_that_does_not_agree_is_a_coded_refusal()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted());
        var hash = talk.Hash();
        talk.Hold(new RequestDetails.ConsentAsked(hash, RequestActs.Third)).Hold(new RequestDetails.ConsentDenied(hash));
        Assert.Equal((RequestState.Refused, RefusalCode.ThirdPartyRefused), (talk.State.Stage, talk.State.Refusal));
    }

    [Fact]
    public void Releases_are_permitted_and_in_the_requests_lane()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted());
        Assert.Equal(RequestFault.OtherLane, talk.Try(Holder, new RequestDetails.Released([talk.Given(lane: RequestLane.Evidence)], true)).Fault);
        var unpermitted = talk.Given() with { Policy = new PolicyReference("", talk.Hash()) };
        Assert.Equal(RequestFault.NotPermitted, talk.Try(Holder, new RequestDetails.Released([unpermitted], true)).Fault);
        Assert.Equal(RequestFault.ObjectsWrong, talk.Try(Holder, new RequestDetails.Released([], false)).Fault);
        Assert.Equal(RequestFault.TwoSigners, talk.Force(Holder, new RequestDetails.Released([talk.Given()], true), "lia"));
        Assert.Equal(RequestFault.None, talk.Force(Holder, new RequestDetails.Released([], true)));
        Assert.False(talk.State.HasData);
    }

    [Fact]
    public void Intelligence_is_no_evidence_before_its_originator_agreed()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted());
        var given = talk.Given();
        talk.Hold(new RequestDetails.Released([given], true));
        var use = new RequestDetails.UsedAsEvidence(given.Hash, "court of XA");
        var refused = talk.Try(Asker, use);
        Assert.Equal(RequestFault.IntelligenceOnly, refused.Fault);
        Assert.Equal("该材料仅供情报使用，来源方未同意作为证据", refused.Refusal?.Chinese);
        Assert.Equal(RequestFault.NotTheirs, talk.Force(Asker, new RequestDetails.LaneConverted(given.Hash, "MLA-1")));
        Assert.Equal(RequestFault.TwoSigners, talk.Force(Holder, new RequestDetails.LaneConverted(given.Hash, "MLA-1"), "lia"));
        Assert.Equal(RequestFault.IntelligenceOnly, talk.Try(Asker, use).Fault);
        talk.Hold(new RequestDetails.LaneConverted(given.Hash, "MLA-1")).Ask(use);
        Assert.Equal(RequestLane.Evidence, talk.State.Objects[0].Lane);
        Assert.Equal(RequestFault.OtherLane, talk.Try(Holder, new RequestDetails.LaneConverted(given.Hash, "MLA-1")).Fault);
    }

    [Fact]
    public void What_a_third_centre_agreed_to_as_intelligence_it_has_to_agree_to_again_as_evidence()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted());
        var foreign = talk.Given(RequestActs.Third);
        talk.Hold(new RequestDetails.ConsentAsked(foreign.Hash, RequestActs.Third));
        talk.Hold(new RequestDetails.ConsentGiven(foreign.Hash, Asker, RequestLane.Intelligence, talk.Now + TimeSpan.FromDays(9)));
        var asIntelligence = talk.Events[^1].Hash;
        talk.Hold(new RequestDetails.Released([foreign], true));
        Assert.Equal(RequestFault.ConsentMissing, talk.Try(Holder, new RequestDetails.LaneConverted(foreign.Hash, "MLA-1")).Fault);
        Assert.Equal(RequestFault.ConsentMissing, talk.Try(Holder, new RequestDetails.LaneConverted(foreign.Hash, "MLA-1", asIntelligence)).Fault);
        talk.Hold(new RequestDetails.ConsentGiven(foreign.Hash, Asker, RequestLane.Evidence, talk.Now + TimeSpan.FromDays(9)));
        talk.Hold(new RequestDetails.LaneConverted(foreign.Hash, "MLA-1", talk.Events[^1].Hash));
        Assert.Equal(talk.Events[^2].Hash, talk.State.Objects[0].Consent);
    }

    [Fact]
    public void What_is_recalled_is_used_no_more_and_its_deletion_is_attested()
    {
        var talk = new RequestTalk(RequestKind.Evidence).Received().Hold(new RequestDetails.Accepted());
        var given = talk.Given(lane: RequestLane.Evidence);
        talk.Hold(new RequestDetails.Released([given], true));
        Assert.Equal(RequestFault.None, talk.Try(Asker, new RequestDetails.UsedAsEvidence(given.Hash, "court")).Fault);
        Assert.Equal(RequestFault.NotTheirs, talk.Try(Asker, new RequestDetails.Recalled(given.Hash, "wrong person")).Fault);
        Assert.Equal(RequestFault.NothingToDelete, talk.Try(Asker, new RequestDetails.DeletionAttested(given.Hash)).Fault);
        talk.Hold(new RequestDetails.Recalled(given.Hash, "wrong person"));
        Assert.Equal(RequestFault.Recalled, talk.Try(Asker, new RequestDetails.UsedAsEvidence(given.Hash, "court")).Fault);
        Assert.Equal(RequestFault.NotTheirs, talk.Try(Holder, new RequestDetails.DeletionAttested(given.Hash)).Fault);
        talk.Ask(new RequestDetails.DeletionAttested(given.Hash));
        Assert.True(talk.State.Objects[0].IsDeleted);
        Assert.Equal(RequestFault.NothingToDelete, talk.Try(Asker, new RequestDetails.DeletionAttested(given.Hash)).Fault);
    }

    [Fact]
    public void A_correction_stands_beside_what_it_corrects()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted());
        var (wrong, right) = (talk.Given(), talk.Given());
        talk.Hold(new RequestDetails.Released([wrong], true)).Hold(new RequestDetails.Corrected(wrong.Hash, right));
        Assert.Equal((1, 2, right.Hash), (talk.State.Corrections, talk.State.Objects.Length, talk.State.Objects[0].ReplacedBy));
        Assert.Equal(RequestFault.ObjectsWrong, talk.Try(Holder, new RequestDetails.Corrected(wrong.Hash, talk.Given())).Fault);
        Assert.Equal(RequestFault.OtherLane, talk.Try(Holder, new RequestDetails.Corrected(right.Hash, talk.Given(lane: RequestLane.Evidence))).Fault);
    }

    [Fact]
    public void A_dispute_changes_nothing_of_the_past()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Refused(RefusalCode.NotHeld));
        var before = talk.State;
        talk.Wait(1).Ask(new RequestDetails.Disputed("it is held", [talk.Hash()]));
        Assert.Equal((RequestState.Disputed, RequestState.Refused), (talk.State.StateAt(talk.Now), talk.State.Stage));
        Assert.Equal((before.AnsweredAt, before.Refusal, before.LateAt(talk.Now)), (talk.State.AnsweredAt, talk.State.Refusal, talk.State.LateAt(talk.Now)));
    }

    [Fact]
    public void Hits_are_disclosed_by_the_asker_and_opened_or_not_by_the_holder()
    {
        var talk = new RequestTalk().Received();
        var hit = talk.Hash();
        Assert.Equal(RequestFault.HitWrong, talk.Try(Holder, new RequestDetails.HitAnswered(hit, true)).Fault);
        talk.Ask(new RequestDetails.HitDisclosed(hit));
        Assert.Equal(RequestFault.HitWrong, talk.Try(Asker, new RequestDetails.HitDisclosed(hit)).Fault);
        talk.Hold(new RequestDetails.HitAnswered(hit, true));
        Assert.Equal([true], talk.State.Hits.Select(h => h.IsConfirmed));
        Assert.Equal(RequestFault.HitWrong, talk.Try(Holder, new RequestDetails.HitAnswered(hit, false)).Fault);
    }

    [Fact]
    public void Nobody_accuses_themselves_or_a_third_one()
    {
        var talk = new RequestTalk().Received();
        Assert.Equal(RequestFault.PartiesWrong, talk.Try(Holder, new RequestDetails.AuditFailed(Holder, talk.Hash())).Fault);
        Assert.Equal(RequestFault.PartiesWrong, talk.Try(Holder, new RequestDetails.AuditFailed(RequestActs.Third, talk.Hash())).Fault);
        talk.Hold(new RequestDetails.AuditFailed(Asker, talk.Hash()));
        Assert.Equal(Asker, Assert.Single(talk.State.AuditFailures).Centre);
    }

    [Fact]
    public void A_void_event_is_kept_and_what_follows_it_stands()
    {
        var talk = new RequestTalk().Received();
        Assert.Equal(RequestFault.NotNow, talk.Force(Holder, new RequestDetails.Released([talk.Given()], true)));
        Assert.Equal(RequestFault.NotTheirs, talk.Force(Asker, new RequestDetails.Accepted()));
        Assert.Equal(RequestFault.NotForThisKind, talk.Force(Holder, new RequestDetails.FreezeReported(FreezeStatus.TooLate, null)));
        talk.Hold(new RequestDetails.Accepted());
        Assert.Equal((RequestState.InProgress, 3), (talk.State.Stage, talk.State.Voids.Length));
    }

    [Fact]
    public void An_event_before_what_it_had_seen_is_void_and_one_that_saw_nothing_too()
    {
        var talk = new RequestTalk().Received();
        Assert.Equal(RequestFault.BeforeWhatItSaw, talk.Wait(-1).Force(Holder, new RequestDetails.Accepted()));
        var unseen = new RequestEvent
        {
            Request = talk.State.Id,
            Author = Holder,
            At = RequestTalk.Start + TimeSpan.FromHours(1),
            Hash = talk.Hash(),
            Prev = [],
            Signers = ["lia"],
            Details = new RequestDetails.Accepted(),
        };
        Assert.Equal(RequestFault.SeenWrong, talk.State.After(unseen).Voids[^1].Fault);
        Assert.Throws<ArgumentException>(() => new CooperationRequest { Id = default }.After(unseen));
    }

    [Fact]
    public void An_event_that_saw_one_which_is_not_there_waits_for_it()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted());
        var received = talk.Events[^2];
        var without = CooperationRequest.Of(talk.State.Id, talk.Events.Where(happened => happened != received));
        Assert.Equal((RequestState.Sent, 1), (without.Stage, without.Waiting));
        Assert.True(CooperationRequest.Of(talk.State.Id, [.. talk.Events.Where(happened => happened != received), received]).IsSameAs(talk.State));
    }

    [Fact]
    public void Behind_as_many_events_as_there_can_be_all_are_void()
    {
        var talk = new RequestTalk().Received();
        while (talk.State.Events < CooperationRequest.EventsMax)
        {
            talk.Force(Holder, new RequestDetails.Disputed("once more", []));
        }

        Assert.Equal(RequestFault.TooMany, talk.Try(Holder, new RequestDetails.Accepted()).Fault);
        Assert.Equal(RequestFault.TooMany, talk.Force(Holder, new RequestDetails.Accepted()));
    }

    [Theory]
    [InlineData("0195a7c0-1b2c-7def-8123-456789abcdef", true)]
    [InlineData("0195A7C0-1B2C-7DEF-8123-456789ABCDEF", false)]
    [InlineData("0195a7c0-1b2c-4def-8123-456789abcdef", false)]
    [InlineData("0195a7c0-1b2c-7def-0123-456789abcdef", false)]
    [InlineData("0195a7c01b2c7def8123456789abcdef", false)]
    [InlineData("", false)]
    public void A_requests_number_is_a_uuid_of_version_7_in_one_writing(string text, bool isOne)
    {
        Assert.Equal(isOne, RequestId.TryParse(text, out var id));
        Assert.Equal(isOne ? text : Guid.Empty.ToString("D"), id.ToString());
    }

    [Fact]
    public void Every_fault_and_every_code_is_said_in_both_languages()
    {
        Phrase[] all = [.. Enum.GetValues<RequestFault>().Select(RequestFaults.Say), .. RefusalCodes.All.Select(RefusalCodes.Say)];
        Assert.All(all, phrase => Assert.True(phrase.English.Length > 0 && phrase.Chinese.Any(c => c > 0x2E80)));
        Assert.Equal(all.Length, all.Select(phrase => phrase.English).Distinct().Count() + 1);
        Assert.Equal("ongoing-operation", RefusalCodes.NameOf(RefusalCode.OngoingOperation));
    }
}
