using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>What the lane does with recovered money, and what it tells of it.</summary>
public sealed partial class Centre
{
    /// <summary>Cases whose recovered money is divided at once: as many as one hub of a gang has victims.</summary>
    private const int PoolCasesMax = 10_000;

    /// <summary>A case's ledger.</summary>
    public ValueTask<CommandResult> FindLedgerAsync(uint number, CancellationToken cancellation = default) =>
        SubmitAsync(new Command.FindLedger(number), cancellation);

    /// <summary>
    /// What of the money of some cases lies in the centre's hands and a restitution would pay to victims, a sum for each currency: what is over when every
    /// victim has had what he lost is nobody's. Null while the centre cannot answer.
    /// </summary>
    internal async ValueTask<IReadOnlyList<Money>?> FindToRestituteAsync(IReadOnlyList<uint> cases, CancellationToken cancellation = default) =>
        (await SubmitAsync(new Command.FindToRestitute(cases), cancellation).ConfigureAwait(false)).ToRestitute;

    /// <summary>What was stopped, held and returned, and the clocks.</summary>
    public ValueTask<CommandResult> FindFiguresAsync(CancellationToken cancellation = default) => ReadAsync(new Command.FindFigures(), cancellation);

    /// <summary>The open orders, those first whose money is the next to be gone.</summary>
    public ValueTask<CommandResult> FindQueueAsync(int countMax, CancellationToken cancellation = default) =>
        ReadAsync(new Command.FindQueue(countMax), cancellation);

