using System.Text.Json;
using Cordon.Core.Tracing;
using Cordon.Formats.Trails;
using Microsoft.Net.Http.Headers;

namespace Cordon.Server.Http;

/// <summary>How a trail is answered: as JSON, or drawn for those who would rather have that.</summary>
internal static class TrailAnswer
{
    // With their charset, so that a range that names it takes them in too.
    private static readonly MediaTypeHeaderValue Json = new("application/json") { Charset = "utf-8" };
    private static readonly MediaTypeHeaderValue Drawing = new("image/svg+xml") { Charset = "utf-8" };

    /// <summary>Answers with a trail.</summary>
    /// <param name="widthPixels">The drawing's width.</param>
    /// <param name="writeFirst">Writes what stands before the trail in JSON.</param>
    public static async ValueTask WriteAsync(HttpContext context, TrailReport trail, int widthPixels, Action<Utf8JsonWriter> writeFirst)
    {
        context.Response.Headers.Vary = "Accept";
        if (!WantsDrawing(context.Request))
        {
            await CommandAnswer.WriteAsync(context, json =>
            {
                writeFirst(json);
                TrailJson.Write(json, trail);
            }, isAscii: true).ConfigureAwait(false);
            return;
        }

        using var drawing = new MemoryStream();
        TrailSvg.Write(drawing, trail, widthPixels);
        context.Response.ContentType = Drawing.MediaType.ToString();
        context.Response.ContentLength = drawing.Length;

        // Names in it come from outside; nothing in it may run or load.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        await context.Response.BodyWriter.WriteAsync(drawing.GetBuffer().AsMemory(0, (int)drawing.Length), context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether the drawing is wanted more than JSON (RFC 9110, 12.5.1): by its weight; at the same weight by how closely it is named. Who accepts neither
    /// gets JSON.
    /// </summary>
    private static bool WantsDrawing(HttpRequest request)
    {
        var ranges = request.GetTypedHeaders().Accept;
        return Weight(ranges, Drawing).CompareTo(Weight(ranges, Json)) > 0;
    }

    /// <summary>What the range says that names a type the most closely.</summary>
    private static (double Quality, int Closeness) Weight(IList<MediaTypeHeaderValue> ranges, MediaTypeHeaderValue type)
    {
        var closest = ranges.Where(type.IsSubsetOf).MaxBy(Closeness);
        return closest is null ? (0, 0) : (closest.Quality ?? 1, closest.Quality == 0 ? 0 : Closeness(closest));
    }

    private static int Closeness(MediaTypeHeaderValue range) => range switch
    {
        { MatchesAllTypes: true } => 0,
        { MatchesAllSubTypes: true } => 1,
        { Charset.HasValue: false } => 2,
        _ => 3,
    };
}
