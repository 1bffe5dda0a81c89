using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>What the lane does with what banks and officers say of orders.</summary>
public sealed partial class Centre
{
    private CommandResult MoveOrder(Command.MoveOrder move, JournalDraft draft, Instant now)
    {
        if (_state.Cases.Order(move.Number) is not { } order || (move.Bank is not null && move.Bank != order.Bank))
        {
            return new CommandResult(CommandStatus.NotFound, new Phrase("no freeze order of this bank has this number", "该银行没有这个编号的止付指令"));
        }

        if (move.Currency is { } currency && currency != order.Asked.Currency)
        {
            return new CommandResult(CommandStatus.Invalid,
                new Phrase("the order is in {0}, not in {1}", "指令币种为{0}，不是{1}").With(order.Asked.Currency, currency));
        }

        var what = new FreezeEvent(move.Kind, now, move.By, move.AmountMinor, move.Reason, move.Reference);
        if (order.IsRepeat(what, _state.KeyLines))
        {
            return new CommandResult(CommandStatus.AlreadyDone, Order: order);
        }

        if (what is { IsReturn: true, Reference: { } reference } && _state.Cases.OrderOfReturn(order.Bank, reference) is { } other && other != order.Number)
        {
            var booked = new Phrase(
                "the return {0} is booked on {1} already, and so it cannot be on {2} too",
                "返还{0}已记入{1}，不能再记入{2}").With(reference, FreezeOrder.IdOf(other), order.Id);
            return new CommandResult(CommandStatus.Conflict, booked, Order: order);
        }

        var (first, then) = (move.IsAnswer ? BeforeAnswer(order, what) : [], order);
        foreach (var step in first.Append(what))
        {
            if (then.Refusal(step, _state.Freezing, _state.KeyLines) is { } refusal)
            {
                return new CommandResult(CommandStatus.Conflict, refusal, Order: order);
            }

            then = then.After(step, _state.Freezing);
        }

        if (MoreThanIsMissing(order, then, first) is { } tooMuch)
        {
            return new CommandResult(CommandStatus.Conflict, tooMuch, Order: order);
        }

        foreach (var step in first.Append(what))
        {
            Write(order, step, draft);
        }

        if (then.UnheldMinor != order.UnheldMinor)
        {
            OrderLess(order, draft, now);
        }

        if (then.FrozenMinor != order.FrozenMinor && Options.OrderPolicy == TaintPolicy.Fifo)
        {
            // What is held now is out of what other orders can ask for.
            OrderNoMoreThanIsLeft(order.Purse, draft, now);
        }

        if (order.FrozenMinor == 0 && then.FrozenMinor > 0)
        {
            OrderUntold(then, draft, now);
        }

        return new CommandResult(CommandStatus.Done, Order: _state.Cases.Order(move.Number));
    }

    /// <summary>
    /// Orders anew what an order had been raised by when its bank answered the smaller notice before, as far as the money is still there: of that the
    /// bank has said nothing.
    /// </summary>
    private void OrderUntold(FreezeOrder answered, JournalDraft draft, Instant now)
    {
        var file = _state.Cases.Case(answered.Case);
        var untold = answered.Asked.Minor - Math.Max(answered.ToldMinor, answered.FrozenMinor);
        if (untold > 0 && WhatRests(file).TryGetValue(answered.Purse, out var there))
        {
            var amount = Math.Min(untold, there.Amount - AskedFor(file.Number, answered.Purse));
            Propose(file, answered.Purse, there with { Amount = amount }, draft, now);
        }
    }

    /// <summary>
    /// Why what a bank pays back without holding it cannot be the case's, in words; null when it can. It is taken up to what the case still misses, and
    /// not up to what the order asks for: money that has come must be booked, and an order asks for less as money moves on.
    /// </summary>
    private Phrase? MoreThanIsMissing(FreezeOrder before, FreezeOrder after, IEnumerable<FreezeEvent> first)
    {
        var file = _state.Cases.Case(before.Case);
        var unheld = after.Asked with { Minor = after.UnheldMinor - before.UnheldMinor };
        if (unheld.Minor == 0)
        {
            return null;
        }

        var own = _state.Money.PartOf(file, before, unheld.Minor);
        if (own.ShareMinor == 0)
        {
            return new Phrase(
                "it is not known what {0} are of the {1} that were stolen: no trace of the case leads to this account",
                "无法确定{0}对应多少被骗的{1}：本案的资金追踪没有到达该账户").With(unheld, file.Stolen.Currency);
        }

        var held = first.Where(step => step.Kind == FreezeEventKind.Freeze).Sum(step => _state.Money.ShareOf(file, before, step.AmountMinor));
        var missing = file.Stolen with { Minor = Math.Max(0, file.MissingMinor - held) };
        return LedgerBookings.CountedMinor(file.Ledger, before, unheld, own, missing.Currency) <= missing.Minor
            ? null
            : new Phrase(
                "of {0} banks hold and have paid back all but {1}: {2}, which is not held, is more than that",
                "{0}除{1}外均已由银行冻结或返还：未冻结的{2}超过此数").With(CaseId.Of(file.Number), missing, unheld);
    }

    /// <summary>Has orders ask for no more than is left, where a case's money came back that was not held.</summary>
    private void OrderLess(FreezeOrder order, JournalDraft draft, Instant now)
    {
        if (Options.OrderPolicy != TaintPolicy.Fifo)
        {
            return;
        }

        var open = _state.Cases.OrdersOf(order.Case).Where(other => other.IsUnanswered).Select(other => other.Purse);
        foreach (var purse in open.Append(order.Purse).Distinct().Order())
        {
            OrderNoMoreThanIsLeft(purse, draft, now);
        }
    }

    /// <summary>What must have happened before a bank could answer so: it has the order, and what it pays back it held.</summary>
    private static List<FreezeEvent> BeforeAnswer(FreezeOrder order, FreezeEvent answer)
    {
        var before = new List<FreezeEvent>();
        if (order.State == FreezeOrderState.Approved)
        {
            before.Add(new FreezeEvent(FreezeEventKind.Send, answer.Time, answer.By));
        }

        if (answer.IsReturn && order.State is FreezeOrderState.Approved or FreezeOrderState.Sent or FreezeOrderState.Acknowledged)
        {
            before.Add(new FreezeEvent(FreezeEventKind.Freeze, answer.Time, answer.By, Math.Min(answer.AmountMinor, order.Asked.Minor)));
        }

        return before;
    }
}
