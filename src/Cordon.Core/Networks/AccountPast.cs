using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks;

/// <summary>What is known of an account at a moment, in one currency.</summary>
/// <param name="Purse">Its purse.</param>
/// <param name="Kind">What kind of account it is told to be.</param>
/// <param name="OpenedMilliseconds">When it was opened, from the Unix epoch; <see cref="Screening.Facts.Unknown"/> where not told.</param>
/// <param name="Payments">Its payments of the last <see cref="WindowDays"/> days, in the order of booking.</param>
/// <param name="IsCut">Whether there are more than <see cref="PaymentsMax"/>, so that they are not all there.</param>
public sealed record AccountPast(uint Purse, AccountKind Kind, long OpenedMilliseconds, IReadOnlyList<PastPayment> Payments, bool IsCut)
{
    /// <summary>How far back a relation between two accounts is looked for.</summary>
    public const int WindowDays = 90;

    /// <summary>Some seven a day: beyond that an account is a business, whatever it is told to be.</summary>
    public const int PaymentsMax = 600;

    /// <summary>How many days back the payments go: fewer where more would have been cut.</summary>
    public int ReadDays { get; init; } = WindowDays;

    /// <summary>The centre's zone east of UTC, by which it is told on which day of a month something was paid.</summary>
    public int ZoneOffsetMinutes { get; init; }
}
