using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>What the lane does with commands: checks them against the state, writes their record, applies it.</summary>
public sealed partial class Centre
{
    private readonly PaymentBlock _found = new();

    private void Run(CommandWork work, JournalDraft draft, Instant now)
    {
        draft.Commands.Add(work);
        try
        {
            work.Result = ResultOf(work.Command, draft, now);
        }
        catch (Exception failure) when (failure is JournalUnavailableException or JournalDamagedException)
        {
            // A payment decided long ago had to be read back, before anything of the command was written: whoever asks may ask again.
            work.Result = new CommandResult(CommandStatus.Unavailable, Unreadable(failure));
        }
        catch (SegmentDamagedException damage) when (work.Command
            is Command.FollowMoney or Command.FollowPaymentBack or Command.FollowAccountBack or Command.ReadPasts or Command.FindLikely)
        {
            // A question writes and applies nothing. Whatever else meets the damage has the lane end: the state may have half of it.
            work.Result = new CommandResult(CommandStatus.Unavailable, Unreadable(damage));
        }
    }

    private CommandResult ResultOf(Command command, JournalDraft draft, Instant now) =>
        command switch
        {
            Command.FileReport report => FileReport(report, draft, now),
            Command.EndHold end => EndHold(end, draft, now),
            Command.ProposeBlock propose => ProposeBlock(propose, draft),
            Command.LiftBlock lift => LiftBlock(lift, draft),
            Command.ChangeList change => ChangeList(change, draft, now),
            Command.IssueKey key => IssueKey(key, draft),
            Command.RevokeKey revoke => RevokeKey(revoke, draft, now),
            Command.PublishPolicy policy => PublishPolicy(policy, draft, now),
            Command.ProposeChallenger propose => ProposeChallenger(propose, draft, now),
            Command.WithdrawChallenger withdraw => WithdrawChallenger(withdraw, draft, now),
            Command.ApproveChallenger approve => ApproveChallenger(approve, draft, now),
            Command.RollBackPolicy rollBack => RollBack(rollBack, draft, now),
            Command.FindModelText => new CommandResult(CommandStatus.Done) { ModelText = _state.ModelTextOf(_state.Policy.Number) },
            Command.DescribeAccounts accounts => DescribeAccounts(accounts, draft),
            Command.Found => Found(draft),
            Command.Await => new CommandResult(CommandStatus.Done),
            Command.FindPayment find => Find(find, draft),
            Command.ExplainPayment explain => Explain(explain, draft),
            Command.FindSubmitters find => FindSubmitters(find, draft),
            Command.FindAccounts find => new CommandResult(CommandStatus.Done) { Accounts = AccountsOf(find.Told) },
            Command.FindLikely find => FindLikely(find),
            Command.MoveOrder move => MoveOrder(move, draft, now),
            Command.FollowMoney follow => FollowMoney(follow),
            Command.FollowPaymentBack follow => FollowPaymentBack(follow, draft),
            Command.FollowAccountBack follow => FollowAccountBack(follow),
            Command.ReadPasts read => ReadPasts(read),
            Command.ProposeRestitution propose => ProposeRestitution(propose, draft, now),
            Command.ApproveRestitution approve => ApproveRestitution(approve, draft, now),
            Command.WriteOff writeOff => WriteOff(writeOff, draft, now),
            Command.FindLedger find => FindLedger(find),
            Command.FindCases find => FindCases(find),
            Command.FindReport find => FindReport(find),
            Command.TakeBackReport back => TakeBackReport(back, draft, now),
            Command.RightHolder right => RightHolder(right, draft, now),
            Command.FindToRestitute find => FindToRestitute(find),
            Command.FindStatement find => FindStatement(find),
            Command.FindFigures find => Ask(find, () => new FiguresReading(_state, Instant.From(_time.GetUtcNow()))),
            Command.FindQueue find => FindQueue(find),
            Command.SetEndpoint set => SetEndpoint(set, draft),
            Command.TakeNotices take => TakeNotices(take, draft, now),
            Command.PublishFreezeRules rules => PublishFreezeRules(rules, draft),
            _ => throw new InvalidOperationException($"No way to run {command.GetType().Name}."),
        };

