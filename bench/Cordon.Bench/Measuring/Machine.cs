using System.Globalization;
using System.Runtime.InteropServices;

namespace Cordon.Bench.Measuring;

/// <summary>What is said of the machine beside each figure.</summary>
public static class Machine
{
    /// <summary>The processor's name as the system tells it.</summary>
    public static string Processor { get; } = FindProcessor();

    /// <summary>How many threads wanted to run in the last minute, everybody's; on a busy machine a figure says little.</summary>
    public static double Load => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;

    /// <summary>This process's bytes in memory.</summary>
    public static long ResidentBytes => Environment.WorkingSet;

    private static string FindProcessor()
    {
        if (File.Exists("/proc/cpuinfo"))
        {
            foreach (var line in File.ReadLines("/proc/cpuinfo"))
            {
                if (line.StartsWith("model name", StringComparison.Ordinal))
                {
                    return line[(line.IndexOf(':') + 1)..].Trim();
                }
            }
        }

        return RuntimeInformation.ProcessArchitecture.ToString();
    }
}
