using System.Net;
using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Web.Cases;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.Cases;

/// <summary>Files of a case as officers lay them in and fetch them.</summary>
public sealed class CaseFilePageTests(Browser browser)
{
    private const string Hostile = "<!doctype html><script>document.title = 'run'; window.hit = 1</script><img src=x onerror=\"window.hit=2\">";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1440, ColorScheme.Light, "en-GB")]
    [InlineData(390, ColorScheme.Dark, "en-GB")]
    public async Task An_officer_lays_files_in_sees_who_laid_them_in_and_fetches_one_for_a_purpose(int width, ColorScheme scheme, string locale)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await TakeAsync(console);
        var page = await browser.OpenAsync(console, width, scheme, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.DutyOfficer)}?next=/cases/1%3Fpart=files");
        await page.Locator("input[type=file]:enabled").SetInputFilesAsync([Payload("evil.html", Hostile), Payload("聊天.txt", "he said: pay now")]);
        await Assertions.Expect(page.Locator(".files .lines li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByText("evil.html: added.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".files li", new() { HasText = "evil.html" })).ToContainTextAsync("Mara Lind");
        await page.ExpectNoBarrierAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));

        var row = page.Locator(".files li", new() { HasText = "evil.html" });
        await row.GetByLabel(CaseWords.Purpose.English).FillAsync("to read her chat");
        var given = await page.RunAndWaitForDownloadAsync(() => row.GetByRole(AriaRole.Button).ClickAsync());
        Assert.Equal("evil.html", given.SuggestedFilename);
        Assert.Equal(Hostile, await File.ReadAllTextAsync((await given.PathAsync())!, Cancellation));

        // It was kept and not shown: the page is the case's, and nothing in it ran.
        Assert.EndsWith("/cases/1?part=files", page.Url, StringComparison.Ordinal);
        Assert.Null(await page.EvaluateAsync<int?>("window.hit ?? null"));
        Assert.Equal(("/cases/1/files/1", "to read her chat"), Assert.Single(Looks(console).Select(look => (look.Look.Subject, look.Look.Purpose))));
        using var auditor = await console.CallerAsync(OfficerRole.Auditor);
        var looks = await auditor.GetStringAsync(new Uri("/cases/1/looks", UriKind.Relative), Cancellation);
        Assert.Contains("file 1: to read her chat", looks, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_with_the_reason_and_one_that_is_there_already_is_there_once()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await TakeAsync(console);
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.DutyOfficer)}?next=/cases/1%3Fpart=files");
        await Assertions.Expect(page.GetByText("At most 32 MiB each, since")).ToBeVisibleAsync();
        var input = page.Locator("input[type=file]:enabled");
        var film = Path.Combine(console.Folder, "film.mp4");
        await using (var written = File.Create(film))
        {
            written.SetLength(CaseWork.FileBytesMax + 1);
        }

        await input.SetInputFilesAsync(film);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("film.mp4: not added: it has more than 32 MiB.");
        await input.SetInputFilesAsync(Payload("a.txt", "the same"));
        await Assertions.Expect(page.GetByText("a.txt: added.")).ToBeVisibleAsync();
        await input.SetInputFilesAsync(Payload("b.txt", "the same"));
        await Assertions.Expect(page.GetByText("b.txt: is in the case already.")).ToBeVisibleAsync();
        Assert.Equal("a.txt", Assert.Single(console.Desk.Work(1).Files).Name);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_fetched_is_bytes_to_keep_whatever_it_is_called_and_holds()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var duty = await TakeAsync(console);
        await LayAsync(console, 1, "../../x\r\nSet-Cookie: a=b.html", Hostile, duty);
        using var caller = await console.CallerAsync(OfficerRole.DutyOfficer);
        using var answer = await ConsoleUnderTest.PostAsync(caller, "/cases/1/files/1", ("purpose", "to see"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("xSet-Cookie_ a=b.html", answer.Content.Headers.ContentDisposition.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(Hostile, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Anothers_case_gives_and_takes_no_file_and_says_no_more_than_that_there_is_nothing()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await TakeAsync(console);
        var other = await StolenMoney.ReportAsync(console, "T1X");
        var boss = await console.OfficerAsync(OfficerRole.Supervisor);
        await console.Desk.DoAsync(other, new CaseCommand.Assign(boss.Id), boss, Cancellation);
        await LayAsync(console, other, "secret.txt", "secret", boss);
        using var caller = await console.CallerAsync(OfficerRole.DutyOfficer);
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var path in (string[])[$"/cases/{other}/files/1", $"/cases/{other}/files/9", "/cases/99/files/1", "/cases/4294967298/files/1"])
        {
            using var answer = await ConsoleUnderTest.PostAsync(caller, path, ("purpose", "to see"));
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
        }

        Assert.Equal((HttpStatusCode.NotFound, ""), Assert.Single(answers.Distinct()));
        Assert.Empty(Looks(console, other));
        var refused = Assert.Single(console.PeopleMoments(), moment => moment.Kind == DeskKind.PersonRefused);
        Assert.Equal(($"/cases/{other}", await console.IdOfAsync(OfficerRole.DutyOfficer)), (refused.Words!, refused.Officer));
        using var own = await ConsoleUnderTest.PostAsync(caller, "/cases/1/files/1", ("purpose", "to see"));
        Assert.Equal("/cases/1?part=files&said=gone", own.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Whoever_sees_no_victims_fetches_no_file_and_without_a_purpose_nobody_does()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var duty = await TakeAsync(console);
        var liaison = await console.OfficerAsync(OfficerRole.Liaison);
        await console.Desk.DoAsync(1, new CaseCommand.Join(liaison.Id), duty, Cancellation);
        await LayAsync(console, 1, "chat.txt", "secret", duty);
        using var abroad = await console.CallerAsync(OfficerRole.Liaison);
        var page = await abroad.GetStringAsync(new Uri("/cases/1?part=files", UriKind.Relative), Cancellation);
        Assert.Contains("chat.txt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/cases/1/files/1", page, StringComparison.Ordinal);
        using var closed = await ConsoleUnderTest.PostAsync(abroad, "/cases/1/files/1", ("purpose", "to see"));
        Assert.Contains("/not-yours", closed.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var caller = await console.CallerAsync(OfficerRole.DutyOfficer);
        using var silent = await ConsoleUnderTest.PostAsync(caller, "/cases/1/files/1", ("purpose", "  "));
        Assert.Equal("/cases/1?part=files&said=purpose", silent.Headers.Location?.OriginalString);
        using var foreign = await caller.PostAsync(
            new Uri("/cases/1/files/1", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("purpose", "to see")]), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.Empty(Looks(console));
    }

    [Fact]
    public async Task A_byte_that_was_changed_on_the_disk_is_told_on_the_screen_and_given_to_nobody()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await LayAsync(console, 1, "chat.txt", "he said: pay now", await TakeAsync(console));
        var onDisk = Assert.Single(Directory.GetFiles(Path.Combine(console.Folder, "case-files"), "*", SearchOption.AllDirectories));
        var bytes = await File.ReadAllBytesAsync(onDisk, Cancellation);
        bytes[14] ^= 1;
        await File.WriteAllBytesAsync(onDisk, bytes, Cancellation);
        using var caller = await console.CallerAsync(OfficerRole.DutyOfficer);
        using var answer = await ConsoleUnderTest.PostAsync(caller, "/cases/1/files/1", ("purpose", "to see"));
        Assert.Equal("/cases/1?part=files&said=changed", answer.Headers.Location?.OriginalString);
        var page = WebUtility.HtmlDecode(await caller.GetStringAsync(answer.Headers.Location, Cancellation));
        Assert.Contains(CaseWords.FileChanged.English, page, StringComparison.Ordinal);
    }

    /// <summary>Has a victim report and the duty officer take the case.</summary>
    private static async Task<ActingOfficer> TakeAsync(ConsoleUnderTest console)
    {
        var number = await StolenMoney.ReportAsync(console, "T0X");
        var duty = await console.OfficerAsync(OfficerRole.DutyOfficer);
        await console.Desk.DoAsync(number, new CaseCommand.Assign(duty.Id), duty, Cancellation);
        return duty;
    }

    private static async Task LayAsync(ConsoleUnderTest console, uint number, string name, string text, ActingOfficer by) =>
        Assert.Equal(DeskStatus.Done, (await console.Desk.LayFileAsync(number, name, Encoding.UTF8.GetBytes(text), by, Cancellation)).Status);

    private static FilePayload Payload(string name, string text) => new() { Name = name, MimeType = "text/html", Buffer = Encoding.UTF8.GetBytes(text) };

    private static IReadOnlyList<LookMoment> Looks(ConsoleUnderTest console, uint number = 1) =>
        console.Desk.LooksInto(number, new Instant(0), Instant.Max);
}
