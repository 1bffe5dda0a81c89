using System.CommandLine;
using Cordon.Core.Exchange.Release;

namespace Cordon.Server.CommandLine;

/// <summary>The options that say to whom something leaves, for what, and who writes it.</summary>
internal sealed class LeaveOptions
{
    private static readonly Dictionary<string, ReleasePurposes> Purposes = new(StringComparer.Ordinal)
    {
        ["prevention"] = ReleasePurposes.Prevention,
        ["recovery"] = ReleasePurposes.Recovery,
        ["investigation"] = ReleasePurposes.Investigation,
        ["prosecution"] = ReleasePurposes.Prosecution,
        ["protection"] = ReleasePurposes.Protection,
    };

    private readonly Option<string> _recipients = new("--recipients")
    {
        Description = "What the centre says of those it gives something to (docs/exchange.md); the system that gets it has a line in it.",
        Required = true,
        HelpName = "FILE",
    };

    private readonly Option<string> _to = new("--to") { Description = "The system that gets it, as its line names it.", Required = true, HelpName = "NAME" };

    private readonly Option<string> _for = new("--for")
    {
        Description = $"For what: {string.Join(", ", Purposes.Keys)}.",
        Required = true,
        HelpName = "PURPOSE",
    };

    private readonly Option<string> _by = new("--by") { Description = "Who writes it, for the audit.", Required = true, HelpName = "WHO" };

    public void AddTo(System.CommandLine.Command command)
    {
        foreach (var option in new[] { _recipients, _to, _for, _by })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    /// <exception cref="UsageException">There is no such purpose.</exception>
    /// <exception cref="RunException">The file is none, or says nothing of the system.</exception>
    public CaseLeaving Read(ParseResult parsed)
    {
        var (path, name, purpose) = (parsed.GetValue(_recipients)!, parsed.GetValue(_to)!, parsed.GetValue(_for)!);
        var (table, fault) = RecipientTable.Read(PolicyFile.Read(path));
        return !Purposes.TryGetValue(purpose, out var what)
                ? throw new UsageException($"--for '{purpose}' is none of {string.Join(", ", Purposes.Keys)}.")
            : table is null ? throw new RunException($"{path}: {fault}.")
            : table.System(name) is not { } system ? throw new RunException($"{path} says nothing of a system {name}: it gets a line there, or nothing leaves.")
            : new CaseLeaving(name, system, what, parsed.GetValue(_by)!);
    }
}
