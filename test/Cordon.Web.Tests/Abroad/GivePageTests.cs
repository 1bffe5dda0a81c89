using Bunit;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Exchange.Book;
using Cordon.Exchange.Releases;
using Cordon.Web.Abroad;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Tests.Abroad;

/// <summary>Giving, taking back, and asking whom something came from, on the screens: what the policy says stands there before anything is said.</summary>
public sealed class GivePageTests : IAsyncLifetime
{
    private TwoCentres _centres = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _centres = await TwoCentres.StartAsync();

    public ValueTask DisposeAsync() => _centres.DisposeAsync();

    [Fact]
    public async Task What_is_chosen_of_a_case_is_proposed_approved_and_arrives_without_the_victims_fields()
    {
        var request = await AskedAsync();
        var number = await StolenMoney.ReportAsync(_centres.Console, "give1");
        await AssignAsync(number);
        await using (var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison))
        {
            var page = Give(liaison, request);
            page.WaitForElement("input[data-key='/']");
            await page.InvokeAsync(() => page.Find("input[data-key='/']").ChangeAsync(new ChangeEventArgs { Value = CaseId.Of(number) }));
            page.WaitForElement("fieldset.fields");

            // The victim's account is there and masked, and the policy says that it stays.
            Assert.DoesNotContain("give1V", page.Markup, StringComparison.Ordinal);
            await SelectAsync(page, SubjectRole.Mule.ToString());
            page.WaitForAssertion(() => Assert.Contains("It may leave.", page.Find(".learns").TextContent, StringComparison.Ordinal));
            Assert.Contains(MarkNames.OfField("payer_account").English, page.Find(".stays").TextContent, StringComparison.Ordinal);
            await TypeAsync(page, "Erika Muster");
            await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        }

