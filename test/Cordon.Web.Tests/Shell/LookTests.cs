using Cordon.Core.Casework;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.Shell;

/// <summary>What the shared sheet and script promise of all screens, in a real browser.</summary>
public sealed class LookTests(OneConsole one, Browser browser) : IClassFixture<OneConsole>
{
    /// <summary>WCAG 2.2, 1.4.11: what shows where the focus is.</summary>
    private const double ContrastMin = 3;

    /// <summary>Computes the contrast of two colours as the browser computes the colours: WCAG's relative luminance.</summary>
    private const string ContrastOf =
        """
        ([mark, ground]) => {
          const luminance = name => {
            const probe = document.createElement('i')
            probe.style.color = `var(${name})`
            document.body.append(probe)
            const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number).map(one => one / 255)
              .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
            probe.remove()
            return 0.2126 * r + 0.7152 * g + 0.0722 * b
          }
          const [light, dark] = [luminance(mark), luminance(ground)].sort((a, b) => b - a)
          return (light + 0.05) / (dark + 0.05)
        }
        """;

    public static MatrixTheoryData<ColorScheme, string> Grounds() =>
        new([ColorScheme.Light, ColorScheme.Dark], ["--paper", "--ground", "--now-ground", "--good-ground", "--bad-ground"]);

    [Theory]
    [MemberData(nameof(Grounds))]
    public async Task What_has_the_focus_stands_out_from_each_ground(ColorScheme scheme, string ground)
    {
        var page = await browser.OpenAsync(one.Console, scheme: scheme);
        await page.GotoAsync("/sign-in");
        Assert.InRange(await page.EvaluateAsync<double>(ContrastOf, new[] { "--focus", ground }), ContrastMin, 21);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_focus_is_marked_in_its_colour()
    {
        var page = await browser.OpenAsync(one.Console);
        await page.GotoAsync("/sign-in");
        await page.Locator("input:not([type=hidden])").First.FocusAsync();
        Assert.True(await page.EvaluateAsync<bool>(
            """
            () => {
              const probe = document.createElement('i')
              probe.style.color = 'var(--focus)'
              document.body.append(probe)
              return getComputedStyle(document.activeElement).outlineColor === getComputedStyle(probe).color
            }
            """));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("held", 37)]
    [InlineData("returned", 80)]
    public async Task A_bar_is_as_wide_as_its_share(string kind, int percent)
    {
        var page = await browser.OpenAsync(one.Console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Statistician)}?next=/figures");
        var share = await page.EvaluateAsync<double>(
            """
            ([kind, percent]) => {
              document.querySelector('main').insertAdjacentHTML('beforeend', `<table class="curve"><tr><td id="bar"><svg class="share ${kind}"
                viewBox="0 0 100 10" preserveAspectRatio="none"><rect width="${percent}" height="10" /></svg></td></tr></table>`)
              const [all, part] = [document.querySelector('#bar svg'), document.querySelector('#bar rect')].map(one => one.getBoundingClientRect().width)
              return all > 100 ? part / all * 100 : -1
            }
            """,
            new object[] { kind, percent });
        Assert.Equal(percent, share, 0.5);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Single_keys_are_switched_off_in_all_windows_and_on_again()
    {
        var page = await browser.OpenAsync(one.Console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Auditor)}?next=/audit");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/audit");
        Assert.True(await DoesSomethingAsync(other));

        await page.GotoAsync("/account");
        await page.ClickAsync("#keys button[value=off]");
        await page.WaitForSelectorAsync("#keys button[value=on]");
        Assert.False(await DoesSomethingAsync(other));
        await other.ReloadAsync();
        Assert.False(await DoesSomethingAsync(other));

        await page.ClickAsync("#keys button[value=on]");
        await page.WaitForSelectorAsync("#keys button[value=off]");
        Assert.True(await DoesSomethingAsync(other));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_key_acts_once_however_long_it_is_held_and_shows_as_a_capital()
    {
        var page = await browser.OpenAsync(one.Console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Statistician)}?next=/figures");
        await page.EvaluateAsync(
            """
            () => {
              const marked = document.createElement('button')
              marked.innerHTML = '<kbd>l</kbd>'
              marked.dataset.key = 'l'
              marked.id = 'marked'
              marked.addEventListener('click', () => { marked.value = Number(marked.value) + 1 })
              document.querySelector('main').append(marked)
            }
            """);
        await page.Keyboard.DownAsync("l");
        await page.Keyboard.DownAsync("l");
        await page.Keyboard.UpAsync("l");
        await page.Keyboard.PressAsync("L");
        Assert.Equal("2", await page.EvaluateAsync<string>("document.getElementById('marked').value"));
        Assert.Equal("uppercase", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('#marked kbd')).textTransform"));
        await page.Context.CloseAsync();
    }

    /// <summary>Whether the sign that stands for the search leads to it, on a screen that is as it comes.</summary>
    private static async Task<bool> DoesSomethingAsync(IPage page)
    {
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("/");
        return await page.EvaluateAsync<bool>("document.activeElement.name === 'case'");
    }
}
