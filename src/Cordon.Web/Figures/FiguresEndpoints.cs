using System.Text;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Figures;

/// <summary>The statistics as files.</summary>
internal static class FiguresEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "sums", FigureTables.Sums);
        Map(routes, "clocks", FigureTables.Clocks);
        Map(routes, "curve", FigureTables.Curve);
    }

    private static void Map(IEndpointRouteBuilder routes, string name, Func<FiguresView, string> table) =>
        routes.MapGet($"/figures/{name}.csv", async (Centre centre, CancellationToken cancellation) =>
        {
            var result = await centre.FindFiguresAsync(cancellation).ConfigureAwait(false);
            return result.Figures is { } view
                ? Results.File(Encoding.UTF8.GetBytes(table(view)), "text/csv; charset=utf-8", $"{name}.csv")
                : Results.Problem(result.Detail?.English ?? result.Status.ToString(), statusCode: StatusCodes.Status503ServiceUnavailable);
        }).WithMetadata(new NeedsAttribute(Act.SeeFigures));
}
