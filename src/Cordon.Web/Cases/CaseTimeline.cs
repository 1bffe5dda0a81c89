using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Engine.Cases;
using Cordon.Engine.Casework;
using Cordon.Web.Language;
using Cordon.Web.Orders;

namespace Cordon.Web.Cases;

/// <summary>Everything that happened to a case in one order: what officers did, what was reported, what banks answered. The latest stands first.</summary>
/// <param name="S">How it is said.</param>
/// <param name="Name">What an officer is called.</param>
internal sealed record CaseTimeline(Speech S, Func<string, string> Name)
{
    /// <summary>The lines. Of one moment they stand as one thing caused the next, which is how their keys begin.</summary>
    public IReadOnlyList<CaseLine> Lines(
        IReadOnlyList<CaseMoment> moments, CaseMoney? money, IReadOnlyList<FreezeOrder> orders, LedgerView? ledger)
    {
        var lines = new List<CaseLine>(moments.Select(LineOf));
        lines.AddRange(orders.SelectMany(LinesOf));
        if (money is not null)
        {
            lines.AddRange(money.Reports.Select(report => new CaseLine(
                $"2 report {report.Reporter} {report.ReportId}", report.KeyedIn, "", S.Say(CaseWords.WasReported, report.ReportId), null)));
            if (money.IsSettled)
            {
                lines.Add(new CaseLine("1 paid", money.Lost, "", S.Say(CaseWords.WasPaid, S.Say(money.Stolen)), null));
            }
        }

        var entries = ledger?.Entries ?? [];
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Cause != LedgerCause.Reported)
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

    private IEnumerable<CaseLine> LinesOf(FreezeOrder order)
    {
        var what = S.Say(CaseWords.WasProposed, order.Id, S.Say(order.Asked with { Minor = order.FirstAskedMinor }), $"{order.Bank} {order.Account}");
        yield return new CaseLine($"3 order {order.Id}", order.ProposedAt, "", what, null);
        if (order.SentAt is { } sent)
        {
            yield return new CaseLine($"4 sent {order.Id}", sent, "", S.Say(CaseWords.WasSent, order.Id), null);
        }

        if (order.AnsweredAt is { } answered)
        {
            yield return new CaseLine(
                $"5 answered {order.Id}", answered, order.Bank, S.Say(CaseWords.WasAnswered, order.Id, S[OrderStanding.StateOf(order)]),
                S.Recorded(order.Reason));
        }
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
        return new CaseLine($"7 desk {moment.Id:D19}", happened.At, S.Recorded(Name(happened.By)), what, text);
    }
}
