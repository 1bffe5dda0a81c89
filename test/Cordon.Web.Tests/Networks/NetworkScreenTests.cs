using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Cordon.Core.Casework;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Web.Networks;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Networks;

/// <summary>Gangs and a gang's page in a real browser, of a centre that found them itself.</summary>
public sealed class NetworkScreenTests(GangConsole gangs, Browser browser) : IClassFixture<GangConsole>
{
    private const string AllOpen = "open=contacts.cases.victims.inside1.inside2.inside3.waysout.devices";

    // Pairs of labels of which one lies on the other, measured as they are drawn.
    private const string Overlaps = """
        () => {
          const boxes = [...document.querySelectorAll('svg.graph text')].map(text => [text.textContent, text.getBoundingClientRect()])
          const found = []
          boxes.forEach(([a, one], i) => boxes.slice(i + 1).forEach(([b, other]) => {
            if (one.left < other.right - 0.5 && other.left < one.right - 0.5 && one.top < other.bottom - 0.5
                && other.top < one.bottom - 0.5) found.push(a + ' / ' + b)
          }))
          return found
        }
        """;

    private string Large => "/networks/" + gangs.Large.Gang.Name;

    [Theory]
    [InlineData(1440, "en-GB", "")]
    [InlineData(1440, "zh-CN", AllOpen)]
    [InlineData(390, "en-GB", AllOpen)]
    [InlineData(390, "zh-CN", "")]
    public async Task A_gang_of_more_than_500_has_no_label_on_another(int width, string locale, string open)
    {
        var page = await EnterAsync(OfficerRole.Investigator, $"{Large}?{open}", width, locale);
        var count = await page.Locator("svg.graph a.node").CountAsync();
        Assert.True(open.Length == 0 ? count is > 20 and < 100 : count > 500, $"{count} are drawn");
        Assert.Empty(await page.EvaluateAsync<string[]>(Overlaps));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await page.ExpectNoBarrierAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_folded_lane_opens_by_a_click_and_its_address_says_so()
    {
        var page = await EnterAsync(OfficerRole.DutyOfficer, Large);
        var victims = gangs.Large.Dossier.Roles.Count(account => account.Has(Role.Victim));
        await page.ClickAsync("#fold-victims");
        await Expect(page).ToHaveURLAsync(new Regex("open=victims"));
        await Expect(page.Locator("#fold-victims")).ToHaveCountAsync(0);
        Assert.True(await page.Locator("svg.graph a.node").CountAsync() > victims);
        await page.ClickAsync(".zoom a:has-text('Fold again')");
        await Expect(page.Locator("#fold-victims")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_day_takes_away_what_came_later_and_stands_in_the_address()
    {
        var page = await EnterAsync(OfficerRole.DutyOfficer, Large);
        var all = await page.Locator("svg.graph a.node:visible").CountAsync();
        var folded = await page.Locator("#fold-victims").TextContentAsync();
        await page.FocusAsync("[data-day-slider]");
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator("svg.graph a.node[data-later]")).Not.ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("day="));
        Assert.True(await page.Locator("svg.graph a.node:visible").CountAsync() < all);
        await page.FocusAsync("[data-day-slider]");
        await page.Keyboard.PressAsync("End");
        await Expect(page).Not.ToHaveURLAsync(new Regex("day="));
        await Expect(page.Locator("svg.graph a.node[data-later]")).ToHaveCountAsync(0);
        Assert.Equal(folded, await page.Locator("#fold-victims").TextContentAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_head_of_a_lane_counts_what_was_there_by_the_day_and_what_was_chosen_leaves_with_it()
    {
        var last = gangs.Large.Dossier.Money.Accounts.Select((account, at) => (account, at))
            .Where(one => one.account.Number.StartsWith("NORDCOLLECT", StringComparison.Ordinal))
            .MaxBy(one => gangs.Large.Dossier.Roles[one.at].FirstMilliseconds).at;
        var page = await EnterAsync(OfficerRole.DutyOfficer, $"{Large}?open=inside1&node={GangGraph.IdOf(gangs.Large.Accounts[last])}");
        await Expect(page.Locator(".facts-of h2")).ToHaveCountAsync(1);
        var head = page.Locator("[data-lane-count=inside1]");
        var all = int.Parse(await head.TextContentAsync() ?? "", CultureInfo.InvariantCulture);
        Assert.Equal(all, await page.Locator("svg.graph a.node[data-lane=inside1]").CountAsync());
        await page.FocusAsync("[data-day-slider]");
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator(".facts-of")).ToContainTextAsync("was not there yet by");
        await Expect(page.Locator(".facts-of h2")).ToHaveCountAsync(0);
        var there = await page.Locator("svg.graph a.node[data-lane=inside1]:visible").CountAsync();
        Assert.InRange(there, 1, all - 1);
        await Expect(head).ToHaveTextAsync(there.ToString(CultureInfo.InvariantCulture));
        await page.FocusAsync("[data-day-slider]");
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator(".facts-of h2")).ToHaveCountAsync(1);
        await Expect(head).ToHaveTextAsync(all.ToString(CultureInfo.InvariantCulture));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_drawing_that_is_cut_says_so_and_is_printed_whole_without_what_cannot_be_done_on_paper()
    {
        var page = await EnterAsync(OfficerRole.Supervisor, $"{Large}?{AllOpen}");
        await Expect(page.Locator("[data-more]")).ToBeVisibleAsync();
        var whole = $"0 0 {await page.GetAttributeAsync("svg.graph", "data-width")} {await page.GetAttributeAsync("svg.graph", "data-height")}";
        var shown = await page.GetAttributeAsync("svg.graph", "viewBox");
        Assert.NotEqual(whole, shown);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator("svg.graph")).ToHaveAttributeAsync("viewBox", whole);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Export" })).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Expect(page.Locator("svg.graph")).ToHaveAttributeAsync("viewBox", shown!);
        await page.ClickAsync("[data-zoom=fit]");
        await Expect(page.Locator("[data-more]")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_case_of_another_is_called_that_and_one_of_ones_own_by_its_number()
    {
        var first = FirstCase();
        var supervisor = await gangs.Console.OfficerAsync(OfficerRole.Supervisor);
        var number = gangs.Console.Desk.CasesOfReports([first.Key], supervisor)[first.Key];
        await gangs.Console.Desk.DoAsync(number, new CaseCommand.Assign("somebody"), supervisor, TestContext.Current.CancellationToken);
        var page = await EnterAsync(OfficerRole.Investigator, $"{Large}?{AllOpen}&node={GangGraph.IdOf(first)}");
        await Expect(page.Locator(".facts-of h2")).ToContainTextAsync("another's case");
        Assert.DoesNotContain("NORD-case-", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("NORD-case-", await page.InnerHTMLAsync("svg.graph"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
        var own = await EnterAsync(OfficerRole.Supervisor, $"{Large}?{AllOpen}&node={GangGraph.IdOf(first)}");
        await Expect(own.Locator(".facts-of h2")).ToContainTextAsync(Core.Cases.CaseId.Of(number));
        await own.Context.CloseAsync();
    }

    [Fact]
    public async Task A_holder_of_a_gangs_account_is_found_by_name_by_whoever_may_be_shown_names()
    {
        using var duty = await gangs.Console.CallerAsync(OfficerRole.DutyOfficer);
        using var liaison = await gangs.Console.CallerAsync(OfficerRole.Liaison);
        var path = new Uri("/look-up?q=holm+IVA", UriKind.Relative);
        var page = WebUtility.HtmlDecode(await duty.GetStringAsync(path, TestContext.Current.CancellationToken));
        Assert.Contains($"{Large}?node={IdOf("NORDCOLLECT000")}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Iva Holm", page, StringComparison.Ordinal);
        Assert.Contains("knows nothing", await liaison.GetStringAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(
            "knows nothing", await duty.GetStringAsync(new Uri("/look-up?q=Vera+Victim", UriKind.Relative), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", "  ", "Nothing was exported: a purpose has 4 letters at the least")]
    [InlineData("en-GB", "x", "Nothing was exported: a purpose has 4 letters at the least")]
    [InlineData("zh-CN", "\u67E5", "\u67E5\u770B\u76EE\u7684\u81F3\u5C112\u4E2A\u6C49\u5B57")]
    public async Task An_export_for_no_purpose_leads_back_to_the_page_which_says_what_is_missing(string locale, string purpose, string said)
    {
        var page = await EnterAsync(OfficerRole.Supervisor, Large, locale: locale);
        var before = Looks($"{Large}/export/page").Count;
        await page.FillAsync(".export input[name=purpose]", purpose);
        await page.ClickAsync(".export button[value=page]");
        await Expect(page.Locator("#export .fault")).ToContainTextAsync(said);
        await Expect(page.Locator("h1")).ToContainTextAsync(gangs.Large.Gang.Name);
        Assert.Equal(before, Looks($"{Large}/export/page").Count);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task By_keyboard_alone_one_walks_the_drawing_opens_a_thing_and_leaves_it()
    {
        var page = await EnterAsync(OfficerRole.DutyOfficer, Large);
        await page.FocusAsync("svg.graph a[tabindex='0']");
        var before = await page.EvaluateAsync<string>("document.activeElement.id");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(before, await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".facts-of h2")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".facts-of h2")).ToHaveCountAsync(0);
        var wide = await page.GetAttributeAsync("svg.graph", "viewBox");
        await page.Keyboard.PressAsync("+");
        Assert.NotEqual(wide, await page.GetAttributeAsync("svg.graph", "viewBox"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task No_name_and_no_victims_account_is_there_before_the_purpose_and_the_look_is_recorded_first()
    {
        var first = IdOf("NORDCOLLECT000");
        var page = await EnterAsync(OfficerRole.DutyOfficer, $"{Large}?node={first}&{AllOpen}");
        await Expect(page.Locator(".facts-of")).ToContainTextAsync("collector");
        var html = await page.ContentAsync();
        Assert.DoesNotContain("Iva Holm", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NORDV0000", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Vera", html, StringComparison.Ordinal);
        await page.FillAsync(".purpose input", "arrests tonight");
        await page.ClickAsync(".purpose button");
        await Expect(page.Locator(".facts-of")).ToContainTextAsync(GangTown.HolderOfFirst);
        await Expect(page).ToHaveTitleAsync(gangs.Large.Gang.Name + " · Cordon");
        Assert.Contains(Looks(Large), look => look.Look is { Purpose: "arrests tonight" });
        Assert.DoesNotContain("Vera", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_liaison_officer_sees_the_gang_and_neither_names_nor_export()
    {
        var page = await EnterAsync(OfficerRole.Liaison, $"{Large}?node={IdOf("NORDCOLLECT000")}");
        await Expect(page.Locator("main")).ToContainTextAsync("Your role does not see names");
        await Expect(page.Locator(".purpose, .export")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("page", "suspected")]
    [InlineData("data", "\"suspects\"")]
    public async Task An_export_is_recorded_with_its_purpose_and_one_without_is_none(string what, string holds)
    {
        var page = await EnterAsync(OfficerRole.Supervisor, Large);
        var purpose = $"night of arrests, {what}";
        await page.FillAsync(".export input[name=purpose]", purpose);
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($".export button[value={what}]"));
        var text = await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains(gangs.Large.Gang.Name, text, StringComparison.Ordinal);
        Assert.Contains(holds, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Looks($"{Large}/export/{what}"), look => look.Look.Purpose == purpose);
        var before = Looks($"{Large}/export/{what}").Count;
        var answer = await page.APIRequest.PostAsync($"{Large}/export", new()
        {
            Form = page.APIRequest.CreateFormData().Set("what", what).Set("purpose", " ")
                .Set("__RequestVerificationToken", await page.InputValueAsync(".export [name=__RequestVerificationToken]")),
        });
        Assert.Equal((int)HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(before, Looks($"{Large}/export/{what}").Count);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_the_consoles_own_form_nothing_is_exported()
    {
        using var caller = await gangs.Console.CallerAsync(OfficerRole.Supervisor);
        using var form = new FormUrlEncodedContent([new("what", "data"), new("purpose", "forged elsewhere")]);
        using var answer = await caller.PostAsync(new Uri(Large + "/export", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(Looks($"{Large}/export/data"), look => look.Look.Purpose == "forged elsewhere");
    }

    [Fact]
    public async Task The_list_is_put_in_order_by_its_heads_and_a_role_leaves_the_others_out()
    {
        var page = await EnterAsync(OfficerRole.DutyOfficer, "/networks?sort=cases");
        await Expect(page.Locator("tbody th").First).ToHaveTextAsync(gangs.Large.Gang.Name);
        await page.ClickAsync("thead a:has-text('Cases')");
        await Expect(page).ToHaveURLAsync(new Regex("order=up"));
        await Expect(page.Locator("tbody th").Last).ToHaveTextAsync(gangs.Large.Gang.Name);
        await page.ClickAsync("a:has-text('Channels')");
        await Expect(page.Locator("h2")).ToHaveCountAsync(3);
        await page.GotoAsync(Large + "?role=cashout");
        await Expect(page.Locator("select.roles")).ToHaveValueAsync("cashout");
        await Expect(page.Locator("#fold-victims")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/networks/G-9999")]
    [InlineData("/networks/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task A_gang_that_is_not_told_says_so(string path)
    {
        var page = await EnterAsync(OfficerRole.DutyOfficer, path, h1: true);
        await Expect(page.Locator("h1")).ToHaveTextAsync("This gang is not told in the last finding");
        await page.Context.CloseAsync();
    }

    private LinkNode FirstCase() => gangs.Large.Links.SelectMany(link => new[] { link.From, link.To }).First(node => node.Kind == NodeKind.Case);

    private string IdOf(string account)
    {
        var at = gangs.Large.Dossier.Money.Accounts.ToList().FindIndex(one => one.Number == account);
        Assert.True(at >= 0, account);
        return GangGraph.IdOf(gangs.Large.Accounts[at]);
    }

    private IReadOnlyList<LookMoment> Looks(string subject) => gangs.Console.Desk.LooksAt(subject, default, new Instant(long.MaxValue));

    private async Task<IPage> EnterAsync(OfficerRole role, string path, int width = 1440, string locale = "en-GB", bool h1 = false)
    {
        var page = await browser.OpenAsync(gangs.Console, width, locale: locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(role)}?next={Uri.EscapeDataString(path)}");
        await page.WaitForSelectorAsync(h1 ? "h1" : "[aria-busy=false]");
        return page;
    }
}
