using System.CommandLine;

namespace Cordon.Server.CommandLine;

/// <summary>The options that name a policy to play with instead of the standard one.</summary>
internal sealed class PolicyFiles
{
    public Option<string?> Rules { get; } = new("--rules") { Description = "A rule set instead of the default one.", HelpName = "FILE" };

    public Option<string?> Model { get; } = new("--model") { Description = "A model instead of the one that comes with the program.", HelpName = "FILE" };

    /// <summary>The texts of the files named; null for what is not named.</summary>
    /// <exception cref="RunException">A file is not there or too large.</exception>
    /// <exception cref="UsageException">A model is named, and none is to be.</exception>
    public (string? Rules, string? Model) Read(ParseResult parsed, CentreChoices choices) => parsed.GetValue(Model) is null || !parsed.GetValue(choices.NoModel)
        ? (TextOf(parsed.GetValue(Rules)), TextOf(parsed.GetValue(Model)))
        : throw new UsageException("--model names a model and --no-model wants none: one of them.");

    private static string? TextOf(string? file) => file is null ? null : PolicyFile.Read(file);
}
