using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Engine.Casework;
using Cordon.Engine.Records;
using Cordon.Learning;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Policies;

/// <summary>The editor of rules, the back-test and publication by two persons, in real browsers.</summary>
public sealed class RulesPageTests(Browser browser) : IAsyncLifetime
{
    private const string HoldFrom300 = """
        rules "tried" version 7

        rule large
          when amount >= 300.00 EUR and not payee.watched
          if unknown skip
          then hold 4 h, then release
          score 0.9
          payer "We are holding your {amount}."
          file "The amount is {amount}."
        """;

    private ConsoleUnderTest _console = null!;
    private FreezeWorld _world = null!;

    [Fact]
    public async Task A_fault_stands_at_its_line_and_column_while_one_types_and_a_keystroke_leads_to_it()
    {
        var page = await EditAsync("investigator");
        await page.FillAsync("#rules-text", HoldFrom300.Replace("payee.watched", "payee.wotched", StringComparison.Ordinal));
        await Expect(page.Locator(".faultlist li")).ToContainTextAsync("Line 4, column 37");
        await Expect(page.Locator(".faultlist li")).ToContainTextAsync("'payee.wotched' is not a fact");
        await Expect(page.Locator(".marks mark")).ToHaveTextAsync("payee.wotched");
        await Expect(page.Locator(".lines .wrong")).ToHaveTextAsync("4");
        await page.FocusAsync(".faultlist button");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#rules-text")).ToBeFocusedAsync();
        Assert.Equal(
            HoldFrom300.IndexOf("payee.watched", StringComparison.Ordinal),
            await page.EvaluateAsync<int>("document.querySelector('#rules-text').selectionStart"));
        await page.FillAsync("#rules-text", HoldFrom300);
        await Expect(page.Locator("#rules-state")).ToContainTextAsync("tried, version 7: 1 rule, no fault.");
        await Expect(page.Locator(".marks mark")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Facts_operators_and_keywords_are_completed_by_keys_alone_and_Tab_leaves_the_text()
    {
        var page = await EditAsync("investigator");
        await page.FillAsync("#rules-text", "");
        await page.FocusAsync("#rules-text");
        await page.Keyboard.TypeAsync("payee.rep");
        await Expect(page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("payee.reports");
        await Expect(page.Locator("#rules-text")).ToHaveAttributeAsync("aria-activedescendant", "word-0");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#rules-text")).ToHaveValueAsync("payee.reports");
        await page.Keyboard.TypeAsync(" ");
        await page.Keyboard.PressAsync("Control+ ");
        await Expect(page.Locator("[role=option]").First).ToContainTextAsync("=");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#rules-text")).ToHaveValueAsync("payee.reports <");
        await page.Keyboard.TypeAsync(" 1 an");
        await Expect(page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("and");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[role=listbox]")).ToBeHiddenAsync();
        Assert.Contains("/policy/rules", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#rules-text")).Not.ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task After_when_and_and_facts_are_offered_the_most_used_first_and_no_keyword()
    {
        var page = await EditAsync("investigator");
        await page.FillAsync("#rules-text", "");
        await page.FocusAsync("#rules-text");
        await page.Keyboard.TypeAsync("  when ");
        await page.Keyboard.PressAsync("Control+ ");
        var text = Core.Screening.Rules.RuleSet.DefaultText(Core.Values.Currency.Parse("EUR"));
        var most = Core.Screening.Facts.All.Select(fact => fact.Name)
            .MaxBy(name => System.Text.RegularExpressions.Regex.Count(text, $@"(?<![\w.]){name}(?![\w.])"))!;
        await Expect(page.Locator("[role=option] b").First).ToHaveTextAsync(most);
        await page.Keyboard.TypeAsync("paye");
        foreach (var word in await page.Locator("[role=option] b").AllInnerTextsAsync())
        {
            Assert.Contains('.', word);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_is_there_again_when_the_page_is_loaded_again()
    {
        var page = await EditAsync("supervisor");
        await page.FillAsync("#rules-text", HoldFrom300);
        await Expect(page.Locator("#rules-state")).ToContainTextAsync("tried");
        await page.ReloadAsync();
        await Expect(page.Locator("#rules-state")).ToContainTextAsync("tried");
        await Expect(page.Locator("#rules-text")).ToHaveValueAsync(HoldFrom300);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_back_tests_figures_are_those_of_a_naive_count_over_the_same_journal()
    {
        await FillAsync();
        var (cells, stopped, value) = await NaiveAsync();
        var page = await EditAsync("investigator");
        await page.FillAsync("#rules-text", HoldFrom300);
        await Expect(page.Locator("#rules-state")).ToContainTextAsync("no fault");
        await page.ClickAsync("button[data-key=t]");
        await Expect(page.Locator("[data-figure=stopped]")).ToHaveTextAsync($"{stopped}");
        await Expect(page.Locator("[data-figure=value]")).ToHaveTextAsync($"{value / 100}.00\u00a0EUR".Insert(1, "\u202f"));
        foreach (var ((known, outcome), count) in cells)
        {
            await Expect(page.Locator($"[data-cell='{known} {outcome}'] b")).ToHaveTextAsync($"{count}");
        }

        await Expect(page.Locator(".results")).ToContainTextAsync("The amount is 450.00 EUR.");
        await Expect(page.Locator(".missed").First).ToContainTextAsync("asks amount >= 300.00 EUR; it was amount = 120.00 EUR");
        await page.ExpectNoBarrierAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Rules_are_published_by_two_persons_who_see_the_difference_and_the_figures_and_never_by_one()
    {
        await FillAsync();
        var before = _console.Centre.Policy.Number;
        var proposer = await EditAsync("supervisor");
        await proposer.FillAsync("#rules-text", HoldFrom300.Replace("holding your", "holding <b>your</b>", StringComparison.Ordinal));
        await Expect(proposer.Locator("#rules-state")).ToContainTextAsync("no fault");
        await proposer.ClickAsync("button[data-key=t]");
        await Expect(proposer.Locator("[data-figure=stopped]")).ToHaveTextAsync("2");
        await proposer.FillAsync("form.word textarea", "Fewer victims. <script>alert(1)</script>");
        await proposer.ClickAsync("form.word button.grave");
        await Expect(proposer.Locator("[role=status].said")).ToContainTextAsync("Proposed as G-");
        await proposer.GotoAsync("/policy");
        await Expect(proposer.Locator(".proposal")).ToContainTextAsync("You proposed it");
        await Expect(proposer.Locator(".proposal button[data-key=a]")).ToHaveCountAsync(0);
        var act = _console.Desk.OpenRules()!;
        var alone = await _console.Desk.DoAsync(
            act.Number, new GraveCommand.Approve(), new ActingOfficer(act.ProposedBy, OfficerRole.Supervisor), TestContext.Current.CancellationToken);
        Assert.NotNull(alone.Words);
        Assert.Equal(before, _console.Centre.Policy.Number);
        var second = await EnterAsync("second", "/policy");
        await Expect(second.Locator(".proposal blockquote")).ToHaveTextAsync("Fewer victims. <script>alert(1)</script>");
        await Expect(second.Locator(".proposal [data-figure=stopped]")).ToHaveTextAsync("2");
        await Expect(second.Locator(".proposal .difference tr.added").First).ToContainTextAsync("rules \"tried\" version 7");
        await Expect(second.Locator(".proposal .difference")).ToContainTextAsync("<b>your</b>");
        await second.ClickAsync("button[data-key=a]");
        await Expect(second.Locator(".proposal legend")).ToContainTextAsync(act.Id);
        Assert.Equal(before, _console.Centre.Policy.Number);
        await second.Keyboard.PressAsync("y");
        await Expect(second.Locator("[data-policy]")).ToHaveTextAsync($"{before + 1}");
        await Expect(proposer.Locator("[data-policy]")).ToHaveTextAsync($"{before + 1}");
        await Expect(proposer.Locator(".policy .facts").First).ToContainTextAsync("Greta Okafor, approved by Idris Bello");
        Assert.Equal("tried", _console.Centre.Policy.Rules.Name);
        await BackAsync(second, before);
        await CloseAsync(proposer, second);
    }

    [Fact]
    public async Task A_proposal_that_takes_anothers_place_is_not_approved_by_who_read_the_other()
    {
        var before = _console.Centre.Policy.Number;
        var second = await EnterAsync("second", "/policy");
        var supervisor = await _console.OfficerAsync(OfficerRole.Supervisor);
        var first = await ProposeAsync(supervisor, "one");
        await second.ClickAsync(".proposal button[data-key=a]");
        await second.Locator(".proposal button[data-key=y]").WaitForAsync();
        Assert.Equal(DeskStatus.Done, await WithdrawAsync(first, supervisor));
        var other = await ProposeAsync(supervisor, "other");
        await Expect(second.Locator("[role=status].said")).ToContainTextAsync($"{first.Id} was taken back by Greta Okafor.");
        await Expect(second.Locator(".proposal h2")).ToContainTextAsync(other.Id);
        await second.Keyboard.PressAsync("y");
        await Expect(second.Locator(".proposal button[data-key=y]")).ToHaveCountAsync(0);
        await Expect(second.Locator(".proposal button[data-key=a]")).ToBeVisibleAsync();
        Assert.Equal((before, GraveActState.Proposed), (_console.Centre.Policy.Number, _console.Desk.Act(other.Number)!.State));
        Assert.Equal(DeskStatus.Done, await WithdrawAsync(other, supervisor));
        await CloseAsync(second);
    }

    [Fact]
    public async Task An_empty_text_is_faulty_rules_and_the_next_person_in_a_window_finds_no_ones_draft()
    {
        var page = await EditAsync("supervisor");
        await page.FillAsync("#rules-text", "");
        await Expect(page.Locator("#rules-state")).Not.ToContainTextAsync("no fault");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("[aria-busy=false]");
        await Expect(page.Locator("#rules-text")).ToHaveValueAsync("");
        await Expect(page.Locator("#rules-state")).Not.ToContainTextAsync("no fault");
        await page.FillAsync("#rules-text", "a draft of one person");
        await page.GotoAsync($"{ConsoleUnderTest.PathOf("second")}?next=/policy/rules");
        await page.WaitForSelectorAsync("[aria-busy=false]");
        await Expect(page.Locator("#rules-state")).ToContainTextAsync("no fault");
        Assert.DoesNotContain("a draft of one person", await page.InputValueAsync("#rules-text"), StringComparison.Ordinal);
        await CloseAsync(page);
    }

    [Theory]
    [InlineData("/policy")]
    [InlineData("/policy/rules")]
    public async Task Whoever_proposed_rules_takes_them_back_by_a_second_key(string path)
    {
        var supervisor = await _console.OfficerAsync(OfficerRole.Supervisor);
        await _console.Desk.ProposeAsync(new GraveMatter.PublishRules(HoldFrom300), "to see it", supervisor, TestContext.Current.CancellationToken);
        var page = await EnterAsync("supervisor", path);
        await page.Locator("[aria-busy=false] >> nth=0").WaitForAsync();
        await page.ClickAsync("button[data-key=w]");
        await page.Locator("button[data-key=y]").WaitForAsync();
        Assert.NotNull(_console.Desk.OpenRules());
        await page.Keyboard.PressAsync("y");
        await Expect(page.Locator("button[data-key=y], button[data-key=w]")).ToHaveCountAsync(0);
        await Expect(page.Locator("[role=status].said")).ToHaveCountAsync(1);
        Assert.Null(_console.Desk.OpenRules());
        await CloseAsync(page);
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("investigator")]
    public async Task Who_may_only_see_the_policy_tries_rules_and_proposes_none(string who)
    {
        var page = await EditAsync(who);
        await Expect(page.Locator("button[data-key=t]")).ToBeVisibleAsync();
        await Expect(page.Locator("form.word")).ToHaveCountAsync(0);
        await page.GotoAsync("/policy");
        await page.WaitForSelectorAsync("[aria-busy=false]");
        await Expect(page.Locator("button[data-key=b], button[data-key=a], input[type=file]")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_auditor_who_looks_nothing_up_is_not_told_which_payments_they_are()
    {
        await FillAsync();
        var page = await EditAsync("auditor");
        await page.FillAsync("#rules-text", HoldFrom300);
        await Expect(page.Locator("#rules-state")).ToContainTextAsync("no fault");
        await page.ClickAsync("button[data-key=t]");
        await Expect(page.Locator(".examples").First).ToContainTextAsync("payment 1");
        await Expect(page.Locator(".results")).Not.ToContainTextAsync("payment p");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("zh-CN", ColorScheme.Dark, 390)]
    [InlineData("en-GB", ColorScheme.Light, 390)]
    [InlineData("zh-CN", ColorScheme.Dark, 1440)]
    public async Task A_proposal_and_a_fault_have_no_barrier_and_fit(string locale, ColorScheme scheme, int width)
    {
        var supervisor = new ActingOfficer("somebody", OfficerRole.Supervisor);
        await _console.Desk.ProposeAsync(new GraveMatter.PublishRules(HoldFrom300), "to see it", supervisor, TestContext.Current.CancellationToken);
        var page = await browser.OpenAsync(_console, width, scheme, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf("second")}?next=/policy");
        await page.WaitForSelectorAsync(".proposal .difference");
        await FitsAsync(page);
        await page.GotoAsync("/policy/rules");
        await page.WaitForSelectorAsync("[aria-busy=false]");
        await page.FillAsync("#rules-text", "rules \"a\" version 1\nrule b\n  when amont > 5");
        await page.WaitForSelectorAsync(".faultlist li");
        await FitsAsync(page);
        await page.Context.CloseAsync();
    }

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleUnderTest.StartAsync();
        _world = new FreezeWorld(_console.Centre);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    /// <summary>Three victims, of 450, 1,300 and 120 EUR, and many who buy.</summary>
    private async Task FillAsync()
    {
        await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-1", 450);
        await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-2", 1300);
        await _world.OrderAsync(FreezeWorld.OtherBank, "MULE-3", 120);
        await _world.BuyAsync(200);
    }

    /// <summary>By the payments' amounts and names alone: what is reported begins with p.</summary>
    private async Task<(Dictionary<(KnownAs Known, Outcome Outcome), int> Cells, int Stopped, long Value)> NaiveAsync()
    {
        var (cells, value) = (new Dictionary<(KnownAs Known, Outcome Outcome), int>(), 0L);
        using var decided = new DecidedPayments(_console.Centre.Journal, 0);
        await foreach (var block in decided.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var lane = 0; lane < block.Count; lane++)
            {
                var known = block.Text(lane, PaymentText.PaymentId)[0] == (byte)'p' ? KnownAs.Victims : KnownAs.Genuine;
                var outcome = block.AmountMinor[lane] >= 30_000 ? Outcome.Hold : Outcome.Allow;
                cells[(known, outcome)] = cells.GetValueOrDefault((known, outcome)) + 1;
                value += known == KnownAs.Victims && outcome == Outcome.Hold ? block.AmountMinor[lane] : 0;
            }
        }

        Assert.Equal(4, cells.Count);
        return (cells, cells[(KnownAs.Victims, Outcome.Hold)], value);
    }

    private async Task BackAsync(IPage page, uint before)
    {
        await page.ClickAsync("button[data-key=b]");
        await page.FillAsync(".policy .word textarea", "It held too much.");
        await page.ClickAsync(".policy .word button.grave");
        await Expect(page.Locator("[data-policy]")).ToHaveTextAsync($"{before + 2}");
        Assert.Equal(_console.Centre.Policies[(int)before - 1].Rules.Text, _console.Centre.Policy.Rules.Text);
        await page.GotoAsync($"/policy?from={before}&to={before + 1}");
        await Expect(page.Locator("#difference")).ToContainTextAsync($"from policy {before} to policy {before + 1}");
    }

    private static async Task FitsAsync(IPage page)
    {
        await page.ExpectNoBarrierAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
    }

    private async Task<GraveAct> ProposeAsync(ActingOfficer by, string why)
    {
        Assert.Null((await _console.Desk.ProposeAsync(new GraveMatter.PublishRules(HoldFrom300), why, by, TestContext.Current.CancellationToken)).Words);
        return _console.Desk.OpenRules()!;
    }

    private async Task<DeskStatus> WithdrawAsync(GraveAct act, ActingOfficer by) =>
        (await _console.Desk.DoAsync(act.Number, new GraveCommand.Withdraw(), by, TestContext.Current.CancellationToken)).Status;

    private Task<IPage> EditAsync(string who) => EnterAsync(who, "/policy/rules");

    private async Task<IPage> EnterAsync(string who, string path)
    {
        var page = await browser.OpenAsync(_console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(who)}?next={path}");
        await page.WaitForSelectorAsync("[aria-busy=false]");
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