    private CommandResult Found(JournalDraft draft)
    {
        var body = draft.Begin(RecordKind.CentreFounded);
        Founding.Of(Options).Write(draft.Payload);
        EndAndApply(draft, RecordKind.CentreFounded, body);
        return new CommandResult(CommandStatus.Done);
    }

    private CommandResult FileReport(Command.FileReport report, JournalDraft draft, Instant now)
    {
        _traceTime = null;
        _leftOut.Clear();
        var sequence = _screening.Find(Encoding.UTF8.GetBytes(report.PaymentId), report.Submitter, draft, _archive, _found, out var lane);

        // A UUID that another bank handed in stands as that bank wrote it: its hold is under that name.
        var payment = sequence == 0 ? $"{report.PaymentId}\n{report.Submitter}" : $"{FoundId(lane)}\n{_found.Submitter[lane]}";
        var fingerprint = PartitionState.ReportFingerprint(payment, report.ScamType, report.Narrative, report.Contact);
        if (_state.Reports.TryGetValue((report.Reporter, report.ReportId), out var before))
        {
            return _state.Cases.ByReport(report.Reporter, report.ReportId)?.TakenBack.Contains((report.Reporter, report.ReportId)) ?? false
                ? new CommandResult(CommandStatus.Conflict,
                    new Phrase("this report was taken back: what is reported again has another report_id", "该报案已撤回；重新报案须使用新的报案编号"))
                : before == fingerprint
                ? new CommandResult(CommandStatus.AlreadyDone, Case: CaseOf(report))
                : new CommandResult(CommandStatus.Conflict,
                    new Phrase("this report_id was used for another payment, or in other words", "该报案编号已用于另一笔付款，或内容不同"));
        }

        if (sequence == 0)
        {
            return new CommandResult(CommandStatus.NotFound,
                new Phrase("no payment with this payment_id was handed in here by this bank", "该银行没有向本中心提交过这个编号的付款"));
        }

        if (report.Time.Milliseconds < _found.TimeMilliseconds[lane])
        {
            return new CommandResult(CommandStatus.Invalid, new Phrase("the report is earlier than the payment it names", "报案时间早于所报付款"));
        }

        if (!Options.IsReplay && report.Time > now + Options.FutureMax)
        {
            return new CommandResult(CommandStatus.Invalid, new Phrase("the report's time lies in the future", "报案时间晚于当前时间"));
        }

        var body = draft.Begin(RecordKind.ReportFiled);
        var to = draft.Payload;
        to.Text(Encoding.UTF8.GetBytes(report.ReportId));
        to.Text(Encoding.UTF8.GetBytes(payment));
        to.Int64(sequence);
        to.VarUInt((ulong)_found.Payee[lane]);
        to.Int64(_state.SizeOf(_found, lane));
        to.Int64(_found.TimeMilliseconds[lane]);
        to.Int64(report.Time.Milliseconds);
        to.TextOrNull(report.ScamType);
        to.TextOrNull(report.Narrative);
        to.TextOrNull(report.Contact);
        to.VarUInt(report.Reporter);
        to.VarUInt((ulong)_found.Payer[lane]);
        to.Int64((Options.IsReplay ? report.Time : now).Milliseconds);
        if (report.By is not null)
        {
            to.TextOrNull(report.By);
        }

        EndAndApply(draft, RecordKind.ReportFiled, body);
        Counters.Reports++;
        OrderWhatRests(_state.Cases.BySequence(sequence)!, draft, Options.IsReplay ? report.Time : now);
        return new CommandResult(CommandStatus.Done, Case: CaseOf(report), Reached:
            [.. _state.LastReached.Select(r => new ReachedAccount(Encoding.UTF8.GetString(_state.Directory.Key(r.Account)), r.Hops, r.Risk))]);
    }

