using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Cordon.Formats.Exchange.Cases;
using Cordon.Server.CommandLine;
using Xunit;

namespace Cordon.Server.Tests.CommandLine;

/// <summary>What there is of a case for another system: nothing that was taken back, and nothing of words that were erased.</summary>
public sealed class ExportExtractTests : IAsyncLifetime
{
    private const string First = "+442079460001";
    private const string Second = "+442079460002";

    private static readonly ActingOfficer Sue = new("sue", OfficerRole.Supervisor);

    private static readonly Marks Marked = MarksReader.Read("""
        {"tlp":"GREEN","pap":"AMBER","handling":[],"handling_texts":[],"evaluation":"B2","purposes":["investigation"],"role":"mule","rights":[],
        "originators":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],"audience":"everybody",
        "retain_until":"2190-01-01T00:00:00Z","legal_bases":["memorandum"]}
        """).Marks!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-extract-");
    private readonly MovedClock _clock = new();
    private readonly MemoryJournal _journal = new();
    private Centre _centre = null!;
    private CaseDesk _desk = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Instant Now => Instant.From(_clock.GetUtcNow());

    [Fact]
    public async Task A_report_that_was_taken_back_is_none_of_it_and_without_another_there_is_nothing()
    {
        await ReportAsync("r1", First);
        await ReportAsync("r2", Second);
        Assert.Equal(("r1 r2", 2), Told(await ExtractAsync()));
        await TakeBackAsync("r1");
        var extract = await ExtractAsync();
        Assert.Equal(("r2", 1), Told(extract));
        Assert.Equal(Second, Assert.Single(extract.Contacts).Identifier.Value);
        Assert.Single(extract.Trails);
        await TakeBackAsync("r2");
        var failure = await Assert.ThrowsAsync<RunException>(ExtractAsync);
        Assert.Equal("every report of case 1 was taken back: there is nothing of it to hand over.", failure.Message);
    }

    [Fact]
    public async Task A_report_whose_words_were_erased_is_none_of_it()
    {
        await ReportAsync("r1", First);
        await _desk.DoAsync(1, new CaseCommand.Assign("sue"), Sue, Cancellation);
        foreach (var order in _centre.OrdersOf(1))
        {
            await _centre.SubmitAsync(new Command.MoveOrder(order.Number, FreezeEventKind.Withdraw, "sue", Reason: "a mistake"), Cancellation);
        }

        Assert.Equal(DeskStatus.Done, (await _desk.DoAsync(1, new CaseCommand.Move(CaseStage.Closed, "done"), Sue, Cancellation)).Status);
        Assert.Equal(First, Assert.Single(_desk.NamedByTakenCases(IdentifierKind.Phone)).Value);
        _clock.Now += TimeSpan.FromDays(60);
        Assert.Equal(1, await _desk.EraseDueAsync(TimeSpan.FromDays(30), Cancellation));
        Assert.Empty(_desk.NamedByTakenCases(IdentifierKind.Phone));
        Assert.Equal(("", 0), Told(await ExtractAsync()));
        _clock.Now += TimeSpan.FromDays(1);
        await ReportAsync("r2", Second);
        var extract = await ExtractAsync();
        Assert.Equal(("r2", 1), Told(extract));
        Assert.Equal(Second, Assert.Single(extract.Contacts).Identifier.Value);
    }

    public async ValueTask InitializeAsync()
    {
        _centre = await Centre.OpenAsync(new CentreOptions(), _journal, _clock, Cancellation);
        _desk = await CaseDesk.OpenAsync(_journal, Path.Combine(_folder.FullName, "casework.db"), _clock, _centre, cancellation: Cancellation);
        var decided = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Completed = _ => decided.SetResult() };
        Assert.Null(PaymentCheck.TryAdd(work.Payments, new PaymentTexts
        {
            PaymentId = "p1"u8.ToArray(),
            Time = Encoding.UTF8.GetBytes((Now + TimeSpan.FromHours(-1)).ToString()),
            PayerBank = "AAAAXAAA"u8.ToArray(),
            PayerAccount = "victim"u8.ToArray(),
            PayeeBank = "BBBBXBBB"u8.ToArray(),
            PayeeAccount = "mule"u8.ToArray(),
            Amount = "900"u8.ToArray(),
            Currency = "EUR"u8.ToArray(),
        }));
        Assert.True(_centre.TrySubmit(work));
        await decided.Task.WaitAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _centre.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static (string Reports, int Contacts) Told(CaseExtract extract) =>
        (string.Join(' ', extract.Reports.Select(report => report.Id)), extract.Contacts.Count);

    private Task<CaseExtract> ExtractAsync() => ExportCommand.ExtractAsync((_centre, _desk, _journal), 1, Marked, "", Cancellation);

    private async Task ReportAsync(string id, string contact)
    {
        var filed = await _centre.SubmitAsync(new Command.FileReport(id, Now, "p1", 0, "job", "He rang me.", contact), Cancellation);
        Assert.Equal(CommandStatus.Done, filed.Status);
        await _desk.CatchUpReportsAsync(Cancellation);
    }

    private async Task TakeBackAsync(string id)
    {
        var back = await _centre.SubmitAsync(new Command.TakeBackReport(1, 0, id, "sue", "the wrong payment"), Cancellation);
        Assert.Equal(CommandStatus.Done, back.Status);
        await _desk.CatchUpReportsAsync(Cancellation);
    }

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
