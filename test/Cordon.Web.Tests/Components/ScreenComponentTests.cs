using Bunit;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Figures;
using Cordon.Web.Language;
using Cordon.Web.Settings;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Components;

/// <summary>Components over the real centre, casework and people, without a browser: what they show and what their words do.</summary>
public sealed class ScreenComponentTests(OneConsole one) : IClassFixture<OneConsole>
{
    [Theory]
    [InlineData(4, "under 5", null)]
    [InlineData(5, "5", "100.00")]
    public async Task A_curve_tells_of_a_few_cases_neither_sum_nor_share(int cases, string number, string? stolen)
    {
        await using var screen = await ScreenContext.OfAsync(one.Console, OfficerRole.Statistician);
        var bucket = new CurveBucket(TimeSpan.Zero, TimeSpan.FromMinutes(5), Currency.Parse("EUR"), cases, 10_000, 2_500, 100);
        var table = screen.Render<CurveTable>(parameters => parameters
            .Add(curve => curve.Speech, new Speech(Tongue.English, TimeZoneInfo.Utc))
            .Add(curve => curve.Title, FiguresWords.Curve)
            .Add(curve => curve.Why, FiguresWords.CurveWhy)
            .Add(curve => curve.Buckets, [bucket]));
        var cells = table.FindAll("tbody td");
        Assert.Equal("under 5 min", table.Find("tbody th").TextContent);
        Assert.Equal(number, cells[0].TextContent);
        Assert.Equal(stolen is not null, cells[1].TextContent.Contains(stolen ?? "100", StringComparison.Ordinal));
        Assert.Equal(stolen is null ? [] : ["25", "1"], table.FindAll("rect").Select(bar => bar.GetAttribute("width")!));
    }

    [Fact]
    public async Task A_key_that_a_screen_issues_is_the_centres_and_one_without_a_purpose_is_not_issued()
    {
        await using var screen = await ScreenContext.OfAsync(one.Console, OfficerRole.Administrator);
        var page = screen.Render<SettingsPage>();
        var before = one.Console.Centre.KeyCount;
        await page.FindAll("form input")[0].ChangeAsync("HARBXA2X");
        await page.FindAll("form input")[1].ChangeAsync("\u200b ");
        await page.Find("form").SubmitAsync();
        Assert.Contains("Say what it is for", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, one.Console.Centre.KeyCount);

        await page.FindAll("form input")[1].ChangeAsync("gateway");
        await page.Find("form").SubmitAsync();
        await page.WaitForStateAsync(() => page.FindAll("code.key").Count == 1);
        var key = one.Console.Centre.FindKey(ApiKeys.Hash(page.Find("code.key").TextContent)!);
        Assert.Equal(("HARBXA2X", "gateway"), (key?.Bank, key?.Name));
    }

    [Fact]
    public async Task Statistics_are_the_centres_own_count()
    {
        await Payments.ReportAsync(one.Console, "p-figures", "PAYER-F", "PAYEE-F");
        await using var screen = await ScreenContext.OfAsync(one.Console, OfficerRole.Statistician);
        var page = screen.Render<FiguresPage>();
        await page.WaitForStateAsync(() => page.FindAll("table").Count > 1);
        var counted = RecoveryClocks.Of((await one.Console.Centre.FindFiguresAsync(Xunit.TestContext.Current.CancellationToken)).Figures!.Cases);
        Assert.True(counted[0].Count > 0);
        var rows = page.FindAll("table")[1].QuerySelectorAll("tbody tr");
        Assert.Equal(counted.Select(span => $"{span.Count}"), rows.Select(row => row.QuerySelectorAll("td")[0].TextContent));
    }
}
