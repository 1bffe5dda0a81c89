using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cordon.Core.Screening.Activity;

/// <summary>From rows to facts.</summary>
public sealed unsafe partial class AccountActivity
{
    // Columns behind those of the facts: what facts are worked out from.
    private const int Own = Facts.Count;
    private const int PayerOwn = Own, PayeeOwn = Own + 7;
    private const int LargestOwn = 0, NightOfOwn = 1, NightOwn = 2, RoundOfOwn = 3, RoundOwn = 4, PlaceOwn = 5, UnitsOwn = 6;
    private const int PayeeLate = Own + 14;

    /// <summary>Where values go that no fact is made of.</summary>
    private const int Nowhere = Own + 15;

    /// <summary>The column of each value of a payer's row, and of a payee's.</summary>
    private static readonly int[] PayerColumns = ColumnsOf(0), PayeeColumns = ColumnsOf(1);

    /// <summary>
    /// Writes the facts of a block's count of payments from the rows of a run of them. Changes nothing but the block, so several threads may do so
    /// at once.
    /// </summary>
    /// <param name="payments">Those of the block, or of the whole run.</param>
    /// <param name="first">Where in <paramref name="payments"/> and in the rows the block's first one stands.</param>
    public void WriteFacts(ReadOnlySpan<ObservedPayment> payments, SideRows rows, int first, FactBlock block)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(block);
        Transpose(rows.Payers + ((nint)first * SideRows.RowLength), PayerColumns, block);
        Transpose(rows.Payees + ((nint)first * SideRows.RowLength), PayeeColumns, block);
        var to = block.Column(0);
        for (var lane = 0; lane < block.Count; lane++)
        {
            WriteOwn(payments[first + lane], to + lane);
            var pair = rows.Pairs + ((nint)(first + lane) * SideRows.PairLength);
            Set(to + lane, Facts.PairCount, pair[SideRows.PairCount]);
            Set(to + lane, Facts.PairAge, pair[SideRows.PairAge]);
            Set(to + lane, Facts.PairIdle, pair[SideRows.PairIdle]);
            Set(to + lane, Facts.ReverseCount, pair[SideRows.PairReverse]);
        }

        WriteShared(block);
        RatioColumns.Write(block);
        var unnamed = 0L;
        for (var lane = 0; lane < block.Count; lane++)
        {
            unnamed |= block[PayerOwn + UnitsOwn, lane] | block[PayeeOwn + UnitsOwn, lane] | (payments[first + lane].IsUnnamed ? (long)Units.Unnamed : 0);
        }

