using Cordon.Core.Screening;
using Cordon.Engine.Accounts;
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
        for (var sequence = state.Payments.First(hash, out var probe); sequence != 0; sequence = state.Payments.Next(hash, ref probe))
        {
            if (sequence > state.LastSequence)
            {
                var original = (int)(sequence - state.LastSequence - 1);
                var (first, at) = _staged[original];
                if (first.Submitter == work.Submitter && first.Payments.Text(at, PaymentText.PaymentId).SequenceEqual(id))
                {
                    SettleRepeatOfPrepared(work, index, original);
                    return true;
                }

                continue;
            }

            var lane = Read(sequence, draft, archive, _recorded);
            if (lane >= 0 && _recorded.Submitter[lane] == work.Submitter && _recorded.Text(lane, PaymentText.PaymentId).SequenceEqual(id))
            {
                SettleRepeatOfRecorded(work, index, lane);
                return true;
            }
        }

        return false;
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
        if (IsSame(work.Payments, index, _recorded, lane, state.Directory))
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

    private static bool IsSame(PaymentBatch left, int i, PaymentBatch right, int j)
    {
        for (var which = 0; which < PaymentBatch.TextCount; which++)
        {
            if (!left.Text(i, (PaymentText)which).SequenceEqual(right.Text(j, (PaymentText)which)))
            {
                return false;
            }
        }

        return left.Time(i) == right.Time(j) && left.Amount(i) == right.Amount(j) && left.PayeeAmount(i) == right.PayeeAmount(j);
    }

    private static bool IsSame(PaymentBatch left, int i, PaymentBlock right, int lane, AccountDirectory directory)
    {
        foreach (var which in PaymentBlock.KeptTexts)
        {
            if (!left.Text(i, which).SequenceEqual(right.Text(lane, which)))
            {
                return false;
            }
        }

        return left.Time(i).Milliseconds == right.TimeMilliseconds[lane]
            && left.Amount(i).Minor == right.AmountMinor[lane] && left.Amount(i).Currency.Number == right.CurrencyNumber[lane]
            && left.PayeeAmount(i).Minor == right.PayeeAmountMinor[lane] && left.PayeeAmount(i).Currency.Number == right.PayeeCurrencyNumber[lane]
            && left.Text(i, PaymentText.PayerAccount).SequenceEqual(directory.Key((uint)right.Payer[lane]))
            && left.Text(i, PaymentText.PayeeAccount).SequenceEqual(directory.Key((uint)right.Payee[lane]));
    }
}
