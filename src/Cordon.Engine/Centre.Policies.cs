using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>How a model comes to decide by two persons: proposed by one person, approved by another with the report before him, taken back by one.</summary>
public sealed partial class Centre
{
    /// <summary>The model that is proposed to decide; null for none.</summary>
    public StandingChallenger? Challenger => _state.Challenger;

    /// <summary>The policy that a rollback would bring back, by its number; 0 where there is none.</summary>
    public uint RollbackTo => _state.RollbackTo;

    /// <summary>All policies that ever decided, each with when and by whom it came to; the last one decides.</summary>
    public IReadOnlyList<PublishedPolicy> Published => _state.Published;

    /// <summary>The journal, for who only reads it: what is derived beside the lane.</summary>
    public IJournal Journal => _journal;

    /// <summary>The text of the model that decides, as it was published; null where the rules decide alone.</summary>
    public async ValueTask<string?> ModelTextAsync(CancellationToken cancellation = default) =>
        (await SubmitAsync(new Command.FindModelText(), cancellation).ConfigureAwait(false)).ModelText;

    private CommandResult ProposeChallenger(Command.ProposeChallenger propose, JournalDraft draft, Instant now)
    {
        if (_state.Challenger is { } standing)
        {
            return new CommandResult(
                CommandStatus.Conflict,
                    new Phrase(
                        "challenger {0}, proposed by {1}, stands: it is to be approved or withdrawn first",
                        "已有{1}提请的第{0}号候选模型：请先批准或撤回").With(standing.Number, standing.By));
        }

        if (ModelFault(propose.Model) is { } fault)
        {
            return new CommandResult(CommandStatus.Invalid, fault);
        }

        var body = draft.Begin(RecordKind.ChallengerProposed);
        PartitionState.WriteChallenger(propose.Model, propose.Card, propose.By, now, propose.Key, draft.Payload);
        EndAndApply(draft, RecordKind.ChallengerProposed, body);
        return new CommandResult(CommandStatus.Done, Number: _state.Challenger!.Number);
    }

    private CommandResult ApproveChallenger(Command.ApproveChallenger approve, JournalDraft draft, Instant now)
    {
        if (ChallengerReport.IdOf(approve.Report) != approve.ReportId || ChallengerReport.Read(approve.Report) is not { } report)
        {
            return new CommandResult(CommandStatus.Invalid,
                new Phrase("the report is not the one that its identifier names: look at a new one", "报告与其编号不符：请查看新的报告"));
        }

        if (_state.Challenger is not { } standing || standing.Number != report.Challenger)
        {
            return new CommandResult(CommandStatus.Conflict, new Phrase("the challenger that the report is about stands no more", "报告所述的候选模型已不存在"));
        }

        if (ApprovalFault(approve, report, standing, now) is { } fault)
        {
            return new CommandResult(CommandStatus.Conflict, fault);
        }

        WritePolicy(_state.Policy.Rules.Text, approve.By, ModelPart.Given, standing.Text, draft, now);
        var body = draft.Begin(RecordKind.ChallengerApproved);
        draft.Payload.VarUInt(standing.Number);
        draft.Payload.TextOrNull(approve.By);
        draft.Payload.Int64(now.Milliseconds);
        draft.Payload.TextOrNull(approve.ReportId);
        draft.Payload.TextOrNull(approve.Report);
        EndAndApply(draft, RecordKind.ChallengerApproved, body);
        return new CommandResult(CommandStatus.Done, Number: _state.Policy.Number);
    }

    private Phrase? ApprovalFault(Command.ApproveChallenger approve, ChallengerReport report, StandingChallenger standing, Instant now)
    {
        if (_state.Policy.Number != report.Policy)
        {
            return new Phrase("another policy decides since the report was made: look at a new one", "报告生成后策略已变更：请查看新的报告");
        }

        if (report.AsOf + ChallengerReport.AgeMax < now || report.AsOf > now + Options.FutureMax)
        {
            return new Phrase(
                "the report is of {0}; one of the last {1:0} hours is needed: look at a new one",
                "报告时间为{0}；须用最近{1:0}小时内的报告：请查看新的报告").With(report.AsOf, ChallengerReport.AgeMax.TotalHours);
        }

        // A name is what whoever holds a key says; of two keys two persons answer for theirs.
        if (approve.Key is { } key && key == standing.Key)
        {
            return new Phrase("it was proposed with this key; another person has to approve it with a key of his own", "提请时使用的是同一密钥：须由另一人用自己的密钥批准");
        }

        return PersonName.IsSame(standing.By, approve.By, _state.KeyLines)
            ? new Phrase("it was proposed by {0}; another person has to approve it", "由{0}提请，须由另一人批准").With(
                PersonName.Taken(standing.By, approve.By, _state.KeyLines))
            : ChallengerReport.Lacking(report.Victims, report.Genuine);
    }

    private CommandResult WithdrawChallenger(Command.WithdrawChallenger withdraw, JournalDraft draft, Instant now)
    {
        if (_state.Challenger is not { } standing)
        {
            return new CommandResult(CommandStatus.NotFound, new Phrase("no model is proposed", "没有提请中的模型"));
        }

        var body = draft.Begin(RecordKind.ChallengerWithdrawn);
        draft.Payload.VarUInt(standing.Number);
        draft.Payload.TextOrNull(withdraw.By);
        draft.Payload.TextOrNull(withdraw.Reason);
        draft.Payload.Int64(now.Milliseconds);
        EndAndApply(draft, RecordKind.ChallengerWithdrawn, body);
        return new CommandResult(CommandStatus.Done, Number: standing.Number);
    }

    private CommandResult RollBack(Command.RollBackPolicy rollBack, JournalDraft draft, Instant now)
    {
        if (_state.RollbackTo == 0)
        {
            return new CommandResult(CommandStatus.Conflict,
                new Phrase("there is no policy before this one to go back to: a rollback goes one step", "没有可退回的上一策略：每次只能退回一步"));
        }

        var (from, to) = (_state.Policy.Number, _state.RollbackTo);
        var model = _state.ModelTextOf(to);
        WritePolicy(_state.Policies[(int)to - 1].Rules.Text, rollBack.By, model is null ? ModelPart.None : ModelPart.Given, model, draft, now, rollBack.Reason);
        var body = draft.Begin(RecordKind.PolicyRolledBack);
        draft.Payload.VarUInt(from);
        draft.Payload.VarUInt(to);
        draft.Payload.TextOrNull(rollBack.By);
        draft.Payload.TextOrNull(rollBack.Reason);
        draft.Payload.Int64(now.Milliseconds);
        EndAndApply(draft, RecordKind.PolicyRolledBack, body);
        return new CommandResult(CommandStatus.Done, Number: _state.Policy.Number);
    }

    private void WritePolicy(string rules, string by, ModelPart part, string? model, JournalDraft draft, Instant now, string? reason = null)
    {
        var body = draft.Begin(RecordKind.PolicyPublished);
        PartitionState.WritePolicy(rules, by, part, model, now, reason, draft.Payload);
        EndAndApply(draft, RecordKind.PolicyPublished, body);
    }
}
