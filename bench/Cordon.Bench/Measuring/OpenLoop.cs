using System.Diagnostics;

namespace Cordon.Bench.Measuring;

/// <summary>Arrivals at an even rate that wait for nobody: who is slow is measured with the queue he makes.</summary>
/// <param name="start">The clock's ticks at which arrival 0 is due.</param>
/// <param name="perSecond">Arrivals a second.</param>
public readonly struct OpenLoop(long start, double perSecond)
{
    private readonly double _ticksPerArrival = Stopwatch.Frequency / perSecond;

    /// <summary>When an arrival is due.</summary>
    public long DueAt(long arrival) => start + (long)(arrival * _ticksPerArrival);

    /// <summary>How many arrivals are due at a moment.</summary>
    public long DueBy(long now) => now < start ? 0 : (long)((now - start) / _ticksPerArrival) + 1;
}
