using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Access;
using Cordon.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Cases;

/// <summary>
/// A case's file, given out. What it is for is recorded first. It goes as bytes to be kept and is never shown: whatever it holds, this console runs
/// nothing of it.
/// </summary>
internal static class CaseFileEndpoints
{
    /// <summary>What browsers keep and do not show.</summary>
    private const string Bytes = "application/octet-stream";

    private static readonly Dictionary<string, Phrase> Reasons = new(StringComparer.Ordinal)
    {
        ["purpose"] = CaseWords.FileNoPurpose,
        ["gone"] = CaseWords.FileGone,
        ["changed"] = CaseWords.FileChanged,
    };

    /// <summary>Why a file was not given out; null for nothing.</summary>
    public static Phrase? SaidOf(string? said) => said is null ? null : Reasons.GetValueOrDefault(said);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/cases/{number:long}/files/{file:long}", FetchAsync)
        .WithMetadata(new NeedsAttribute(Act.SeeVictim)).AddEndpointFilter<RouteHandlerBuilder, OwnForms>();

    private static async Task<IResult> FetchAsync(
        long number, long file, [FromForm] string? purpose, CaseDesk desk, Centre centre, RefusalRecords refusals, HttpContext context,
        CancellationToken cancellation)
    {
        var me = OfficerClaims.Acting(context.User);
        var (work, place) = (number is > 0 and <= uint.MaxValue ? (uint)number : 0, file is > 0 and <= uint.MaxValue ? (uint)file : 0);
        if (!centre.HasCase(work) || desk.WorkFor(work, me) is null)
        {
            if (centre.HasCase(work))
            {
                await refusals.NoteAsync(me.Id, CaseDesk.VictimsOf(work), cancellation).ConfigureAwait(false);
            }

            // One answer for what is not there and what is another's.
            return Results.NotFound();
        }

        var (answer, entry, bytes) = await desk.FetchFileAsync(work, place, purpose ?? "", me, cancellation).ConfigureAwait(false);
        if (entry is not null && bytes is not null)
        {
            return Results.File(bytes, Bytes, CaseFileName.Cleaned(entry.Name));
        }

        var said = answer.Status switch
        {
            DeskStatus.Refused => "purpose",
            DeskStatus.NotFound => "gone",
            _ => "changed",
        };
        return Results.LocalRedirect($"/cases/{work}?part=files&said={said}");
    }
}
