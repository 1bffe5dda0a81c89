using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Book;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Xunit;

namespace Cordon.Exchange.Tests.Releases;

/// <summary>What is given leaves as the policy lets it, is looked at once more where it is written, and is gone where it is taken back.</summary>
public sealed class ReleaseTests : IAsyncLifetime
{
    private GivingCentres _centres = null!;
    private Guid _request;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _centres = await GivingCentres.OfAsync("aland", "beland");
        _request = await _centres.AskedAsync("beland", "aland");
    }

    public ValueTask DisposeAsync() => _centres.DisposeAsync();

    [Fact]
    public async Task What_is_given_arrives_with_its_marks_redacted_to_its_tier_and_nothing_else_is_ever_there()
    {
        var plan = await PlanAsync(ReleasePurposes.Investigation);
        Assert.Equal(ReleaseOutcome.Permit, plan.Decision.Outcome);
        Assert.Equal(["payer_account", "informant", "neighbour", "remark"], plan.Withheld);
        await _centres.ReceiptedAsync("aland", await _centres.GivenAsync("aland", _request, plan));
        var there = Assert.Single((await _centres.StateAsync("beland", _request)).Objects);
        var given = (await _centres.All["beland"].ObjectAsync(_request, there.Hash, Cancellation))!;
        Assert.Equal(["account", "payment", "holder_name"], given.Content.Fields.Select(field => field.Name));
        Assert.Equal(plan.Decision.Obligations!.Marks, given.Cover.Marks);
        Assert.Equal((plan.Decision.Id, plan.Decision.PolicyVersion), (given.Cover.DecisionId, given.Cover.PolicyVersion));
        Assert.Equal(ReleasePurposes.Investigation, given.Cover.Marks.Purposes);
        Assert.Equal(HandlingCodes.H1 | HandlingCodes.H2, given.Cover.Marks.Handling);
        Assert.Equal(ReleaseParties.Of(_centres.All.List.Centre("beland")!, _centres.Now), Assert.Single(given.Cover.Marks.Audience.Parties));
        var all = await _centres.AllOfAsync("beland");
        Assert.Contains("Erika Muster", all, StringComparison.Ordinal);
        foreach (var kept in (string[])["victim-account-4711", "informant-called-Fox", "somebody-else-next-door", "nobody-classed-this"])
        {
            Assert.DoesNotContain(kept, all, StringComparison.Ordinal);
            Assert.DoesNotContain(kept, await _centres.AllOfAsync("third"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task For_recovery_the_victims_fields_leave_and_for_nothing_else()
    {
        Assert.Contains((await PlanAsync(ReleasePurposes.Recovery)).Content.Fields, field => field.Class == FieldClass.Victim);
        Assert.DoesNotContain((await PlanAsync(ReleasePurposes.Prosecution)).Content.Fields, field => field.Class == FieldClass.Victim);
    }

    [Fact]
    public async Task What_may_no_longer_be_kept_as_long_as_there_when_it_is_delivered_stays_here_and_the_request_goes_on()
    {
        await _centres.All.UnplugAsync("beland");
        var given = await _centres.GivenAsync("aland", _request, await PlanAsync(
            ReleasePurposes.Investigation, one => one with { RetainUntil = _centres.Now + TimeSpan.FromDays(366) }));
        _centres.All.Clock.Now += TimeSpan.FromDays(2);
        Assert.Contains("keeps it longer than it may be kept (D6)", await _centres.WithheldAsync("aland", given), StringComparison.Ordinal);
        await _centres.All.ServeAsync("beland");

        // What is said after it does not name it, and is taken.
        var nothing = await _centres.SaidAsync("aland", _request, new RequestDetails.Released([], IsFinal: true), []);
        await _centres.ReceiptedAsync("aland", nothing);
        var (mine, theirs) = ((await _centres.DeskOf("aland").FindAsync(_request, Cancellation))!, await _centres.StateAsync("beland", _request));
        Assert.Equal((0, RequestState.Provided), (mine.Unreceipted, mine.State.Stage));
        Assert.True(mine.State.IsSameAs(theirs));
        Assert.Equal(given, Assert.Single(mine.Withheld).Key);
        Assert.Null(_centres.All["beland"].Book.Find(EntryKind.Received, given));
        Assert.DoesNotContain("Erika Muster", await _centres.AllOfAsync("beland"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_struck_off_the_list_between_approval_and_delivery_gets_nothing()
    {
        await _centres.All.UnplugAsync("beland");
        var given = await _centres.GivenAsync("aland", _request, await PlanAsync(ReleasePurposes.Investigation));
        var list = _centres.All.Listed();
        await _centres.All.PublishAsync(list with { Centres = [.. list.Centres.Where(centre => centre.Id != "beland")] });
        Assert.Equal("beland stands in no trust list any more", await _centres.WithheldAsync("aland", given));
        await _centres.All.ServeAsync("beland");
        Assert.DoesNotContain("Erika Muster", await _centres.AllOfAsync("beland"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_whom_nothing_is_said_gets_nothing_and_why_is_said_to_whoever_proposes()
    {
        using var silent = new ReleaseOffice(_centres.All["aland"], Support.Federation.Law, RecipientTable.Empty, _centres.All.Clock);
        var plan = await silent.AskAsync(
            _centres.Draft("aland", ReleasePurposes.Investigation), "beland", RequestKind.IdentifyHolder, Cancellation);
        Assert.Equal(ReleaseOutcome.Deny, plan.Decision.Outcome);
        Assert.Null(plan.Given);
        Assert.Contains("--recipients", silent.RefusalOf(plan, "beland", RequestKind.IdentifyHolder)!.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RightsRisks.DeathPenalty, "R1")]
    [InlineData(RightsRisks.Torture, "R1")]
    [InlineData(RightsRisks.PoliticalOffence, "R1")]
    [InlineData(RightsRisks.PossibleTrafficking, "R2")]
    public async Task Where_a_person_has_to_weigh_it_nothing_leaves_without_their_reason(RightsRisks risk, string rule)
    {
        var plan = await PlanAsync(ReleasePurposes.Protection, one => one with { Rights = risk });
        Assert.Equal((ReleaseOutcome.HumanReview, rule), (plan.Decision.Outcome, plan.Decision.Rules[0]));
        var unsaid = await _centres.GivenAsync("aland", _request, plan);
        Assert.Contains("nobody has said yet that it may leave", await _centres.WithheldAsync("aland", unsaid), StringComparison.Ordinal);
        Assert.DoesNotContain("Erika Muster", await _centres.AllOfAsync("beland"), StringComparison.Ordinal);

        var again = await PlanAsync(ReleasePurposes.Protection, one => one with { Rights = risk });
        await _centres.ReceiptedAsync("aland", await _centres.GivenAsync("aland", _request, again, "she is to be brought home by both centres"));
        Assert.Contains("Erika Muster", await _centres.AllOfAsync("beland"), StringComparison.Ordinal);
        Assert.DoesNotContain("brought home", await _centres.AllOfAsync("beland"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_asked_about_or_what_was_changed_since_does_not_leave()
    {
        var plan = await PlanAsync(ReleasePurposes.Investigation);
        var unasked = await _centres.DeskOf("aland").SayAsync(
            _request, new RequestDetails.Released([plan.Given!.Named(RequestLane.Intelligence, "aland")], IsFinal: false), _centres.All.Persons("aland"),
            cancellation: Cancellation);
        Assert.Equal("nobody asked the release policy about it", await _centres.WithheldAsync("aland", unasked.Message.Id));

        // Wider marks than those of the decision, put in between it and the wire.
        var wider = new GivenObject(plan.Content, plan.Given.Cover with
        {
            Marks = Marks.Of(plan.Given.Cover.Marks.ToDraft() with { Purposes = OwnMarks.AllPurposes }).Marks!,
        });
        var (thread, body) = (_request, new RequestDetails.Released([wider.Named(RequestLane.Intelligence, "aland")], IsFinal: false));
        var entry = _centres.All["aland"].EntryOf(thread, wider.Carried);
        await _centres.All["aland"].Book.EnterAsync(entry.Entry, entry.Content, Cancellation);
        var changed = await _centres.DeskOf("aland").SayAsync(
            thread, body, _centres.All.Persons("aland"), file: ReleaseFile.Of([plan]), cancellation: Cancellation);
        Assert.Contains("does not have the marks", await _centres.WithheldAsync("aland", changed.Message.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_back_is_erased_where_it_went_the_other_side_attests_it_and_all_proofs_stay_good()
    {
        var sent = await _centres.GivenAsync("aland", _request, await PlanAsync(ReleasePurposes.Investigation));
        await _centres.ReceiptedAsync("aland", sent);
        var hash = Assert.Single((await _centres.StateAsync("beland", _request)).Objects).Hash;
        await _centres.ReceiptedAsync(
            "aland", await _centres.SaidAsync("aland", _request, new RequestDetails.Recalled(hash, "it was another person"), []));
        Assert.True((await _centres.StateAsync("beland", _request)).Objects[0].IsRecalled);
        await _centres.ReceiptedAsync("beland", await _centres.SaidAsync("beland", _request, new RequestDetails.DeletionAttested(hash), []));
        Assert.True((await _centres.StateAsync("aland", _request)).Objects[0].IsDeleted);
        Assert.Null(await _centres.All["beland"].ObjectAsync(_request, hash, Cancellation));
        Assert.DoesNotContain("Erika Muster", await _centres.AllOfAsync("beland"), StringComparison.Ordinal);
        var proof = (await _centres.All["beland"].ProveSentAsync(sent, Cancellation))!;
        Assert.Equal(ExchangeFault.None, DeliveryCheck.Of(proof.Delivery!, _centres.All.List).Fault);
        var receipt = (await _centres.All["aland"].ReceiptAsync(sent, Cancellation))!;
        Assert.Equal(ExchangeFault.None, ReceiptCheck.Of(receipt, _centres.All.List).Fault);

        // Also after a start: what a destroyed key closed is closed for good.
        await _centres.All.RestartAsync("beland");
        Assert.Null(await _centres.All["beland"].ObjectAsync(_request, hash, Cancellation));
    }

    [Fact]
    public async Task What_corrects_an_object_goes_the_same_way_and_stands_in_its_place()
    {
        await _centres.ReceiptedAsync("aland", await _centres.GivenAsync("aland", _request, await PlanAsync(ReleasePurposes.Investigation)));
        var wrong = Assert.Single((await _centres.StateAsync("aland", _request)).Objects).Hash;
        var plan = await PlanAsync(ReleasePurposes.Investigation, one => one with { Information = InformationCredibility.One });
        var by = plan.Given!.Named(RequestLane.Intelligence, "aland");
        await _centres.ReceiptedAsync("aland", await _centres.SaidAsync("aland", _request, new RequestDetails.Corrected(wrong, by), [plan]));
        var objects = (await _centres.StateAsync("beland", _request)).Objects;
        Assert.Equal((by.Hash, 2), (objects[0].ReplacedBy, objects.Length));
        Assert.NotNull(await _centres.All["beland"].ObjectAsync(_request, by.Hash, Cancellation));
    }

    [Fact]
    public async Task What_is_declined_is_erased_and_never_goes()
    {
        var plan = await PlanAsync(ReleasePurposes.Investigation);
        var proposals = _centres.ProposalsOf("aland");
        var named = plan.Given!.Named(RequestLane.Intelligence, "aland");
        var proposal = await proposals.ProposeAsync(
            RequestBody.Of(new RequestDetails.Released([named], IsFinal: true)), _request, "ann", [plan], cancellation: Cancellation);
        Assert.NotNull(await _centres.All["aland"].ObjectAsync(_request, named.Hash, Cancellation));
        await proposals.EndAsync(proposal, ProposalState.Declined, "sue", "not this", Cancellation);
        Assert.Null(await _centres.All["aland"].ObjectAsync(_request, named.Hash, Cancellation));
    }

    [Fact]
    public async Task What_lapsed_or_was_withheld_is_erased_and_what_is_on_its_way_is_not()
    {
        var (lapsed, gone) = (await PlanAsync(ReleasePurposes.Investigation), await PlanAsync(ReleasePurposes.Investigation));
        await _centres.ReceiptedAsync("aland", await _centres.GivenAsync("aland", _request, gone));
        var proposals = _centres.ProposalsOf("aland");
        _ = await ProposedAsync(proposals, lapsed);
        await proposals.SweepAsync(Cancellation);
        Assert.NotNull(await KeptAsync(lapsed));
        _centres.All.Clock.Now += RequestProposal.StandsFor + TimeSpan.FromMinutes(1);
        await proposals.SweepAsync(Cancellation);
        Assert.Null(await KeptAsync(lapsed));
        Assert.NotNull(await KeptAsync(gone));

        await _centres.All.UnplugAsync("beland");
        var stays = await PlanAsync(ReleasePurposes.Investigation, one => one with { RetainUntil = _centres.Now + TimeSpan.FromDays(366) });
        var withheld = await _centres.GivenAsync("aland", _request, stays);
        await proposals.SweepAsync(Cancellation);
        Assert.NotNull(await KeptAsync(stays));
        _centres.All.Clock.Now += TimeSpan.FromDays(2);
        await _centres.WithheldAsync("aland", withheld);
        await proposals.SweepAsync(Cancellation);
        Assert.Null(await KeptAsync(stays));
    }

    [Fact]
    public async Task What_a_crash_kept_from_being_erased_is_erased_by_the_next_look()
    {
        var plan = await PlanAsync(ReleasePurposes.Investigation);
        var proposal = await ProposedAsync(_centres.ProposalsOf("aland"), plan);

        // The note that it was declined, and nothing after it.
        var note = new ProposalNote(ProposalNote.FormatNow, proposal.Id, ProposalState.Declined, "sue");
        var content = Json.ExchangeJson.Write(note);
        await _centres.All["aland"].Book.EnterAsync(
            new BookEntry(EntryKind.Noted, _request, Guid.CreateVersion7(), _centres.Now, System.Security.Cryptography.SHA256.HashData(content)), content,
            Cancellation);
        Assert.NotNull(await KeptAsync(plan));
        await _centres.ProposalsOf("aland").SweepAsync(Cancellation);
        Assert.Null(await KeptAsync(plan));
    }

    [Fact]
    public async Task What_was_declined_can_be_given_later_by_another_decision()
    {
        var draft = _centres.Draft("aland", ReleasePurposes.Investigation);
        var first = await _centres.PlanAsync("aland", "beland", draft);
        var proposals = _centres.ProposalsOf("aland");
        await proposals.EndAsync(await ProposedAsync(proposals, first), ProposalState.Declined, "sue", "not today", Cancellation);
        Assert.Null(await KeptAsync(first));
        _centres.All.Clock.Now += TimeSpan.FromMinutes(1);
        var second = await _centres.PlanAsync("aland", "beland", draft);
        Assert.Equal(first.Content.Hash, second.Content.Hash);
        await _centres.ReceiptedAsync("aland", await _centres.GivenAsync("aland", _request, second));
        Assert.NotNull(await _centres.All["beland"].ObjectAsync(_request, HashOf(second), Cancellation));
    }

    private Task<RequestProposal> ProposedAsync(RequestProposals proposals, ReleasePlan plan) => proposals.ProposeAsync(
        RequestBody.Of(new RequestDetails.Released([plan.Given!.Named(RequestLane.Intelligence, "aland")], IsFinal: false)), _request, "ann", [plan],
        cancellation: Cancellation);

    private Task<GivenObject?> KeptAsync(ReleasePlan plan) => _centres.All["aland"].ObjectAsync(_request, HashOf(plan), Cancellation);

    private static EventHash HashOf(ReleasePlan plan) => new(Convert.FromHexString(plan.Content.Hash));

    [Fact]
    public async Task What_waits_for_a_policy_keeps_back_its_own_matter_and_no_other()
    {
        var (node, plain) = (_centres.All["aland"], await _centres.AskedAsync("aland", "beland"));
        var plan = await PlanAsync(ReleasePurposes.Investigation);
        node.Release = null;
        var given = await _centres.DeskOf("aland").SayAsync(
            _request, new RequestDetails.Released([plan.Given!.Named(RequestLane.Intelligence, "aland")], IsFinal: false),
            _centres.All.Persons("aland"), cancellation: Cancellation);
        var behind = await _centres.DeskOf("aland").SayAsync(
            _request, new RequestDetails.Released([], IsFinal: true), _centres.All.Persons("aland"), cancellation: Cancellation);
        var other = await _centres.DeskOf("aland").SayAsync(
            plain, new RequestDetails.Withdrawn("it was found"), _centres.All.Persons("aland"), cancellation: Cancellation);
        await _centres.ReceiptedAsync("aland", other.Message.Id);
        Assert.All([given, behind], one => Assert.Null(node.Book.Find(EntryKind.Receipt, one.Message.Id)));
        Assert.Null(_centres.All["beland"].Book.Find(EntryKind.Received, behind.Message.Id));
    }

    [Fact]
    public async Task Words_that_cannot_be_written_as_they_would_be_asked_about_do_not_leave()
    {
        var content = (await _centres.DeskOf("beland").FindAsync(_request, Cancellation))!.Opened;
        var opened = content with { Content = content.Content with { Purpose = new string('x', ReleaseContent.ValueCharactersMax + 1) } };
        var file = ReleaseFile.Of(_centres.OfficeOf("beland").Ask(content, purpose: ReleasePurposes.Recovery));
        var sent = await _centres.DeskOf("beland").OpenAsync(opened, _centres.All.Persons("beland"), file: file, cancellation: Cancellation);
        Assert.Equal("nobody asked the release policy about it", await _centres.WithheldAsync("beland", sent.Message.Id));
    }

    [Fact]
    public async Task What_a_centre_made_under_an_earlier_key_is_its_own()
    {
        var earlier = Cordon.Engine.Proving.SecretKey.Open(Path.Combine(_centres.All.FolderOf("aland"), "earlier.key"), "message");
        var list = _centres.All.Listed();
        var before = Cordon.Exchange.Wire.NodeKeys.Trusted(earlier, Cordon.Exchange.Trust.KeyUse.Message, _centres.Now + TimeSpan.FromDays(-9),
            _centres.Now + TimeSpan.FromDays(-1));
        await _centres.All.PublishAsync(list with
        {
            Centres = [.. list.Centres.Select(centre => centre.Id == "aland" ? centre with { Keys = [.. centre.Keys, before] } : centre)],
        });
        earlier.Dispose();
        var party = ReleaseParties.Of(before.PublicKey);
        Assert.NotEqual(_centres.OfficeOf("aland").Own, party);
        var plan = await PlanAsync(ReleasePurposes.Investigation, one => one with { Originators = [party] });
        Assert.Equal(ReleaseOutcome.Permit, plan.Decision.Outcome);
        await _centres.ReceiptedAsync("aland", await _centres.GivenAsync("aland", _request, plan));
        Assert.Equal(
            ReleaseOutcome.AskOriginator, (await PlanAsync(ReleasePurposes.Investigation, one => one with
            {
                Originators = [party, PartyId.Read(new string('5', PartyId.Digits))!.Value],
            })).Decision.Outcome);
    }

    /// <summary>Whatever is marked, what leaves is marked no wider, and holds no field that its tier does not let through.</summary>
    [Fact]
    public async Task Whatever_the_marks_what_leaves_is_never_marked_wider_nor_holds_more()
    {
        var chance = new Random(20_260_301);
        var left = 0;
        for (var i = 0; i < 400; i++)
        {
            if (Chosen(chance) is not { } marks)
            {
                continue;
            }

            var action = Any(chance, ReleaseAction.Record, ReleaseAction.Enquiry, ReleaseAction.Onward, ReleaseAction.Freeze, ReleaseAction.Evidence);
            var purpose = Any(chance, [.. MarkedPurposes]);
            var draft = _centres.Draft("aland", purpose, _ => marks.ToDraft(), action);
            var plan = await _centres.PlanAsync("aland", "beland", draft);
            if (plan.Given is not { } given)
            {
                continue;
            }

            left++;
            Assert.True(given.Cover.Marks.AreWithin(marks));
            Assert.All(given.Content.Fields, field => Assert.Contains(
                field.Class, (FieldClass[])[FieldClass.Account, FieldClass.Payment, FieldClass.Subject, FieldClass.Victim, FieldClass.Reference]));
            Assert.True(given.Carried.Read() is { } read && read.Cover.Marks.Equals(given.Cover.Marks));
            Assert.True(CarriedObject.AreNamed([given.Carried], [given.Named(RequestLane.Intelligence, "aland")]));
        }

        Assert.InRange(left, 40, 400);
    }

    private static readonly ReleasePurposes[] MarkedPurposes =
    [
        ReleasePurposes.Prevention, ReleasePurposes.Recovery, ReleasePurposes.Investigation, ReleasePurposes.Prosecution, ReleasePurposes.Protection,
    ];

    private Marks? Chosen(Random chance) => Marks.Of(_centres.OfficeOf("aland").OwnMarks with
    {
        Tlp = Any(chance, Tlp.Clear, Tlp.Green, Tlp.Green, Tlp.Amber),
        Pap = Any(chance, Pap.Clear, Pap.Green, Pap.Amber),
        Handling = (HandlingCodes)(chance.Next(4)),
        Source = Any(chance, SourceReliability.A, SourceReliability.B, SourceReliability.C),
        Information = Any(chance, InformationCredibility.One, InformationCredibility.Two, InformationCredibility.Four),
        Purposes = (ReleasePurposes)chance.Next(1, 32),
        Role = Any(chance, SubjectRole.Suspect, SubjectRole.Mule, SubjectRole.Unknown, SubjectRole.Witness, SubjectRole.Victim),
        Rights = chance.Next(3) == 0 ? (RightsRisks)chance.Next(16) : RightsRisks.None,
        RetainUntil = _centres.Now + TimeSpan.FromDays(chance.Next(300, 1_000)),
    }).Marks;

    private static T Any<T>(Random chance, params T[] from) => from[chance.Next(from.Length)];

    private Task<ReleasePlan> PlanAsync(ReleasePurposes purpose, Func<MarksDraft, MarksDraft>? marked = null) =>
        _centres.PlanAsync("aland", "beland", _centres.Draft("aland", purpose, marked));
}