    private CommandResult EndHold(Command.EndHold end, JournalDraft draft, Instant now)
    {
        var hold = _state.Holds.Find(end.PaymentId, end.Submitter);
        if (hold is null)
        {
            return new CommandResult(CommandStatus.NotFound, HoldWords.None);
        }

        var wanted = end.Release ? HoldState.Released : HoldState.Cancelled;
        if (hold.State != HoldState.Held)
        {
            return hold.State == wanted
                ? new CommandResult(CommandStatus.AlreadyDone)
                : new CommandResult(CommandStatus.Conflict, HoldWords.Ended(hold.State));
        }

        if (end.Release && hold.News.IsBlockProposedAt(now))
        {
            return new CommandResult(CommandStatus.Conflict, HoldWords.BlockProposed);
        }

        WriteHoldEnd(hold, wanted, end.By, end.Reason, draft, now);
        return new CommandResult(CommandStatus.Done);
    }

    /// <summary>Ends what is over, as far as the batch has room; for the rest the timer, which is set for what is next, comes at once.</summary>
    private void EndExpired(JournalDraft draft, Instant now)
    {
        while (HasRoom(draft) && _state.Holds.TakeExpired(now) is { } hold)
        {
            var state = hold.AtItsEnd == Outcome.Block ? HoldState.ExpiredBlocked : HoldState.ExpiredReleased;
            WriteHoldEnd(hold, state, "expiry", null, draft, now);
        }

        while (HasRoom(draft) && _state.Cases.NextDue is { } due && due <= now)
        {
            var order = _state.Cases.FirstDue;
            var isOver = order.State == FreezeOrderState.Frozen && order.Expires <= now;
            Write(order, new FreezeEvent(isOver ? FreezeEventKind.Expire : FreezeEventKind.Remind, now, "the clock"), draft);
        }

        while (HasRoom(draft) && _state.ListEnds.Count > 0 && _state.ListEnds.Min is var (until, list, account) && until <= now)
        {
            WriteListChange(list, account, false, until, "expiry", "expiry", draft);
        }
    }

    private Instant? NextExpiry()
    {
        var next = _state.Holds.NextExpiry();
        next = _state.Cases.NextDue is { } due && (next is null || due < next) ? due : next;
        return _state.ListEnds.Count > 0 && (next is null || _state.ListEnds.Min.Until < next) ? _state.ListEnds.Min.Until : next;
    }

    private void WriteHoldEnd(HoldBook.Entry hold, HoldState state, string by, string? reason, JournalDraft draft, Instant now)
    {
        var body = draft.Begin(RecordKind.HoldEnded);
        draft.Payload.VarUInt(hold.Submitter);
        draft.Payload.Text(Encoding.UTF8.GetBytes(hold.PaymentId));
        draft.Payload.Byte((byte)state);
        draft.Payload.Int64(now.Milliseconds);
        draft.Payload.TextOrNull(by);
        draft.Payload.TextOrNull(reason);
        EndAndApply(draft, RecordKind.HoldEnded, body);
        if (_state.Cases.BySequence(hold.Sequence) is { Transfer: not 0, IsTakenBack: false } reported
            && state is HoldState.Released or HoldState.ExpiredReleased)
        {
            // Reported while it was held, and let go all the same: its money is to be found now.
            OrderWhatRests(reported, draft, now);
        }

        OrderWhatMoved(draft, now);
    }

    private CommandResult ChangeList(Command.ChangeList change, JournalDraft draft, Instant now)
    {
        if (change.IsOn && change.Until <= now)
        {
            return new CommandResult(CommandStatus.Invalid, new Phrase("the time until which it is to stand is over", "有效期已过"));
        }

        var key = Encoding.UTF8.GetBytes(change.AccountKey);
        var hash = AccountDirectory.Hash(key);
        var account = _state.Directory.Find(key, hash);
        if (!change.IsOn && !_state.Lists.ContainsKey((change.List, account)))
        {
            return new CommandResult(CommandStatus.NotFound, new Phrase("this account is not on the list", "该账户不在名单上"));
        }

        // An account is often known to be a scammer's before the first payment to it.
        account = account != 0 ? account : BlockScreening.Register(key, Encoding.UTF8.GetBytes(change.Bank), hash, _state, draft);
        WriteListChange(change.List, account, change.IsOn, change.Until, change.Reason, change.By, draft);
        return new CommandResult(CommandStatus.Done);
    }