        if ((unnamed & (long)Units.Unnamed) != 0)
        {
            for (var lane = 0; lane < block.Count; lane++)
            {
                ForgetUnnamed(payments[first + lane], block, lane);
            }
        }
    }

    private static int[] ColumnsOf(int party)
    {
        var columns = new int[SideRows.RowLength];
        Array.Fill(columns, Nowhere);
        for (var i = 0; i < 8; i++)
        {
            columns[SideRows.Sums + i] = Facts.Window(party, i / 4, i % 4, 1);
            columns[SideRows.Counts + i] = Facts.Window(party, i / 4, i % 4, 0);
            columns[SideRows.Distinct + i] = Facts.Window(party, i / 4, i % 4, 2);
        }

        void Both(int value, int payer, int payee) => columns[value] = party == 0 ? payer : payee;
        Both(SideRows.Kind, Facts.PayerKind, Facts.PayeeKind);
        Both(SideRows.Age, Facts.PayerAge, Facts.PayeeAge);
        Both(SideRows.SeenFor, Facts.PayerSeenFor, Facts.PayeeSeenFor);
        Both(SideRows.Idle, Facts.PayerIdle, Facts.PayeeIdle);
        Both(SideRows.SinceOther, Facts.PayerSinceReceived, Facts.PayeeSinceSent);
        Both(SideRows.Dwell, Facts.PayerDwell, Facts.PayeeDwell);
        Both(SideRows.Risk, Facts.PayerRisk, Facts.PayeeRisk);
        Both(SideRows.RiskHops, Facts.PayerRiskHops, Facts.PayeeRiskHops);
        Both(SideRows.Reports, Nowhere, Facts.PayeeReports);
        Both(SideRows.Watched, Facts.PayerWatched, Facts.PayeeWatched);
        Both(SideRows.Allowed, Nowhere, Facts.PayeeAllowed);
        Both(SideRows.Balance, Facts.PayerBalance, Nowhere);
        Both(SideRows.IsLate, Facts.IsLate, PayeeLate);
        var own = party == 0 ? PayerOwn : PayeeOwn;
        columns[SideRows.Largest] = own + LargestOwn;
        columns[SideRows.NightOf] = own + NightOfOwn;
        columns[SideRows.Night] = own + NightOwn;
        columns[SideRows.RoundOf] = own + RoundOfOwn;
        columns[SideRows.Round] = own + RoundOwn;
        columns[SideRows.Place] = own + PlaceOwn;
        columns[SideRows.Units] = own + UnitsOwn;
        return columns;
    }

    private void WriteOwn(in ObservedPayment payment, long* to)
    {
        var minute = LocalMinuteOfDay(payment.TimeMilliseconds);
        Set(to, Facts.Amount, payment.Size);
        Set(to, Facts.Hour, minute / 60);
        Set(to, Facts.IsNight, minute is < 6 * 60 or >= 23 * 60 ? 1 : 0);
        Set(to, Facts.IsRound, payment.IsRound ? 1 : 0);
        Set(to, Facts.Channel, payment.Channel);
        Set(to, Facts.Purpose, payment.Purpose);
        Set(to, Facts.CurrencyCode, payment.Currency);
        Set(to, Facts.ModelScore, Facts.Unknown);
    }

    /// <summary>What both parties' rows say together.</summary>
    private static void WriteShared(FactBlock block)
    {
        var (one, bank) = (Vector256<long>.One, Vector256.Create(0xFFFFL));
        for (var lane = 0; lane < block.Count; lane += Vector256<long>.Count)
        {
            Vector256<long> Load(int column) => Vector256.LoadAligned(block.Column(column) + lane);
            var differs = Load(PayerOwn + PlaceOwn) ^ Load(PayeeOwn + PlaceOwn);
            (Vector256.GreaterThan(differs, bank) & one).StoreAligned(block.Column(Facts.IsAbroad) + lane);
            (Vector256.Equals(differs & bank, Vector256<long>.Zero) & one).StoreAligned(block.Column(Facts.IsSameBank) + lane);
            (Load(Facts.IsLate) | Load(PayeeLate)).StoreAligned(block.Column(Facts.IsLate) + lane);
        }
    }

    /// <summary>Leaves unknown what an unnamed currency keeps from being known: money, and ratios between amounts that do not compare.</summary>
    private static void ForgetUnnamed(in ObservedPayment payment, FactBlock block, int lane)
    {
        var to = block.Column(0) + lane;
        var own = payment.IsUnnamed ? Units.Unnamed : Units.Named;
        var (payer, payee) = ((Units)block[PayerOwn + UnitsOwn, lane], (Units)block[PayeeOwn + UnitsOwn, lane]);
        if (own == Units.Unnamed)
        {
            Set(to, Facts.Amount, Facts.Unknown);
            Set(to, Facts.AmountToBalance, Facts.Unknown);
        }

        ForgetSums(payer, to, 0);
        ForgetSums(payee, to, 1);
        if ((payer | own) == Units.Mixed)
        {
            Set(to, Facts.PayerPassThrough, Facts.Unknown);
            Set(to, Facts.AmountToUsual, Facts.Unknown);
            Set(to, Facts.AmountToLargest, Facts.Unknown);
        }

        if (payee == Units.Mixed)
        {
            Set(to, Facts.PayeePassThrough, Facts.Unknown);
        }
    }

    private static void ForgetSums(Units units, long* to, int party)
    {
        if ((units & Units.Unnamed) == 0)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(long* to, int fact, long value) => to[fact * FactBlock.Stride] = value;
}
