using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Core.Networks.Patterns;

/// <summary>How far patterns are looked for.</summary>
public sealed record PatternOptions
{
    /// <summary>Differences of time within a window stay below 31 bits.</summary>
    public const long WindowMillisecondsMax = 14 * Instant.DayMilliseconds;

    /// <summary>Partners of an account are bits of one word.</summary>
    public const int PaymentsMaxMax = 64;

    /// <summary>The smallest list of an account.</summary>
    public const int PaymentsMaxMin = 4;

    /// <summary>The longest cycle or chain that can be asked for.</summary>
    public const int HopsMaxMax = 32;

    /// <summary>The most accounts that can be asked for.</summary>
    public const int CycleAccountsMaxMax = 1 << 16;

    /// <summary>How far back a pattern reaches: three days.</summary>
    public long WindowMilliseconds { get; init; } = 3 * Instant.DayMilliseconds;

    /// <summary>The latest payments looked at of an account and direction; a power of two.</summary>
    public int PaymentsMax { get; init; } = 32;

    /// <summary>The most payments of a cycle, and of a chain.</summary>
    public int HopsMax { get; init; } = 10;

    /// <summary>The most accounts whose payments one search for a cycle looks at.</summary>
    public int CycleAccountsMax { get; init; } = 256;

    /// <summary>After a pause of this length an account wakes.</summary>
    public long DormantMilliseconds { get; init; } = 30 * Instant.DayMilliseconds;

    /// <summary>For this long an account counts as new, or as just woken.</summary>
    public long AwakeMilliseconds { get; init; } = 7 * Instant.DayMilliseconds;

    /// <summary>A chain goes on where at least this share of a payment is passed on, in ten-thousandths.</summary>
    public long PassedOnShareMin { get; init; } = 8_000;

    /// <summary>Amounts, in minor units of the reference currency, from which somebody looks closer; rising.</summary>
    public IReadOnlyList<long> ThresholdsMinor { get; init; } = [100_000, 300_000, 500_000, 1_000_000, 5_000_000];

    /// <summary>An amount is just below a threshold where it lacks at most this share of it, in ten-thousandths.</summary>
    public long BelowShareMax { get; init; } = 1_000;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal void Check()
    {
        InRange(WindowMilliseconds, 1, WindowMillisecondsMax, nameof(WindowMilliseconds));
        InRange(PaymentsMax, PaymentsMaxMin, PaymentsMaxMax, nameof(PaymentsMax));
        InRange(HopsMax, 2, HopsMaxMax, nameof(HopsMax));
        InRange(CycleAccountsMax, 1, CycleAccountsMaxMax, nameof(CycleAccountsMax));
        InRange(DormantMilliseconds, 1, long.MaxValue, nameof(DormantMilliseconds));
        InRange(AwakeMilliseconds, 0, long.MaxValue, nameof(AwakeMilliseconds));
        InRange(PassedOnShareMin, 1, Facts.RatioOne, nameof(PassedOnShareMin));
        InRange(BelowShareMax, 1, Facts.RatioOne, nameof(BelowShareMax));
        if ((PaymentsMax & (PaymentsMax - 1)) != 0)
        {
            throw new ArgumentException($"{nameof(PaymentsMax)} is {PaymentsMax}; it must be a power of two.");
        }

        for (var i = 0; i < ThresholdsMinor.Count; i++)
        {
            InRange(ThresholdsMinor[i], i == 0 ? 1 : ThresholdsMinor[i - 1] + 1, ReferenceRates.SizeMax, $"{nameof(ThresholdsMinor)}[{i}]");
        }
    }

    private static void InRange(long value, long least, long most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"{name} is {value}; it must be from {least} to {most}.");
        }
    }
}
