using System.Runtime.CompilerServices;

namespace Cordon.Core.Screening.Activity;

public sealed unsafe partial class AccountActivity
{
    private void WriteFacts(
        in ObservedPayment payment, AccountState* payer, AccountState* payee, Pair* pair, Pair* reverse, FactBlock block, int lane)
    {
        var to = block.Column(0) + lane;
        WriteOwn(payment, payer, payee, to);
        WriteWindows(&payer->Sent, to, Facts.Window(0, 0, 0, 0));
        WriteWindows(&payer->Received, to, Facts.Window(0, 1, 0, 0));
        WriteWindows(&payee->Sent, to, Facts.Window(1, 0, 0, 0));
        WriteWindows(&payee->Received, to, Facts.Window(1, 1, 0, 0));
        WriteTimes(payment, payer, payee, pair, reverse, to);
        WriteHabits(payment, payer, payee, to);
        WriteRisk(payment, payer, payee, to);
        var units = payer->Units | payee->Units | (payment.IsUnnamed ? Units.Unnamed : Units.None);
        if ((units & Units.Unnamed) != 0)
        {
            ForgetUnnamed(payment, payer, payee, to);
        }
    }

    /// <summary>Leaves unknown what an unnamed currency keeps from being known: money, and ratios between amounts that do not compare.</summary>
    private static void ForgetUnnamed(in ObservedPayment payment, AccountState* payer, AccountState* payee, long* to)
    {
        var own = payment.IsUnnamed ? Units.Unnamed : Units.Named;
        if (own == Units.Unnamed)
        {
            Set(to, Facts.Amount, Facts.Unknown);
            Set(to, Facts.AmountToBalance, Facts.Unknown);
        }

        ForgetSums(payer, to, 0);
        ForgetSums(payee, to, 1);
        if ((payer->Units | own) == Units.Mixed)
        {
            Set(to, Facts.PayerPassThrough, Facts.Unknown);
            Set(to, Facts.AmountToUsual, Facts.Unknown);
            Set(to, Facts.AmountToLargest, Facts.Unknown);
        }

        if (payee->Units == Units.Mixed)
        {
            Set(to, Facts.PayeePassThrough, Facts.Unknown);
        }
    }

    private static void ForgetSums(AccountState* account, long* to, int party)
    {
        if ((account->Units & Units.Unnamed) == 0)
        {
            return;
        }

        for (var direction = 0; direction < 2; direction++)
        {
            for (var window = 0; window < Facts.Windows.Length; window++)
            {
                Set(to, Facts.Window(party, direction, window, 1), Facts.Unknown);
            }
        }
    }

