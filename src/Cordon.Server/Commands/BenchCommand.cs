using System.CommandLine;
using Cordon.Bench;

namespace Cordon.Server.Commands;

/// <summary><c>cordon bench [NAME]</c>: one benchmark, one JSON line.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var rest = new Argument<string[]>("name") { Description = "the benchmark and its options; none lists them", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("bench", "runs one benchmark and prints one JSON line") { rest };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => Benchmarks.Run([.. parsed.GetValue(rest)!, .. parsed.UnmatchedTokens], Console.Out));
        return command;
    }
}
