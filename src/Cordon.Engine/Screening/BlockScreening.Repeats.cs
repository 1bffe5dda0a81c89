using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Engine.Screening;

/// <summary>Payments that were handed in before: answered as then, or refused where they say something else now.</summary>
internal sealed partial class BlockScreening
{
    /// <summary>As <see cref="IsKnown"/>; false when the journal, asked for what may be the same payment, cannot be read now.</summary>
    private bool TryIsKnown(PaymentWork work, int index, JournalDraft draft, Archive archive, out bool isKnown)
    {
        try
        {
            isKnown = IsKnown(work, index, work.Hashes[index].Payment, draft, archive);
            return true;
        }
        catch (Exception failure) when (failure is JournalUnavailableException or JournalDamagedException)
        {
            isKnown = false;
            return false;
        }
    }

    /// <summary>Whether a payment was handed in before; then its decision, or the contradiction, is settled here or noted.</summary>
    private bool IsKnown(PaymentWork work, int index, ulong hash, JournalDraft draft, Archive archive)
    {
        var id = work.Payments.Text(index, PaymentText.PaymentId);
        var sequence = Nearest(id, work.Submitter, hash, draft, archive, _recorded, out var lane);
        if (sequence > state.LastSequence)
        {
            SettleRepeatOfPrepared(work, index, (int)(sequence - state.LastSequence - 1));
        }
        else if (sequence != 0)
        {
            SettleRepeatOfRecorded(work, index, lane);
        }

        return sequence != 0;
    }

    /// <summary>The number of the payment that is meant, prepared or decided, or 0; where it is decided, the block that holds it and its lane.</summary>
    private long Nearest(
        ReadOnlySpan<byte> id, uint submitter, ulong hash, JournalDraft draft, Archive archive, PaymentBlock into, out int lane)
    {
        var (nearest, likeness, read) = (0L, Likeness.None, 0L);
        lane = -1;
        for (var sequence = state.Payments.First(hash, out var probe);
            sequence != 0 && likeness != Likeness.Own;
            sequence = state.Payments.Next(hash, ref probe))
        {
            var found = Likeness.None;
            if (sequence > state.LastSequence)
            {
                var (first, at) = _staged[(int)(sequence - state.LastSequence - 1)];
                found = PaymentIdentity.Compare(id, submitter, first.Payments.Text(at, PaymentText.PaymentId), first.Submitter);
            }
            else if (Read(sequence, draft, archive, into) is >= 0 and var at)
            {
                found = PaymentIdentity.Compare(id, submitter, into.Text(at, PaymentText.PaymentId), (uint)into.Submitter[at]);
                (read, lane) = (sequence, at);
            }

            if (found > likeness || (found == likeness && found != Likeness.None && sequence < nearest))
            {
                (nearest, likeness) = (sequence, found);
            }
        }

        if (nearest != read)
        {
            lane = nearest == 0 || nearest > state.LastSequence ? -1 : Read(nearest, draft, archive, into);
        }

        return nearest;
    }

    private void SettleRepeatOfPrepared(PaymentWork work, int index, int original)
    {
        var (first, at) = _staged[original];
        if (IsSame(work.Payments, index, first.Payments, at))
        {
            _repeats.Add((work, index, original));
            _repeatCount++;
        }
        else
        {
            Refuse(work, index, Refusal.ConflictingContent);
        }
    }

    private void SettleRepeatOfRecorded(PaymentWork work, int index, int lane)
    {
        if (IsSame(work.Payments, index, _recorded, lane) && (_recorded.Submitter[lane] == work.Submitter || HasSameBanks(work.Payments, index, lane)))
        {
            work.Decisions[index] = DecisionWords.Of(_recorded, lane, state.Policies[(int)_recorded.PolicyNumber - 1]);
            work.Decisions[index].IsRepeat = true;
            _repeatCount++;
        }
        else
        {
            Refuse(work, index, Refusal.ConflictingContent);
        }
    }

    private void Refuse(PaymentWork work, int index, Refusal refusal)
    {
        work.Decisions[index] = new Decision { Refusal = refusal, Reasons = [] };
        _refusedCount++;
    }

    /// <summary>
    /// Whether the banks are those at which the accounts were registered. An IBAN does not tell its bank: who names another is not told how a
    /// payment was decided that it takes no part in.
    /// </summary>
    private bool HasSameBanks(PaymentBatch payments, int index, int lane) =>
        IsBank(payments.Text(index, PaymentText.PayerBank), (uint)_recorded.Payer[lane])
        && IsBank(payments.Text(index, PaymentText.PayeeBank), (uint)_recorded.Payee[lane]);

    private bool IsBank(ReadOnlySpan<byte> bank, uint account) =>
        Ascii.Equals(FreezeNotice.BankOf(bank), FreezeNotice.BankOf(state.BankOf(account)));

    // Each leg may name another branch of a bank, or none.
    private static ReadOnlySpan<byte> WithoutBranch(PaymentText which, ReadOnlySpan<byte> text) =>
        which is PaymentText.PayerBank or PaymentText.PayeeBank ? FreezeNotice.BankOf(text) : text;

    // That the identifiers mean one payment is known by then; their letters may differ.
    private static bool IsSame(PaymentBatch left, int i, PaymentBatch right, int j)
    {
        for (var which = 0; which < PaymentBatch.TextCount; which++)
        {
            var text = (PaymentText)which;
            if (text != PaymentText.PaymentId && !WithoutBranch(text, left.Text(i, text)).SequenceEqual(WithoutBranch(text, right.Text(j, text))))
            {
                return false;
            }
        }

        return left.Time(i) == right.Time(j) && left.Amount(i) == right.Amount(j) && left.PayeeAmount(i) == right.PayeeAmount(j);
    }

    private bool IsSame(PaymentBatch left, int i, PaymentBlock right, int lane)
    {
        foreach (var which in PaymentBlock.KeptTexts)
        {
            if (which != PaymentText.PaymentId && !left.Text(i, which).SequenceEqual(right.Text(lane, which)))
            {
                return false;
            }
        }

        return left.Time(i).Milliseconds == right.TimeMilliseconds[lane]
            && left.Amount(i).Minor == right.AmountMinor[lane] && left.Amount(i).Currency.Number == right.CurrencyNumber[lane]
            && left.PayeeAmount(i).Minor == right.PayeeAmountMinor[lane] && left.PayeeAmount(i).Currency.Number == right.PayeeCurrencyNumber[lane]
            && left.Text(i, PaymentText.PayerAccount).SequenceEqual(state.Directory.Key((uint)right.Payer[lane]))
            && left.Text(i, PaymentText.PayeeAccount).SequenceEqual(state.Directory.Key((uint)right.Payee[lane]));
    }
}
