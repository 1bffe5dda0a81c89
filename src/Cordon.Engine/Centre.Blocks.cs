using System.Text;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>
/// Proposals to block held payments. The desk has two persons decide; the centre is told that it is being decided, since the clock and the payment's bank
/// are here.
/// </summary>
public sealed partial class Centre
{
    private CommandResult ProposeBlock(Command.ProposeBlock propose, JournalDraft draft)
    {
        if (_state.Holds.Find(propose.PaymentId, propose.Submitter) is not { } hold)
        {
            return new CommandResult(CommandStatus.NotFound, HoldWords.None);
        }

        if (hold.State != HoldState.Held)
        {
            return new CommandResult(CommandStatus.Conflict, HoldWords.Ended(hold.State));
        }

        // The desk takes one proposal of a payment at a time: another is the later one.
        if (hold.News.Block?.Act == propose.Act)
        {
            return new CommandResult(CommandStatus.AlreadyDone);
        }

        WriteBlock(propose.PaymentId, propose.Submitter, propose.Act, propose.Lapses, propose.By, draft);
        return new CommandResult(CommandStatus.Done);
    }

    private CommandResult LiftBlock(Command.LiftBlock lift, JournalDraft draft)
    {
        if (_state.Holds.Find(lift.PaymentId, lift.Submitter) is not { State: HoldState.Held, News.Block: { } block } || block.Act != lift.Act)
        {
            return new CommandResult(CommandStatus.AlreadyDone);
        }

        WriteBlock(lift.PaymentId, lift.Submitter, lift.Act, null, lift.By, draft);
        return new CommandResult(CommandStatus.Done);
    }

    private void WriteBlock(string paymentId, uint submitter, uint act, Instant? lapses, string by, JournalDraft draft)
    {
        var body = draft.Begin(RecordKind.BlockProposed);
        draft.Payload.VarUInt(submitter);
        draft.Payload.Text(Encoding.UTF8.GetBytes(paymentId));
        draft.Payload.VarUInt(act);
        draft.Payload.Int64(lapses?.Milliseconds ?? long.MinValue);
        draft.Payload.TextOrNull(by);
        EndAndApply(draft, RecordKind.BlockProposed, body);
    }
}
