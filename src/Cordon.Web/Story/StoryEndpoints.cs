using System.Globalization;
using Cordon.Core.Casework;
using Cordon.Web.Access;
using Cordon.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Story;

/// <summary>
/// Leads through the story of a demonstration: whoever came in by its link becomes who a step needs and is sent to its screen. A centre that is no
/// demonstration has no such call, and nothing lies at the story's address.
/// </summary>
internal static class StoryEndpoints
{
    /// <summary>The story's address, under which all of it lies.</summary>
    public const string Path = "/story";

    private const string StepCookie = "cordon-story";

    public static void Map(IEndpointRouteBuilder routes, DemoStory story)
    {
        var group = routes.MapGroup(Path).RequireRateLimiting(RequestLimits.SignIn).WithMetadata(new NeedsAttribute(Act.KeepOwnAccount));
        group.MapGet("/go/{step:int}", async (int step, HttpContext context, StoryFeed feed, UserManager<Officer> people, SignInRecords records) =>
        {
            if (step < 1 || step > StoryStep.All.Count)
            {
                return Results.NotFound();
            }

            var (what, state) = (StoryStep.All[step - 1], await feed.LookAsync(context.RequestAborted).ConfigureAwait(false));
            if (what.Place(story, state) is not { } place)
            {
                // The story's page says what is waited for.
                return Results.LocalRedirect(Path);
            }

            await BecomeAsync(people, records, DemoEndpoints.Cast.First(person => person.Role == what.Role).UserName).ConfigureAwait(false);
            feed.See(step);
            context.Response.Cookies.Append(
                StepCookie, step.ToString(CultureInfo.InvariantCulture),
                new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
            return Results.LocalRedirect(place);
        });
        group.MapGet("/as/{who}", async (string who, HttpContext context, UserManager<Officer> people, SignInRecords records) =>
        {
            context.Response.Cookies.Delete(StepCookie);
            return await BecomeAsync(people, records, who).ConfigureAwait(false) ? Results.LocalRedirect("/") : Results.NotFound();
        });
        group.MapGet("/leave", (HttpContext context, bool? end) =>
        {
            context.Response.Cookies.Delete(StepCookie);
            return Results.LocalRedirect(end is true ? Path + "#around" : Path);
        });
    }

    /// <summary>The step that somebody is at, from 1; null outside of the story.</summary>
    public static int? StepOf(HttpContext? context) =>
        context is not null && context.Request.Path != Path
        && int.TryParse(context.Request.Cookies[StepCookie], CultureInfo.InvariantCulture, out var step) ? step : null;

    /// <summary>Answers that there is nothing at the story's address.</summary>
    public static RequestDelegate Without(RequestDelegate next) => context =>
    {
        if (!context.Request.Path.StartsWithSegments(Path))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    private static async Task<bool> BecomeAsync(UserManager<Officer> people, SignInRecords records, string who)
    {
        if (DemoEndpoints.Cast.All(person => person.UserName != who) || await people.FindByNameAsync(who).ConfigureAwait(false) is not { } officer)
        {
            return false;
        }

        return await records.SignInAsync(officer, WayIn.Demo).ConfigureAwait(false);
    }
}