    private void WriteListChange(AccountList list, uint account, bool isOn, Instant? until, string reason, string by, JournalDraft draft)
    {
        var body = draft.Begin(RecordKind.ListChanged);
        draft.Payload.Byte((byte)list);
        draft.Payload.VarUInt(account);
        draft.Payload.Byte(isOn ? (byte)1 : (byte)0);
        draft.Payload.Int64(until?.Milliseconds ?? long.MaxValue);
        draft.Payload.TextOrNull(reason);
        draft.Payload.TextOrNull(by);
        EndAndApply(draft, RecordKind.ListChanged, body);
    }

    private CommandResult PublishPolicy(Command.PublishPolicy policy, JournalDraft draft, Instant now)
    {
        var present = _state.Policies.Count == 0 ? null : _state.Policy;
        if ((policy.Rules ?? present?.Rules.Text) is not { } rules)
        {
            return new CommandResult(CommandStatus.Invalid, new Phrase("the first policy needs a rule set", "首个策略必须有规则集"));
        }

        if (policy.Model is not null && present is not null && !Options.IsReplay)
        {
            return new CommandResult(CommandStatus.Invalid,
                new Phrase("a model decides by two persons: one proposes it, another approves it", "模型须由两人启用：一人提请，另一人批准"));
        }

        if (FaultOf(policy, rules) is { } fault)
        {
            return new CommandResult(CommandStatus.Invalid, fault);
        }

        if (present is not null && policy.Model is null && rules == present.Rules.Text && (present.Model is null || !policy.RemoveModel))
        {
            // A second policy alike would take the place of the one that a rollback goes back to.
            return new CommandResult(CommandStatus.AlreadyDone, Number: present.Number);
        }

        var part = policy.Model is not null ? ModelPart.Given : policy.RemoveModel || present?.Model is null ? ModelPart.None : ModelPart.Kept;
        WritePolicy(rules, policy.By, part, policy.Model, draft, now, policy.Reason);
        return new CommandResult(CommandStatus.Done, Number: _state.Policy.Number);
    }

    // What exactly is damaged or missing is for whoever keeps the machine: the server's log and HTTP have it, an officer can only ask again.
    private static Phrase Unreadable(Exception failure) => new(failure.Message, "暂时无法读取日志库，请稍后再试");

    private Phrase? FaultOf(Command.PublishPolicy policy, string rules)
    {
        if (policy.Model is { } model)
        {
            if (policy.RemoveModel)
            {
                return new Phrase("a model is given and to be removed at once", "不能同时提交模型又移除模型");
            }

            if (ModelFault(model) is { } faulty)
            {
                return faulty;
            }
        }

        var reading = RuleSet.ReadNew(rules, Options.Reference);
        return reading.IsGood ? null : Phrase.Join("\n", "\n", [.. reading.Faults.Select(fault => new Phrase("rules: {0}", "规则：{0}").With(fault.Words))]);
    }

    private Phrase? ModelFault(string model)
    {
        if (model.Length > Command.PublishPolicy.ModelCharactersMax)
        {
            return new Phrase("the model has {0} characters, more than {1}", "模型有{0}个字符，超过{1}").With(model.Length, Command.PublishPolicy.ModelCharactersMax);
        }

        var reading = TreeEnsemble.Read(model);
        var fault = reading.Fault is { } wrong ? ModelIdentity.Unusable(wrong, reading.Line)
            : ModelIdentity.Fault(model, reading.Ensemble!.Version) ?? ReferenceFault(reading.Ensemble!);
        return fault is null ? null : new Phrase("model: {0}", "模型：{0}").With(fault);
    }

    private Phrase? ReferenceFault(TreeEnsemble model) => model.Reference == Options.Reference
        ? null
        : new Phrase(
            "it knows amounts in {0} and this centre counts in {1}: it would take sums for others",
            "模型以{0}计金额，而本中心以{1}计：金额会被误读").With(model.Reference.Code, Options.Reference.Code);

    private void EndAndApply(JournalDraft draft, RecordKind kind, int body)
    {
        draft.End(body);
        var reader = new ColumnReader(draft.Payload.Written.Span[body..]);
        _state.Apply(kind, ref reader);
    }
}
