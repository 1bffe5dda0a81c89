using System.Net;
using System.Text.RegularExpressions;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Web.People;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.People;

/// <summary>Nobody is shown as somebody else is, and a name that changes stands in the audit.</summary>
public sealed class ShownNamesTests(Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Idris Bello", "Idris Bello", true)]
    [InlineData("Idris Bello", " idris  BELLO", true)]
    [InlineData("Idris Bello", "Idris\u200B Bello", true)]
    [InlineData("Idris Bello", "\u0406dris \u0412ello", true)]
    [InlineData("\u738B\u4F1F", "\u738B\u5049", true)]
    [InlineData("Idris Bello", "ldris Bello", true)]
    [InlineData("Idris Bello", "idris BeII0", true)]
    [InlineData("Idris Bello", "|dris Be1lo", true)]
    [InlineData("Idris Bello", "Iclris Bello", true)]
    [InlineData("Idris Bello", "\u0406\u0501ris Bello", true)]
    [InlineData("Mara Linn", "\U0001D40Cara Linn", true)]
    [InlineData("Mara Linn", "Mara \u216Cinn", true)]
    [InlineData("Mara Linn", "\u1D0D\u1D00\u0280\u1D00 \u029F\u026A\u0274\u0274", true)]
    [InlineData("Mara Linn", "rnara Llnn", true)]
    [InlineData("Mara Linn", "\U0001F13C\u24D0ra Linn", true)]
    [InlineData("\u4EBA\u4F1F", "\u2F08\u4F1F", true)]
    [InlineData("Idris Bello", "Idris Bella", false)]
    [InlineData("Idris Bello", "Idris Bellow", false)]
    [InlineData("\u738B\u4F1F", "\u738B\u82B3", false)]
    public void Who_may_be_taken_for_another_is_shown_with_the_name_they_sign_in_with(string one, string other, bool areAlike)
    {
        var names = ShownNames.Of([Called("a", one), Called("b", other), Called("c", "Mara Lind")]);
        Assert.Equal(areAlike ? (one + " (a)", other + " (b)") : (one, other), (names["a"], names["b"]));
        Assert.Equal("Mara Lind", names["c"]);
    }

    [Fact]
    public void A_name_that_looks_like_one_with_a_sign_in_name_is_told_apart_too()
    {
        var names = ShownNames.Of([Called("a", "Idris Bello"), Called("b", "Idris Bello"), Called("c", "Idris Bello (a)"), Called("d", "\u200B")]);
        Assert.Equal(["Idris Bello (a) (c)", "\u200B (d)"], [names["c"], names["d"]]);
        Assert.Equal(4, names.Values.Distinct().Count());
    }

    [Theory]
    [InlineData("Greta Okafor-Lind", null)]
    [InlineData("\u738B\u4F1F", null)]
    [InlineData(" ", "a name is missing")]
    [InlineData("\u200B", "a name is missing")]
    [InlineData("\u3164", "a name is missing")]
    [InlineData("Greta\u202EOkafor", "A name cannot hold characters that nobody sees.")]
    [InlineData("Gre\u200Bta", "A name cannot hold characters that nobody sees.")]
    [InlineData("\u2026", "A name needs a letter or a digit.")]
    public void A_name_is_seen(string name, string? why) => Assert.Equal(why, ShownNames.Refusal(name)?.English);

    [Fact]
    public async Task Nobody_takes_anothers_name_not_even_of_somebody_who_is_gone_and_a_change_stands_in_the_audit()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var before = console.PeopleMoments().Count;
        await console.WithPeopleAsync(async (book, people) =>
        {
            await book.ChangeAsync((await people.FindByNameAsync("investigator"))!, OfficerRole.Investigator, isGone: true, "boss");
            var greta = (await people.FindByNameAsync("supervisor"))!;
            Assert.Equal(PeopleWords.NameTaken, await book.KeepAccountAsync(greta, "idris bello", "", ""));
            Assert.Equal(PeopleWords.NameTaken, await book.KeepAccountAsync(greta, "Tomas Reyes", "", ""));
            Assert.Equal("a name is missing", (await book.KeepAccountAsync(greta, "\u200B", "", ""))?.English);
            foreach (var taken in (string[])["Tornas Reyes", "investigator", "Duty", "Pavel Ist (auditor)", "Greta Okafor [second]", "Greta (\uFF44uty"])
            {
                Assert.Equal(PeopleWords.NameTaken, await book.KeepAccountAsync(greta, taken, "", ""));
            }

            foreach (var own in (string[])["the centre", "The Centre (first key)", "\u53CD\u8BC8\u4E2D\u5FC3", "the rule for small sums", "C0rdon"])
            {
                Assert.Equal(PeopleWords.NameOfCentre, await book.KeepAccountAsync(greta, own, "", ""));
            }

            Assert.Null((await book.InviteAsync("duty2", "duty", OfficerRole.DutyOfficer, null, "boss", Cancellation)).Secret);
            Assert.Equal("Greta Okafor", (await people.FindByNameAsync("supervisor"))!.ShownName);
            Assert.Null(await book.KeepAccountAsync(greta, " Greta Lind-Okafor ", "zh", "UTC"));
            Assert.Null(await book.KeepAccountAsync(greta, "Greta Lind-Okafor", "en", "UTC"));
            Assert.Equal(("Greta Lind-Okafor", "en"), (greta.ShownName, greta.Language));
            return 0;
        });
        var id = await console.IdOfAsync(OfficerRole.Supervisor);
        var renamed = Assert.Single(console.PeopleMoments().Skip(before), moment => moment.Kind == DeskKind.PersonRenamed);
        Assert.Equal((id, id, "Greta Okafor → Greta Lind-Okafor"), (renamed.Officer, renamed.Person, renamed.Words));
    }

    [Fact]
    public async Task Two_of_one_name_are_told_apart_wherever_people_are_named_and_one_keeps_the_name_one_has()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await console.WithPeopleAsync(async (book, people) =>
        {
            Assert.NotNull((await book.InviteAsync("wei2", "Wen Li", OfficerRole.Supervisor, null, "boss", Cancellation)).Secret);
            Assert.Null((await book.InviteAsync("ghost", "\u200B", OfficerRole.Supervisor, null, "boss", Cancellation)).Secret);
            Assert.Null(await book.KeepAccountAsync((await people.FindByNameAsync("wei2"))!, "Wen Li", "zh", ""));
            return 0;
        });
        using var auditor = await console.CallerAsync(OfficerRole.Auditor);
        using var administrator = await console.CallerAsync(OfficerRole.Administrator);
        foreach (var page in (string[])[await PageAsync(auditor, "/audit"), await PageAsync(administrator, "/people")])
        {
            Assert.Contains("Wen Li (administrator)", page, StringComparison.Ordinal);
            Assert.Contains("Wen Li (wei2)", page, StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex(@"<(td|option)[^>]*>\s*Wen Li\s*<"), page);
        }
    }

    [Fact]
    public async Task The_account_says_that_a_name_is_anothers()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next=/account");
        await page.GetByLabel(PeopleWords.ShownName.English).FillAsync("Idris Bello");
        await page.GetByRole(AriaRole.Button, new() { Name = PeopleWords.Save.English, Exact = true }).ClickAsync();
        await Expect(page.Locator(".said")).ToHaveTextAsync(PeopleWords.NameTaken.English);
        await page.Context.CloseAsync();
    }

    private static Officer Called(string id, string name) => new() { Id = id, UserName = id, ShownName = name };

    private static async Task<string> PageAsync(HttpClient caller, string path) =>
        WebUtility.HtmlDecode(await caller.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation));
}
