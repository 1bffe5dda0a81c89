using Cordon.Core.Casework;
using Cordon.Web.Tests.Support;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Cordon.Web.Tests.Shell;

/// <summary>Every screen in a real browser: both languages, light and dark, wide and narrow.</summary>
public sealed class ScreenTests(OneConsole one, Browser browser, SignedInWindows windows) : IClassFixture<OneConsole>, IClassFixture<SignedInWindows>
{
    private static readonly (string Path, OfficerRole Role)[] Screens =
    [
        ("/sign-in", OfficerRole.None), ("/sign-in/code", OfficerRole.None), ("/welcome/none", OfficerRole.None), ("/not-found", OfficerRole.None),
        ("/not-yours", OfficerRole.Auditor),
        ("/duty", OfficerRole.DutyOfficer),
        ("/report", OfficerRole.DutyOfficer),
        ("/cases", OfficerRole.DutyOfficer),
        ("/cases/1", OfficerRole.Liaison),
        ("/cases/1/looks", OfficerRole.Auditor),
        ("/cases/1/evidence", OfficerRole.Supervisor),
        ("/orders", OfficerRole.Investigator),
        ("/look-up", OfficerRole.Liaison),
        ("/look-up?q=nobody", OfficerRole.Supervisor),
        ("/check", OfficerRole.None),
        ("/bank", OfficerRole.BankOfficer),
        ("/figures", OfficerRole.Statistician),
        ("/audit", OfficerRole.Auditor),
        ("/audit/log", OfficerRole.Auditor),
        ("/policy", OfficerRole.Supervisor),
        ("/policy/rules", OfficerRole.Investigator),
        ("/networks", OfficerRole.Investigator),
        ("/networks/G-1", OfficerRole.Liaison),
        ("/networks?view=channels", OfficerRole.Supervisor),
        ("/abroad", OfficerRole.Liaison),
        ("/abroad/ask", OfficerRole.Supervisor),
        ("/abroad/question", OfficerRole.Liaison),
        ("/abroad/log", OfficerRole.Auditor),
        ("/centre", OfficerRole.Administrator),
        ("/people", OfficerRole.Administrator),
        ("/account", OfficerRole.BankOfficer),
        ("/story", OfficerRole.DutyOfficer),
        ("/story/go/1", OfficerRole.DutyOfficer),
    ];

    public static MatrixTheoryData<string, string> ScreensInBothLanguages() => new(Screens.Select(screen => screen.Path), ["en-GB", "zh-CN"]);

    /// <summary>English is loaded wide and Chinese narrow; each is then looked at in both widths, light and dark, as when somebody changes them.</summary>
    [Theory]
    [MemberData(nameof(ScreensInBothLanguages))]
    public async Task A_screen_has_no_barrier_that_axe_finds_and_fits_its_width(string path, string locale)
    {
        var isChinese = locale.StartsWith("zh", StringComparison.Ordinal);
        int[] widths = isChinese ? [390, 1440] : [1440, 390];
        var role = Screens.First(screen => screen.Path == path).Role;
        var page = await windows.OpenAsync(browser, one.Console, role, widths[0], locale, path.StartsWith("/story", StringComparison.Ordinal));
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, said) => errors.AddRange(said.Type == "error" && !said.Text.Contains("404", StringComparison.Ordinal) ? [said.Text] : []);
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync("h1, h2");
        Assert.Equal(isChinese ? "zh-Hans" : "en", await page.GetAttributeAsync("html", "lang"));
        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await page.ExpectNoBarrierInLightAndDarkAsync($"{width} px");
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        }

        Assert.Empty(errors);
        await page.CloseAsync();
    }
}
