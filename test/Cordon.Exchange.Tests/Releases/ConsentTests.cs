using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Releases;
using Xunit;

namespace Cordon.Exchange.Tests.Releases;

/// <summary>What came from one centre goes to a third one with the first one's yes alone, signed by two of its people.</summary>
public sealed class ConsentTests : IAsyncLifetime
{
    private GivingCentres _centres = null!;
    private Guid _first;
    private Guid _second;
    private EventHash _object;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Celand has given beland something that may be passed on where it agrees, and aland asks beland.</summary>
    public async ValueTask InitializeAsync()
    {
        _centres = await GivingCentres.OfAsync("aland", "beland", "celand");
        _first = await _centres.AskedAsync("beland", "celand");
        var plan = await _centres.PlanAsync(
            "celand", "beland", _centres.Draft("celand", ReleasePurposes.Investigation, one => one with { Tlp = Tlp.Green }, ReleaseAction.Onward));
        await _centres.ReceiptedAsync("celand", await _centres.GivenAsync("celand", _first, plan));
        _object = Assert.Single((await _centres.StateAsync("beland", _first)).Objects).Hash;
        _second = await _centres.AskedAsync("aland", "beland");
    }

    public ValueTask DisposeAsync() => _centres.DisposeAsync();

    [Fact]
    public async Task Without_the_originators_yes_it_leaves_over_no_second_hop_however_it_is_tried()
    {
        var plan = await PassedOnAsync();
        Assert.Equal(ReleaseOutcome.AskOriginator, plan.Decision.Outcome);
        Assert.Equal(ReleaseParties.Of(_centres.All.List.Centre("celand")!, _centres.Now), Assert.Single(plan.Decision.ToAsk));
        Assert.Null(plan.Given);

        // As the centre's own: somebody drops the originator from the marks on the way out.
        var forged = await _centres.PlanAsync("beland", "aland", await DraftAsync() with
        {
            Marks = Marks.Of((await DraftAsync()).Marks.ToDraft() with { Originators = [_centres.OfficeOf("beland").Own] }).Marks!,
        });
        var given = new GivenObject(plan.Content, forged.Given!.Cover with { ObjectHash = plan.Content.Hash });
        var entry = _centres.All["beland"].EntryOf(_second, given.Carried);
        await _centres.All["beland"].Book.EnterAsync(entry.Entry, entry.Content, Cancellation);
        var said = await _centres.DeskOf("beland").SayAsync(
            _second, new RequestDetails.Released([given.Named(RequestLane.Intelligence, "beland")], IsFinal: true), _centres.All.Persons("beland"),
            file: ReleaseFile.Of([plan]), cancellation: Cancellation);
        Assert.Contains("A1", await _centres.WithheldAsync("beland", said.Message.Id), StringComparison.Ordinal);
        Assert.DoesNotContain("Erika Muster", await _centres.AllOfAsync("aland"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_it_it_goes_once_it_was_asked_and_shown_and_its_marks_are_within_those_it_came_with()
    {
        var content = await AskedAsync();
        await AnsweredAsync(isGiven: true);
        await ShownAsync(content);
        var plan = await AgreedAsync(content);
        Assert.Equal(ReleaseOutcome.Permit, plan.Decision.Outcome);
        await _centres.ReceiptedAsync("beland", await PassAsync(plan));
        var there = Assert.Single((await _centres.StateAsync("aland", _second)).Objects);
        Assert.Equal(("celand", content), (there.Originator, there.Hash));
        var came = (await _centres.All["beland"].ObjectAsync(_first, _object, Cancellation))!;
        var went = (await _centres.All["aland"].ObjectAsync(_second, content, Cancellation))!;
        Assert.True(went.Cover.Marks.AreWithin(came.Cover.Marks));
        Assert.Equal(came.Content.Fields, went.Content.Fields);
    }

    [Fact]
    public async Task A_giving_that_is_declined_leaves_the_yes_and_what_it_is_to_as_they_are_until_it_ends()
    {
        var content = await AskedAsync();
        await AnsweredAsync(isGiven: true);
        await ShownAsync(content);
        var proposals = _centres.ProposalsOf("beland");
        var first = await AgreedAsync(content);
        var declined = await proposals.ProposeAsync(
            Requests.RequestBody.Of(new RequestDetails.Released([first.Given!.Named(RequestLane.Intelligence, "celand")], IsFinal: true)), _second, "ann",
            [first], cancellation: Cancellation);
        await proposals.EndAsync(declined, Requests.ProposalState.Declined, "sue", "not today", Cancellation);
        Assert.Null(await _centres.All["beland"].ObjectAsync(_second, content, Cancellation));
        await proposals.SweepAsync(Cancellation);
        _centres.All.Clock.Now += TimeSpan.FromMinutes(1);
        await _centres.ReceiptedAsync("beland", await PassAsync(await AgreedAsync(content)));
        Assert.Equal(content, Assert.Single((await _centres.StateAsync("aland", _second)).Objects).Hash);

        // When nobody's yes can hold any more, what it was to is erased; what was given is in its message's matter still.
        _centres.All.Clock.Now += TimeSpan.FromDays(11);
        await proposals.SweepAsync(Cancellation);
        Assert.Null(await _centres.All["beland"].DraftedAsync(_second, content, Cancellation));
        Assert.NotNull(await _centres.All["beland"].ObjectAsync(_second, content, Cancellation));
    }

    [Fact]
    public async Task A_yes_that_was_taken_back_between_approval_and_delivery_is_none()
    {
        var content = await AskedAsync();
        await AnsweredAsync(isGiven: true);
        await ShownAsync(content);
        await _centres.All.UnplugAsync("aland");
        var passed = await PassAsync(await AgreedAsync(content));
        await AnsweredAsync(isGiven: false);
        Assert.Contains("has not said yes (third-party rule) (A1)", await _centres.WithheldAsync("beland", passed), StringComparison.Ordinal);
        await _centres.All.ServeAsync("aland");
        Assert.DoesNotContain("Erika Muster", await _centres.AllOfAsync("aland"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_is_no_and_nobody_but_the_originator_says_yes()
    {
        var content = await AskedAsync();
        await AnsweredAsync(isGiven: false);
        Assert.Equal(ReleaseOutcome.AskOriginator, (await AgreedAsync(content)).Decision.Outcome);

        // Beland says it in celand's matter by itself.
        var thread = Assert.Single(await _centres.OfficeOf("beland").Consents.AllAsync(Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _centres.OfficeOf("beland").Consents.AnswerAsync(thread.Id, true, _centres.All.Persons("beland"), cancellation: Cancellation));
        Assert.Empty(await _centres.OfficeOf("beland").Consents.GivenAsync(_centres.Now, Cancellation));
    }

    [Fact]
    public async Task What_was_given_for_one_centre_alone_is_passed_on_by_no_yes()
    {
        var plan = await _centres.PlanAsync("celand", "beland", _centres.Draft("celand", ReleasePurposes.Investigation));
        await _centres.ReceiptedAsync("celand", await _centres.GivenAsync("celand", _first, plan));
        var bound = (await _centres.StateAsync("beland", _first)).Objects[^1].Hash;
        var came = (await _centres.All["beland"].ObjectAsync(_first, bound, Cancellation))!;
        var on = await _centres.PlanAsync(
            "beland", "aland", new ReleaseDraft(came.Content.Fields, came.Cover.Marks, ReleaseAction.Record, ReleasePurposes.Investigation));
        Assert.Equal((ReleaseOutcome.Deny, "D3"), (on.Decision.Outcome, on.Decision.Rules[0]));
    }

    private async Task<ReleaseDraft> DraftAsync()
    {
        var came = (await _centres.All["beland"].ObjectAsync(_first, _object, Cancellation))!;
        return new ReleaseDraft(came.Content.Fields, came.Cover.Marks, ReleaseAction.Record, ReleasePurposes.Investigation) { Salt = new string('7', 64) };
    }

    private async Task<ReleasePlan> PassedOnAsync() => await _centres.PlanAsync("beland", "aland", await DraftAsync());

    /// <summary>Beland asks celand, and tells aland that it does.</summary>
    private async Task<EventHash> AskedAsync()
    {
        var plan = await PassedOnAsync();
        var content = new EventHash(Convert.FromHexString(plan.Content.Hash));
        var ask = new ConsentAsk(
            _first, _object, content, "aland", plan.Decision.Question.Action, plan.Decision.Question.Purpose, RequestLane.Intelligence,
            _centres.Now + TimeSpan.FromDays(10));
        var asked = await _centres.SaidAsync("beland", _second, new RequestDetails.ConsentAsked(content, "celand"), [plan], ask: ask);
        await _centres.ReceiptedAsync("beland", asked);
        await _centres.ReceiptedAsync("beland", (await _centres.OfficeOf("beland").Consents.AllAsync(Cancellation))[0].Id);
        Assert.Equal(RequestState.AwaitOriginator, (await _centres.StateAsync("aland", _second)).Stage);
        return content;
    }

    private async Task AnsweredAsync(bool isGiven)
    {
        var asked = Assert.Single(await _centres.OfficeOf("celand").Consents.AllAsync(Cancellation));
        Assert.Equal(("beland", "celand", "aland"), (asked.Asker, asked.Originator, asked.Ask.Recipient));
        var proposals = _centres.ProposalsOf("celand");
        var proposal = await proposals.ProposeAnswerAsync(asked, isGiven, "ann", Cancellation);
        var ended = await proposals.EndAsync(proposal, Requests.ProposalState.Approved, "sue", cancellation: Cancellation);
        await _centres.ReceiptedAsync("celand", (await proposals.SayAsync(ended, _centres.All.Persons("celand"), Cancellation)).Message.Id);
    }

    private async Task ShownAsync(EventHash content)
    {
        var ask = (await _centres.OfficeOf("beland").Consents.AllAsync(Cancellation))[0].Ask;
        await _centres.ReceiptedAsync("beland", await _centres.SaidAsync(
            "beland", _second, new RequestDetails.ConsentGiven(content, "aland", RequestLane.Intelligence, ask.Until), []));
    }

    /// <summary>What was drafted when celand was asked, as the policy says to it now.</summary>
    private async Task<ReleasePlan> AgreedAsync(EventHash content) => await _centres.PlanAsync(
        "beland", "aland", (await _centres.All["beland"].DraftedAsync(_second, content, Cancellation))!.Read()!);

    private Task<Guid> PassAsync(ReleasePlan plan) => _centres.SaidAsync(
        "beland", _second, new RequestDetails.Released([plan.Given!.Named(RequestLane.Intelligence, "celand")], IsFinal: true), [plan]);
}
