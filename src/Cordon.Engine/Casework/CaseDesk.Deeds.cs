using Cordon.Core.Casework;

namespace Cordon.Engine.Casework;

/// <summary>What officers do in the centre by their screens, kept for the audit beside what they do in cases.</summary>
public sealed partial class CaseDesk
{
    /// <summary>A deed is noted as soon as the centre answered: a journal that takes longer to write than this has stopped.</summary>
    private static readonly TimeSpan DeedNotedAfterMax = TimeSpan.FromMinutes(1);

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
        var result = await centre.SubmitAsync(command, cancellation).ConfigureAwait(false);
        if (result.Status == CommandStatus.Done && DeedOf(command) is var (kind, subject, stage))
        {
            await NoteDeedAsync(kind, subject, by, words, stage, cancellation).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Keeps that an officer did something in the centre.</summary>
    /// <param name="kind">One of those that <see cref="DeskKind.IsDeed"/> names.</param>
    /// <param name="subject">To what, by its identifier.</param>
    /// <param name="stage">Of an order, what happened to it.</param>
    public async ValueTask<DeskAnswer> NoteDeedAsync(
        string kind, string subject, ActingOfficer by, string? words = null, string? stage = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        return await RunAsync(
            (kind, subject, stage, by.Id),
            now => new Outcome(
                new DeskRecord { Kind = kind, By = by.Id, At = now.Milliseconds, Subject = subject, Stage = stage, Text = words },
                new DeskAnswer(DeskStatus.Done)),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Why officers ended a hold, in their words; null while it lasts, and where a bank or its time ended it.</summary>
    public string? WhyEnded(HeldPayment hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        if (hold is not { EndedAt: { } at, EndedBy: { } by })
        {
            return null;
        }

        if (hold.State == HoldState.Released)
        {
            var then = new MomentChoice(at, at + DeedNotedAfterMax) { Officer = by, KindPrefix = DeskKind.HoldReleased };
            return Moments(then).FirstOrDefault(moment => moment.Subject == hold.PaymentId)?.Words;
        }

        var subject = DeskProjection.SubjectOf(new GraveMatter.BlockPayment(hold.PaymentId, hold.Submitter));
        return _projection.File.Read(rows => DeskReading.ExecutedAct(rows, subject) is { } number ? DeskReading.Act(rows, number)?.Reason : null);
    }

    private static (string Kind, string Subject, string? Stage)? DeedOf(Command command) => command switch
    {
        Command.EndHold end => (end.Release ? DeskKind.HoldReleased : DeskKind.HoldCancelled, end.PaymentId, null),
        Command.FileReport report => (DeskKind.ReportTaken, report.ReportId, null),
        Command.MoveOrder move => (DeskKind.OrderMoved, Core.Cases.FreezeOrder.IdOf(move.Number), move.Kind.ToString()),
        Command.RevokeKey revoke => (DeskKind.KeyRevoked, revoke.KeyId, null),
        Command.ProposeChallenger => (DeskKind.ModelProposed, "", null),
        Command.ApproveChallenger => (DeskKind.ModelApproved, "", null),
        Command.WithdrawChallenger => (DeskKind.ModelWithdrawn, "", null),
        Command.RollBackPolicy => (DeskKind.PolicyRolledBack, "", null),
        _ => null,
    };
}
