using System.CommandLine;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;

namespace Cordon.Server.Commands;

/// <summary>All commands of the program. Exit codes: 0 done, 1 a failure in the data or the run, 2 wrong usage.</summary>
internal static class CommandTree
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Cordon, the open anti-scam centre.")
        {
            ReplayCommand.Create(), ScoreCommand.Create(), SimulateCommand.Create(), ImportCommand.Create(), RulesCommand.Create(),
            BenchCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("'cordon --help' lists the commands, 'cordon COMMAND --help' what one takes.");
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (failure is DataSetException or IOException or UnauthorizedAccessException or JournalDamagedException
            or JournalFormatException or CommandFailedException)
        {
            await Console.Error.WriteLineAsync("cordon: " + failure.Message);
            return 1;
        }
    }
}

/// <summary>A command could not do what it was asked, for a reason its message gives in one line.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
