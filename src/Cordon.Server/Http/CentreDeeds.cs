using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>
/// Has the centre do what a call asks for, and keeps for the audit what was done with a key of the centre, under the key's name and the person's: an auditor
/// sees it beside what is done on the console. What a bank does with its key is the bank's, and stands in the journal.
/// </summary>
internal sealed class CentreDeeds(Centre centre, CaseDesk? desk)
{
    public async ValueTask<CommandResult> DoAsync(Command command, Caller caller, string? person, string? words, CancellationToken cancellation)
    {
        var result = await centre.SubmitAsync(command, cancellation).ConfigureAwait(false);
        if (caller.IsCentre && desk is not null)
        {
            await desk.NoteDoneAsync(command, result, Officer(caller, person), words).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Keeps that a key was issued.</summary>
    public async ValueTask NoteIssuedAsync(string bank, string name, Caller caller)
    {
        if (desk is not null)
        {
            await desk.NoteDeedAsync(DeskKind.KeyIssued, $"{bank}, {name}", Officer(caller, null)).ConfigureAwait(false);
        }
    }

    private static ActingOfficer Officer(Caller caller, string? person) => new(caller.ByWhom(person), OfficerRole.None);
}
