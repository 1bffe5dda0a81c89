using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Bench.Measuring;

/// <summary>What is said of the machine beside each figure.</summary>
public static class Machine
{
    /// <summary>The processor's name as the system tells it.</summary>
    public static string Processor { get; } = FindProcessor();

    /// <summary>The vector instructions in use: DOTNET_EnableAVX512=0 and DOTNET_EnableAVX2=0 take the portable paths.</summary>
    public static string Vectors { get; } = Avx512Vbmi.IsSupported ? "AVX-512 VBMI" : Vector512.IsHardwareAccelerated ? "AVX-512"
        : Vector256.IsHardwareAccelerated ? "256 bits" : Vector128.IsHardwareAccelerated ? "128 bits" : "none";

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
