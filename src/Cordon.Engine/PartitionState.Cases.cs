using System.Globalization;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;
using Cordon.Engine.Tracing;

namespace Cordon.Engine;

/// <summary>Reports, cases and freeze orders of a partition, as records change them.</summary>
internal sealed partial class PartitionState
{
    private void ApplyProposal(ref ColumnReader body)
    {
        var order = Cases.ApplyProposal(ref body);
        Holds.Order(Money.Graph.AccountOf(order.Purse), order);
    }

    private void ApplyOrderMove(ref ColumnReader body)
    {
        var (before, after, what) = Cases.ApplyEvent(ref body, Freezing);
        Outbox.Note(before, after, what);
        if (what.Kind == FreezeEventKind.Freeze)
        {
            Frozen.Add(after.Purse);
        }

        if (after.State is FreezeOrderState.Withdrawn or FreezeOrderState.Refused)
        {
            Holds.TakeBack(Money.Graph.AccountOf(after.Purse), after);
        }

        Hold(before, what);
    }

    private void ApplyFreezeRules(ref ColumnReader body)
    {
        var text = Encoding.UTF8.GetString(body.Text());
        _ = body.TextOrNull();
        UseFreezeRules(text);
    }

    private void UseFreezeRules(string text)
    {
        var (rules, fault) = FreezeRulesReader.Read(text, _options.Reference);
        Freezing = rules ?? throw new InvalidOperationException($"The journal's freeze rules cannot be read: {fault}");
        FreezingText = text;
    }

    /// <summary>The accounts the last applied report reached.</summary>
    public IReadOnlyList<(uint Account, int Hops, int Risk)> LastReached { get; private set; } = [];

    private void ApplyReport(ref ColumnReader body)
    {
        var id = Encoding.UTF8.GetString(body.Text());
        var payment = Encoding.UTF8.GetString(body.Text());
        var sequence = body.Int64();
        var payee = (uint)body.VarUInt();
        var size = body.Int64();
        var paid = body.Int64();
        var reported = body.Int64();
        var fingerprint = ReportFingerprint(payment, body.TextOrNull(), body.TextOrNull(), body.TextOrNull());
        var reporter = body.IsAtEnd ? 0 : (uint)body.VarUInt();
        Reports[(reporter, id)] = fingerprint;
        var isFirst = _reportedSequences.Add(sequence);
        var isRighted = Cases.BySequence(sequence)?.IsPayeeRighted ?? false;
        LastReached = isFirst && !isRighted ? Activity.Report(payee, size, paid, reported) : [];
        if (!body.IsAtEnd)
        {
            var payer = (uint)body.VarUInt();
            var keyedIn = new Instant(body.IsAtEnd ? reported : body.Int64());
            var file = Cases.Join(sequence, payer, reporter, id, new Instant(reported), keyedIn);
            if (isFirst)
            {
                // What was taken back and is reported anew is followed anew.
                (file.Payee, file.Size, file.Counted, file.Transfer) = (payee, size, isRighted ? null : new Instant(reported), 0);
            }

            // The payment's own time, which its booking may be later than.
            file.Lost = new Instant(paid);
            file.Hold ??= HoldOf(payment);
            var (paymentId, submitter) = NamesOf(payment);
            if (!isRighted)
            {
                Holds.Report(paymentId, submitter, payee, new HoldReport(file.Number, reporter, keyedIn));
            }

            FollowCase(file, keyedIn);
        }
    }

    private void ApplyTakenBack(ref ColumnReader body)
    {
        var back = TakenBackReport.Read(ref body);
        var file = Cases.Case(back.Case);
        Cases.CaseChanges?.Invoke(file.Number);
        file.TakenBack.Add((back.Reporter, back.ReportId));
        if (!file.IsTakenBack)
        {
            return;
        }

        _reportedSequences.Remove(file.Sequence);
        LiftMarks(file);
        foreach (var order in Cases.OrdersOf(file.Number))
        {
            Holds.TakeBack(Money.Graph.AccountOf(order.Purse), order);
        }

        Holds.TakeBackReports(file.Sequence, file.Payee, new HoldReport(file.Number, 0, back.Time));
        if (file.Transfer != 0)
        {
            file.Ledger.Book(LedgerBookings.TakenBack(file.Ledger, back.Time, back.By, back.Reason));
            Money.FollowWhatIsMissing(file);
        }
    }

