using System.CommandLine;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;

namespace Cordon.Server.CommandLine;

/// <summary>The program's command line. Exit codes: 0 done, 1 a failure in the data or the run, 2 wrong usage.</summary>
internal static class CordonCommand
{
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Cordon, the open anti-scam centre: screens payments while they can still be stopped.")
        {
            DemoCommand.Build(), UpCommand.Build(), ReplayCommand.Build(), TraceCommand.Build(),
            ScoreCommand.Build(), SimulateCommand.Build(), ImportCommand.Build(), RulesCommand.Build(), KeysCommand.Build(), BenchCommand.Build(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var command = parsed.CommandResult.Command;
            var name = command is RootCommand ? "cordon" : "cordon " + command.Name;
            await Console.Error.WriteLineAsync($"{name}: {parsed.Errors[^1].Message} See {name} --help.").ConfigureAwait(false);
            return WrongUsage;
        }

        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("cordon: stopped").ConfigureAwait(false);
            return 1;
        }
        catch (UsageException usage)
        {
            await Console.Error.WriteLineAsync("cordon: " + usage.Message).ConfigureAwait(false);
            return WrongUsage;
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            await Console.Error.WriteLineAsync("cordon: " + failure.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            return 1;
        }
    }

    private static bool IsExpected(Exception failure) => failure is RunException or DataSetException or IOException
        or UnauthorizedAccessException or JournalUnavailableException or JournalDamagedException or JournalFormatException
        or InvalidDataException or HttpRequestException;
}
