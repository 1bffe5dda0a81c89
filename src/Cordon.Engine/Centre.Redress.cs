using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>What the centre does when it was wrong: a report that was none, an account's holder who was right.</summary>
public sealed partial class Centre
{
    private static readonly LedgerAccountKind[] PaidBack = [LedgerAccountKind.Returned, LedgerAccountKind.Restituted, LedgerAccountKind.Shared];

    private CommandResult TakeBackReport(Command.TakeBackReport back, JournalDraft draft, Instant now)
    {
        if (_state.Cases.ByReport(back.Reporter, back.ReportId) is not { } file || file.Number != back.Case)
        {
            return new CommandResult(CommandStatus.NotFound, new Phrase("the case has no such report", "本案没有这件报案"));
        }

        if (file.TakenBack.Contains((back.Reporter, back.ReportId)))
        {
            return new CommandResult(CommandStatus.AlreadyDone);
        }

        var isLast = file.TakenBack.Count + 1 == file.Reports.Count;
        if (isLast && TakingBackRefusal(file) is { } refusal)
        {
            return new CommandResult(CommandStatus.Conflict, refusal);
        }

        foreach (var order in isLast ? _state.Cases.OrdersOf(file.Number).Where(order => !order.IsOver) : [])
        {
            Write(order, new FreezeEvent(FreezeEventKind.Withdraw, now, back.By, Reason: back.Reason), draft);
        }

        var body = draft.Begin(RecordKind.ReportTakenBack);
        new TakenBackReport(file.Number, file.Sequence, back.Reporter, back.ReportId, now, back.By, back.Reason).Write(draft.Payload);
        EndAndApply(draft, RecordKind.ReportTakenBack, body);
        return new CommandResult(CommandStatus.Done);
    }

    /// <summary>Why nothing can be said to have been stolen in a case: money of it is in others' hands by the centre's word. Null where it can.</summary>
    private Phrase? TakingBackRefusal(CaseFile file) =>
        _state.Cases.OrdersOf(file.Number).FirstOrDefault(order => order.HeldMinor > 0) is { } order
            ? new Phrase("a bank holds money on {0}: have it let go first", "银行仍按{0}冻结资金：请先要求解除冻结").With(order.Id)
        : file.HeldShare > 0
            ? new Phrase("a bank holds money of this case on an order of another", "银行按另一案件的指令冻结着本案的资金")
        : file.Ledger.Balances.Any(balance => PaidBack.Contains(balance.Account.Kind) && balance.Amount.Minor != 0)
            ? new Phrase("money of this case was paid back already", "本案已有资金退回")
        : null;

    private CommandResult RightHolder(Command.RightHolder right, JournalDraft draft, Instant now)
    {
        if (_state.Cases.Order(right.Order) is not { } order)
        {
            return new CommandResult(CommandStatus.NotFound, new Phrase("there is no such order", "没有这份指令"));
        }

        if (order.IsRighted)
        {
            return new CommandResult(CommandStatus.AlreadyDone);
        }

        var body = draft.Begin(RecordKind.HolderRighted);
        new RightedHolder(order.Number, order.Case, _state.Money.Graph.AccountOf(order.Purse), now, right.By).Write(draft.Payload);
        EndAndApply(draft, RecordKind.HolderRighted, body);
        return new CommandResult(CommandStatus.Done);
    }
}
