namespace Cordon.Core.Cases;

/// <summary>What of an order's money can still be reached, and how fast it drains. All amounts are in minor units of one currency.</summary>
/// <param name="TracedMinor">What of the case's money lies in the account and is not held.</param>
/// <param name="FreeMinor">What lies in the account and can leave.</param>
/// <param name="LeftInHourMinor">What left the account in the last hour.</param>
public readonly record struct Reach(long TracedMinor, long FreeMinor, long LeftInHourMinor)
{
    /// <summary>The least that counts as draining, in ten-thousandths of the account an hour: an account at rest may be emptied in the next minute.</summary>
    public const int LeastDrainingTenThousandths = 100;

    private const int Whole = 10_000;

    /// <summary>The lesser of what is traced there and what is there.</summary>
    public long ReachableMinor => Math.Max(0, Math.Min(TracedMinor, FreeMinor));

    /// <summary>The part of what there was in the last hour that has left, in ten-thousandths; at least <see cref="LeastDrainingTenThousandths"/>.</summary>
    public int DrainingTenThousandths
    {
        get
        {
            var there = (Int128)LeftInHourMinor + FreeMinor;
            return there == 0 ? LeastDrainingTenThousandths : Math.Max(LeastDrainingTenThousandths, (int)((Int128)LeftInHourMinor * Whole / there));
        }
    }

    /// <summary>What will have left in an hour if it goes on like this, rounded up: by this the queue is ranked.</summary>
    public long AtRiskMinor => (long)((((Int128)ReachableMinor * DrainingTenThousandths) + Whole - 1) / Whole);
}
