using System.CommandLine;
using Cordon.Core.Tracing;
using Cordon.Formats.Trails;

namespace Cordon.Server.CommandLine;

/// <summary>The option <c>--policy</c>, by which commands that follow money are told how to tell it apart.</summary>
/// <param name="meaning">What it decides; the names of the policies are added.</param>
internal sealed class PolicyChoice(string meaning)
{
    public Option<string> Option { get; } = new("--policy")
    {
        Description = meaning + ": fifo, lifo, prorata, poison or libr.",
        DefaultValueFactory = _ => TrailWords.Of(TaintPolicy.Fifo),
    };

    /// <summary>The policy that was chosen.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public TaintPolicy Of(ParseResult parsed) => TrailWords.PolicyOf(parsed.GetValue(Option)!)
        ?? throw new UsageException($"--policy '{parsed.GetValue(Option)}' is none of fifo, lifo, prorata, poison, libr.");
}
