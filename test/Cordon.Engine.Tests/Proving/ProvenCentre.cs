using System.Text;
using System.Text.Json.Nodes;
using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests.Proving;

/// <summary>A centre with a journal in SQLite, a desk and an evidence log, in which a victim's money went through two mules and was reported.</summary>
internal sealed class ProvenCentre : IAsyncDisposable
{
    private static readonly ActingOfficer Ann = new("ann", OfficerRole.DutyOfficer);

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-proof-").FullName;

    private SqliteJournal? _journal;
    private Centre? _centre;
    private CaseDesk? _desk;
    private EvidenceLog? _log;

    public string LogFolder => Path.Combine(_folder, "evidence");

    public string JournalFile => Path.Combine(_folder, "journal.db");

    public EvidenceLog Log => _log!;

    public IJournal Journal => _journal!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ProvenCentre> OpenAsync()
    {
        var made = new ProvenCentre();
        await made.ReopenAsync();
        await made.PayAsync("p1", "V1", "M1", "100");
        await made.PayAsync("p2", "M1", "M2", "60");
        await made.PayAsync("p3", "S1", "S2", "12.50");
        var filed = await made._centre!.SubmitAsync(
            new Command.FileReport("r1", Instant.From(TimeProvider.System.GetUtcNow()), "p1", 0, null, "I was told to.", null), Cancellation);
        Assert.Equal(CommandStatus.Done, filed.Status);
        Assert.Equal(DeskStatus.Done, (await made._desk!.DoAsync(1, new CaseCommand.Assign("ann"), Ann, Cancellation)).Status);
        return made;
    }

    public async Task ReopenAsync()
    {
        _journal = new SqliteJournal(JournalFile);
        _centre = await Centre.OpenAsync(new CentreOptions(), _journal, TimeProvider.System, Cancellation);
        _desk = await CaseDesk.OpenAsync(_journal, Path.Combine(_folder, "casework.db"), TimeProvider.System, _centre, cancellation: Cancellation);
        _log = await EvidenceLog.OpenAsync(_journal, LogFolder, TimeProvider.System, Cancellation);
    }

    public async Task CloseAsync()
    {
        await _log!.DisposeAsync();
        await CloseCentreAsync();
    }

    /// <summary>Closes all but the log, where it was refused.</summary>
    public async Task CloseCentreAsync()
    {
        await _desk!.DisposeAsync();
        await _centre!.DisposeAsync();
        await _journal!.DisposeAsync();
    }

    public ValueTask<CommandResult> DoAsync(Command command) => _centre!.SubmitAsync(command, Cancellation);

    /// <summary>Waits until the log cannot go on.</summary>
    public async Task StuckAsync()
    {
        while (Log.State.Fault is null)
        {
            _ = await Log.CatchUpAsync(Cancellation);
            await Task.Yield();
        }
    }

    /// <summary>Waits until the log, which could not go on for a time, has everything.</summary>
    public async Task<EvidenceState> CaughtUpAsync()
    {
        while (true)
        {
            var state = await Log.CatchUpAsync(Cancellation);
            if (state.Fault is null)
            {
                return state;
            }

            await Task.Yield();
        }
    }

    public async Task PayAsync(string id, string payer, string payee, string amount)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Completed = _ => done.SetResult() };
        Assert.Null(PaymentCheck.TryAdd(work.Payments, new PaymentTexts
        {
            PaymentId = Encoding.UTF8.GetBytes(id),
            Time = Encoding.UTF8.GetBytes(Instant.From(TimeProvider.System.GetUtcNow()).ToString()),
            PayerBank = payer[0] == 'M' ? "BBBBXBBB"u8 : "AAAAXAAA"u8,
            PayerAccount = Encoding.UTF8.GetBytes(payer),
            PayeeBank = "BBBBXBBB"u8,
            PayeeAccount = Encoding.UTF8.GetBytes(payee),
            Amount = Encoding.UTF8.GetBytes(amount),
            Currency = "EUR"u8,
        }));
        Assert.True(_centre!.TrySubmit(work));
        await done.Task.WaitAsync(Cancellation);
    }

    /// <summary>The evidence of the case, as the console takes it out.</summary>
    public Task<byte[]> BundleAsync() => BundleAsync(erasedUntil: null);

    /// <inheritdoc cref="BundleAsync()"/>
    public async Task<byte[]> BundleAsync(Instant? erasedUntil)
    {
        var (_, trail) = await _centre!.TraceAsync(null, "r1", TaintPolicy.Fifo, at: null, Cancellation);
        var moves = trail!.Transfers.Select(move => new JsonObject
        {
            ["payment_id"] = move.Payment,
            ["payer_bank"] = trail.Accounts[move.From].Bank,
            ["payer_account"] = trail.Accounts[move.From].Account,
            ["payee_bank"] = trail.Accounts[move.To].Bank,
            ["payee_account"] = trail.Accounts[move.To].Account,
            ["amount"] = move.Sent.ToMajorString(),
            ["of"] = move.Whole.ToMajorString(),
            ["currency"] = move.Sent.Currency.Code,
            ["time"] = move.Time.ToString(),
        });
        var statement = new JsonObject { ["trail"] = new JsonObject { ["transfers"] = new JsonArray([.. moves]) } };
        var about = new CaseQuestion(
            1, 1, trail.Transfers.Select(move => move.Number).ToHashSet(), _centre.OrdersOf(1).Select(order => (long)order.Number).ToHashSet(),
            erasedUntil);
        var at = Instant.From(TimeProvider.System.GetUtcNow());
        return (await CaseBundle.MakeAsync(Log, about, statement, "ann", "for the prosecutor", at, Cancellation)).File;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
