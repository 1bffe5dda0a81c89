using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>The cases of one currency whose delay lies in an interval, and what of their money was kept.</summary>
/// <param name="From">The delay, at least.</param>
/// <param name="To">The delay, below; null for the last bucket, which is open.</param>
/// <param name="Currency">The currency that was stolen.</param>
/// <param name="Cases">How many: a share of few cases says little, and may name somebody.</param>
/// <param name="StolenMinor">In minor units.</param>
/// <param name="HeldMinor">What of that banks hold now.</param>
/// <param name="ReturnedMinor">What of that was paid back. Not a part of what is held: the two are never added up.</param>
public sealed record CurveBucket(
    TimeSpan From, TimeSpan? To, Currency Currency, int Cases, Int128 StolenMinor, Int128 HeldMinor, Int128 ReturnedMinor)
{
    /// <summary>What is held of what was stolen, in ten-thousandths.</summary>
    public int HeldTenThousandths => Ratio(HeldMinor);

    /// <summary>What was paid back of what was stolen, in ten-thousandths.</summary>
    public int ReturnedTenThousandths => Ratio(ReturnedMinor);

    private int Ratio(Int128 part) => StolenMinor == 0 ? 0 : (int)(part * 10_000 / StolenMinor);
}
