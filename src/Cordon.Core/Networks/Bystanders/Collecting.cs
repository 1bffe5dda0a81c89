namespace Cordon.Core.Networks.Bystanders;

/// <summary>The explanation of who collects the same sum from many and pays it out at once: for a club, a class, a journey.</summary>
internal static class Collecting
{
    /// <summary>Fees are the same sum, but for who rounds it.</summary>
    private const int FeePercent = 90;

    /// <summary>How long after the last fee the booking may still be awaited.</summary>
    private const int BookingDaysMax = 30;

    /// <summary>Fewer who pay the same sum may be chance; they pay within a month and some days of grace.</summary>
    private const int MembersMin = 10;
    private const int CollectingDaysMax = 35;

    /// <summary>Of what was collected, in percent: one payment to a firm is so much of it, and no more is gone to others within a day.</summary>
    private const int BookedPercentMin = 40;
    private const int PassedOnPercentMax = 20;

    public static TestedExplanation ClubTreasurer(PastMoney past)
    {
        var fees = Fees(past);
        var collected = PastMoney.SumOf(fees);
        var members = fees.Select(payment => payment.Other).ToHashSet();
        var transfers = fees.Select(payment => payment.Transfer).ToHashSet();
        var days = fees.Count == 0 ? Screening.Facts.Unknown : past.DaysSince(fees[0]) - past.DaysSince(fees[^1]);
        var isAwaited = fees.Count > 0 && past.DaysSince(fees[^1]) < BookingDaysMax;
        var since = past.Left.Where(payment => fees.Count > 0 && payment.TimeMilliseconds > fees[0].TimeMilliseconds).ToList();
        var onward = past.PassedMinor(passed => transfers.Contains(passed.Came.Transfer) && !PastMoney.IsFirms(passed.Left));
        var untold = past.PassedMinor(passed => transfers.Contains(passed.Came.Transfer) && PastMoney.IsUntold(passed.Left));
        var passedOn = PastMoney.OfKinds(PastMoney.Percent(onward, collected), untold, collected);
        var booked = Booked([.. since.Where(PastMoney.IsFirms)], collected);
        return new SignTable(Explanation.ClubTreasurer, past)
            .Counted(BystanderSign.Members, PastMoney.OfKinds(members.Count, fees), MembersMin, PastMoney.WindowDays)
            .AtMost(BystanderSign.CollectingDays, PastMoney.OfKinds(days, fees), CollectingDaysMax)
            .Awaited(BystanderSign.Booked, PastMoney.OfKinds(booked, since.Concat(fees)), BookedPercentMin, isAwaited)
            .AtMost(BystanderSign.CollectedPassedOn, PastMoney.OfKinds(passedOn, fees), PassedOnPercentMax)
            .Unexplained(payment => transfers.Contains(payment.Transfer))
            .Tested;
    }

    private static long Booked(List<PastPayment> bookings, Int128 collected) =>
        bookings.Count == 0 ? 0 : PastMoney.Percent(bookings.Max(payment => payment.Minor), collected);

    /// <summary>The sum that the most persons paid, in the order of their times; of several the smallest.</summary>
    private static List<PastPayment> Fees(PastMoney past)
    {
        var bySum = past.Came.Where(PastMoney.IsPersons).OrderBy(payment => payment.Minor).ToList();
        var (from, until, members) = (0, 0, 0);
        var payments = new Dictionary<uint, int>();
        for (var (first, last) = (0, 0); last < bySum.Count; last++)
        {
            payments[bySum[last].Other] = payments.GetValueOrDefault(bySum[last].Other) + 1;
            for (; (Int128)bySum[first].Minor * 100 < (Int128)bySum[last].Minor * FeePercent; first++)
            {
                if (--payments[bySum[first].Other] == 0)
                {
                    payments.Remove(bySum[first].Other);
                }
            }

            if (payments.Count > members)
            {
                (from, until, members) = (first, last + 1, payments.Count);
            }
        }

        return [.. bySum[from..until].OrderBy(payment => payment.TimeMilliseconds).ThenBy(payment => payment.Transfer)];
    }
}
