using System.Globalization;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Wire;
using Cordon.Formats.Exchange.Cases;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Server.CommandLine;

/// <summary>
/// A case on its way to another system: the policy is asked, where a person has to weigh it an officer has said so on the console, and the audit has its line
/// before there is a file.
/// </summary>
/// <param name="To">The system's name.</param>
/// <param name="By">Who writes it, as they say.</param>
internal sealed record CaseLeaving(string To, Recipient Recipient, ReleasePurposes Purpose, string By)
{
    /// <summary>Writes what may leave.</summary>
    /// <param name="write">Writes entities, and has the file's SHA-256 recorded before it is there.</param>
    /// <exception cref="RunException">It does not leave, or not yet; the message says by which rules.</exception>
    public async Task RunAsync(
        CaseDesk desk, string data, uint number, IReadOnlyList<FtmEntity> all, string format, Instant now,
        Func<IReadOnlyList<FtmEntity>, Func<string, Task>, Task> write)
    {
        var holder = HolderOf(data);
        var release = CaseRelease.Ask(ReleasePolicy.Standard, holder, all, Recipient, Purpose, format, now);
        if (release.Refusal is { } refusal)
        {
            throw new RunException($"case {number} does not leave for {To}: {refusal.English}. Marks name this centre {holder.Value}.");
        }

        var purpose = Purpose.ToString().ToLowerInvariant();
        var words = string.Create(CultureInfo.InvariantCulture, $"{To}, {purpose}, {format}, {release.Leaving} of {all.Count}, {all[0].Marks}");
        var allowed = desk.AllowedExport(number, release.Digest);
        if (release.ToWeigh is { } weigh && allowed is null)
        {
            await NoteAsync(desk, DeskKind.ExportAsked, number, release.Digest, $"{words}; {weigh.English}").ConfigureAwait(false);
            throw new RunException(
                $"a person has to weigh it: {weigh.English}. A supervisor lets it leave on the console's page of case {number}; then the same is written.");
        }

        var (entities, last) = release.Take(Recipient, now, allowed?.By, allowed?.Words);
        if (last is not null)
        {
            throw new RunException($"case {number} does not leave for {To}: {last.English}.");
        }

        await write(entities, file => NoteAsync(
            desk, DeskKind.ExportMade, number, file, $"{words}; SHA-256 {file}{(allowed is null ? "" : $"; allowed by {allowed.By}")}")).ConfigureAwait(false);
        if (release.Withheld > 0)
        {
            var stays = string.Create(CultureInfo.InvariantCulture, $"cordon: {release.Withheld} of {all.Count} entities stay");
            await Console.Error.WriteLineAsync($"{stays}{(release.Stays is { } why ? ": " + why.English : "")}").ConfigureAwait(false);
        }
    }

    private async Task NoteAsync(CaseDesk desk, string kind, uint number, string digest, string words)
    {
        var answer = await desk.NoteExportAsync(kind, number, digest, words, By + CaseDesk.AtTheMachine).ConfigureAwait(false);
        if (answer.Status is not (DeskStatus.Done or DeskStatus.AlreadyDone))
        {
            throw new RunException($"it could not be recorded, and nothing is written: {answer.Words?.English ?? answer.Status.ToString()}");
        }
    }

    /// <summary>Who the centre is to the policy: the key of its messages.</summary>
    private static PartyId HolderOf(string data)
    {
        var folder = NodeIdentity.FolderIn(data);
        if (NodeIdentity.Read(folder) is null)
        {
            throw new RunException($"{data} has no key by which marks name it: cordon exchange join gives it one.");
        }

        using var key = NodeKeys.OpenMessage(Path.Combine(folder, NodeKeys.Folder));
        return ReleaseParties.Of(key.PublicKey);
    }
}
