using System.Text.Json;
using Cordon.Core.Casework;
using Cordon.Core.Networks.Dossiers;
using Cordon.Engine.Casework;
using Cordon.Engine.Networks;
using Cordon.Formats.Networks;
using Cordon.Web.Access;
using Cordon.Web.Language;
using Cordon.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Networks;

/// <summary>A gang's page and data as files. That somebody takes them out, and what for, is recorded first.</summary>
internal static class NetworkEndpoints
{
    private const string Page = "page";
    private const string Data = "data";
    private const string NotAsked = "purpose";
    private const string NotKept = "unavailable";

    /// <summary>Why nothing was exported; null for nothing.</summary>
    public static Phrase? SaidOf(string? said) => said switch
    {
        NotAsked => NetworkWords.NotExported.With(CaseText.PurposeRefusal("-")!),
        NotKept => NetworkWords.NotRecorded,
        _ => null,
    };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/networks/{name}/export", ExportAsync)
        .WithMetadata(new NeedsAttribute(Act.ExportNetwork)).AddEndpointFilter<RouteHandlerBuilder, OwnForms>();

    private static async Task<IResult> ExportAsync(
        string name, [FromForm] string? purpose, [FromForm] string? what, GangFinder finder, CaseDesk desk, HttpContext context,
        CancellationToken cancellation)
    {
        if (what is not (Page or Data))
        {
            return Results.BadRequest();
        }

        if (finder.State.Last?.Find(name) is not { } found)
        {
            return Results.NotFound();
        }

        var answer = await desk.LookAsync($"/networks/{found.Gang.Name}/export/{what}", purpose ?? "", OfficerClaims.Acting(context.User), cancellation)
            .ConfigureAwait(false);
        return answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone
            ? Results.File(
                Written(found.Dossier, what, TongueOf(context)), what == Page ? "text/html; charset=utf-8" : "application/json",
                $"{found.Gang.Name}.{(what == Page ? "html" : "json")}")
            : IsOfABrowser(context) ? Results.LocalRedirect(
                $"/networks/{Uri.EscapeDataString(found.Gang.Name)}?said={(answer.Status == DeskStatus.Refused ? NotAsked : NotKept)}#export")
            : Results.Problem(
                answer.Words?.English,
                statusCode: answer.Status == DeskStatus.Refused ? StatusCodes.Status400BadRequest : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Whether a person waits for a page, who is led back to theirs; a program is told by the status.</summary>
    private static bool IsOfABrowser(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>The page speaks as the screen did from which it was asked for; the data has English words always.</summary>
    private static Tongue TongueOf(HttpContext context) => SpeechOfRequest.TongueOf(context.Request, context.User);

    private static byte[] Written(GangDossier gang, string what, Tongue tongue)
    {
        using var file = new MemoryStream();
        if (what == Page)
        {
            GangPage.Write(file, gang, tongue);
            return file.ToArray();
        }

        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            GangJson.Write(json, gang);
            json.WriteEndObject();
        }

        return file.ToArray();
    }
}
