namespace Cordon.Core.Networks.Channels;

/// <summary>How mirrored pairs are looked for.</summary>
public sealed record MirrorOptions
{
    /// <summary>The other side pays within this time; underground banks pay within a day or two.</summary>
    public long WindowMilliseconds { get; init; } = 48L * 3_600_000;

    /// <summary>At most so much is missing on the other side, in thousandths: the fee and what the rate took.</summary>
    public int FeePermilleMax { get; init; } = 60;

    /// <summary>At most so much is more on the other side, in thousandths: a rate that moved.</summary>
    public int GainPermilleMax { get; init; } = 10;

    /// <summary>Sums below this are daily life, where everything matches something.</summary>
    public long MinorMin { get; init; } = 20_000;

    /// <summary>So many matches make a pair.</summary>
    public int MatchesMin { get; init; } = 4;

    /// <summary>For each payment in, so many payments out are looked at, the nearest in time first: a bound of the cost.</summary>
    public int LooksMax { get; init; } = 64;

    /// <summary>Times are shifted by so many windows each way, to count what matches by chance.</summary>
    public int Shifts { get; init; } = 8;
}
