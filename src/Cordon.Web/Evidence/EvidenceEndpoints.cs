using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Proving;
using Cordon.Web.Access;
using Cordon.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Evidence;

/// <summary>The evidence of a case as a file. That somebody takes it out, and what for, is recorded first.</summary>
internal static class EvidenceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/cases/{number:long}/evidence/file", TakeAsync)
        .WithMetadata(new NeedsAttribute(Act.SeeVictim)).AddEndpointFilter<RouteHandlerBuilder, OwnForms>();

    private static async Task<IResult> TakeAsync(
        long number, [FromForm] string? purpose, CaseEvidence evidence, CaseDesk desk, Centre centre, RefusalRecords refusals, PeopleBook book,
        HttpContext context, CancellationToken cancellation)
    {
        var of = number is > 0 and <= uint.MaxValue ? (uint)number : 0;
        var by = OfficerClaims.Acting(context.User);
        if (centre.HasCase(of) && desk.WorkFor(of, by) is null)
        {
            await refusals.NoteAsync(by.Id, CaseEvidence.PathOf(of), cancellation).ConfigureAwait(false);
        }

        var names = await book.NamesAsync(cancellation).ConfigureAwait(false);
        var (answer, taken) = await evidence.TakeAsync(of, purpose ?? "", by, names.GetValueOrDefault(by.Id, by.Id), cancellation).ConfigureAwait(false);
        return taken is not null ? Results.File(taken.File, "application/json", CaseBundle.NameOf(of))
            : Results.Problem(answer.Words?.English, statusCode: answer.Status switch
            {
                DeskStatus.NotFound => StatusCodes.Status404NotFound,
                DeskStatus.Refused => StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status503ServiceUnavailable,
            });
    }
}
