using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Orders;

namespace Cordon.Web.Bank;

/// <summary>
/// All that a bank's officer may see and say, asked for by who they are and never by a bank that is named: what is another bank's is not there.
/// It says what a bank's key may say by HTTP, through the same commands.
/// </summary>
public sealed class BankCounter(Centre centre, CaseDesk desk, OrderFeed feed)
{
    /// <summary>Holds of a bank that are listed: more than one decides in a shift.</summary>
    public const int HoldsMax = 1_000;

    /// <summary>For so long it is listed how a hold ended: whoever comes to the next day's shift still finds what was decided after the last.</summary>
    public static readonly TimeSpan EndedWithin = TimeSpan.FromHours(24);

    /// <summary>What a bank's officer may say of an order.</summary>
    public static readonly IReadOnlyList<FreezeEventKind> Answers =
    [
        FreezeEventKind.Acknowledge, FreezeEventKind.Freeze, FreezeEventKind.TooLate, FreezeEventKind.Refuse, FreezeEventKind.Release,
        FreezeEventKind.Return, FreezeEventKind.ReturnToVictim,
    ];

    private static readonly CommandResult NoOrder = new(CommandStatus.NotFound, new Phrase("there is no such order", "没有这条指令"));
    private static readonly CommandResult NoHold = new(CommandStatus.NotFound, new Phrase("there is no such held payment", "没有这笔被暂停的付款"));

    /// <summary>The bank's orders, as of the last look, the most pressing first.</summary>
    public IReadOnlyList<FreezeOrder> OrdersOf(ActingOfficer by) => BankOf(by) is { } bank ? [.. feed.View.Orders.Where(order => order.IsKnownTo(bank))] : [];

    /// <summary>An order of the bank as it is now; null for none, and for another bank's.</summary>
    public FreezeOrder? OrderOf(ActingOfficer by, string id) =>
        BankOf(by) is { } bank && FreezeOrder.TryParseId(id, out var number) && centre.FindOrder(number) is { } order && order.IsKnownTo(bank) ? order : null;

    /// <summary>When an order was approved, from which on its bank has to answer; of one that is approved by rule, when it was proposed.</summary>
    public Instant ApprovedAt(FreezeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return desk.OrderEvents(order.Number).LastOrDefault(told => told.Kind == FreezeEventKind.Approve)?.Time ?? order.ProposedAt;
    }

    /// <summary>When the centre asked last for money of an order to be let go; null where the desk has not read that yet.</summary>
    public Instant? ReleaseAskedAt(FreezeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return desk.OrderEvents(order.Number).LastOrDefault(told => told.Kind == FreezeEventKind.AskRelease)?.Time;
    }

    /// <summary>The payments that the bank handed in and that are held, those first that end first.</summary>
    public IReadOnlyList<HeldPayment> HoldsOf(ActingOfficer by) => SubmitterOf(by) is { } submitter
        ? feed.View.HoldsOf(submitter, number => centre.HoldsOf(number, HoldsMax)) : [];

    /// <summary>How held payments that the bank handed in ended in the last day, the latest first.</summary>
    public IReadOnlyList<HeldPayment> EndedOf(ActingOfficer by, Instant now) => SubmitterOf(by) is { } submitter
        ? [.. feed.View.EndedOf(submitter).TakeWhile(hold => hold.EndedAt > now + -EndedWithin)] : [];

    /// <summary>A payment of the bank whose hold ended before those that are listed, as long as the centre has it at hand; null for another bank's.</summary>
    public HeldPayment? EndedBeforeOf(ActingOfficer by, long sequence, Instant now)
    {
        var before = EndedOf(by, now) is { Count: HoldsMax } full ? full[^1].EndedAt : now + -EndedWithin;
        return SubmitterOf(by) is { } submitter && centre.FindHold(sequence) is { } hold && hold.Submitter == submitter && hold.EndedAt <= before ? hold : null;
    }

    /// <summary>The statements that the bank gave with one of its orders.</summary>
    public IReadOnlyList<KeptStatement> StatementsOf(ActingOfficer by, string id) => OrderOf(by, id) is { } order ? desk.Statements(order.Number) : [];

    /// <summary>Answers an order of the bank.</summary>
    public async Task<CommandResult> AnswerAsync(
        ActingOfficer by, string id, FreezeEventKind kind, long amountMinor = 0, string? reason = null, string? reference = null,
        CancellationToken cancellation = default)
    {
        if (OrderOf(by, id) is not { } order || !Answers.Contains(kind))
        {
            return NoOrder;
        }

        var currency = amountMinor > 0 ? order.Asked.Currency : (Currency?)null;
        var move = new Command.MoveOrder(order.Number, kind, ByWhom(by), order.Bank, amountMinor, currency, reason, reference);
        return await desk.SubmitAsync(move with { IsAnswer = true }, by, cancellation: cancellation).ConfigureAwait(false);
    }

    /// <summary>Releases or cancels a payment that the bank handed in.</summary>
    public async Task<CommandResult> EndHoldAsync(
        ActingOfficer by, string paymentId, uint submitter, bool release, string reason, CancellationToken cancellation = default) =>
        SubmitterOf(by) is not { } own || own != submitter || centre.FindHold(paymentId, submitter) is null
            ? NoHold
            : await desk.SubmitAsync(new Command.EndHold(paymentId, submitter, release, ByWhom(by), reason), by, cancellation: cancellation)
                .ConfigureAwait(false);

    /// <summary>Keeps a statement with an order of the bank.</summary>
    public async Task<DeskAnswer> GiveStatementAsync(ActingOfficer by, string id, string text, CancellationToken cancellation = default) =>
        OrderOf(by, id) is { } order
            ? await desk.GiveStatementAsync(order, text, by, cancellation).ConfigureAwait(false)
            : new DeskAnswer(DeskStatus.NotFound, new Phrase("there is no such order", "没有这条指令"));

    /// <summary>How a bank's officer stands in records: as the bank does by HTTP, with the person behind it.</summary>
    private static string ByWhom(ActingOfficer by) => $"{by.Bank} (portal): {by.Id}";

    private static string? BankOf(ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.May(Act.AnswerAsBank) && by.Bank is { Length: > 0 } bank ? bank : null;
    }

    private uint? SubmitterOf(ActingOfficer by) => BankOf(by) is { } bank ? centre.BankNumber(bank) : null;
}
