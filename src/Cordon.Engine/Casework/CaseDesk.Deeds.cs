using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Language;

namespace Cordon.Engine.Casework;

/// <summary>What officers do in the centre by their screens, kept for the audit beside what they do in cases.</summary>
public sealed partial class CaseDesk
{
    /// <summary>
    /// Has the centre do something that an officer asks for, and keeps that they did. What is done stands in the centre's own journal, with the officer, before
    /// the audit has its line.
    /// </summary>
    /// <param name="words">Why, where that names nobody; null for nothing.</param>
    public async ValueTask<CommandResult> SubmitAsync(
        Command command, ActingOfficer by, string? words = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(by);
        var centre = _centre ?? throw new InvalidOperationException("This desk was opened without a centre.");
        if (command is Command.MoveOrder move && centre.FindOrder(move.Number) is { } order && OrderRefusal(order, move.Kind, by) is { } why)
        {
            return new CommandResult(CommandStatus.Invalid, why);
        }

        if (command is Command.TakeBackReport back)
        {
            // It may have been taken down a moment ago.
            await CatchUpReportsAsync(cancellation).ConfigureAwait(false);
            if (TakingBackRefusal(back, by) is { } whyNot)
            {
                return new CommandResult(CommandStatus.Invalid, whyNot);
            }
        }

        var result = await centre.SubmitAsync(command, cancellation).ConfigureAwait(false);
        await NoteDoneAsync(command, result, by, words).ConfigureAwait(false);
        return result;
    }

    /// <summary>Keeps what the centre was told and has done, for the audit; what it has not done, or had before, is no deed.</summary>
    public async ValueTask NoteDoneAsync(Command command, CommandResult result, ActingOfficer by, string? words)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(result);
        if (result.Status == CommandStatus.Done && DeedOf(command) is var (kind, subject, stage))
        {
            // It is done: whoever asked for it and went away does not take its line with them.
            await NoteDeedAsync(kind, subject, by, words, stage, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Why an officer may not give a freeze up alone: it is for whoever may open the case; a complaint about it is decided by a supervisor who is not; and what
    /// two persons ordered one does not lift, but a supervisor who decides a complaint of it, which is the second. What its bank
    /// has not answered yet one withdraws. Null where nothing speaks against it.
    /// </summary>
    public Phrase? OrderRefusal(FreezeOrder order, FreezeEventKind kind, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(order);
        return kind is not (FreezeEventKind.AskRelease or FreezeEventKind.Withdraw) ? null
            : WorkFor(order.Case, by) is null
                ? new Phrase("only whoever may open its case lifts or withdraws an order", "只有可查看本案的人员才能解除或撤回止付指令")
            : kind == FreezeEventKind.Withdraw ? null
            : order.IsContested
                ? new Phrase("there is a complaint about it: a supervisor who never worked the case decides", "该指令已有申诉，由从未承办此案的主管裁决")
            : order.ApprovalsNeeded > 1
                ? new Phrase(
                    "two persons ordered it, and one does not lift it: take a complaint of the account's holder down, which a supervisor decides",
                    "该指令由两人批准，一人不能解除：请登记账户持有人的申诉，由主管裁决")
            : null;
    }

    /// <summary>
    /// Why an officer may not take a report back: it is for whoever took it down, and for supervisors who may open its case. Null where nothing speaks
    /// against it.
    /// </summary>
    public Phrase? TakingBackRefusal(DeskReport report, uint number, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(by);
        return !by.May(Core.Casework.Act.TakeReport) || WorkFor(number, by) is null || (report.TakenBy != by.Id && !by.May(Core.Casework.Act.AssignCase))
            ? new Phrase("whoever took the report down takes it back, or a supervisor", "报案由受理人或主管撤回")
            : null;
    }

    private Phrase? TakingBackRefusal(Command.TakeBackReport back, ActingOfficer by) =>
        CaseText.Refusal(back.Reason, new Phrase("a reason", "理由"), CaseWork.TextCharactersMax)
        ?? (ReportsOf(back.Case, by).FirstOrDefault(report => report.Reporter == back.Reporter && report.ReportId == back.ReportId) is { } report
            ? TakingBackRefusal(report, back.Case, by)
            : new Phrase("the case has no such report", "本案没有这件报案"));

    /// <summary>Keeps that an officer did something in the centre.</summary>
    /// <param name="kind">One of those that <see cref="DeskKind.IsDeed"/> names.</param>
    /// <param name="subject">To what, by its identifier.</param>
    /// <param name="stage">Of an order, what happened to it.</param>
    public async ValueTask<DeskAnswer> NoteDeedAsync(
        string kind, string subject, ActingOfficer by, string? words = null, string? stage = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        return await RunAsync(
            (kind, subject, stage, words, by.Id),
            now => new Outcome(
                new DeskRecord { Kind = kind, By = by.Id, At = now.Milliseconds, Subject = subject, Stage = stage, Text = words },
                new DeskAnswer(DeskStatus.Done)),
            cancellation).ConfigureAwait(false);
    }

    private static (string Kind, string Subject, string? Stage)? DeedOf(Command command) => command switch
    {
        Command.EndHold end => (end.Release ? DeskKind.HoldReleased : DeskKind.HoldCancelled, end.PaymentId, null),
        Command.FileReport report => (DeskKind.ReportTaken, report.ReportId, null),
        Command.TakeBackReport back => (DeskKind.ReportTakenBack, back.ReportId, null),
        Command.MoveOrder move => (DeskKind.OrderMoved, Core.Cases.FreezeOrder.IdOf(move.Number), move.Kind.ToString()),
        Command.RevokeKey revoke => (DeskKind.KeyRevoked, revoke.KeyId, null),
        Command.ProposeChallenger => (DeskKind.ModelProposed, "", null),
        Command.ApproveChallenger => (DeskKind.ModelApproved, "", null),
        Command.WithdrawChallenger => (DeskKind.ModelWithdrawn, "", null),
        Command.RollBackPolicy => (DeskKind.PolicyRolledBack, "", null),
        _ => null,
    };
}
