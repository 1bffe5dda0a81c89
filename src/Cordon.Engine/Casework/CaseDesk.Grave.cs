using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>What two persons do: proposed here, approved here, and then done by the centre.</summary>
public sealed partial class CaseDesk
{
    /// <summary>By whom it is recorded what the centre said.</summary>
    private const string TheCentre = "the centre";

    /// <summary>Acts looked at in one go for what is to be done.</summary>
    private const int ActsAtOnce = 200;

    /// <summary>Proposes a grave act; the answer has its number.</summary>
    public async ValueTask<DeskAnswer> ProposeAsync(GraveMatter matter, string reason, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(by);
        var answer = await RunAsync((matter, reason, by.Id), Decide, cancellation).ConfigureAwait(false);
        if (answer.Status == DeskStatus.Done && matter is GraveMatter.BlockPayment && await TellBlockAsync(answer.Number).ConfigureAwait(false) is { } against)
        {
            answer = against with { Number = answer.Number };
        }

        return answer with { Version = Version };

        Outcome Decide(Instant now)
        {
            var decision = GraveAct.Propose(matter, reason, by, now);
            if (decision.Refusal is { } why)
            {
                return Outcome.Refused(why);
            }

            if (_projection.File.Read(rows => DeskReading.StandingAct(rows, DeskProjection.SubjectOf(matter), now)) is { } standing)
            {
                if (_projection.Act(standing) is { } same && (same.Matter, same.Reason, same.ProposedBy) == (matter, reason.Trim(), by.Id))
                {
                    return new Outcome(null, new DeskAnswer(DeskStatus.AlreadyDone, Number: standing));
                }

                return Outcome.Refused(new Phrase(
                    "{0} proposes to do something to the same, and is undecided", "{0}已就同一对象提请操作，尚未决定").With(GraveAct.IdOf(standing)));
            }

            if (matter is GraveMatter.BlockPayment block && _centre is { } centre
                && centre.FindHold(block.PaymentId, block.Submitter)?.State is var state and not HoldState.Held)
            {
                return Outcome.Refused(state is { } ended ? HoldWords.Ended(ended) : HoldWords.None);
            }

            var number = _projection.NextAct;
            return new Outcome(DeskRecords.Of(number, decision.Event!), new DeskAnswer(DeskStatus.Done, Number: number));
        }
    }

    /// <summary>
    /// Says something of a grave act. An approval is answered when the centre has done it, or has said why not; where the centre cannot answer it is
    /// done later.
    /// </summary>
    public async ValueTask<DeskAnswer> DoAsync(uint number, GraveCommand command, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(by);
        if (command is GraveCommand.Approve && _centre is { } centre)
        {
            command = new GraveCommand.Approve((uint)centre.Policies.Count);
        }

        var answer = await RunAsync((number, command, by.Id), Decide, cancellation).ConfigureAwait(false);
        if (command is GraveCommand.Approve && answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone)
        {
            if (await ExecuteAsync(number, CancellationToken.None).ConfigureAwait(false) is { } why)
            {
                answer = answer with { Status = DeskStatus.Refused, Words = why };
            }
        }

        if (answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone)
        {
            _ = await TellBlockAsync(number).ConfigureAwait(false);
        }

        return answer with { Version = Version };

        Outcome Decide(Instant now)
        {
            if (_projection.Act(number) is not { } act)
            {
                return new Outcome(null, new DeskAnswer(DeskStatus.NotFound, new Phrase("there is no such proposal", "没有这项提请")));
            }

            var decision = act.Decide(command, by, now, _centre?.KeyLines ?? KeyLines.None);
            return decision.Refusal is { } why ? Outcome.Refused(why)
                : decision.Event is { } happened ? new Outcome(DeskRecords.Of(number, happened), new DeskAnswer(DeskStatus.Done, Number: number))
                : new Outcome(null, new DeskAnswer(DeskStatus.AlreadyDone, Number: number));
        }
    }

    /// <summary>
    /// Has the centre do what was approved and not done: after a crash, or when the centre could not answer. Says whether nothing is left to do.
    /// </summary>
    public async ValueTask<bool> ExecuteApprovedAsync(CancellationToken cancellation = default)
    {
        if (_centre is null)
        {
            return true;
        }

        var last = 0u;
        while (ApprovedAfter(last) is { Count: > 0 } acts)
        {
            foreach (var number in acts)
            {
                _ = await ExecuteAsync(number, cancellation).ConfigureAwait(false);
            }

            last = acts[^1];
        }

        return last == 0 || ApprovedAfter(0).Count == 0;
    }

    private List<uint> ApprovedAfter(uint number) =>
        _projection.File.Read(rows => DeskReading.ActsIn(rows, GraveActState.Approved, Instant.Min, number, ActsAtOnce));

    /// <summary>Once at a time; what was done is recorded by whoever did it, and found done by the next. Says why it was not done; null where it was.</summary>
    private async ValueTask<Phrase?> ExecuteAsync(uint number, CancellationToken cancellation)
    {
        if (_centre is not { } centre)
        {
            return null;
        }

        await _executing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_projection.File.Read(rows => DeskReading.Act(rows, number)) is not { State: GraveActState.Approved } act)
            {
                return null;
            }

            var result = await ResultOf(centre, act, cancellation).ConfigureAwait(false);
            if (result.Status is CommandStatus.Unavailable or CommandStatus.Busy)
            {
                return null;
            }

            var isDone = result.Status is CommandStatus.Done or CommandStatus.AlreadyDone;
            var words = result.Detail?.English ?? (result.Status == CommandStatus.AlreadyDone ? "it had been done before" : result.Status.ToString());
            _ = await RunAsync(
                (number, result.Status),
                now => _projection.Act(number)!.State != GraveActState.Approved
                    ? new Outcome(null, new DeskAnswer(DeskStatus.AlreadyDone, Number: number))
                    : new Outcome(
                        DeskRecords.Of(number, isDone ? new GraveEvent.Executed(words, TheCentre, now) : new GraveEvent.Failed(words, TheCentre, now)),
                        new DeskAnswer(DeskStatus.Done, Number: number)),
                CancellationToken.None).ConfigureAwait(false);
            return isDone ? null : result.Detail ?? new Phrase("the centre did not do it", "中心未执行");
        }
        finally
        {
            _executing.Release();
        }
    }

    private static async ValueTask<CommandResult> ResultOf(Centre centre, GraveAct act, CancellationToken cancellation)
    {
        switch (act.Matter)
        {
            case GraveMatter.BlockPayment block when centre.FindHold(block.PaymentId, block.Submitter)?.State == HoldState.ExpiredBlocked:
                // Its time was over between the two persons' words: it is blocked, which is what they want.
                return new CommandResult(CommandStatus.AlreadyDone, HoldWords.Ended(HoldState.ExpiredBlocked));
            case GraveMatter.BlockPayment block:
                var end = new Command.EndHold(block.PaymentId, block.Submitter, Release: false, act.Persons, act.Reason);
                return await centre.SubmitAsync(end, cancellation).ConfigureAwait(false);
            case GraveMatter.PublishRules rules:
                // To publish is no repeat to the centre: whether it was done for this stands among the policies since.
                if (centre.Policies.Skip((int)act.Policy).Any(policy => policy.Rules.Text == rules.Text))
                {
                    return new CommandResult(CommandStatus.AlreadyDone);
                }

                var publish = new Command.PublishPolicy(rules.Text, Model: null, RemoveModel: false, act.Persons);
                return await centre.SubmitAsync(publish, cancellation).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"No way to do {act.Matter}.");
        }
    }
}