        await ApproveAsync(request);
        var theirs = await _centres.TheirsAsync(request, thread => thread.State.Objects.Length == 1);
        var given = (await _centres.Theirs.ObjectAsync(request, theirs.State.Objects[0].Hash, Cancellation))!;
        Assert.Contains(given.Content.Fields, field => field is { Name: "holder_name", Value: "Erika Muster" });
        Assert.DoesNotContain(given.Content.Fields, field => field.Class == FieldClass.Victim);
        Assert.Equal(RequestState.Provided, theirs.State.Stage);
    }

    [Fact]
    public void Of_two_originators_each_is_asked_until_both_have_said_yes()
    {
        using var acts = new AbroadActs(_centres.Settings, _centres.Console.Centre);
        var (list, now) = (_centres.Ours.Trust.Last!, Instant.From(_centres.Clock.GetUtcNow()));
        PartyId[] others = [ReleaseParties.Of(list.Centre("theirs")!, now), ReleaseParties.Of(list.Centre("third")!, now)];
        var (own, nobody) = (acts.Office!.Own, PartyId.Read(new string('9', PartyId.Digits))!.Value);
        var recipient = new Recipient(
            nobody, RecipientRelation.Peer, IsTrusted: true, OwnMarks.AllPurposes,
            [new LegalBasisTerm(LegalBases.Memorandum, Instant.Min, null)], TimeSpan.Zero, RightsRisks.None);
        var question = new ReleaseQuestion(
            own, new string('a', 64), Marks.Of(acts.Office.OwnMarks with { Originators = [own, .. others], Role = SubjectRole.Mule }).Marks!,
            ReleaseAction.Record, ReleasePurposes.Investigation, recipient, [], IsHitProven: false, now);
        var asked = new List<string>();
        while (ReleasePolicy.Standard.Decide(question) is { Outcome: ReleaseOutcome.AskOriginator } decision)
        {
            asked.Add(acts.AskedNext(decision)!);
            Assert.True(asked.Count <= 2, "One is asked again and again.");
            var party = others.First(one => ReleaseParties.CentreOf(one, list)!.Id == asked[^1]);
            var yes = new Consent(party, question.ObjectHash, nobody, question.Purpose, question.Action, now + TimeSpan.FromDays(1));
            question = question with { Consents = [.. question.Consents, yes] };
        }

        Assert.Equal(["theirs", "third"], asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_a_person_has_to_weigh_it_the_second_says_why_or_nothing_goes()
    {
        var request = await AskedAsync();
        await using (var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison))
        {
            var page = Give(liaison, request);
            page.WaitForElement("fieldset");
            await TypeAsync(page, "Erika Muster");
            await page.InvokeAsync(() => page.FindAll(".check input")
                .First(input => input.ParentElement!.TextContent.Contains("torture", StringComparison.Ordinal))
                .ChangeAsync(new ChangeEventArgs { Value = true }));
            await SelectAsync(page, SubjectRole.Suspect.ToString());
            page.WaitForAssertion(() => Assert.Contains("has weighed it", page.Find(".learns").TextContent, StringComparison.Ordinal));
            Assert.Contains("R1", page.Find(".learns").TextContent, StringComparison.Ordinal);
            await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        }

        await using var supervisor = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var second = supervisor.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
        second.WaitForElement("button[data-key=y]");
        await second.InvokeAsync(() => second.Find("button[data-key=y]").ClickAsync());
        Assert.Contains("say why it may leave", second.WaitForElement(".fault").TextContent, StringComparison.Ordinal);
        Assert.Contains("Erika Muster", second.Find(".second").TextContent, StringComparison.Ordinal);
        await second.InvokeAsync(() => second.Find(".second input").ChangeAsync(new ChangeEventArgs { Value = "both centres have assured her safety" }));
        await second.InvokeAsync(() => second.Find("button[data-key=y]").ClickAsync());
        await _centres.TheirsAsync(request, thread => thread.State.Objects.Length == 1);
        var sent = _centres.Ours.Book.OfThread(request).Last(place => place.Kind == EntryKind.Sent).Id;
        var file = (await _centres.Ours.Release!.FileOfAsync(sent, Cancellation))!;
        Assert.Equal("both centres have assured her safety", Assert.Single(file.Approvals).Reason);
    }

    [Fact]
    public async Task What_the_policy_denies_is_not_proposed_and_the_screen_says_why()
    {
        var request = await AskedAsync();
        await using var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        var page = Give(liaison, request);
        page.WaitForElement("fieldset");
        await TypeAsync(page, "Erika Muster");

        // The other centre is not competent for prosecutions.
        await SelectAsync(page, ReleasePurposes.Prosecution.ToString());
        page.WaitForAssertion(() => Assert.Contains("D2", page.Find(".learns").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        Assert.Contains("D2", page.WaitForElement(".fault[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(_centres.Ours.Book.OfThread(request), place => place.Kind == EntryKind.Noted);
    }

    [Fact]
    public async Task What_was_given_is_taken_back_by_two_and_what_came_is_attested_as_erased_by_two()
    {
        var (request, hash) = await GotAsync();
        await _centres.SaidAsync(request, new RequestDetails.Recalled(hash, "it was another person"));
        await using (var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison))
        {
            var page = liaison.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
            Assert.Contains(GiveWords.IsToErase.English, page.WaitForElement(".objects").TextContent, StringComparison.Ordinal);
            page.WaitForElement("button[data-key=t]");
            await page.InvokeAsync(() => page.Find("button[data-key=t]").ClickAsync());
            await page.InvokeAsync(() => page.Find("form.word").SubmitAsync());
            page.WaitForElement("button[data-key=b]");
        }

        await ApproveAsync(request);
        await _centres.TheirsAsync(request, thread => thread.State.Objects[0].IsDeleted);
        Assert.Null(await _centres.Ours.ObjectAsync(request, hash, Cancellation));
        await using var auditor = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Auditor);
        var after = auditor.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
        Assert.Contains(GiveWords.IsErased.English, after.WaitForElement(".objects").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("victim-4711", after.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_concerns_a_victim_is_masked_until_the_purpose_is_kept_and_to_roles_that_never_see_it_always()
    {
        var (request, _) = await GotAsync();
        await using (var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison))
        {
            var page = liaison.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
            Assert.Contains(GiveWords.Masked.English, page.WaitForElement(".objects").TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("victim-4711", page.Markup, StringComparison.Ordinal);
            Assert.Contains(MarkNames.Of(ReleasePurposes.Recovery).English, page.Find(".objects").TextContent, StringComparison.Ordinal);
            Assert.Empty(page.FindAll(".card form"));
        }

        await using var supervisor = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var seen = supervisor.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
        seen.WaitForElement(".objects");
        seen.WaitForElement(".card form");
        await seen.InvokeAsync(() => seen.Find(".card form").SubmitAsync());
        Assert.DoesNotContain("victim-4711", seen.Markup, StringComparison.Ordinal);
        await seen.InvokeAsync(() => seen.Find(".card form input").ChangeAsync(new ChangeEventArgs { Value = "to pay the money back" }));
        await seen.InvokeAsync(() => seen.Find(".card form").SubmitAsync());
        seen.WaitForAssertion(() => Assert.Contains("victim-4711", seen.Markup, StringComparison.Ordinal));
        var (from, to) = (new Core.Values.Instant(0), Core.Values.Instant.Max);
        var look = Assert.Single(_centres.Console.Desk.LooksAt(ObjectList.SubjectOf(request), from, to));
        Assert.Equal("to pay the money back", look.Look.Purpose);
    }

    [Fact]
    public async Task Whom_it_came_from_is_asked_on_a_screen_of_its_own_and_two_answer()
    {
        var (request, hash) = await GivenAsync();
        var ask = new ConsentAsk(
            request, hash, new EventHash(Enumerable.Repeat((byte)7, EventHash.Bytes).ToArray()), "third", ReleaseAction.Record,
            ReleasePurposes.Investigation, RequestLane.Intelligence, Core.Values.Instant.From(_centres.Clock.GetUtcNow()) + TimeSpan.FromDays(2));
        await _centres.TheirsAskAsync(ask);
        await using (var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison))
        {
            var page = liaison.Render<AbroadConsentsPage>();
            page.WaitForElement("button[data-key=a]");
            await page.InvokeAsync(() => page.Find("button[data-key=a]").ClickAsync());
            page.WaitForElement("button[data-key=b]");
            Assert.Empty(page.FindAll("button[data-key=y]"));
        }

        await using var supervisor = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var second = supervisor.Render<AbroadConsentsPage>();
        second.WaitForElement("button[data-key=y]");
        await second.InvokeAsync(() => second.Find("button[data-key=y]").ClickAsync());
        second.WaitForAssertion(() => Assert.Contains(ConsentWords.Yes.English, second.Find(".tag").TextContent, StringComparison.Ordinal));
        await TwoCentres.UntilAsync(_centres.Theirs, () => _centres.Theirs.Release!.Consents.AllAsync(Cancellation).Result is [{ IsGiven: true }]);
    }

    [Fact]
    public async Task A_request_for_a_holder_needs_a_disclosed_hit_and_the_screen_says_where_to_begin()
    {
        await using var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        liaison.Services.GetRequiredService<NavigationManager>().NavigateTo("/abroad/ask?kind=identify-holder&centre=theirs");
        var page = liaison.Render<AbroadAskPage>();
        Assert.Contains(GiveWords.NoHit.English, page.WaitForElement("p.fault:not(#bar)").TextContent, StringComparison.Ordinal);
        Assert.Contains("no hit", page.Find("#bar").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("button.first").HasAttribute("disabled"));
        Assert.DoesNotContain("waits for no matching", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        Assert.Contains("no hit", page.WaitForElement(".fault[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_not_there_or_not_theirs_is_said_at_its_field()
    {
        await using var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        liaison.Services.GetRequiredService<NavigationManager>().NavigateTo("/abroad/ask?kind=freeze-money&centre=theirs");
        var page = liaison.Render<AbroadAskPage>();
        Assert.Contains("waits for no matching", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#bar"));
        await page.InvokeAsync(() => page.Find("input[name=case]").InputAsync("C-999999"));
        Assert.Equal(AskWords.CaseNone.English, page.Find("#case-said").TextContent);
        var number = await StolenMoney.ReportAsync(_centres.Console, "ask-live");
        await page.InvokeAsync(() => page.Find("input[name=case]").InputAsync(CaseId.Of(number)));
        Assert.Equal(AskWords.CaseNotYours.English, page.Find("#case-said").TextContent);
        var supervisor = await _centres.Console.OfficerAsync(OfficerRole.Supervisor);
        await _centres.Console.Desk.DoAsync(
            number, new CaseCommand.Assign(await _centres.Console.IdOfAsync(OfficerRole.Liaison)), supervisor, Xunit.TestContext.Current.CancellationToken);
        await page.InvokeAsync(() => page.Find("input[name=case]").InputAsync(CaseId.Of(number)));
        Assert.Equal("", page.Find("#case-said").TextContent);
    }

    [Fact]
    public async Task There_is_nothing_to_give_on_a_request_that_is_not_there()
    {
        await using var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        var page = liaison.Render<AbroadGivePage>(parameters => parameters.Add(one => one.Id, Guid.Empty.ToString()));
        Assert.Equal(Web.Language.Words.NotFoundTitle.English, page.Find("h1").TextContent);
    }

    [Fact]
    public async Task Information_that_nobody_asked_for_is_offered_with_its_object_and_taken_on_its_conditions()
    {
        var number = await StolenMoney.ReportAsync(_centres.Console, "give2");
        await AssignAsync(number);
        await using (var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison))
        {
            var page = liaison.Render<AbroadGivePage>();
            page.WaitForElement("select");
            await page.InvokeAsync(() => page.Find("select").ChangeAsync(new ChangeEventArgs { Value = "theirs" }));
            await page.InvokeAsync(() => page.Find("textarea").ChangeAsync(new ChangeEventArgs { Value = "an account of yours takes stolen money" }));
            await page.InvokeAsync(() => page.Find("input[data-key='/']").ChangeAsync(new ChangeEventArgs { Value = CaseId.Of(number) }));
            page.WaitForElement("fieldset.fields");
            await SelectAsync(page, SubjectRole.Mule.ToString());
            page.WaitForAssertion(() => Assert.Contains("It may leave.", page.Find(".learns").TextContent, StringComparison.Ordinal));
            await page.InvokeAsync(() => page.Find("form").SubmitAsync());
            Assert.Empty(page.FindAll(".fault[role=alert]"));
        }

        using var feed = FeedOf();
        var row = Assert.Single((await feed.LookAsync(Cancellation)).Rows);
        await ApproveAsync(row.Id);
        var theirs = await _centres.TheirsAsync(row.Id, thread => thread.State.Stage == RequestState.Received);

        // It is an offer, and reads as one.
        await using (var liaison = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison))
        {
            var page = liaison.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, row.Id.ToString()));
            Assert.Equal("We offer Centro Iberia information", page.WaitForElement("h1").TextContent);
            Assert.Contains("offers information", page.Find(".messages").TextContent, StringComparison.Ordinal);
            page.WaitForAssertion(() => Assert.Contains("with its conditions", page.Find(".stands").TextContent, StringComparison.Ordinal));
            Assert.DoesNotContain("We ask", page.Markup, StringComparison.Ordinal);
        }

        var offered = Assert.Single(theirs.Opened.Content.Objects);
        Assert.NotNull(await _centres.Theirs.ObjectAsync(row.Id, offered.Hash, Cancellation));
    }

    private static IRenderedComponent<AbroadGivePage> Give(ScreenContext screen, Guid request) =>
        screen.Render<AbroadGivePage>(parameters => parameters.Add(one => one.Id, request.ToString()));

    // What is found is pressed in one turn of the page: it is drawn anew once a second.
    private static Task TypeAsync(IRenderedComponent<AbroadGivePage> page, string name) => page.InvokeAsync(() => page.FindAll("fieldset input")
        .Single(input => input.ParentElement!.TextContent.Contains("Holder's name", StringComparison.Ordinal))
        .ChangeAsync(new ChangeEventArgs { Value = name }));

    private static Task SelectAsync(IRenderedComponent<AbroadGivePage> page, string value) => page.InvokeAsync(() => page.FindAll("select")
        .Single(select => select.QuerySelector($"option[value={value}]") is not null).ChangeAsync(new ChangeEventArgs { Value = value }));

    private AbroadFeed FeedOf() => new(new ConsoleSettings
    {
        Desk = _centres.Console.Desk,
        Gangs = _centres.Console.Gangs,
        Folder = _centres.Console.Folder,
        Abroad = _centres.Settings,
    }, _centres.Console.Centre);

    private async Task AssignAsync(uint number)
    {
        var supervisor = await _centres.Console.OfficerAsync(OfficerRole.Supervisor);
        await _centres.Console.Desk.DoAsync(
            number, new CaseCommand.Assign(await _centres.Console.IdOfAsync(OfficerRole.Liaison)), supervisor, Cancellation);
    }

    private async Task ApproveAsync(Guid request)
    {
        await using var supervisor = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var page = supervisor.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
        page.WaitForElement("button[data-key=y]");
        await page.InvokeAsync(() => page.Find("button[data-key=y]").ClickAsync());
        Assert.Empty(page.FindAll(".fault"));
    }

    /// <summary>The other centre asks for a holder, and this one has taken it on.</summary>
    private async Task<Guid> AskedAsync()
    {
        var request = await _centres.IdentifyAskedAsync("theirs", "ours");
        await _centres.OursSaidAsync(request, new RequestDetails.Accepted());
        return request;
    }

    /// <summary>The other centre gave this one something with a victim's account in it.</summary>
    private async Task<(Guid Request, EventHash Hash)> GotAsync()
    {
        var request = await _centres.IdentifyAskedAsync("ours", "theirs");
        await _centres.SaidAsync(request, new RequestDetails.Accepted());
        return (request, await _centres.GivenAsync("theirs", request));
    }

    /// <summary>This one gave the other centre something.</summary>
    private async Task<(Guid Request, EventHash Hash)> GivenAsync()
    {
        var request = await AskedAsync();
        return (request, await _centres.GivenAsync("ours", request));
    }
}
