using System.Diagnostics;

namespace Cordon.Bench.Measuring;

/// <summary>Starts this very program once more, as a second process.</summary>
internal static class ThisProgram
{
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Started as "dotnet program.dll", the first word is the program and the process is the runtime.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start) ?? throw new InvalidOperationException("A second process could not be started.");
    }
}
