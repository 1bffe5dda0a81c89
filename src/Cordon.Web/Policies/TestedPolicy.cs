using Cordon.Core.Screening;
using Cordon.Learning;

namespace Cordon.Web.Policies;

/// <summary>What one policy does with a period's payments.</summary>
/// <param name="Counts">By what they are known as, and then by outcome.</param>
public sealed record TestedPolicy(long[] Counts, decimal ValueStopped, double FalseHoldsPer10000, double FalseWarningsPer10000)
{
    /// <summary>Four things that payments are known as, by four outcomes.</summary>
    public const int Cells = 16;

    /// <summary>Payments that are known as something and get an outcome.</summary>
    public long Count(KnownAs known, Outcome outcome) => Counts[((int)known * 4) + (int)outcome];

    /// <summary>Victims' payments held or blocked.</summary>
    public long Stopped => Count(KnownAs.Victims, Outcome.Hold) + Count(KnownAs.Victims, Outcome.Block);

    /// <summary>Victims' payments.</summary>
    public long Victims => All(KnownAs.Victims);

    /// <summary>Of ten thousand genuine payments those held or blocked, all counted alike.</summary>
    public double HeldOfGenuine => PerTenThousand(Count(KnownAs.Genuine, Outcome.Hold) + Count(KnownAs.Genuine, Outcome.Block));

    /// <summary>Of ten thousand genuine payments those whose payers are warned, all counted alike.</summary>
    public double WarnedOfGenuine => PerTenThousand(Count(KnownAs.Genuine, Outcome.Warn));

    private long All(KnownAs known) => Enum.GetValues<Outcome>().Sum(outcome => Count(known, outcome));

    private double PerTenThousand(long genuine) => All(KnownAs.Genuine) is > 0 and var all ? genuine * 10_000.0 / all : 0;
}
