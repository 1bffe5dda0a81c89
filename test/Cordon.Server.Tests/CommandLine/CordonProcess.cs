using System.Diagnostics;
using Xunit;

namespace Cordon.Server.Tests.CommandLine;

/// <summary>The program as a process of its own.</summary>
internal static class CordonProcess
{
    /// <summary>Starts a command; no word of it holds a space.</summary>
    public static Process Start(string call)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "cordon"), call.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Exit, string Output, string Error)> RunAsync(string call)
    {
        using var process = Start(call);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
