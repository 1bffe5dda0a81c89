using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Web.Cases;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.Cases;

/// <summary>A case in real browsers: two officers on it, what victims said, texts that are no markup, and the money trail.</summary>
public sealed class CaseBrowserTests(Browser browser)
{
    private const string Hostile = "<img src=x onerror=\"window.hit=1\"><script>window.hit=2</script>";

    /// <summary>What lies between the margins of an A4 sheet.</summary>
    private const int PaperPixels = 703;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_officer_writes_appears_at_the_other_who_goes_on_typing()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X");
        var duty = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases/1");
        var boss = await OpenAsync(console, OfficerRole.Supervisor, "/cases/1");
        await duty.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await boss.GetByText("Worked by: Mara Lind").WaitForAsync();
        await duty.GetByLabel("Note", new() { Exact = true }).PressSequentiallyAsync("half a sent");
        await boss.GetByLabel("Note", new() { Exact = true }).FillAsync("Call her bank first.");
        await boss.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();
        await duty.Locator(".lines .text", new() { HasTextString = "Call her bank first." }).WaitForAsync();
        await duty.GetByLabel("Note", new() { Exact = true }).PressSequentiallyAsync("ence");
        Assert.Equal("half a sentence", await duty.GetByLabel("Note", new() { Exact = true }).InputValueAsync());
        await duty.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();
        await boss.Locator(".lines .text", new() { HasTextString = "half a sentence" }).WaitForAsync();
        await CloseAsync(duty, boss);
    }

    [Fact]
    public async Task A_half_typed_hand_over_keeps_whom_it_is_for_offers_others_only_and_is_asked_about_at_the_sign_out()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X");
        var (mara, tomas) = (await console.OfficerAsync(OfficerRole.DutyOfficer), await console.IdOfAsync(OfficerRole.Investigator));
        await console.Desk.DoAsync(1, new CaseCommand.Assign(mara.Id), mara, Cancellation);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases/1");
        var form = page.Locator("details", new() { Has = page.GetByText("Hand over", new() { Exact = true }) }).First;

        // The page is live: what was drawn before that is drawn anew, and closed.
        await Assertions.Expect(form.Locator("select")).ToBeEnabledAsync();
        await form.Locator("summary").ClickAsync();
        Assert.Equal(0, await form.Locator($"option[value='{mara.Id}']").CountAsync());
        await form.Locator("select").SelectOptionAsync(tomas);
        await form.Locator("textarea").PressSequentiallyAsync("She calls again at five");
        await page.ReloadAsync();
        await Assertions.Expect(form.Locator("select")).ToHaveValueAsync(tomas);
        await Assertions.Expect(form.Locator("textarea")).ToHaveValueAsync("She calls again at five");
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        Assert.Equal([CaseWords.LeaveSurely.English], asked);
        await Assertions.Expect(form.Locator("textarea")).ToHaveValueAsync("She calls again at five");
        await CloseAsync(page);
    }

    [Fact]
    public async Task What_is_typed_and_not_sent_outlives_another_tab_and_a_reload_until_it_is_sent()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X");
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases/1");
        var note = page.GetByLabel("Note", new() { Exact = true });
        await Assertions.Expect(note).ToBeEnabledAsync();
        await note.PressSequentiallyAsync("She called twice");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tasks" }).ClickAsync();
        await note.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GoBackAsync();
        await Assertions.Expect(note).ToHaveValueAsync("She called twice");
        await page.ReloadAsync();
        await Assertions.Expect(note).ToHaveValueAsync("She called twice");
        await Assertions.Expect(note).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();
        await page.Locator(".lines .text", new() { HasTextString = "She called twice" }).WaitForAsync();
        await page.ReloadAsync();
        await Assertions.Expect(note).ToHaveValueAsync("");
        await CloseAsync(page);
    }

    [Fact]
    public async Task A_colleagues_case_is_taken_by_two_keys_and_one_whose_money_is_under_way_is_not_closed()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X");
        var duty = await console.OfficerAsync(OfficerRole.DutyOfficer);
        await console.Desk.DoAsync(1, new CaseCommand.Assign(duty.Id), duty, Cancellation);
        var boss = await OpenAsync(console, OfficerRole.Supervisor, "/cases/1");
        await Assertions.Expect(boss.GetByLabel("Note", new() { Exact = true })).ToBeEnabledAsync();
        await boss.Keyboard.PressAsync("t");
        await boss.Locator("legend", new() { HasTextString = "decides no complaint of it" }).WaitForAsync();
        Assert.Equal(duty.Id, console.Desk.WorkFor(1, duty)!.Worker);
        await boss.Keyboard.PressAsync("y");
        await boss.GetByText("Worked by: Greta Okafor").WaitForAsync();
        await boss.Locator("summary", new() { HasTextString = CaseWords.Move.English }).ClickAsync();
        await boss.Locator("details", new() { HasTextString = CaseWords.Move.English }).GetByLabel(CaseWords.Reason.English).FillAsync("All done.");
        await boss.GetByRole(AriaRole.Button, new() { Name = CaseWords.Close.English, Exact = true }).ClickAsync();
        await boss.Locator(".fault", new() { HasTextString = "let it wait instead" }).WaitForAsync();
        Assert.Equal(CaseStage.Working, console.Desk.WorkFor(1, duty)!.Stage);
        await CloseAsync(boss);
    }

    [Fact]
    public async Task A_task_for_nobody_says_that_somebody_is_to_be_chosen_and_keeps_its_words()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X");
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases/1?part=tasks");
        var what = page.GetByLabel(CaseWords.WhatToDo.English, new() { Exact = true });
        await what.FillAsync("Call her bank.");
        await page.GetByRole(AriaRole.Button, new() { Name = CaseWords.Set.English, Exact = true }).ClickAsync();
        await page.Locator(".fault", new() { HasTextString = CaseWords.NobodyOnCase.English }).WaitForAsync();
        var duty = await console.OfficerAsync(OfficerRole.DutyOfficer);
        await console.Desk.DoAsync(1, new CaseCommand.Assign(duty.Id), duty, Cancellation);
        await page.Locator($"option[value='{duty.Id}']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByRole(AriaRole.Button, new() { Name = CaseWords.Set.English, Exact = true }).ClickAsync();
        await page.Locator(".fault", new() { HasTextString = CaseWords.NobodyToDo.English }).WaitForAsync();
        Assert.Equal("Call her bank.", await what.InputValueAsync());
        await CloseAsync(page);
    }

    [Fact]
    public async Task Whoever_is_taken_off_a_case_sees_it_no_more_on_the_screen_that_is_open()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X");
        var (boss, duty) = (await console.OfficerAsync(OfficerRole.Supervisor), await console.OfficerAsync(OfficerRole.DutyOfficer));
        await console.Desk.DoAsync(1, new CaseCommand.Assign(boss.Id), boss, Cancellation);
        await console.Desk.DoAsync(1, new CaseCommand.Join(duty.Id), boss, Cancellation);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases/1");
        await page.GetByRole(AriaRole.Heading, new() { Name = "C-000001" }).WaitForAsync();
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("x");
        await console.Desk.DoAsync(1, new CaseCommand.Leave(duty.Id), boss, Cancellation);
        await page.GetByText("There is no such case").WaitForAsync();
        Assert.Equal(0, await page.GetByText("Timeline").CountAsync());
        await CloseAsync(page);
    }

    [Fact]
    public async Task What_a_victim_said_is_shown_when_the_look_is_recorded_and_an_auditor_reads_who_looked()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X", "He said that he was my son.");
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases/1?part=people");
        await page.GetByText("masked until you say why you look").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and show" }).ClickAsync();
        await page.GetByText("Not done: a purpose is missing.").WaitForAsync();
        Assert.Empty(Looks(console));
        await page.GetByLabel("Why you look", new() { Exact = true }).FillAsync("to call her back");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and show" }).ClickAsync();
        await page.GetByText("He said that he was my son.").WaitForAsync();
        Assert.Equal("to call her back", Assert.Single(Looks(console)).Look.Purpose);
        await page.GetByRole(AriaRole.Link, new() { Name = "Money trail" }).ClickAsync();
        await page.Locator(".drawing", new() { HasTextString = "T0XV" }).WaitForAsync();
        using var auditor = await console.CallerAsync(OfficerRole.Auditor);
        var looks = await auditor.GetStringAsync(new Uri("/cases/1/looks", UriKind.Relative), Cancellation);
        Assert.Contains("to call her back", looks, StringComparison.Ordinal);
        Assert.Contains("Mara Lind", looks, StringComparison.Ordinal);
        await CloseAsync(page);
    }

    [Fact]
    public async Task What_people_wrote_is_text_wherever_it_is_shown()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X", Hostile);
        var duty = await console.OfficerAsync(OfficerRole.DutyOfficer);
        await console.Desk.DoAsync(1, new CaseCommand.Assign(duty.Id), duty, Cancellation);
        await console.Desk.DoAsync(1, new CaseCommand.Note(Hostile), duty, Cancellation);
        await console.Desk.DoAsync(
            1, new CaseCommand.SetTask(Hostile, duty.Id, Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromHours(1)), duty, Cancellation);
        await console.Desk.DoAsync(1, new CaseCommand.Contest(1, Hostile), duty, Cancellation);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases/1");
        foreach (var path in (string[])["/cases/1", "/cases/1?part=tasks", "/cases/1?part=complaints", "/cases/1?part=people", "/cases?q=onerror"])
        {
            await page.GotoAsync(path);
            if (path.EndsWith("people", StringComparison.Ordinal))
            {
                await page.GetByLabel("Why you look", new() { Exact = true }).FillAsync(Hostile);
                await page.GetByRole(AriaRole.Button, new() { Name = "Record and show" }).ClickAsync();
            }

            await page.Locator("main .text, main .clip", new() { HasTextString = "onerror" }).First.WaitForAsync();
            Assert.Equal(0, await page.Locator("main img").CountAsync());
            Assert.Null(await page.EvaluateAsync<int?>("window.hit ?? null"));
        }

        await CloseAsync(page);
    }

    [Fact]
    public async Task Several_cases_are_handed_over_at_once_with_a_word_on_how_they_stand()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var duty = await console.OfficerAsync(OfficerRole.DutyOfficer);
        foreach (var tag in (string[])["T0X", "T1X", "T2X"])
        {
            await console.Desk.DoAsync(await StolenMoney.ReportAsync(console, tag), new CaseCommand.Assign(duty.Id), duty, Cancellation);
        }

        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases?who=mine");
        await page.GetByLabel("Choose C-000001").CheckAsync();
        await page.GetByLabel("Choose C-000003").CheckAsync();
        await page.GetByLabel("Give to").SelectOptionAsync("Tomas Reyes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await page.GetByText("a word on how it stands is missing").WaitForAsync();
        await page.GetByLabel("How it stands").FillAsync("Banks are asked.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await page.GetByText("2 given to Tomas Reyes.").WaitForAsync();
        var investigator = await console.IdOfAsync(OfficerRole.Investigator);
        Assert.Equal([investigator, duty.Id, investigator], ((uint[])[1, 2, 3]).Select(number => console.Desk.Work(number).Worker));
        Assert.Equal("Banks are asked.", Assert.Single(console.Desk.Work(3).Notes).Text);
        await CloseAsync(page);
    }

    [Fact]
    public async Task A_change_by_another_is_marked_until_one_has_looked()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X");
        var boss = await console.OfficerAsync(OfficerRole.Supervisor);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases");
        await page.Locator(".cases .line").WaitForAsync();
        Assert.Equal(0, await page.Locator(".unread").CountAsync());
        await console.Desk.DoAsync(1, new CaseCommand.Note("new to her"), boss, Cancellation);
        await page.Locator(".unread").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "C-000001" }).ClickAsync();
        await page.GetByText("new to her").WaitForAsync();
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("x");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cases", Exact = true }).ClickAsync();
        await page.Locator(".cases .line").WaitForAsync();
        Assert.Equal(0, await page.Locator(".unread").CountAsync());
        await CloseAsync(page);
    }

    [Fact]
    public async Task The_trail_is_moved_by_one_transform_looked_at_as_it_was_and_asked_what_its_parts_are()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X", accounts: 5);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases/1?part=trail");
        await page.Locator("[data-trail=live] .view[transform]").WaitForAsync();
        await page.EvaluateAsync(
            """
            () => {
              window.changed = new Set()
              new MutationObserver(all => all.forEach(one => window.changed.add(one.target.getAttribute('class') + ' ' + (one.attributeName ?? one.type))))
                .observe(document.querySelector('.drawing'), { subtree: true, childList: true, attributes: true, characterData: true })
            }
            """);
        var box = (await page.Locator(".frame").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 300, box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 340, box.Y + 50, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        var moved = await TransformAsync(page);
        Assert.DoesNotContain("translate(0.00 0.00)", moved, StringComparison.Ordinal);
        Assert.Equal("?part=trail", new Uri(page.Url).Query);
        await page.Locator(".frame").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.NotEqual(moved, await TransformAsync(page));
        await page.Keyboard.PressAsync("+");
        Assert.Contains("scale(1.2500)", await TransformAsync(page), StringComparison.Ordinal);
        Assert.Equal(["view transform"], await page.EvaluateAsync<string[]>("[...window.changed]"));
        await page.Keyboard.PressAsync("0");
        Assert.Equal("translate(0.00 0.00) scale(1.0000)", await TransformAsync(page));

        // As it was after the first payment: what came later is cut off, and where it lies now is not told.
        var slider = page.GetByLabel("As it was then");
        var all = await CutAsync(page);
        await slider.PressAsync("Home");
        var before = await CutAsync(page);
        await slider.PressAsync("ArrowRight");
        var first = await CutAsync(page);
        Assert.True(before < first && first < all, $"{before} < {first} < {all}");
        Assert.Equal(0, await page.Locator(".drawing .ends >> visible=true").CountAsync());
        await slider.PressAsync("End");
        Assert.Equal(all, await CutAsync(page));

        await page.Locator(".frame").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        moved = await TransformAsync(page);
        await page.Locator("a[data-choice=b0]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#chosen").GetByText("T0X-p0").WaitForAsync();
        await page.Locator("#chosen").GetByText("number masked").WaitForAsync();
        Assert.Equal("?part=trail&choice=b0", new Uri(page.Url).Query);
        await page.Locator("a[data-choice=b0][aria-current]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(moved, await TransformAsync(page));
        await page.Locator("a[data-choice=l1] path").First.ClickAsync();
        await page.Locator("#chosen").GetByText("BBBBXBBB").First.WaitForAsync();
        await CloseAsync(page);
    }

    public static MatrixTheoryData<string, bool> Looked() => new(
        [
            "/cases", "/cases/1", "/cases/1?part=people", "/cases/1?part=trail&choice=l1", "/cases/1?part=money", "/cases/1?part=tasks",
            "/cases/1?part=complaints", "/cases/1?part=linked",
        ],
        [true, false]);

    [Theory]
    [MemberData(nameof(Looked))]
    public async Task A_screen_of_a_case_with_something_in_it_has_no_barrier_that_axe_finds_and_fits_its_width(string path, bool isWide)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X");
        var boss = await console.OfficerAsync(OfficerRole.Supervisor);
        await console.Desk.DoAsync(1, new CaseCommand.Assign(boss.Id), boss, Cancellation);
        await console.Desk.DoAsync(1, new CaseCommand.Note("A note."), boss, Cancellation);
        await console.Desk.DoAsync(
            1, new CaseCommand.SetTask("Call.", boss.Id, Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromHours(1)), boss, Cancellation);
        await console.Desk.DoAsync(1, new CaseCommand.Contest(1, "My wage."), boss, Cancellation);
        var page = await browser.OpenAsync(
            console, isWide ? 1440 : 390, isWide ? ColorScheme.Light : ColorScheme.Dark, isWide ? "en-GB" : "zh-CN");
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, said) => errors.AddRange(said.Type == "error" ? [said.Text] : []);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next={Uri.EscapeDataString(path)}");
        await page.Locator(path == "/cases" ? ".cases .line" : ".case .card").First.WaitForAsync();
        await page.ExpectNoBarrierAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(errors);
        await CloseAsync(page);
    }

    [Fact]
    public async Task On_paper_stands_the_whole_trail_wherever_it_was_moved_to_and_nothing_that_is_done_on_a_screen()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X", accounts: 5);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "/cases/1?part=trail");
        await page.Locator("[data-trail=live] .view[transform]").WaitForAsync();
        await page.Locator(".frame").FocusAsync();
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(PaperPixels, 1000);
        var beyond = await page.EvaluateAsync<double[]>(
            """
            () => {
                const frame = document.querySelector('.frame').getBoundingClientRect()
                const view = document.querySelector('.view').getBoundingClientRect()
                return [frame.left - view.left, view.right - frame.right, frame.top - view.top, view.bottom - frame.bottom]
            }
            """);
        Assert.All(beyond, pixels => Assert.InRange(pixels, double.MinValue, 1));
        var printed = await page.Locator("main").InnerTextAsync();
        foreach (var words in (Phrase[])[CaseWords.TrailTouch, CaseWords.TrailKeys, CaseWords.NothingChosen, CaseWords.Timeline])
        {
            Assert.DoesNotContain(words.English, printed, StringComparison.Ordinal);
        }

        await page.GotoAsync("/cases/1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(CaseWords.Timeline.English);
        printed = await page.Locator("main").InnerTextAsync();
        Assert.Contains(CaseWords.Timeline.English, printed, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseWords.Acts.English, printed, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseWords.Note.English, printed, StringComparison.Ordinal);
        await CloseAsync(page);
    }

    private static IReadOnlyList<LookMoment> Looks(ConsoleUnderTest console) =>
        console.Desk.LooksAt(CaseDesk.VictimsOf(1), new Instant(0), Instant.Max);

    private static async Task<string> TransformAsync(IPage page) => await page.Locator(".view").GetAttributeAsync("transform") ?? "";

    private static Task<double> CutAsync(IPage page) => page.EvaluateAsync<double>("Number(document.querySelector('#trail-until rect').getAttribute('width'))");

    private async Task<IPage> OpenAsync(ConsoleUnderTest console, OfficerRole role, string path)
    {
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(role)}?next={Uri.EscapeDataString(path)}");
        return page;
    }

    private static async Task CloseAsync(params IPage[] pages)
    {
        foreach (var page in pages)
        {
            await page.Context.CloseAsync();
        }
    }
}
