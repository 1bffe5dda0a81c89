using System.CommandLine;
using Cordon.Bench;
using Cordon.Server.Fuzzing;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon bench</c>: one benchmark, one line of JSON.</summary>
internal static class BenchCommand
{
    public static System.CommandLine.Command Build()
    {
        var words = new Argument<string[]>("NAME")
        {
            Description = "The benchmark and its own arguments; none lists them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new System.CommandLine.Command("bench", "Runs a benchmark and prints one line of JSON.") { words };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => Benchmarks.Run([.. parsed.GetValue(words) ?? [], .. parsed.UnmatchedTokens], Console.Out, ServerTargets.All));
        return command;
    }
}
