namespace Cordon.Bench.Fuzzing;

/// <summary>Feeds a target the inputs of a row of numbers and counts what became of them.</summary>
public static class Fuzzer
{
    /// <summary>An input takes micro- or milliseconds; a parser at one for so long hangs, and only ending the process stops it.</summary>
    private static readonly TimeSpan HangTime = TimeSpan.FromSeconds(60);

    /// <summary>Findings kept: one defect has many inputs that show it.</summary>
    private const int FindingsMax = 10;

    private const int StackLinesShown = 5;

    /// <summary>What came of a run.</summary>
    /// <param name="Findings">What went wrong, each with the input's number; at most ten.</param>
    public sealed record Tally(string Name, long Inputs, long Accepted, IReadOnlyList<string> Findings);

    /// <summary>Feeds the inputs of the numbers from <paramref name="first"/> on.</summary>
    public static Tally Run(FuzzTarget target, long first, long count)
    {
        var dice = new FuzzDice();
        var findings = new List<string>();
        var (number, accepted) = (first, 0L);
        using var watch = Watch(target.Name, () => Volatile.Read(ref number));
        for (; number < first + count && findings.Count < FindingsMax; Volatile.Write(ref number, number + 1))
        {
            dice.Restart(number);
            var (isAccepted, fault) = Try(target, target.Input(dice));
            accepted += isAccepted ? 1 : 0;
            if (fault is not null)
            {
                findings.Add($"{target.Name} {number}: {fault}");
            }
        }

        return new Tally(target.Name, number - first, accepted, findings);
    }

    private static (bool IsAccepted, string? Fault) Try(FuzzTarget target, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var isAccepted = target.Accepts(input);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return allocated <= target.AllocatedBytesMax + (64L * input.Length)
                ? (isAccepted, null)
                : (isAccepted, $"{input.Length} bytes made it allocate {allocated}");
        }
        catch (FuzzException fault)
        {
            return (false, fault.Message);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Where it was thrown and who called: enough to tell one defect from another.
            return (false, string.Join(" ", fault.ToString().Split('\n').Take(StackLinesShown)));
        }
    }

    private static Timer Watch(string name, Func<long> current)
    {
        var last = long.MinValue;
        return new Timer(
            _ =>
            {
                var now = current();
                if (now == last)
                {
                    Environment.FailFast($"The parser {name} hangs at input {now}.");
                }

                last = now;
            },
            null, HangTime, HangTime);
    }
}
