using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Cases;

/// <summary>A centre whose payments have happened, with the words in which tests play banks, victims and officers.</summary>
internal sealed class RecoveryWorld(Centre centre, SettableTime time, int minutes)
{
    public const string Bank = "BBBBXBBB";

    public static readonly Instant Start = new(1_760_000_000_000);

    private int _minutes = minutes;

    public Centre Centre => centre;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RecoveryWorld> OpenAsync(IJournal journal, CentreOptions? options = null, int minutes = 0)
    {
        var time = new SettableTime(Start + TimeSpan.FromDays(2));
        var centre = await Centre.OpenAsync((options ?? new CentreOptions()) with { IsReplay = true }, journal, time, Cancellation);
        return new RecoveryWorld(centre, time, minutes);
    }

    public IReadOnlyList<FreezeOrder> Orders => centre.FindOrders(_ => true, 0, int.MaxValue);

    public string[] OpenOrders =>
        [.. Orders.Where(order => !order.IsOver).Select(order => $"{order.Id} {order.Account} {order.Asked} {FreezeOrder.Word(order.State)}")];

    public Task Pay(string id, string payer, string payee, int major, string currency = "EUR") =>
        CentreTests.Submit(centre, CentreTests.Payment(id, payer, payee, major, ++_minutes, currency, payerBank: Bank));

    public async Task<CaseSummary> Report(string report, string payment, bool isRepeat = false)
    {
        var command = new Command.FileReport(report, Start + TimeSpan.FromMinutes(++_minutes), payment, 0, null, null, null);
        var result = await centre.SubmitAsync(command, Cancellation);
        Assert.True(result.Status == (isRepeat ? CommandStatus.AlreadyDone : CommandStatus.Done), result.Detail?.English);
        return result.Case!;
    }

    public async Task<CommandResult> Answer(uint order, FreezeEventKind kind, long minor = 0) =>
        await centre.SubmitAsync(new Command.MoveOrder(order, kind, Bank, Bank, minor) { IsAnswer = true }, Cancellation);

    public async Task<CommandResult> Do(Command command) => await centre.SubmitAsync(command, Cancellation);

    /// <summary>Lets time pass, and a payment come so that the centre looks at its clock.</summary>
    public Task Wait(TimeSpan span)
    {
        time.Now += span;
        return Pay($"tick{_minutes}", "TICK", "TOCK", 1);
    }
}
