using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Audit;
using Cordon.Web.People;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Audit;

public sealed class AuditTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    // 01:00 on the 3rd of March in Shanghai.
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 3, 2, 17, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Kinds =>
        [.. typeof(DeskKind).GetFields(BindingFlags.Public | BindingFlags.Static).Select(one => (string)one.GetValue(null)!)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_record_is_called_something_in_both_languages(string kind) => Assert.NotNull(AuditWords.Of(kind));

    [Theory]
    [InlineData(null, null, "2026-02-25", "2026-03-03")]
    [InlineData("2026-03-01", null, "2026-03-01", "2026-03-03")]
    [InlineData(null, "2026-03-01", "2026-02-23", "2026-03-01")]
    [InlineData("2026-03-02", "2026-03-01", "2026-03-01", "2026-03-02")]
    [InlineData("nonsense", "9999-12-31", "2026-02-25", "2026-03-03")]
    [InlineData("0001-01-01", null, "2026-02-25", "2026-03-03")]
    public void Days_are_those_of_whoever_looks(string? from, string? to, string first, string last)
    {
        var (a, b) = new AuditChoice(null, null, null, from, to).Span(Now, Shanghai);
        Assert.Equal((first, last), ($"{a:yyyy-MM-dd}", $"{b:yyyy-MM-dd}"));
        var moments = new AuditChoice(null, null, null, from, to).Moments(Now, Shanghai);
        Assert.Equal(first + "T00:00", TimeZoneInfo.ConvertTime(moments.From.ToDateTimeOffset(), Shanghai).ToString("yyyy-MM-ddTHH:mm", null));
        Assert.Equal(b.AddDays(1).DayNumber - a.DayNumber, (moments.To - moments.From).TotalDays);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("17", 17u)]
    [InlineData("\uFF11\uFF17", 17u)]
    [InlineData("c\uFF0D17", 17u)]
    [InlineData("nonsense", 0u)]
    [InlineData("-1", 0u)]
    public void What_is_no_case_means_none_and_never_all(string? text, uint? number) =>
        Assert.Equal(number, new AuditChoice(null, text, null, null, null).CaseNumber);

    [Theory]
    [InlineData(null, "")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void A_field_is_no_formula_and_no_second_field(string? text, string field) => Assert.Equal(field, AuditTable.Field(text));

    [Fact]
    public async Task What_somebody_does_in_the_centre_stands_in_the_audit_and_what_was_refused_does_not()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        var hold = await world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        var officer = new ActingOfficer(await console.IdOfAsync(OfficerRole.DutyOfficer), OfficerRole.DutyOfficer);
        var release = new Command.EndHold("held-1", hold.Submitter, Release: true, officer.Id, "the payer knows the payee");
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var (command, status) in new (Command, CommandStatus)[]
        {
            (release with { PaymentId = "no such" }, CommandStatus.NotFound),
            (release, CommandStatus.Done),
            (release, CommandStatus.AlreadyDone),
        })
        {
            Assert.Equal(status, (await console.Desk.SubmitAsync(command, officer, "the payer knows the payee", cancellation)).Status);
        }

        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        var page = await PageAsync(caller, "/audit?kind=hold.");
        Assert.Single(Regex.Matches(page, "released a held payment"));
        Assert.Contains("held-1", page, StringComparison.Ordinal);
        Assert.Contains("the payer knows the payee", page, StringComparison.Ordinal);
        Assert.Contains("Mara Lind", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no such", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_sees_who_looked_and_why_and_no_words_of_the_case()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var number = await WorkAsync(console);
        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        var all = await PageAsync(caller, "/audit");
        Assert.Contains("to call her back", all, StringComparison.Ordinal);
        Assert.Contains("wrote a note", all, StringComparison.Ordinal);
        Assert.Contains("Mara Lind", all, StringComparison.Ordinal);
        Assert.Contains("demonstration", all, StringComparison.Ordinal);
        var looks = await PageAsync(caller, $"/audit?kind=look&case=&who={await console.IdOfAsync(OfficerRole.DutyOfficer)}");
        Assert.Contains("to call her back", looks, StringComparison.Ordinal);
        Assert.DoesNotContain("wrote a note", looks, StringComparison.Ordinal);
        var ofCase = await PageAsync(caller, $"/audit?case={number}");
        Assert.Contains("wrote a note", ofCase, StringComparison.Ordinal);
        Assert.Contains("to call her back", ofCase, StringComparison.Ordinal);
        Assert.DoesNotContain("signed in", ofCase, StringComparison.Ordinal);
        Assert.Contains("Nothing was done that fits", await PageAsync(caller, "/audit?to=2001-01-01"), StringComparison.Ordinal);
        Assert.All((string[])[all, looks, ofCase], page => Assert.DoesNotContain("a word of the case", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_takes_a_case_has_taken_it_and_an_assignment_and_a_stage_are_told_with_whom_and_which()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var number = await StolenMoney.ReportAsync(console, "au4");
        var (mara, boss) = (await console.OfficerAsync(OfficerRole.DutyOfficer), await console.OfficerAsync(OfficerRole.Supervisor));
        foreach (var (command, by) in new (CaseCommand, ActingOfficer)[]
        {
            (new CaseCommand.Assign(mara.Id), mara), (new CaseCommand.Assign(boss.Id), boss), (new CaseCommand.Assign(mara.Id), boss),
            (new CaseCommand.Move(CaseStage.Waiting, "a word of the case"), mara),
        })
        {
            Assert.Equal(DeskStatus.Done, (await console.Desk.DoAsync(number, command, by, TestContext.Current.CancellationToken)).Status);
        }

        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        var page = await PageAsync(caller, "/audit?kind=case.");
        foreach (var said in (string[])["took the case", "assigned the case: Mara Lind", "moved the case to another stage: waiting"])
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }

        Assert.Equal(2, Regex.Count(page, "took the case"));
        Assert.DoesNotContain("a word of the case", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_reports_the_audit_says_that_those_of_the_console_alone_are_meant()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "au2");
        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        var page = await PageAsync(caller, "/audit?kind=report.");
        Assert.Contains("reports taken on the console", page, StringComparison.Ordinal);
        Assert.Contains(AuditWords.OnlyTaken.English, page, StringComparison.Ordinal);
        Assert.DoesNotContain(AuditWords.OnlyTaken.English, await PageAsync(caller, "/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_with_a_cases_orders_is_found_by_the_case()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var number = await StolenMoney.ReportAsync(console, "au1");
        var supervisor = new ActingOfficer(await console.IdOfAsync(OfficerRole.Supervisor), OfficerRole.Supervisor);
        var order = console.Centre.OrdersOf(number)[0];
        var withdraw = new Command.MoveOrder(order.Number, FreezeEventKind.Withdraw, supervisor.Id, Reason: "not hers");
        Assert.Equal(CommandStatus.Done, (await console.Desk.SubmitAsync(withdraw, supervisor, cancellation: TestContext.Current.CancellationToken)).Status);
        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        Assert.Contains(order.Id, await PageAsync(caller, $"/audit?case={CaseId.Of(number)}&kind=order."), StringComparison.Ordinal);
        Assert.DoesNotContain(order.Id, await PageAsync(caller, $"/audit?case={number + 1}&kind=order."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_has_all_that_is_chosen_beyond_one_page()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        for (var i = 0; i < CaseDesk.PageMax + 5; i++)
        {
            await console.Desk.NoteAsync(PersonEvent.SignedIn, "ann", WayIn.Passkey, "ann", TestContext.Current.CancellationToken);
        }

        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        using var answer = await caller.GetAsync(new Uri("/audit/moments.csv?who=ann", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        Assert.Equal(AuditTable.Header.TrimEnd(), lines[0]);
        Assert.Equal(CaseDesk.PageMax + 5, lines.Length - 1);
        Assert.Equal(lines.Length, lines.Distinct().Count());
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",ann,,person.signed-in,,,,ann,,passkey", line, StringComparison.Ordinal));
        Assert.Contains("before=", await PageAsync(caller, "/audit?who=ann"), StringComparison.Ordinal);
    }

    private static async Task<uint> WorkAsync(ConsoleUnderTest console)
    {
        var number = await StolenMoney.ReportAsync(console, "T0X");
        var duty = await console.OfficerAsync(OfficerRole.DutyOfficer);
        CaseCommand[] words = [new CaseCommand.Assign(duty.Id), new CaseCommand.Note("a word of the case")];
        foreach (var word in words)
        {
            var by = word is CaseCommand.Assign ? new ActingOfficer("boss", OfficerRole.Supervisor) : duty;
            Assert.Equal(DeskStatus.Done, (await console.Desk.DoAsync(number, word, by, TestContext.Current.CancellationToken)).Status);
        }

        Assert.NotNull((await console.Desk.LookAtVictimsAsync(number, "to call her back", duty, TestContext.Current.CancellationToken)).Words);
        return number;
    }

    private static async Task<string> PageAsync(HttpClient caller, string path)
    {
        using var answer = await caller.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