    private void ApplyRighted(ref ColumnReader body)
    {
        var righted = RightedHolder.Read(ref body);
        Cases.NoteRighted(righted.Order, righted.Account, righted.Time);
        Holds.TakeBack(righted.Account, Cases.Order(righted.Order)!);
        var file = Cases.Case(righted.Case);
        if (righted.Account != file.Payee)
        {
            Activity.Clear(righted.Account);
            return;
        }

        LiftMarks(file);
        file.IsPayeeRighted = true;
        Holds.RightPayee(file.Payee, new HoldReport(file.Number, 0, righted.Time));
    }

    /// <summary>No report of a case counts against the account that its payment paid any more, nor against those behind it.</summary>
    private void LiftMarks(CaseFile file)
    {
        if (file.Counted is { } counted)
        {
            Activity.TakeBack(file.Payee, file.Size, file.Lost.Milliseconds, counted.Milliseconds);
            file.Counted = null;
        }
    }

    /// <summary>What became of a payment that a report names; null where it was not held, or long ago.</summary>
    private HoldFate? HoldOf(string payment)
    {
        var (id, submitter) = NamesOf(payment);
        return Holds.Find(id, submitter)?.Fate;
    }

    private static (string PaymentId, uint Submitter) NamesOf(string payment)
    {
        var end = payment.LastIndexOf('\n');
        return (payment[..end], uint.Parse(payment.AsSpan(end + 1), CultureInfo.InvariantCulture));
    }

    /// <summary>Begins to follow a case's money, if it has settled and is not followed yet.</summary>
    private void FollowCase(CaseFile file, Instant time)
    {
        if (file.Transfer != 0 || file.Sequence > MoneyBook.PaymentsMax || Money.Graph.TransferOf((uint)file.Sequence) is not (> 0 and var transfer))
        {
            return;
        }

        Cases.CaseChanges?.Invoke(file.Number);
        file.Transfer = transfer;
        file.PayerPurse = Money.PurseThatMade(file.Payer, transfer);
        var stolen = Money.Graph.Find(file.PayerPurse, transfer)!.Value.Sent;
        file.Stolen = new Money(stolen, Currency.FromNumber(Money.Graph.CurrencyOf(file.PayerPurse)));
        file.Ledger.Book(LedgerBookings.Reported(file.Stolen, time, BankNamed(file.First.Reporter)));
        (file.HeldShare, file.HeldOnce) = Money.Open(file);
    }

    private string BankNamed(uint number) => Keys.Values.FirstOrDefault(key => key.Number == number)?.Bank ?? "";

    /// <summary>What an event of an order does to money that lies in the account, and to the ledgers of those whose it is.</summary>
    private void Hold(FreezeOrder before, FreezeEvent what)
    {
        var time = what.Time.Milliseconds;
        var unheld = before.UnheldOf(what);
        var parts = what.Kind switch
        {
            FreezeEventKind.Freeze => Money.Live.Hold(before.Number, before.Case, before.Purse, what.AmountMinor, time),
            FreezeEventKind.Release => Money.Live.LetGo(before.Number, what.AmountMinor, isTimeOver: false, time),
            FreezeEventKind.Expire => Money.Live.LetGo(before.Number, before.HeldMinor, isTimeOver: true, time),
            _ when !what.IsReturn => null,
            _ => what.AmountMinor > unheld ? Money.Live.Return(before.Number, what.AmountMinor - unheld, time) : [],
        };
        if (parts is not null)
        {
            Cases.Book(before, what, parts, unheld == 0 ? [] : PayBack(before, unheld, time));
        }

        if (unheld > 0)
        {
            Money.FollowWhatIsMissing(Cases.Case(before.Case));
        }
    }

    private IReadOnlyList<CasePart> PayBack(FreezeOrder before, long amountMinor, long timeMilliseconds)
    {
        var file = Cases.Case(before.Case);
        return Money.PayBack(file, before, Money.PartOf(file, before, amountMinor), timeMilliseconds);
    }
}
