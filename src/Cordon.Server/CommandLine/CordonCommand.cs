using System.CommandLine;
using System.CommandLine.Parsing;
using Cordon.Core.Screening;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;
using Cordon.Learning;
using Cordon.Learning.LightGbm;
using Cordon.Server.Live;

namespace Cordon.Server.CommandLine;

/// <summary>The program's command line. Exit codes: 0 done, 1 a failure in the data or the run, 2 wrong usage.</summary>
internal static class CordonCommand
{
    private const int WrongUsage = 2;

    // How the library names what it cannot read, and how people do.
    private static readonly (string Type, string Words)[] TypeWords =
    [
        (typeof(int).FullName!, "as a whole number"), (typeof(ulong).FullName!, "as a whole number from 0 on"),
        (typeof(uint).FullName!, "as a whole number from 0 on"),
        ("System.Nullable`1[System.Int32]", "as a whole number"),
        (typeof(double).FullName!, "as a number"), ("System.Nullable`1[System.Double]", "as a number"),
        (typeof(LivePageAccess).FullName!, "as one of loopback, all, off"), (typeof(Outcome).FullName!, "as one of allow, warn, hold, block"),
    ];

    /// <summary>All commands with their options.</summary>
    public static RootCommand Build() => new("Cordon, the open anti-scam centre: screens payments while they can still be stopped.")
    {
        DemoCommand.Build(), UpCommand.Build(), ReplayCommand.Build(), ExplainCommand.Build(), TraceCommand.Build(), NetworksCommand.Build(),
        ScoreCommand.Build(), TrainCommand.Build(), EvaluateCommand.Build(), SimulateCommand.Build(), ImportCommand.Build(), ConvertCommand.Build(),
        ExportCommand.Build(), RulesCommand.Build(), KeysCommand.Build(), NamesCommand.Build(), VerifyCommand.Build(), ExchangeCommand.Build(),
        BenchCommand.Build(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var name = NameOf(parsed.CommandResult);
            await Console.Error.WriteLineAsync($"{name}: {WordsOf(parsed)} See {name} --help.").ConfigureAwait(false);
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

    /// <summary>The command as it is called, with those above it.</summary>
    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult above ? $"{NameOf(above)} {command.Command.Name}" : "cordon";

    /// <summary>The first fault in the order of the words; that a command is missing says little beside a word that is none.</summary>
    private static string WordsOf(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count > 0 && parsed.CommandResult.Command.Subcommands.Count > 0)
        {
            return $"'{parsed.UnmatchedTokens[0]}' is no command.";
        }

        // What it proposes instead stands on lines of its own; what may stand there is said below.
        var message = parsed.Errors[^1].Message.Split(" Did you mean", 2)[0];
        foreach (var (type, words) in TypeWords)
        {
            message = message.Replace($"as expected type '{type}'", words, StringComparison.Ordinal);
        }

        return message;
    }

    private static bool IsExpected(Exception failure) => failure is RunException or DataSetException or IOException
        or UnauthorizedAccessException or JournalUnavailableException or JournalDamagedException or JournalFormatException
        or InvalidDataException or HttpRequestException or LearningException or LightGbmException;
}