    /// <summary>A victim's statement.</summary>
    /// <param name="reporter">The bank whose report it must be; null for any.</param>
    public async ValueTask<CommandResult> FindStatementAsync(
        uint number, string reportId, uint? reporter, CancellationToken cancellation = default)
    {
        var found = await SubmitAsync(new Command.FindStatement(number, reportId, reporter), cancellation).ConfigureAwait(false);
        if (found.Statement is not { IsSettled: false } stopped)
        {
            return found;
        }

        var decision = await ReadDecisionAsync(found.Sequence, cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The journal has no payment {found.Sequence}, which a case is about.");
        return found with { Statement = stopped with { Amount = decision.Payment.Amount(0), Time = decision.Payment.Time(0) } };
    }

    private CommandResult ProposeRestitution(Command.ProposeRestitution propose, JournalDraft draft, Instant now)
    {
        if (!IsCase(propose.Case))
        {
            return NoCase;
        }

        if (_state.Cases.PoolOf(propose.Case, PoolCasesMax) is not { } pool)
        {
            return new CommandResult(CommandStatus.Conflict, new Phrase("more than {0} cases share accounts with it", "与本案共用账户的案件超过{0}起").With(PoolCasesMax));
        }

        var currencies = pool.SelectMany(file => file.Ledger.Balances)
            .Where(balance => balance is { Account.Kind: LedgerAccountKind.Returned, Amount.Minor: > 0 }).Select(balance => balance.Amount.Currency)
            .Distinct().ToList();
        if (propose.Currency is null && currencies.Count > 1)
        {
            return new CommandResult(CommandStatus.Invalid,
                new Phrase("there is money in {0}: name the currency to divide", "有多个币种的资金（{0}）：请指定要分配的币种").With(string.Join(", ", currencies)));
        }

        var currency = propose.Currency ?? currencies.FirstOrDefault();
        if (!currencies.Contains(currency))
        {
            return new CommandResult(CommandStatus.Conflict, new Phrase("nothing is in the centre's hands to divide", "中心没有可分配的资金"));
        }

        if (Division(pool, currency) is not var (recovered, shares))
        {
            return new CommandResult(CommandStatus.Conflict,
                new Phrase("more was recovered for the cases that share accounts than one sum can be", "共用账户各案追回的总额超出可计算范围"));
        }

        var due = shares.Sum(share => share.DueMinor);
        if (due == 0)
        {
            return new CommandResult(CommandStatus.Conflict,
                new Phrase("every victim has had what he lost, or nothing is traced to one: there is nobody to pay", "受害人均已足额返还，或资金未追踪到受害人：没有可返还的对象"));
        }

        var needed = currency == Currency.Unknown || _state.Rates.Size(new Money(due, currency)) > _state.Freezing.TwoPersonsAbove ? 2 : 1;
        var plan = new RestitutionPlan(
            (uint)_state.Cases.PlanCount + 1, propose.Case, recovered, now, propose.By, needed, [.. shares]);
        var body = draft.Begin(RecordKind.RestitutionProposed);
        CaseBook.WritePlan(plan, draft.Payload);
        EndAndApply(draft, RecordKind.RestitutionProposed, body);
        return new CommandResult(CommandStatus.Done) { Plan = _state.Cases.OpenPlan(propose.Case) };
    }

    private CommandResult ApproveRestitution(Command.ApproveRestitution approve, JournalDraft draft, Instant now)
    {
        if (!IsCase(approve.Case))
        {
            return NoCase;
        }

        if (_state.Cases.OpenPlan(approve.Case) is not { } plan)
        {
            return new CommandResult(CommandStatus.Conflict, new Phrase("no restitution of this case waits to be approved", "本案没有待批准的返还方案"));
        }

        if (plan.Refusal(approve.By, _state.KeyLines) is { } refusal)
        {
            return new CommandResult(CommandStatus.Conflict, refusal) { Plan = plan };
        }

        if (Division(_state.Cases.PoolOf(plan.Case, int.MaxValue)!, plan.Recovered.Currency) is not var (recovered, shares)
            || recovered != plan.Recovered || !shares.SequenceEqual(plan.Shares))
        {
            return new CommandResult(CommandStatus.Conflict,
                new Phrase("what there is to divide has changed since it was proposed: propose it again", "方案提出后可分配资金已变化：请重新提出"))
            { Plan = plan };
        }

        var body = draft.Begin(RecordKind.RestitutionApproved);
        draft.Payload.VarUInt(plan.Number);
        draft.Payload.Int64(now.Milliseconds);
        draft.Payload.Text(System.Text.Encoding.UTF8.GetBytes(approve.By));
        EndAndApply(draft, RecordKind.RestitutionApproved, body);
        return new CommandResult(CommandStatus.Done) { Plan = _state.Cases.Plan(plan.Number) };
    }

    private CommandResult WriteOff(Command.WriteOff writeOff, JournalDraft draft, Instant now)
    {
        if (!IsCase(writeOff.Case))
        {
            return NoCase;
        }

        var file = _state.Cases.Case(writeOff.Case);
        if (file.Transfer == 0 || file.Ledger.BalanceOf(LedgerAccountKind.Outstanding, file.Stolen.Currency) == 0)
        {
            return new CommandResult(CommandStatus.Conflict, new Phrase("nothing of this case is outstanding", "本案没有未追回的资金"));
        }

        var body = draft.Begin(RecordKind.CaseWrittenOff);
        draft.Payload.VarUInt(writeOff.Case);
        draft.Payload.Int64(now.Milliseconds);
        draft.Payload.Text(System.Text.Encoding.UTF8.GetBytes(writeOff.By));
        draft.Payload.TextOrNull(writeOff.Reason);
        EndAndApply(draft, RecordKind.CaseWrittenOff, body);
        return FindLedger(new Command.FindLedger(writeOff.Case));
    }

    /// <summary>Who gets what of all that was recovered; null where that is more than a sum of money can be.</summary>
    private static (Money Recovered, IReadOnlyList<RestitutionShare> Shares)? Division(IReadOnlyList<CaseFile> pool, Currency currency)
    {
        if (CaseBook.RecoveredOf(pool, currency) is var all && all > long.MaxValue)
        {
            return null;
        }

        var recovered = (long)all;
        var claims = pool.Where(file => file is { Transfer: not 0, IsTakenBack: false }).Select(file => CaseBook.ClaimOf(file, currency));
        return (new Money(recovered, currency), [.. Restitution.Divide(recovered, claims).Where(share => share.DueMinor + share.PaidMinor > 0)]);
    }

    private CommandResult FindToRestitute(Command.FindToRestitute find) => new(CommandStatus.Done)
    {
        ToRestitute =
        [
            .. find.Cases.Where(IsCase).SelectMany(number => _state.Cases.Case(number).Ledger.Balances
                    .Where(balance => balance is { Account.Kind: LedgerAccountKind.Returned, Amount.Minor: > 0 })
                    .Select(balance => balance.Amount with { Minor = Math.Min(balance.Amount.Minor, DueMinor(number, balance.Amount.Currency)) }))
                .Where(sum => sum.Minor > 0).GroupBy(sum => sum.Currency).Select(sums => new Money(sums.Sum(sum => sum.Minor), sums.Key)),
        ],
    };

    /// <summary>What a restitution of a case would pay, in minor units; nothing where none can be made.</summary>
    private long DueMinor(uint number, Currency currency) =>
        _state.Cases.PoolOf(number, PoolCasesMax) is { } pool && Division(pool, currency) is var (_, shares) ? shares.Sum(share => share.DueMinor) : 0;

    private CommandResult FindLedger(Command.FindLedger find)
    {
        if (!IsCase(find.Case))
        {
            return NoCase;
        }

        var file = _state.Cases.Case(find.Case);
        return new CommandResult(CommandStatus.Done)
        {
            Ledger = new LedgerView(find.Case, [.. file.Ledger.Entries], [.. file.Ledger.Balances], [.. _state.Cases.PlansOf(find.Case)])
            {
                TakingBackRefusal = TakingBackRefusal(file),
            },
        };
    }

    private CommandResult FindStatement(Command.FindStatement find)
    {
        if (!IsCase(find.Case))
        {
            return NoCase;
        }

        var file = _state.Cases.Case(find.Case);
        if (!file.Reports.Any(report => report.ReportId == find.ReportId && (find.Reporter is null || find.Reporter == report.Reporter)))
        {
            return new CommandResult(CommandStatus.NotFound, new Phrase("the case has no such report", "本案没有这件报案"));
        }

        var held = _state.Cases.OrdersOf(find.Case).Where(order => order is { State: FreezeOrderState.Frozen, HeldMinor: > 0 })
            .Select(order => (order.Bank, order.Asked with { Minor = order.HeldMinor }));
        var statement = new VictimStatement(
            find.Case, find.ReportId, file.Transfer != 0, file.IsTakenBack ? file.Stolen with { Minor = 0 } : file.Stolen, file.Lost, file.HeldShare,
            file.ReturnedShare, [.. held],
            [.. file.Ledger.Entries], [.. _state.Cases.PlansOf(find.Case)]);
        return new CommandResult(CommandStatus.Done, Sequence: file.Sequence) { Statement = statement };
    }

    private CommandResult FindQueue(Command.FindQueue find) => Ask(find, () =>
    {
        var now = Instant.From(_time.GetUtcNow());
        var since = (Options.IsReplay ? _state.Money.Graph.LastMilliseconds : now.Milliseconds) - DrainHourMilliseconds;
        return new QueueReading(_state, find.CountMax, now, since);
    });

    private static CommandResult NoCase => new(CommandStatus.NotFound, new Phrase("there is no such case", "没有这起案件"));

    private bool IsCase(uint number) => number >= 1 && number <= _state.Cases.CaseCount;
}
