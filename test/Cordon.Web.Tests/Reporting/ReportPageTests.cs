using System.Text.RegularExpressions;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Reporting;

/// <summary>A call taken down in a real browser, with the keyboard alone.</summary>
public sealed class ReportPageTests(Browser browser)
{
    [Fact]
    public async Task A_call_is_taken_down_by_keyboard_alone_until_the_orders_appear()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        await Payments.PayAsync(console.Centre, "p-1002", "10020031", "77120045", 150);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.Keyboard.TypeAsync("I paid 4,800 USD to account 77120045, he called from +44 20 7946 0958, @anna_trade");
        await Expect(page.Locator(".chip")).ToHaveCountAsync(4);
        await Expect(page.Locator(".payment")).ToHaveCountAsync(2);
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToContainTextAsync("4\u202f800.00");
        Assert.DoesNotContain("10020030", await page.Locator(".payments").InnerTextAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("4");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".taken h2")).ToBeFocusedAsync();
        await Expect(page.Locator(".ordered tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".ordered")).ToContainTextAsync("77120045");
        await Expect(page.Locator(".taken")).ToContainTextAsync("Taken by Mara Lind");
        Assert.Equal("/cases/1", await page.GetAttributeAsync("[data-key=c]", "href"));
        await page.ExpectNoBarrierAsync();
        await console.Desk.CatchUpReportsAsync(TestContext.Current.CancellationToken);
        var boss = new ActingOfficer("boss", OfficerRole.Supervisor);
        var report = Assert.Single(console.Desk.ReportsNaming(Core.Intake.ContactKey.Of("@anna_trade"), [], boss));
        Assert.Equal(1u, report.Case);
        Assert.NotNull(report.TakenBy);
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_filed_the_wrong_payment_takes_the_report_back_where_it_was_filed()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", "payment id p-1001");
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("4");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync(".taken summary:has-text('Take this report back')");
        await page.ClickAsync(".taken form button");
        await Expect(page.Locator(".taken [role=alert]")).ToContainTextAsync("a reason is missing");
        await page.FillAsync(".taken textarea", "It was the payment of the day before.");
        await page.ClickAsync(".taken form button");
        await Expect(page.Locator(".taken .said")).ToContainTextAsync("it speaks against no account any more");
        await Expect(page.Locator(".taken .said")).ToBeFocusedAsync();
        await Expect(page.Locator(".taken .ordered")).ToHaveCountAsync(0);
        await page.ExpectNoBarrierAsync();
        Assert.Equal(Core.Cases.FreezeOrderState.Withdrawn, Assert.Single(console.Centre.OrdersOf(1)).State);
        await page.GotoAsync(new Uri(new Uri(page.Url), "/cases/1").ToString());
        await Expect(page.Locator(".head .said")).ToContainTextAsync("nothing counts as stolen");
        await Expect(page.Locator("main")).ToContainTextAsync("was taken back: it said what was not so");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/cases/1?part=trail").ToString());
        await Expect(page.Locator("main svg.trail")).ToHaveCountAsync(0);
        await page.GotoAsync(new Uri(new Uri(page.Url), "/cases").ToString());
        await Expect(page.Locator("main")).ToContainTextAsync("taken back: nothing counts as stolen");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/cases/1?part=people").ToString());
        await Expect(page.Locator("main")).ToContainTextAsync("It was the payment of the day before.");
        await Expect(page.Locator("summary:has-text('Take this report back')")).ToHaveCountAsync(0);

        // Whoever calls again about that payment is told what became of the report before, and is followed again.
        await page.GotoAsync(new Uri(new Uri(page.Url), "/report").ToString());
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await page.FillAsync("#said", "payment id p-1001");
        await Expect(page.Locator(".again")).ToContainTextAsync("and taken back since");
        await Expect(page.Locator(".again")).ToContainTextAsync("follows its money again");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("4");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".taken")).ToBeVisibleAsync();
        Assert.False(Assert.Single(await console.Centre.FindCasesAsync([1], TestContext.Current.CancellationToken)).IsTakenBack);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_report_of_which_a_bank_holds_money_says_why_it_cannot_be_taken_back_before_anybody_gives_a_reason()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var officer = await console.OfficerAsync(OfficerRole.DutyOfficer);
        await Payments.ReportAsync(console, "p-1001", "10020030", "77120045", by: officer.Id);
        var order = Assert.Single(console.Centre.OrdersOf(1));
        var held = await console.Centre.SubmitAsync(
            new Command.MoveOrder(order.Number, Core.Cases.FreezeEventKind.Freeze, order.Bank, order.Bank, order.Asked.Minor) { IsAnswer = true },
            TestContext.Current.CancellationToken);
        Assert.Equal(CommandStatus.Done, held.Status);
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.DutyOfficer)}?next={Uri.EscapeDataString("/cases/1?part=people")}");
        await Expect(page.Locator(".lines")).ToContainTextAsync($"cannot be taken back now: a bank holds money on {order.Id}: have it let go first");
        await Expect(page.Locator("summary:has-text('Take this report back')")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_takes_a_report_back_under_people_is_put_on_the_line_that_says_so()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var officer = await console.OfficerAsync(OfficerRole.DutyOfficer);
        await Payments.ReportAsync(console, "p-1001", "10020030", "77120045", by: officer.Id);
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.DutyOfficer)}?next={Uri.EscapeDataString("/cases/1?part=people")}");

        // What is opened before the screen is live is closed again with the page that was sent first.
        await page.Locator(".lines form fieldset:not([disabled])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.ClickAsync("summary:has-text('Take this report back')");
        await page.FillAsync(".lines form textarea", "It was the payment of the day before.");
        await page.ClickAsync(".lines form button");
        await Expect(page.Locator(".lines .said")).ToBeFocusedAsync();
        await Expect(page.Locator(".lines .said")).ToContainTextAsync("It was the payment of the day before.");
        await page.ExpectNoBarrierAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_the_box_and_the_reading_leave_out_is_said_with_what_to_do()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.Keyboard.InsertTextAsync(string.Join(' ', Enumerable.Range(0, 60).Select(i => $"+44 20 7946 {1000 + i}")));
        await Expect(page.Locator(".chip")).ToHaveCountAsync(Core.Intake.VictimWords.RecognisedMax);
        await Expect(page.Locator(".fault", new() { HasTextString = "Only the first 48 are recognised; 12 more" })).ToHaveCountAsync(1);
        await Expect(page.Locator("#said-cut")).ToBeHiddenAsync();
        await page.FillAsync("#said", new string('x', Core.Intake.VictimWords.CharactersMax - 10));
        await page.FocusAsync("#said");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.InsertTextAsync(new string('y', 35));
        await Expect(page.Locator("#said-cut")).ToContainTextAsync("the last 25 of what was put in did not fit");
        Assert.Equal(Core.Intake.VictimWords.CharactersMax, (await page.InputValueAsync("#said")).Length);
        await page.ExpectNoBarrierAsync();
        await page.Keyboard.PressAsync("Backspace");
        await Expect(page.Locator("#said-cut")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_files_too_soon_is_led_to_what_is_missing_and_told_it_there()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);

        // Nothing is found yet: more has to be said.
        await page.ClickAsync("[data-key=f]");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator("#said")).ToHaveAccessibleDescriptionAsync(new Regex("no payment to report"));
        await Expect(page.Locator(".kinds [role=alert]")).ToContainTextAsync("Choose the kind of scam");

        // The kind is missing: it is said at the kinds, and a key is all it takes from there.
        await page.FillAsync("#said", "payment id p-1001");
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToHaveCountAsync(1);
        await Expect(page.Locator("#none-fault")).ToHaveCountAsync(0);
        await page.PressAsync("#said", "Control+Enter");
        await Expect(page.Locator("#kinds")).ToBeFocusedAsync();
        await Expect(page.Locator("#kinds")).ToHaveAccessibleDescriptionAsync(new Regex("Choose the kind of scam"));
        await page.ExpectNoBarrierAsync();
        await page.Keyboard.PressAsync("4");
        await Expect(page.Locator(".kinds [role=alert]")).ToHaveCountAsync(0);
        Assert.False(console.Centre.HasCase(1));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".taken h2")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_payment_from_an_account_that_a_case_follows_is_not_chosen_by_itself_and_says_so_when_it_is_chosen()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1000", "10020029", "77120045");
        var at = Core.Values.Instant.From(TimeProvider.System.GetUtcNow()) + -TimeSpan.FromMinutes(20);
        await Payments.PayAsync(console.Centre, new Paid("p-1001", at, "BBBBXBBB", "77120045", "CCCCXCCC", "88130056", 4_800) { Currency = "USD" });
        await Payments.PayAsync(console.Centre, new Paid("p-1002", at, "AAAAXAAA", "10020031", "CCCCXCCC", "88130056", 4_500) { Currency = "USD" });
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", "I paid 4,800 USD to account 88130056");
        var marked = page.Locator(".payment", new() { Has = page.Locator(".tag.block") });
        await Expect(marked).ToHaveCountAsync(1);
        await Expect(marked).ToContainTextAsync("payer's account is in C-000001");
        await Expect(page.Locator(".payment")).ToHaveCountAsync(2);
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".payer-followed")).ToHaveCountAsync(0);

        // By hand it may be chosen all the same.
        await marked.ClickAsync();
        await Expect(page.Locator(".filing .payer-followed[role=alert]")).ToContainTextAsync("freeze order FO-000001 is on it");
        await Expect(page.Locator(".filing .payer-followed")).ToContainTextAsync("Is the caller its holder?");
        await page.ExpectNoBarrierAsync();

        // Where its number was said it is chosen, with the same words above the button.
        await page.FillAsync("#said", "payment id p-1001");
        await Expect(page.Locator(".payment[aria-pressed=true] .tag.block")).ToHaveCountAsync(1);
        await Expect(page.Locator(".filing .payer-followed")).ToHaveCountAsync(1);
        await page.FillAsync("#said", "payment id p-1002");
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToHaveCountAsync(1);
        await Expect(page.Locator(".payer-followed, .payment .tag.block")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_several_payments_may_be_meant_the_keyboard_is_put_on_them()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        await Payments.PayAsync(console.Centre, "p-1002", "10020031", "77120045", 150);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", "account 77120045");
        await Expect(page.Locator(".payment")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#payments")).ToBeFocusedAsync();
        await Expect(page.Locator("#payment-fault[role=alert]")).ToContainTextAsync("Choose the payment");
        Assert.False(console.Centre.HasCase(1));
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#payment-fault")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".taken h2")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_call_that_another_window_filed_is_said_to_be_filed_and_where()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 1_950);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", "payment id p-1001");
        await page.Locator(".payment[aria-pressed=true]").WaitForAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await other.Locator(".payment[aria-pressed=true]").WaitForAsync();
        foreach (var window in (IPage[])[page, other])
        {
            await window.FillAsync("#said", window == other ? "payment id p-1001, and more" : "payment id p-1001");
            await window.Keyboard.PressAsync("Escape");
            await window.Keyboard.PressAsync("4");
            await window.Keyboard.PressAsync("Enter");
            if (window == page)
            {
                await page.Locator(".taken").WaitForAsync();
                await console.Desk.CatchUpReportsAsync(TestContext.Current.CancellationToken);
            }
        }

        await Expect(other.Locator("p.fault[role=alert]").Last).ToContainTextAsync("This call is filed already, from another window: it is in C-000001.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_sum_other_than_the_payments_is_asked_about_and_does_not_keep_it_from_being_filed()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 1_950);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", "payment id p-1001, I paid 2,400 USD");
        await Expect(page.Locator("li:has(> [aria-pressed=true]) .differs[role=alert]"))
            .ToContainTextAsync("The caller said 2\u202f400.00\u00a0USD, this payment is 1\u202f950.00\u00a0USD.");
        await page.FillAsync("#said", "payment id p-1001, I paid 1,950 USD");
        await Expect(page.Locator(".differs")).ToHaveCountAsync(0);
        await page.FillAsync("#said", "payment id p-1001, I paid 2,400 USD");
        await Expect(page.Locator(".differs")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".briefly")).ToContainTextAsync("1\u202f950.00");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_no_payment_is_found_it_is_said_what_helps_and_what_does_not_happen_without_one()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800, minutesAgo: 20 * 24 * 60);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await Expect(page.Locator(".none li")).ToHaveCountAsync(0);
        await page.FillAsync("#said", "somebody robbed me");
        await Expect(page.Locator(".none")).ToContainTextAsync("payment's number");
        await page.FillAsync("#said", "account 99999999");
        await Expect(page.Locator(".none")).ToContainTextAsync("None of these accounts is known here");
        await Expect(page.Locator(".none")).ToContainTextAsync("nothing is filed");
        await page.FillAsync("#said", "account 77120045");
        await Expect(page.Locator(".none")).ToContainTextAsync("within 7 days");

        // What it says helps does: a longer time, and the payment's number whatever the time.
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("w");
        await Expect(page.Locator(".payment")).ToHaveCountAsync(1);
        await Expect(page.Locator(".none")).ToHaveCountAsync(0);
        await page.GotoAsync("/report");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await page.FillAsync("#said", "payment number p-1001");
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_payment_that_is_still_held_is_marked_and_leads_to_the_duty_desk()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var held = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", "payment id held-1");
        await Expect(page.Locator(".payment[aria-pressed=true] .tag.hold")).ToHaveTextAsync("held");
        await Expect(page.Locator(".held")).ToContainTextAsync("can be stopped now");
        await page.Keyboard.PressAsync("Escape");
        var desk = await page.Context.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("h"));
        await Expect(desk).ToHaveURLAsync(new Regex($"/duty/{held.Sequence}$"));
        await Expect(desk.Locator("main")).ToContainTextAsync("held-1");
        await console.Centre.SubmitAsync(new Command.EndHold("held-1", held.Submitter, Release: true, "somebody", null), TestContext.Current.CancellationToken);
        await page.FillAsync("#said", "payment id held-1, and more");
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToHaveCountAsync(1);
        await Expect(page.Locator(".held, .tag.hold")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task The_chosen_payment_is_in_sight_however_many_there_are(int width)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        for (var i = 0; i < Centre.LikelyMax; i++)
        {
            await Payments.PayAsync(console.Centre, $"p-{i}", $"1002003{i}", "77120045", 100 + i);
        }

        var page = await OpenAsync(console, OfficerRole.DutyOfficer, width);
        await page.FillAsync("#said", "account 77120045");
        await Expect(page.Locator(".payment")).ToHaveCountAsync(Centre.LikelyMax);
        await page.Keyboard.PressAsync("Escape");
        for (var i = 0; i < Centre.LikelyMax; i++)
        {
            await page.Keyboard.PressAsync("j");
            await Expect(page.Locator(".payment").Nth(i)).ToHaveAttributeAsync("aria-pressed", "true");
            await Expect(page.Locator(".payment.chosen")).ToBeInViewportAsync(new() { Ratio = 1 });
            Assert.True(await page.EvaluateAsync<bool>(
                "() => { const b = document.querySelector('.payment.chosen').getBoundingClientRect();"
                + " return document.querySelector('.payment.chosen').contains(document.elementFromPoint(b.x + b.width / 2, b.bottom - 4)) }"));
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_recognised_is_corrected_and_the_payment_found_by_that()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console, OfficerRole.Investigator);
        await page.FillAsync("#said", "paid 4800 to account 99120054");
        await Expect(page.Locator(".payment[aria-pressed=false]")).ToContainTextAsync("sum matches");
        await page.FillAsync(".chip input >> nth=1", "77120045");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToHaveCountAsync(1);
        await page.ClickAsync(".chip >> nth=1 >> [aria-label^='Leave out']");
        await page.ClickAsync(".chip >> nth=0 >> [aria-label^='Leave out']");
        await Expect(page.Locator(".payment")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("paid 4,800 USD, account ending 0045", "account's last digits match", true)]
    [InlineData("paid 4,800 USD to account 77120054", "differs by one digit", false)]
    [InlineData("I lost 4800, I do not know where to", "sum matches", false)]
    public async Task The_payment_is_found_by_what_little_the_caller_knows(string said, string sign, bool isChosen)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        await Payments.PayAsync(console.Centre, "p-1002", "10020031", "77129999", 150, minutesAgo: 5);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", said);
        await Expect(page.Locator(".payment")).ToHaveCountAsync(1);
        await Expect(page.Locator(".payment")).ToContainTextAsync(sign);
        await Expect(page.Locator(".payment")).ToHaveAttributeAsync("aria-pressed", isChosen ? "true" : "false");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whose_a_contact_is_is_asked_and_only_the_scammers_is_filed()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, width: 390);
        await page.FillAsync(
            "#said", "payment id p-1001. Call her back on 0171 555 0102. Merit-tasks7.example, @merit_help, tel 0171 555 0999, jana@mail.example");
        await Expect(page.Locator(".chip.unsure")).ToHaveCountAsync(3);
        await Expect(page.Locator(".chip.own")).ToHaveCountAsync(1);
        await Expect(page.Locator(".unsure-note")).ToContainTextAsync("@merit_help, 01715550999, jana@mail.example");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.chip input')].every(box => box.scrollWidth <= box.clientWidth + 1)"));
        await page.ExpectNoBarrierAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator(".chip.unsure")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("o");
        await Expect(page.Locator(".unsure-note")).ToContainTextAsync("jana@mail.example");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("f");
        await Expect(page.Locator(".taken h2")).ToBeFocusedAsync();
        await Expect(page.Locator(".taken")).ToContainTextAsync("Kept in the caller's words only, not as the scammer's contact: jana@mail.example");
        await console.Desk.CatchUpReportsAsync(TestContext.Current.CancellationToken);
        var boss = new ActingOfficer("boss", OfficerRole.Supervisor);
        foreach (var (contact, count) in (ReadOnlySpan<(string, int)>)
            [("@merit_help", 1), ("https://merit-tasks7.example", 1), ("0171 555 0102", 0), ("0171 555 0999", 0), ("jana@mail.example", 0)])
        {
            Assert.Equal(count, console.Desk.ReportsNaming(Core.Intake.ContactKey.Of(contact), [], boss).Count);
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payment_that_was_reported_before_says_so_and_leads_to_no_case_of_anothers(bool isAnothers)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1", "10020030", "77120045");
        if (isAnothers)
        {
            var boss = new ActingOfficer("boss", OfficerRole.Supervisor);
            await console.Desk.DoAsync(1, new CaseCommand.Assign("somebody"), boss, TestContext.Current.CancellationToken);
        }

        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", "payment id p-1");
        await Expect(page.Locator(".again")).ToContainTextAsync("Already reported on");
        await Expect(page.Locator(".again")).ToContainTextAsync("Filing adds these words to it.");
        await Expect(page.Locator(".again a")).ToHaveCountAsync(isAnothers ? 0 : 1);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".taken .again")).ToContainTextAsync(isAnothers ? "in another officer's case" : "added to its case");
        await Expect(page.Locator("[data-key=c]")).ToHaveCountAsync(isAnothers ? 0 : 1);
        Assert.Equal(2, (await console.Centre.FindCasesAsync([1], TestContext.Current.CancellationToken))[0].Reports.Count);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Earlier_reports_are_shown_and_of_anothers_case_only_that_there_is_one()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1", "10020030", "77120045", "@anna_trade", "Her name is Lucinda.");
        await Payments.ReportAsync(console, "p-2", "10020031", "77120046", "@anna_trade");
        var boss = new ActingOfficer("boss", OfficerRole.Supervisor);
        await console.Desk.DoAsync(2, new CaseCommand.Assign("somebody"), boss, TestContext.Current.CancellationToken);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", "payment id p-1, write to @anna_trade");
        await Expect(page.Locator(".before li")).ToHaveCountAsync(2);
        var before = await page.Locator(".before").InnerTextAsync();
        Assert.Matches(new Regex("C-000001[\\s\\S]*this payment", RegexOptions.None), before);
        Assert.Contains("another's case", before, StringComparison.Ordinal);
        Assert.DoesNotContain("C-000002", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Lucinda", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390, "zh-CN", ColorScheme.Dark)]
    [InlineData(1440, "en-GB", ColorScheme.Light)]
    public async Task Markup_that_is_pasted_stays_words_and_the_screen_has_no_barrier(int width, string locale, ColorScheme scheme)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, width, locale, scheme);
        const string said = "<img src=x onerror=window.bad=1> account 77120045 4,800 USD @<script>window.bad=1</script>"
            + " http://\"onload=bad=1.example/ @anna_trade";
        await page.FillAsync("#said", said);
        await Expect(page.Locator(".payment")).ToHaveCountAsync(1);
        await page.ExpectNoBarrierAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.True(await page.EvaluateAsync<bool>("window.bad === undefined"));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(
        ConsoleUnderTest console, OfficerRole role, int width = 1440, string locale = "en-GB", ColorScheme scheme = ColorScheme.Light)
    {
        var page = await browser.OpenAsync(console, width, scheme, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(role)}?next=/report");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        return page;
    }
}