    private void WriteOwn(in ObservedPayment payment, AccountState* payer, AccountState* payee, long* to)
    {
        var minute = LocalMinuteOfDay(payment.TimeMilliseconds);
        Set(to, Facts.Amount, payment.Size);
        Set(to, Facts.Hour, minute / 60);
        Set(to, Facts.IsNight, minute is < 6 * 60 or >= 23 * 60 ? 1 : 0);
        Set(to, Facts.IsRound, payment.IsRound ? 1 : 0);
        Set(to, Facts.IsAbroad, payer->Country != payee->Country ? 1 : 0);
        Set(to, Facts.IsSameBank, payer->Bank == payee->Bank ? 1 : 0);
        Set(to, Facts.Channel, payment.Channel);
        Set(to, Facts.Purpose, payment.Purpose);
        Set(to, Facts.CurrencyCode, payment.Currency);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteWindows(Flow* flow, long* to, int first)
    {
        for (var w = 0; w < 4; w++)
        {
            Set(to, first + (w * 3), flow->Count[w]);
            Set(to, first + (w * 3) + 1, flow->Sum[w]);
            Set(to, first + (w * 3) + 2, flow->Distinct[w]);
        }
    }

    private static void WriteTimes(in ObservedPayment payment, AccountState* payer, AccountState* payee, Pair* pair, Pair* reverse, long* to)
    {
        var time = payment.TimeMilliseconds;
        Set(to, Facts.PayerKind, KindValues[(int)payer->Kind]);
        Set(to, Facts.PayeeKind, KindValues[(int)payee->Kind]);
        Set(to, Facts.PayerAge, Since(time, payer->OpenedMilliseconds));
        Set(to, Facts.PayeeAge, Since(time, payee->OpenedMilliseconds));
        Set(to, Facts.PayerSeenFor, Since(time, payer->FirstSeenMilliseconds));
        Set(to, Facts.PayeeSeenFor, Since(time, payee->FirstSeenMilliseconds));
        Set(to, Facts.PayerIdle, Since(time, payer->LastSeenMilliseconds));
        Set(to, Facts.PayeeIdle, Since(time, payee->LastSeenMilliseconds));
        var count = PairTable.CountOf(pair);
        Set(to, Facts.PairCount, count);
        Set(to, Facts.PairAge, count == 0 ? Facts.Unknown : Since(time, PairTable.FirstMilliseconds(pair)));
        Set(to, Facts.PairIdle, count == 0 ? Facts.Unknown : Since(time, pair->LastMilliseconds));
        Set(to, Facts.ReverseCount, reverse == null ? 0 : PairTable.CountOf(reverse));
        Set(to, Facts.PayerSinceReceived, Since(time, payer->Received.LastMilliseconds));
        Set(to, Facts.PayeeSinceSent, Since(time, payee->Sent.LastMilliseconds));
        var isLate = time < payer->LastSeenMilliseconds || time < payee->LastSeenMilliseconds;
        Set(to, Facts.IsLate, isLate ? 1 : 0);
    }

    private static void WriteHabits(in ObservedPayment payment, AccountState* payer, AccountState* payee, long* to)
    {
        Flow* payerSent = &payer->Sent, payerReceived = &payer->Received, payeeSent = &payee->Sent, payeeReceived = &payee->Received;
        Set(to, Facts.PayerPassThrough, Ratio(payerSent->Sum[1] + payment.Size, payerReceived->Sum[1]));
        Set(to, Facts.PayeePassThrough, Ratio(payeeSent->Sum[1], payeeReceived->Sum[1]));
        Set(to, Facts.PayerDwell, payerSent->DwellSeconds == 0 ? Facts.Unknown : payerSent->DwellSeconds * 1000L);
        Set(to, Facts.PayeeDwell, payeeSent->DwellSeconds == 0 ? Facts.Unknown : payeeSent->DwellSeconds * 1000L);
        Set(to, Facts.PayerNightShare, Ratio(payerSent->ShareNight, payerSent->ShareTotal));
        Set(to, Facts.PayeeNightShare, Ratio(payeeSent->ShareNight, payeeSent->ShareTotal));
        Set(to, Facts.PayerRoundShare, Ratio(payerSent->ShareRound, payerSent->ShareTotal));
        Set(to, Facts.PayeeRoundShare, Ratio(payeeReceived->ShareRound, payeeReceived->ShareTotal));
        Set(to, Facts.PayerBurst, Ratio(payerSent->Count[1] * 30L, payerSent->Count[3]));
        Set(to, Facts.PayeeBurst, Ratio(payeeReceived->Count[1] * 30L, payeeReceived->Count[3]));
        Set(to, Facts.AmountToUsual, payerSent->Count[3] == 0
            ? Facts.Unknown : Ratio(payment.Size, Math.Max(1, payerSent->Sum[3] / payerSent->Count[3])));
        Set(to, Facts.AmountToLargest, Ratio(payment.Size, payerSent->Largest));
        Set(to, Facts.PayerBalance, payer->Balance);
        Set(to, Facts.AmountToBalance, payer->Balance == Facts.Unknown ? Facts.Unknown : Ratio(payment.Size, Math.Max(payer->Balance, 0)));
    }

    private static void WriteRisk(in ObservedPayment payment, AccountState* payer, AccountState* payee, long* to)
    {
        Set(to, Facts.PayerRisk, RiskAt(payer, payment.TimeMilliseconds));
        Set(to, Facts.PayeeRisk, RiskAt(payee, payment.TimeMilliseconds));
        Set(to, Facts.PayerRiskHops, payer->Risk == 0 ? Facts.Unknown : payer->RiskHops);
        Set(to, Facts.PayeeRiskHops, payee->Risk == 0 ? Facts.Unknown : payee->RiskHops);
        Set(to, Facts.PayeeReports, payee->Reports);
        Set(to, Facts.PayerWatched, payer->Watched);
        Set(to, Facts.PayeeWatched, payee->Watched);
        Set(to, Facts.PayeeAllowed, payee->Allowed);
        Set(to, Facts.ModelScore, Facts.Unknown);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(long* to, int fact, long value) => to[fact * FactBlock.Stride] = value;

    private static long Since(long time, long before) => before == Facts.Unknown ? Facts.Unknown : Math.Max(0, time - before);

    /// <summary>A ratio in ten-thousandths, at most 10,000 to one; unknown over zero.</summary>
    private static long Ratio(long part, long whole)
    {
        if (whole <= 0)
        {
            return Facts.Unknown;
        }

        // Sizes reach 10^13 and sums 10^18: only then is the longer way needed.
        return part < long.MaxValue / Facts.RatioOne
            ? Math.Min(part * Facts.RatioOne / whole, RatioMax)
            : (long)Int128.Min((Int128)part * Facts.RatioOne / whole, RatioMax);
    }

    private const long RatioMax = 10_000 * Facts.RatioOne;

    private static readonly long[] KindValues =
    [
        Facts.Unknown, Facts.TextValue("person"u8), Facts.TextValue("business"u8), Facts.TextValue("merchant"u8),
        Facts.TextValue("exchange"u8), Facts.TextValue("cash"u8),
    ];
}
