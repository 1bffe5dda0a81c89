namespace Cordon.Core.Networks.Channels;

/// <summary>Compares merchants within their trades, by middles and middle distances (median and MAD), which a few fronts among them do not move.</summary>
public static class MerchantCheck
{
    /// <summary>Below these nothing is said: a few payments or peers show anything.</summary>
    public const int PaymentsMin = 20;
    public const int PeersMin = 8;

    /// <summary>From so many middle distances on, in tenths, something does not fit: some five standard deviations of a bell-shaped trade.</summary>
    public const long DistanceMin = 75;

    /// <summary>A round sum is a whole number of these: fifty major units where a major one has a hundred minor.</summary>
    private const long RoundMinor = 5_000;
    private const long HourMilliseconds = 3_600_000;
    private const long MinuteMilliseconds = 60_000;
    private const int MorningHour = 6;

    private static readonly TakingsSign[] Signs = Enum.GetValues<TakingsSign>();

    /// <summary>Finds those whose takings do not fit, the strongest first.</summary>
    /// <param name="zoneOffsetMinutes">The zone east of UTC by whose clock it is night.</param>
    public static IReadOnlyList<OddTakings> Find(IReadOnlyList<MerchantTakings> all, int zoneOffsetMinutes = 0)
    {
        ArgumentNullException.ThrowIfNull(all);
        var found = new List<OddTakings>();
        foreach (var trade in all.Where(takings => takings.Payments.Count >= PaymentsMin).GroupBy(takings => takings.Trade))
        {
            var measured = trade.OrderBy(takings => takings.Merchant).Select(takings => (takings.Merchant, Of: Measure(takings, zoneOffsetMinutes))).ToList();
            if (measured.Count > PeersMin)
            {
                found.AddRange(measured.Select(one => Judge(one.Merchant, one.Of, measured)).OfType<OddTakings>());
            }
        }

        return [.. found.OrderByDescending(odd => odd.ScorePercent).ThenBy(odd => odd.Merchant)];
    }

    private static OddTakings? Judge(int merchant, long[] own, List<(int Merchant, long[] Of)> trade)
    {
        var reasons = new List<TakingsReason>();
        foreach (var sign in Signs)
        {
            var others = trade.Where(one => one.Merchant != merchant).Select(one => one.Of[(int)sign]).ToList();
            var usual = Middle(others);

            // A trade whose middle half is alike to the unit would call the next unit odd: a distance is at least some share of the middle.
            var least = IsShare(sign) ? 15 : Math.Max(1, usual / 20);
            var distance = (own[(int)sign] - usual) * 10 / Math.Max(least, Middle([.. others.Select(other => Math.Abs(other - usual))]));
            if (distance >= DistanceMin)
            {
                reasons.Add(new TakingsReason(sign, own[(int)sign], usual, distance));
            }
        }

        if (reasons.Count == 0)
        {
            return null;
        }

        var weakUsual = Middle([.. trade.Select(one => one.Of[(int)TakingsSign.WeakPayers])]);
        var isSteady = own[(int)TakingsSign.OneTimePayers] <= 500 && own[(int)TakingsSign.WeakPayers] <= weakUsual * 2;
        var score = reasons.Sum(reason => PointsOf(reason.Sign)) / (isSteady ? 3 : 1);
        return new OddTakings(merchant, trade.Count - 1, [.. reasons.OrderByDescending(reason => reason.Distance)], Math.Min(99, score), isSteady);
    }

    /// <summary>Who pays says most of what a shop is; what is paid says least, since there are dear shops.</summary>
    private static int PointsOf(TakingsSign sign) => sign switch
    {
        TakingsSign.WeakPayers => 35,
        TakingsSign.RoundSums => 25,
        TakingsSign.OneTimePayers => 20,
        TakingsSign.AtNight => 15,
        TakingsSign.MiddleSum => 15,
        _ => 10,
    };

    private static bool IsShare(TakingsSign sign) =>
        sign is TakingsSign.RoundSums or TakingsSign.AtNight or TakingsSign.OneTimePayers or TakingsSign.WeakPayers;

    private static long[] Measure(MerchantTakings takings, int zoneOffsetMinutes)
    {
        var payments = takings.Payments;
        var sums = payments.Select(payment => payment.Minor).Order().ToList();
        var payers = payments.GroupBy(payment => payment.Payer).ToList();
        var values = new long[Signs.Length];
        values[(int)TakingsSign.MiddleSum] = sums[sums.Count / 2];
        values[(int)TakingsSign.LargeSum] = sums[sums.Count * 9 / 10];
        values[(int)TakingsSign.RoundSums] = Share(payments, payment => payment.Minor % RoundMinor == 0);
        values[(int)TakingsSign.AtNight] = Share(payments, payment => HourOf(payment.TimeMilliseconds) < MorningHour);
        var once = payers.Where(payer => payer.Count() == 1).Select(payer => payer.Key).ToHashSet();
        values[(int)TakingsSign.OneTimePayers] = Share(payments, payment => once.Contains(payment.Payer));
        values[(int)TakingsSign.WeakPayers] = Share(payments, payment => payment.IsWeakPayer);
        values[(int)TakingsSign.PerPayer] = Middle([.. payers.Select(payer => payer.Sum(payment => payment.Minor))]);
        return values;

        long HourOf(long time) => (time + (zoneOffsetMinutes * MinuteMilliseconds)) / HourMilliseconds % 24;
    }

    /// <summary>By money and not by number: a front has hundreds of honest guests, and lives by a few payments.</summary>
    private static long Share(IReadOnlyList<MerchantPayment> payments, Func<MerchantPayment, bool> isCounted)
    {
        var (part, whole) = ((Int128)0, (Int128)0);
        foreach (var payment in payments)
        {
            whole += payment.Minor;
            part += isCounted(payment) ? payment.Minor : 0;
        }

        return whole <= 0 ? 0 : (long)(part * 1000 / whole);
    }

    private static long Middle(List<long> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
