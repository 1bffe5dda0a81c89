using Cordon.Core.Screening;

namespace Cordon.Learning;

/// <summary>What one policy does with the payments of a period, by what they are known as.</summary>
public sealed class BackTestTally
{
    private const int Outcomes = 4;

    private readonly long[] _counts = new long[Enum.GetValues<KnownAs>().Length * Outcomes];

    /// <summary>The value of victims' payments held or blocked, in minor units of the centre's currency.</summary>
    public Int128 ValueStopped { get; private set; }

    /// <summary>Genuine payments held or blocked, each as far as it is believed.</summary>
    public double FalselyStopped { get; private set; }

    /// <summary>Genuine payments whose payers are warned, each as far as it is believed.</summary>
    public double FalselyWarned { get; private set; }

    /// <summary>How many payments that are known as something get an outcome.</summary>
    public long Count(KnownAs known, Outcome outcome) => _counts[((int)known * Outcomes) + (int)outcome];

    /// <summary>How many of them are held or blocked.</summary>
    public long Stopped(KnownAs known) => Count(known, Outcome.Hold) + Count(known, Outcome.Block);

    /// <summary>How many there are.</summary>
    public long All(KnownAs known) => _counts.AsSpan((int)known * Outcomes, Outcomes).ToArray().Sum();

    internal void Add(KnownAs known, Outcome outcome, long value, double weight)
    {
        _counts[((int)known * Outcomes) + (int)outcome]++;
        if (known == KnownAs.Victims && outcome >= Outcome.Hold)
        {
            ValueStopped += value;
        }
        else if (known == KnownAs.Genuine)
        {
            FalselyStopped += outcome >= Outcome.Hold ? weight : 0;
            FalselyWarned += outcome == Outcome.Warn ? weight : 0;
        }
    }
}
