using System.CommandLine;
using Cordon.Server.Abroad;

namespace Cordon.Server.CommandLine;

/// <summary>The options by which a centre that is served cooperates with others.</summary>
internal sealed class ExchangeOptions
{
    private readonly Option<string?> _listen = ExchangeCommand.ListenOption();
    private readonly Option<string?> _trust = ExchangeCommand.TrustOption();

    private readonly Option<string?> _law = new("--legal-bases")
    {
        Description = "The table of instruments on which requests to other centres may rest.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _recipients = new("--recipients")
    {
        Description = "What this centre says of those it gives something to; whoever has no line in it gets nothing.",
        HelpName = "FILE",
    };

    public void AddTo(System.CommandLine.Command command)
    {
        command.Options.Add(_listen);
        command.Options.Add(_trust);
        command.Options.Add(_law);
        command.Options.Add(_recipients);
    }

    /// <summary>How the centre cooperates; null where it does not.</summary>
    /// <exception cref="UsageException">The address is none.</exception>
    public AbroadChoice? Read(ParseResult parsed) => ExchangeCommand.ReadListen(parsed.GetValue(_listen)) is { } at
        ? new AbroadChoice(at, parsed.GetValue(_trust), parsed.GetValue(_law), parsed.GetValue(_recipients))
        : null;
}
