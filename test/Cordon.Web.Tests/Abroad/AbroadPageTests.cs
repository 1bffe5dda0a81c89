using Bunit;
using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Exchange.Freezing;
using Cordon.Exchange.Requests;
using Cordon.Web.Abroad;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Tests.Abroad;

/// <summary>What the screens of cooperation say and offer, to whom and when.</summary>
public sealed class AbroadPageTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_centre_that_cooperates_with_nobody_says_what_to_do()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Liaison);
        Assert.Contains("cordon exchange join", screen.Render<AbroadPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_nobody_answered_in_time_is_late_in_words_and_stands_first()
    {
        await using var centres = await TwoCentres.StartAsync();
        var late = await centres.AskedAsync("11111111", 100_000);
        centres.Clock.Pass(TimeSpan.FromHours(9));
        await centres.AskedAsync("22222222", 200_000);
        await using var screen = await ScreenContext.OfAsync(centres.Console, OfficerRole.Liaison);
        var page = screen.Render<AbroadPage>();
        await page.WaitForStateAsync(() => page.FindAll(".board li a").Count == 2);
        var first = page.FindAll(".board li")[0];
        Assert.Contains("late", first.ClassList);
        Assert.Contains("1 h 0 min overdue, the limit was 8 h", first.TextContent, StringComparison.Ordinal);
        Assert.Contains(late.ToString(), first.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_reads_and_does_nothing_and_a_proposer_does_not_approve()
    {
        await using var centres = await TwoCentres.StartAsync();
        var request = await centres.AskedAsync("11111111", 100_000);
        await using (var auditor = await ScreenContext.OfAsync(centres.Console, OfficerRole.Auditor))
        {
            var page = auditor.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
            Assert.Contains("a victim's money", page.WaitForElement(".facts").TextContent, StringComparison.Ordinal);
            Assert.Empty(page.FindAll(".card button"));
            Assert.Contains(AbroadWords.ReadOnly.English, page.Markup, StringComparison.Ordinal);
        }

        await using var supervisor = await ScreenContext.OfAsync(centres.Console, OfficerRole.Supervisor);
        var own = supervisor.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
        await own.WaitForElement("button[data-key=a]").ClickAsync();
        await own.Find("form.word").SubmitAsync();
        own.WaitForElement("button[data-key=b]");
        Assert.Empty(own.FindAll("button[data-key=y]"));

        // What they said is signed by keys: whether a person's or a rule's nothing of theirs tells.
        var signed = own.FindAll(".messages .theirs li")[^1].TextContent;
        Assert.Contains("signed for Centro Iberia by: ", signed, StringComparison.Ordinal);
        Assert.Contains(AbroadWords.KeyProposes.English, signed, StringComparison.Ordinal);
        Assert.DoesNotContain("officer", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("second person", signed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", "Somebody else has done it meanwhile (Greta Okafor)")]
    [InlineData("d", "Somebody else has declined it meanwhile (Greta Okafor)")]
    public async Task Whoever_comes_second_is_told_that_somebody_else_was_first_and_nobody_of_what_they_did_themselves(string key, string told)
    {
        await using var centres = await TwoCentres.StartAsync();
        var request = await centres.AskedAsync("11111111", 100_000);
        using var feed = FeedOf(centres);
        var (acts, liaison) = (feed.Acts!, await centres.Console.OfficerAsync(OfficerRole.Liaison));
        Assert.Null(await acts.ProposeAsync((await feed.LookAsync(Cancellation)).Find(request.ToString())!, new RequestDetails.Accepted(), liaison));
        await using var first = await ScreenContext.OfAsync(centres.Console, OfficerRole.Supervisor);
        await using var firstElsewhere = await ScreenContext.OfAsync(centres.Console, OfficerRole.Supervisor);
        await using var second = await ScreenContext.OfAsync(centres.Console, TwoCentres.SecondSupervisor);
        var (one, own, other) = (PageIn(first), PageIn(firstElsewhere), PageIn(second));
        own.WaitForElement("button[data-key=y]");
        other.WaitForElement("button[data-key=y]");
        await one.WaitForElement($"button[data-key={key}]").ClickAsync();
        one.WaitForAssertion(() => Assert.Equal((key == "y" ? AbroadWords.Said : AbroadWords.Ended).English, one.Find(".said").TextContent));
        other.WaitForAssertion(() => Assert.StartsWith(told, other.Find(".said").TextContent, StringComparison.Ordinal));
        own.WaitForAssertion(() => Assert.Empty(own.FindAll(".second")));
        Assert.Empty(own.FindAll(".said"));

        IRenderedComponent<AbroadRequestPage> PageIn(ScreenContext screen) =>
            screen.Render<AbroadRequestPage>(parameters => parameters.Add(page => page.Id, request.ToString()));
    }

    [Fact]
    public async Task Of_two_who_answer_a_proposal_the_first_counts_and_what_was_declined_never_goes_out()
    {
        await using var centres = await TwoCentres.StartAsync();
        var request = await centres.AskedAsync("11111111", 100_000);
        using var feed = FeedOf(centres);
        var (acts, liaison, supervisor) = (
            feed.Acts!, await centres.Console.OfficerAsync(OfficerRole.Liaison), await centres.Console.OfficerAsync(OfficerRole.Supervisor));
        var row = (await feed.LookAsync(Cancellation)).Find(request.ToString())!;
        Assert.Null(await acts.ProposeAsync(row, new RequestDetails.Accepted(), liaison));
        row = (await feed.LookAsync(Cancellation)).Find(request.ToString())!;
        Assert.Equal(AbroadWords.OneWaits, await acts.ProposeAsync(row, new RequestDetails.Accepted(), supervisor));
        var proposal = row.Waiting(acts.Now)!;
        Assert.Equal(AbroadWords.NotYourOwn, await acts.ApproveAsync(row, proposal, liaison, liaison));
        Assert.Null(await acts.EndAsync(proposal, "not ours to take", supervisor));
        Assert.Equal(AbroadWords.AnotherWasFirst, await acts.ApproveAsync(row, proposal, liaison, supervisor));
        row = (await feed.LookAsync(Cancellation)).Find(request.ToString())!;
        Assert.Equal((ProposalState.Declined, "not ours to take", false), (row.Proposals[0].State, row.Proposals[0].Reason, row.Proposals[0].IsSaid));
        Assert.Equal(1, row.Thread!.Messages);

        Assert.Same(feed.View, await feed.LookAsync(Cancellation));

        // Nobody's word is said after a day.
        Assert.Null(await acts.ProposeAsync(row, new RequestDetails.Accepted(), liaison));
        row = (await feed.LookAsync(Cancellation)).Find(request.ToString())!;
        var lapsed = row.Waiting(acts.Now)!;
        centres.Clock.Pass(RequestProposal.StandsFor + TimeSpan.FromSeconds(1));
        Assert.Equal(AbroadWords.NotOpenAnyMore, await acts.ApproveAsync(row, lapsed, liaison, supervisor));
    }

    [Fact]
    public async Task Without_a_key_in_the_trust_list_the_refusal_says_whose_and_how_it_gets_there()
    {
        await using var centres = await TwoCentres.StartAsync(hasPeople: false);
        var request = await centres.AskedAsync("11111111", 100_000);
        await using var screen = await ScreenContext.OfAsync(centres.Console, OfficerRole.Liaison);
        var page = screen.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
        await page.WaitForElement("button[data-key=a]").ClickAsync();
        await page.Find("form.word").SubmitAsync();
        Assert.Contains("cordon exchange join --operator", page.WaitForElement(".fault").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_persons_open_reaches_the_other_centre_once_and_a_request_without_a_basis_is_proposed_by_nobody()
    {
        await using var centres = await TwoCentres.StartAsync();
        using var feed = FeedOf(centres);
        var (acts, liaison, supervisor) = (
            feed.Acts!, await centres.Console.OfficerAsync(OfficerRole.Liaison), await centres.Console.OfficerAsync(OfficerRole.Supervisor));
        var asked = centres.Freeze("ours", "theirs", "33333333", 50_000);
        var (none, refusal) = await acts.ProposeOpeningAsync(asked with { Basis = asked.Basis with { Article = "art. 99" } }, liaison);
        Assert.True(none is null && refusal is not null);
        var (id, no) = await acts.ProposeOpeningAsync(asked, liaison);
        Assert.Null(no);
        var row = (await feed.LookAsync(Cancellation)).Find(id.ToString()!)!;
        Assert.Equal((RequestState.Draft, true), (row.StateAt(acts.Now), row.Waiting(acts.Now) is not null));
        Assert.Null(await acts.ApproveAsync(row, row.Waiting(acts.Now)!, liaison, supervisor));
        await acts.SayAsync((await feed.LookAsync(Cancellation)).Find(id.ToString()!)!.Proposals[0]);
        var theirs = await centres.TheirsAsync(id!.Value, _ => true);
        Assert.Equal((1, RequestState.Received), (theirs.Messages, theirs.State.Stage));
    }

    [Fact]
    public async Task A_freeze_that_is_asked_by_hand_names_the_payment_that_brought_the_money_and_no_other()
    {
        await using var centres = await TwoCentres.StartAsync();
        var number = await StolenMoney.ReportAsync(centres.Console, "paid1");
        var at = Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromHours(-1);
        await Payments.PayAsync(centres.Console.Centre, new Paid("over-1", at, "BBBBXBBB", "paid11", "CCCCESES", "99887766", 700));
        await using var screen = await ScreenContext.OfAsync(centres.Console, OfficerRole.Supervisor);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/abroad/ask?kind=freeze-money&centre=theirs");
        var page = screen.Render<AbroadAskPage>();
        await page.InvokeAsync(() => page.Find("input.mono").InputAsync("CCCCESES/99887766"));
        await page.InvokeAsync(() => page.Find("input[name=payment]").ChangeAsync("paid1-p0"));
        Assert.Contains(AskWords.PaymentUnknown.English, page.Find("#payment-said").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("input[name=payment]").ChangeAsync("over-1"));
        Assert.Empty(page.Find("#payment-said").TextContent);
        await page.InvokeAsync(() => page.Find(".pair input").InputAsync("700.00"));
        await page.InvokeAsync(() => page.Find("form > label textarea").InputAsync("a victim's money"));
        await page.InvokeAsync(() => page.Find("input[maxlength='20']").InputAsync(Core.Cases.CaseId.Of(number)));
        Assert.Contains("the payment over-1", page.Find(".learns").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        Assert.Empty(page.FindAll(".fault[role=alert]"));
        using var feed = FeedOf(centres);
        var row = Assert.Single((await feed.LookAsync(Cancellation)).Rows);
        Assert.Equal(("over-1", at), (row.Opened.Payment!.PaymentId, row.Opened.Payment.At));
        await using var second = await ScreenContext.OfAsync(centres.Console, OfficerRole.Liaison);
        var facts = second.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, row.Id.ToString()))
            .WaitForElement(".facts").TextContent;
        Assert.Contains("over-1", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_a_freeze_back_is_told_that_its_money_is_let_go_and_afterwards_how_much_was()
    {
        await using var centres = await TwoCentres.StartAsync();
        var request = await centres.OursAskedAsync("11111111", 43_000);
        await centres.SaidAsync(request, new RequestDetails.FreezeReported(FreezeStatus.Held, new Money(43_000, Currency.Parse("EUR"))));
        await using (var supervisor = await ScreenContext.OfAsync(centres.Console, OfficerRole.Supervisor))
        {
            var page = supervisor.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
            await page.WaitForElement("button[data-key=w]").ClickAsync();
            Assert.Contains("430.00 EUR is held abroad for it", Plain(page.Find("form.word .alarm").TextContent), StringComparison.Ordinal);
            await page.InvokeAsync(() => page.Find("form.word textarea").ChangeAsync("the report was wrong"));
            await page.Find("form.word").SubmitAsync();
            Assert.Contains("430.00 EUR is held abroad for it", Plain(page.WaitForElement(".second .alarm").TextContent), StringComparison.Ordinal);
        }

        await centres.OursSaidAsync(request, new RequestDetails.Withdrawn("the report was wrong"));
        await centres.SaidAsync(request, new RequestDetails.LetGo(new Money(25_000, Currency.Parse("EUR"))));
        await using var liaison = await ScreenContext.OfAsync(centres.Console, OfficerRole.Liaison);
        var after = liaison.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
        Assert.Contains("250.00 EUR of the 430.00 EUR held for it let go", Plain(after.WaitForElement(".facts").TextContent), StringComparison.Ordinal);
        Assert.Contains(AbroadWords.WithdrawnMeaning.English, after.Find(".stands").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("feedback", after.Find(".head").TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Whoever_takes_a_freeze_back_is_told_of_what_is_held_still_and_of_nothing_where_nothing_is()
    {
        await using var centres = await TwoCentres.StartAsync();
        var (letGo, paidBack) = (await centres.OursAskedAsync("11111111", 43_000), await centres.OursAskedAsync("22222222", 43_000));
        var (all, some) = (new Money(43_000, Currency.Parse("EUR")), new Money(25_000, Currency.Parse("EUR")));
        await centres.SaidAsync(letGo, new RequestDetails.FreezeReported(FreezeStatus.Held, all));
        await centres.SaidAsync(letGo, new RequestDetails.LetGo(some));
        Assert.StartsWith("180.00 EUR is held abroad for it.", await WarningAsync(letGo), StringComparison.Ordinal);
        await centres.SaidAsync(letGo, new RequestDetails.FreezeReported(FreezeStatus.Returned, all with { Minor = 10_000 }));
        Assert.StartsWith("80.00 EUR is held abroad for it.", await WarningAsync(letGo), StringComparison.Ordinal);
        await centres.SaidAsync(letGo, new RequestDetails.LetGo(all with { Minor = 33_000 }));
        Assert.Null(await WarningAsync(letGo));

        // That it was held was never told by itself.
        await centres.SaidAsync(paidBack, new RequestDetails.FreezeReported(FreezeStatus.Returned, some));
        Assert.Null(await WarningAsync(paidBack));

        async Task<string?> WarningAsync(Guid request)
        {
            await using var screen = await ScreenContext.OfAsync(centres.Console, OfficerRole.Liaison);
            await screen.Services.GetRequiredService<AbroadFeed>().LookAsync(Cancellation);
            var page = screen.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
            await page.WaitForElement("button[data-key=w]").ClickAsync();
            var warning = page.WaitForElement("form.word").QuerySelector(".alarm");
            return warning is null ? null : Plain(warning.TextContent);
        }
    }

    [Fact]
    public async Task A_request_of_another_centre_leads_to_the_orders_that_it_brought_about_and_to_no_other()
    {
        await using var centres = await TwoCentres.StartAsync();
        var (request, other) = (await centres.AskedAsync("11111111", 70_000), await centres.AskedAsync("22222222", 70_000));
        await StolenMoney.ReportAsync(centres.Console, "home");
        var at = Instant.From(TimeProvider.System.GetUtcNow());
        await Payments.PayAsync(
            centres.Console.Centre, new Paid("lent-p0", at + TimeSpan.FromHours(-1), "CCCCESES", "lentV", "BBBBXBBB", "lent1", 700));
        var report = new Command.FileReport(FreezeAnswerer.ReportPrefix + request, at, "lent-p0", 0, null, null, null, By: "theirs");
        var filed = await centres.Console.Centre.SubmitAsync(report, Cancellation);
        var order = Assert.Single(centres.Console.Centre.OrdersOf(filed.Case!.Number));
        await using var screen = await ScreenContext.OfAsync(centres.Console, OfficerRole.Supervisor);
        var page = screen.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
        Assert.Equal(order.Id, Assert.Single(page.WaitForElement("#caused").QuerySelectorAll("a[href^='/orders/']")).TextContent);
        var none = screen.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, other.ToString()));
        none.WaitForElement(".facts");
        Assert.Empty(none.FindAll("#caused"));
    }

    [Fact]
    public void What_a_request_is_about_is_called_what_it_is()
    {
        Assert.Equal("Telephone number", AbroadNames.OfSubject(CanonicalKind.Phone).English);
        Assert.Equal("Account", AbroadNames.OfSubject(CanonicalKind.Iban).English);
    }

    // A sum and its currency stand apart by blanks that break no line.
    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private static AbroadFeed FeedOf(TwoCentres centres) => new(new ConsoleSettings
    {
        Desk = centres.Console.Desk,
        Gangs = centres.Console.Gangs,
        Folder = centres.Console.Folder,
        Abroad = centres.Settings,
    }, centres.Console.Centre);
}
