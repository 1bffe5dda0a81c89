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
    private static readonly Dictionary<string, Phrase> Reasons = new(StringComparer.Ordinal)
    {
        ["refused"] = EvidenceWords.NotAsked,
        ["unavailable"] = EvidenceWords.CannotBeMade,
    };

    /// <summary>Why a file was not given out; null for nothing.</summary>
    public static Phrase? SaidOf(string? said) => said is null ? null : Reasons.GetValueOrDefault(said);

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
            : answer.Status == DeskStatus.NotFound ? Results.NotFound()
            : Results.LocalRedirect($"{CaseEvidence.PathOf(of)}?said={(answer.Status == DeskStatus.Refused ? "refused" : "unavailable")}");
    }
}
