using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Learning;

/// <summary>How long an account had been known when it was paid.</summary>
public enum AgeBand : byte
{
    NeverSeen,
    UnderAWeek,
    UnderAMonth,
    Older,
}

/// <summary>Tells the band of an account's age.</summary>
public static class AgeBands
{
    /// <summary>The band of a time since an account was first seen, in milliseconds; <see cref="Facts.Unknown"/> where it never was.</summary>
    public static AgeBand Of(long seenForMilliseconds) => seenForMilliseconds switch
    {
        Facts.Unknown => AgeBand.NeverSeen,
        < 7 * Instant.DayMilliseconds => AgeBand.UnderAWeek,
        < 30 * Instant.DayMilliseconds => AgeBand.UnderAMonth,
        _ => AgeBand.Older,
    };
}
