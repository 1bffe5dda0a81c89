namespace Cordon.Core.Cases;

/// <summary>The share of stolen money that was kept, against the minutes that had passed.</summary>
public static class RecoveryCurve
{
    private const int MinutesPerHour = 60;
    private const int MinutesPerDay = 24 * MinutesPerHour;

    /// <summary>Where buckets begin. Fine in the first hour, in which a case is decided; a fifth of all victims report within it.</summary>
    private static readonly TimeSpan[] Begins =
    [
        .. new[]
        {
            0, 5, 10, 15, 30, MinutesPerHour, 2 * MinutesPerHour, 6 * MinutesPerHour, MinutesPerDay / 2, MinutesPerDay, 3 * MinutesPerDay,
            7 * MinutesPerDay,
        }.Select(minutes => TimeSpan.FromMinutes(minutes)),
    ];

    /// <summary>By the minutes from the loss to the victim's report.</summary>
    public static IReadOnlyList<CurveBucket> ByReport(IEnumerable<CaseClock> cases) => Of(cases, file => file.Reported - file.Lost);

    /// <summary>By the minutes from the loss to the first freeze order; cases without an order are not in it.</summary>
    public static IReadOnlyList<CurveBucket> ByOrder(IEnumerable<CaseClock> cases) =>
        Of(cases.Where(file => file.Orders.Count > 0), file => RecoveryClocks.FirstOrder(file) - file.Lost);

    private static List<CurveBucket> Of(IEnumerable<CaseClock> cases, Func<CaseClock, TimeSpan> delay) =>
    [
        .. cases.GroupBy(file => (Bucket: BucketOf(delay(file)), file.Stolen.Currency)).OrderBy(group => group.Key.Bucket)
            .ThenBy(group => group.Key.Currency.Number).Select(group => new CurveBucket(
                Begins[group.Key.Bucket], group.Key.Bucket + 1 < Begins.Length ? Begins[group.Key.Bucket + 1] : null, group.Key.Currency, group.Count(),
                Sum(group, file => file.Stolen.Minor), Sum(group, file => file.HeldMinor), Sum(group, file => file.ReturnedMinor))),
    ];

    private static Int128 Sum(IEnumerable<CaseClock> cases, Func<CaseClock, long> part) =>
        cases.Aggregate(Int128.Zero, (sum, file) => sum + part(file));

    // A clock that ran ahead counts as no delay.
    private static int BucketOf(TimeSpan delay) => Math.Max(0, Array.FindLastIndex(Begins, begin => begin <= delay));
}
