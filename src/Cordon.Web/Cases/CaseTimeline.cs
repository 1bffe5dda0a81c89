using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Language;
using Cordon.Web.Orders;
using Cordon.Web.Policies;

namespace Cordon.Web.Cases;

/// <summary>
/// Everything that happened to a case in one order: what officers did, what was reported, what became of orders and of a payment that was held. Each line
/// tells a thing as it was when it happened, whatever became of it since. The latest stands first.
/// </summary>
/// <param name="S">How it is said.</param>
/// <param name="Name">What an officer is called.</param>
internal sealed record CaseTimeline(Speech S, Func<string, string> Name)
{
    /// <summary>The lines. Of one moment they stand as one thing caused the next, which is how their keys begin.</summary>
    public IReadOnlyList<CaseLine> Lines(CasePast past)
    {
        var lines = new List<CaseLine>(past.Moments.Select(LineOf));
        lines.AddRange(past.Parts.Select(LineOf));
        lines.AddRange(past.Orders.SelectMany(order => LinesOf(order, past)));
        lines.AddRange(PaymentLines(past));
        lines.AddRange(BlockLines(past));
        if (past.Money is { } money)
        {
            lines.AddRange(money.Reports.Select(report => new CaseLine(
                $"2 report {report.Reporter} {report.ReportId}", report.KeyedIn, "", S.Say(CaseWords.WasReported, report.ReportId), null)));
            lines.AddRange(past.Reports.Where(report => report.Back is not null).Select(report => new CaseLine(
                $"7 report back {report.Id}", report.Back!.Value.At, Name(report.Back.Value.By), S.Say(CaseWords.WasTakenBack, report.ReportId),
                S.Recorded(report.Back.Value.Why))));
            if (money.IsSettled)
            {
                lines.Add(new CaseLine("1 paid", money.Lost, "", S.Say(CaseWords.WasPaid, S.Say(money.Stolen)), null));
            }
        }

        var entries = past.Ledger?.Entries ?? [];
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Cause is not (LedgerCause.Reported or LedgerCause.TakenBack))
            {
                lines.Add(LineOf(entries[i], i));
            }
        }

        return [.. lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Key, StringComparer.Ordinal)];
    }

    private CaseLine LineOf(LedgerEntry entry, int at)
    {
        var sums = entry.Lines.Where(line => line.Amount.Minor > 0).Select(line => $"{S[CaseNames.Of(line.Account.Kind)]} {S.Say(line.Amount)}");
        var cause = S[CaseNames.Of(entry.Cause)] + (CaseNames.OrderOf(entry) is { } order ? S.Say(Words.Brackets, order) : "");
        var what = $"{cause}{S[Words.Colon]}{string.Join(S[Words.And], sums)}";
        return new CaseLine($"6 ledger {at:D6}", entry.Time, S.Who(entry.By, Name), what, S.Recorded(entry.Reason));
    }

    /// <summary>What became of an order, from its proposal on, each thing with what the order was then.</summary>
    private IEnumerable<CaseLine> LinesOf(FreezeOrder order, CasePast past)
    {
        var what = S.Say(CaseWords.WasProposed, order.Id, S.Say(order.Asked with { Minor = order.FirstAskedMinor }), $"{order.Bank} {order.Account}");
        yield return new CaseLine($"3 order {order.Id}", order.ProposedAt, "", what, null);
        var (then, at) = (order.AsProposed(), 0);
        foreach (var happened in past.OrderEvents[order.Number])
        {
            var before = then;
            then = then.After(happened, past.Rules);
            at++;
            if (!IsToldByDesk(happened, order.Number, past))
            {
                yield return new CaseLine(
                    $"4 order {order.Id} {at:D6}", happened.Time, S.Who(happened.By, Name), WhatOf(happened, before, then), S.Recorded(happened.Reason));
            }
        }
    }

    private string WhatOf(FreezeEvent happened, FreezeOrder before, FreezeOrder then)
    {
        var word = S[OrderWords.Of(happened.Kind)];
        return happened.Kind switch
        {
            FreezeEventKind.Approve when then.ApprovalsNeeded > 1 =>
                S.Say(TimelineWords.ApprovedOf, then.Id, then.Approvals.Length, then.ApprovalsNeeded),
            FreezeEventKind.Approve => S.Say(TimelineWords.Approved, then.Id),
            FreezeEventKind.Send => S.Say(CaseWords.WasSent, then.Id),
            FreezeEventKind.Freeze => S.Say(CaseWords.WasAnswered, then.Id, then.FrozenMinor < then.Asked.Minor
                ? S.Say(TimelineWords.FrozenInPart, Sum(then.FrozenMinor), Sum(then.Asked.Minor))
                : S.Say(TimelineWords.Frozen, Sum(then.FrozenMinor))),
            FreezeEventKind.TooLate or FreezeEventKind.Refuse => S.Say(CaseWords.WasAnswered, then.Id, word),
            FreezeEventKind.Expire => S.Say(TimelineWords.OfOrder, then.Id, S.Say(TimelineWords.WithSum, word, Sum(before.HeldMinor))),
            FreezeEventKind.Release or FreezeEventKind.Return or FreezeEventKind.ReturnToVictim or FreezeEventKind.AskRelease or FreezeEventKind.Reduce
                or FreezeEventKind.Raise => S.Say(TimelineWords.OfOrder, then.Id, S.Say(TimelineWords.WithSum, word, Sum(happened.AmountMinor))),
            _ => S.Say(TimelineWords.OfOrder, then.Id, word),
        };

        string Sum(long minor) => S.Say(then.Asked with { Minor = minor });
    }

    /// <summary>Whether an order only bears what the case's own record tells with the words: a complaint of it, and that it was turned down.</summary>
    private static bool IsToldByDesk(FreezeEvent happened, uint order, CasePast past) => past.Moments.Select(moment => moment.Event).Any(
        told => told.By == happened.By && told.At <= happened.Time && (happened.Kind, told) switch
        {
            (FreezeEventKind.Contest, CaseEvent.Contested contested) => contested.Order == order,
            (FreezeEventKind.Uphold, CaseEvent.ContestDecided { Upheld: false } decided) => past.OrderOf(decided.Contest) == order,
            _ => false,
        });

    /// <summary>That the reported payment was held, or blocked at once, and how its hold ended.</summary>
    private IEnumerable<CaseLine> PaymentLines(CasePast past)
    {
        var fate = past.Money?.Hold;
        if (past.Payment is { Outcome: Outcome.Hold or Outcome.Block } payment)
        {
            var words = payment.Outcome == Outcome.Block ? TimelineWords.BlockedAtOnce : fate is null ? TimelineWords.HeldOnce : TimelineWords.Held;
            yield return new CaseLine(
                "1 payment held", payment.DecidedAt, "",
                S.Say(words, payment.PaymentId, S.Say(payment.Amount), payment.PayeeKey, fate is null ? null : S.Say(fate.Until)), null);
        }

        if (fate is not { EndedAt: { } ended, By: { } by })
        {
            yield break;
        }

        var isByClock = fate.State is HoldState.ExpiredReleased or HoldState.ExpiredBlocked;
        yield return new CaseLine(
            "5 payment hold ended", ended, isByClock ? "" : S.Persons(by, Name), S[EndOf(fate.State, by)],
            S.Recorded(fate.Why));
    }

    private static Phrase EndOf(HoldState state, string by) => state switch
    {
        HoldState.Released => TimelineWords.Released,
        HoldState.ExpiredReleased => TimelineWords.TimeReleased,
        HoldState.ExpiredBlocked => TimelineWords.TimeBlocked,
        _ when PolicySpeech.IsOfTwo(by) => TimelineWords.Blocked,
        _ when by.StartsWith(BankKey.Centre + " ", StringComparison.Ordinal) => TimelineWords.Cancelled,
        _ => TimelineWords.CancelledByBank,
    };

    /// <summary>What was said of blocking the payment for good; that it was done is told by the hold's end.</summary>
    private IEnumerable<CaseLine> BlockLines(CasePast past)
    {
        var at = 0;
        foreach (var said in past.Blocks.GroupBy(block => block.Act, block => block.Event))
        {
            var id = GraveAct.IdOf(said.Key);
            foreach (var happened in said)
            {
                at++;
                var (words, text) = happened switch
                {
                    GraveEvent.Proposed proposed => (TimelineWords.BlockProposed, proposed.Reason),
                    GraveEvent.Approved => (TimelineWords.BlockApproved, null),
                    GraveEvent.Declined declined => (TimelineWords.BlockDeclined, declined.Reason),
                    GraveEvent.Withdrawn => (TimelineWords.BlockWithdrawn, null),
                    GraveEvent.Failed failed => (TimelineWords.BlockFailed, failed.Words),
                    _ => ((Phrase?)null, (string?)null),
                };
                if (words is not null)
                {
                    yield return new CaseLine(
                        $"4 block {at:D6}", happened.At, happened is GraveEvent.Failed ? "" : S.Who(happened.By, Name), S.Say(words, id), S.Recorded(text));
                }
            }

            if (said.Last() is GraveEvent.Proposed { At: var proposedAt } && proposedAt + GraveAct.LapsesAfter is var lapsed && lapsed <= past.Now)
            {
                yield return new CaseLine($"4 block lapsed {id}", lapsed, "", S.Say(TimelineWords.BlockLapsed, id), null);
            }
        }
    }

    /// <summary>That another case became part of it, or is no part of it any more.</summary>
    private CaseLine LineOf((uint Part, CaseMoment Moment) part)
    {
        var (words, text) = part.Moment.Event switch
        {
            CaseEvent.MergedInto merged => (TimelineWords.PartCame, merged.Reason),
            CaseEvent.SplitOff split => (TimelineWords.PartLeft, split.Reason),
            var other => throw new InvalidOperationException($"No way to say {other.GetType().Name} of a part."),
        };
        return new CaseLine(
            $"7 desk {part.Moment.Id:D19}", part.Moment.Event.At, S.Who(part.Moment.Event.By, Name), S.Say(words, CaseId.Of(part.Part)),
            text.Length == 0 ? null : text);
    }

    private CaseLine LineOf(CaseMoment moment)
    {
        var happened = moment.Event;
        var (what, text) = happened switch
        {
            CaseEvent.Assigned assigned when assigned.Officer == assigned.By => (S[CaseWords.WasTaken], null),
            CaseEvent.Assigned assigned => (S.Say(CaseWords.WasAssigned, Name(assigned.Officer)), null),
            CaseEvent.Joined joined => (S.Say(CaseWords.WasJoined, Name(joined.Officer)), null),
            CaseEvent.Left left => (S.Say(CaseWords.WasLeft, Name(left.Officer)), null),
            CaseEvent.HandedOver over => (S.Say(CaseWords.WasHandedOver, Name(over.To)), over.Text),
            CaseEvent.Moved moved => (S.Say(CaseWords.WasMoved, S[CaseNames.Of(moved.Stage)]), moved.Reason),
            CaseEvent.Noted noted => (S[CaseWords.WasNoted], noted.Text),
            CaseEvent.TaskSet task => (S.Say(CaseWords.WasTask, Name(task.Officer), S.Say(task.Due)), task.Text),
            CaseEvent.TaskDone done => (S.Say(CaseWords.WasTaskDone, done.Task), null),
            CaseEvent.MergedInto merged => (S.Say(CaseWords.WasMerged, CaseId.Of(merged.Case)), merged.Reason),
            CaseEvent.SplitOff split => (S[CaseWords.WasSplit], split.Reason),
            CaseEvent.Contested contested => (S.Say(CaseWords.WasContested, FreezeOrder.IdOf(contested.Order)), contested.Text),
            CaseEvent.ContestDecided decided => (
                S.Say(CaseWords.WasDecided, decided.Contest, S[decided.Upheld ? CaseWords.Upheld : CaseWords.TurnedDown]), decided.Reason),
            CaseEvent.FileAdded file => (S.Say(CaseWords.WasFile, S.Say(file.Bytes)), file.Name),
            CaseEvent.Erased => (S[CaseWords.WasErased], (string?)null),
            _ => throw new InvalidOperationException($"No way to say {happened.GetType().Name}."),
        };
        return new CaseLine($"7 desk {moment.Id:D19}", happened.At, S.Who(happened.By, Name), what, text);
    }
}
