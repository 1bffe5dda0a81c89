using Cordon.Core.Casework;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Policies;

/// <summary>What is typed as a reason beside a proposal publishes nothing, and what became of a proposal is told as it was.</summary>
public sealed class PolicyFormTests(Browser browser) : IAsyncLifetime
{
    private ConsoleUnderTest _console = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Text => RuleSet.DefaultText(Currency.Parse("EUR"));

    [Theory]
    [InlineData("b")]
    [InlineData("d")]
    public async Task A_reason_is_typed_into_its_form_and_no_letter_of_it_publishes_what_stands_beside(string key)
    {
        await _console.Centre.SubmitAsync(new Command.PublishPolicy(Text + "\n# another\n", null, RemoveModel: false, "test"), Cancellation);
        var number = await ProposeAsync("a third");
        var page = await browser.OpenAsync(_console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf("second")}?next=/policy");
        await page.WaitForSelectorAsync(".proposal[aria-busy=false]");
        await page.Keyboard.PressAsync(key);
        await Expect(page.Locator("form[data-opened] textarea")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("anyway, bad");
        await Expect(page.Locator("form[data-opened] textarea")).ToHaveValueAsync("anyway, bad");

        // Nor does it where the keyboard is elsewhere.
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.TypeAsync("aye");
        await Expect(page.Locator("form[data-opened]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-key=y]")).ToHaveCountAsync(0);
        Assert.EndsWith("/policy", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("form[data-opened]")).ToHaveCountAsync(0);
        Assert.Equal(GraveActState.Proposed, _console.Desk.Act(number)!.State);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_publishes_is_told_so_and_so_is_who_reads_along()
    {
        var number = await ProposeAsync("a third");
        var (proposer, second) = (await OpenAsync("supervisor"), await OpenAsync("second"));
        await second.Keyboard.PressAsync("a");
        await second.WaitForSelectorAsync("button[data-key=y]:not(:disabled)");
        await second.Keyboard.PressAsync("y");
        await Expect(proposer.Locator(".said")).ToHaveTextAsync($"{GraveAct.IdOf(number)} is published by Idris Bello.");
        await Expect(second.Locator(".proposal")).ToHaveCountAsync(0);
        await Expect(second.Locator(".said")).ToHaveTextAsync("Done: Approve and publish");
        await proposer.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_proposed_reads_that_it_was_declined_and_why_then_and_later()
    {
        var number = await ProposeAsync("a third");
        var (proposer, second) = (await OpenAsync("supervisor"), await OpenAsync("second"));
        await second.Keyboard.PressAsync("d");
        await Expect(second.Locator("form[data-opened] textarea")).ToBeFocusedAsync();
        await second.Keyboard.TypeAsync("hidden letters");
        await second.Keyboard.PressAsync("Tab");
        await second.Keyboard.PressAsync("Enter");
        var told = $"{GraveAct.IdOf(number)} was declined by Idris Bello: “hidden letters”";
        await Expect(proposer.Locator(".said")).ToHaveTextAsync(told);
        await proposer.ReloadAsync();
        await Expect(proposer.Locator(".unpublished")).ToContainTextAsync(told);
        await proposer.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_leaves_the_editor_at_once_ends_nothing_but_the_editor()
    {
        using var log = new KeptLog();
        await using var console = await ConsoleUnderTest.StartAsync(log: log);
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next=/policy");
        for (var round = 0; round < 6; round++)
        {
            await page.WaitForSelectorAsync(".policy[aria-busy=false]");
            await page.Keyboard.PressAsync("e");
            await page.WaitForSelectorAsync("#rules-text");
            await page.EvaluateAsync("document.querySelector('main a[href=\"/policy\"]').click()");
            await page.WaitForURLAsync("**/policy");
        }

        // The editor that is stayed at works.
        await page.WaitForSelectorAsync(".policy[aria-busy=false]");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#rules-state")).ToContainTextAsync("no fault");
        await page.FillAsync("#rules-text", "");
        await Expect(page.Locator(".faultlist li").First).ToContainTextAsync("Line 1, column 1");
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("Unhandled exception", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Marks_that_turn_a_line_round_are_seen_in_a_reason_and_in_rules_of_before_and_are_a_fault_in_new_ones()
    {
        await ProposeAsync("we test <b>x</b> \u202eabc", "# hidden \u2066\u200b\u202e letters\n");
        using var second = await _console.CallerAsync(OfficerRole.Supervisor);
        foreach (var path in (string[])["/policy", "/policy/rules?act=1"])
        {
            var page = System.Net.WebUtility.HtmlDecode(await second.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation));
            Assert.Contains(@"<b>x</b> \u202eabc", page, StringComparison.Ordinal);

            // What is edited stays what it is.
            var editor = page.IndexOf("class=\"editor\"", StringComparison.Ordinal);
            Assert.DoesNotContain('\u202e', editor < 0 ? page : page[..editor]);
        }

        var refused = await _console.Centre.SubmitAsync(
            new Command.PublishPolicy(Text + "# \u202e\n", null, RemoveModel: false, "test"), Cancellation);
        Assert.Equal(CommandStatus.Invalid, refused.Status);
        Assert.Contains(@"Nobody sees the character \u202e", refused.Detail!.English, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() => _console = await ConsoleUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    private async Task<uint> ProposeAsync(string why, string more = "\n# a third\n")
    {
        var by = await _console.OfficerAsync(OfficerRole.Supervisor);
        var proposed = await _console.Desk.ProposeAsync(new GraveMatter.PublishRules(Text + more), why, by, Cancellation);
        Assert.Equal(DeskStatus.Done, proposed.Status);
        return proposed.Number;
    }

    private async Task<Microsoft.Playwright.IPage> OpenAsync(string who)
    {
        var page = await browser.OpenAsync(_console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(who)}?next=/policy");
        await page.WaitForSelectorAsync(".proposal[aria-busy=false]");
        return page;
    }
}
