using System.Text;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Web.Access;
using Cordon.Web.Language;
using Cordon.Web.People;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Audit;

/// <summary>The audit as a file: all that is chosen, page by page, so that a year of it takes no more memory than a page.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/audit/moments.csv",
        async (HttpContext context, CaseDesk desk, CentreClock clock, PeopleBook book, string? who, string? @case, string? kind, string? from, string? to) =>
        {
            var choice = new AuditChoice(who, @case, kind, from, to).Moments(clock.Now, ZoneOf(context));
            var names = await book.NamesAsync(context.RequestAborted).ConfigureAwait(false);
            return Results.Stream(
                stream => WriteAsync(stream, desk, choice, names, context.RequestAborted), "text/csv; charset=utf-8", "moments.csv");
        }).WithMetadata(new NeedsAttribute(Act.SeeAudit));

    private static async Task WriteAsync(
        Stream stream, CaseDesk desk, MomentChoice choice, IReadOnlyDictionary<string, string> names, CancellationToken cancellation)
    {
        var text = new StringBuilder(AuditTable.Header);
        long? before = null;
        IReadOnlyList<DeskMoment> page;
        do
        {
            page = desk.Moments(choice, before);
            foreach (var moment in page)
            {
                text.Append(AuditTable.Line(moment, names));
                before = moment.Id;
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation).ConfigureAwait(false);
            text.Clear();
        }
        while (page.Count == CaseDesk.PageMax);
    }

    /// <summary>The zone whose days are meant: the one in which the screen shows them.</summary>
    private static TimeZoneInfo ZoneOf(HttpContext context)
    {
        var zone = OfficerClaims.Zone(context.User) ?? context.Request.Cookies[SpeechOfRequest.ZoneCookie] ?? "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
    }
}
