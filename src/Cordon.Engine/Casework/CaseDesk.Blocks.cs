using Cordon.Core.Casework;
using Cordon.Core.Language;

namespace Cordon.Engine.Casework;

/// <summary>
/// The centre is told which held payments somebody proposes to block, so that neither its clock nor the payment's bank lets them go meanwhile. The desk's
/// record comes first; what the centre was not told (a crash between the two, a journal that was away) it is told by the keeper and at the next start.
/// </summary>
public sealed partial class CaseDesk
{
    /// <summary>
    /// Tells the centre what it does not know of proposals to block, and ends those whose hold has ended without them. Says whether nothing is left to tell.
    /// </summary>
    public async ValueTask<bool> TellBlocksAsync(CancellationToken cancellation = default)
    {
        if (_centre is not { } centre)
        {
            return true;
        }

        await _executing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var isAll = true;
            foreach (var hold in centre.HoldsToBlock())
            {
                isAll &= await LiftAsync(centre, hold, cancellation).ConfigureAwait(false);
            }

            var last = 0u;
            while (OpenActs(last, ActsAtOnce) is { Count: > 0 } acts)
            {
                foreach (var act in acts)
                {
                    isAll &= await TellBlockAsync(centre, act, cancellation).ConfigureAwait(false) is null or { Status: DeskStatus.Refused };
                }

                last = acts[^1].Number;
            }

            return isAll;
        }
        finally
        {
            _executing.Release();
        }
    }

    /// <summary>Tells the centre of one proposal that was made or has just ended. What the answer is then; null where nothing stands against it.</summary>
    private async ValueTask<DeskAnswer?> TellBlockAsync(uint number)
    {
        if (_centre is not { } centre)
        {
            return null;
        }

        await _executing.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (Act(number) is not { Matter: GraveMatter.BlockPayment block } act)
            {
                return null;
            }

            if (act.StateAt(Now) == GraveActState.Proposed)
            {
                return await TellBlockAsync(centre, act, CancellationToken.None).ConfigureAwait(false);
            }

            if (centre.FindHold(block.PaymentId, block.Submitter) is { } hold)
            {
                _ = await LiftAsync(centre, hold, CancellationToken.None).ConfigureAwait(false);
            }

            return null;
        }
        finally
        {
            _executing.Release();
        }
    }

    private async ValueTask<DeskAnswer?> TellBlockAsync(Centre centre, GraveAct act, CancellationToken cancellation)
    {
        if (act.Matter is not GraveMatter.BlockPayment block
            || centre.FindHold(block.PaymentId, block.Submitter) is { State: HoldState.Held, News.Block: { } told } && told.Act == act.Number)
        {
            return null;
        }

        var propose = new Command.ProposeBlock(block.PaymentId, block.Submitter, act.Number, act.Lapses, act.ProposedBy);
        var result = await centre.SubmitAsync(propose, cancellation).ConfigureAwait(false);
        if (result.Status is CommandStatus.Done or CommandStatus.AlreadyDone)
        {
            return null;
        }

        if (result.Status is CommandStatus.Busy or CommandStatus.Unavailable)
        {
            return new DeskAnswer(DeskStatus.Unavailable, new Phrase(
                "it is proposed, and the payment is kept from being released as soon as the centre can record it", "已提请；中心恢复记录后即停止放行这笔付款"));
        }

        // The hold ended first: whoever proposed is not told that it stands.
        var why = result.Detail ?? HoldWords.None;
        var recorded = await RunAsync(
            (act.Number, result.Status),
            now => _projection.Act(act.Number)!.State != GraveActState.Proposed
                ? new Outcome(null, new DeskAnswer(DeskStatus.AlreadyDone, Number: act.Number))
                : new Outcome(
                    DeskRecords.Of(act.Number, new GraveEvent.Failed(why.English, TheCentre, now)), new DeskAnswer(DeskStatus.Done, Number: act.Number)),
            CancellationToken.None).ConfigureAwait(false);
        return recorded.Status == DeskStatus.Unavailable ? recorded : new DeskAnswer(DeskStatus.Refused, why);
    }

    /// <summary>
    /// Has the centre let a hold go its way again whose proposal was declined, taken back, lapsed or came to nothing.
    /// </summary>
    private async ValueTask<bool> LiftAsync(Centre centre, HeldPayment hold, CancellationToken cancellation)
    {
        if (hold is not { State: HoldState.Held, News.Block: { } block }
            || Act(block.Act)?.StateAt(Now) is GraveActState.Proposed or GraveActState.Approved)
        {
            return true;
        }

        var lift = new Command.LiftBlock(hold.PaymentId, hold.Submitter, block.Act, TheCentre);
        return (await centre.SubmitAsync(lift, cancellation).ConfigureAwait(false)).Status is not (CommandStatus.Busy or CommandStatus.Unavailable);
    }
}
