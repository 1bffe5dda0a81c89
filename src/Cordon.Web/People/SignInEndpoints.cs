using Cordon.Web.Access;
using Cordon.Core.Casework;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.People;

/// <summary>The calls by which people sign in and out. A page posts each with its antiforgery token; failing says no more than that it failed.</summary>
internal static class SignInEndpoints
{
    internal const string Failed = "/sign-in?said=failed";

    /// <summary>Said to whoever had the password right: others learn of no name that it is somebody's.</summary>
    private const string LockedOut = "/sign-in?said=locked";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/sign-in").RequireRateLimiting(RequestLimits.SignIn)
            .WithMetadata(new OpenToAllAttribute("whoever signs in has not signed in yet")).AddEndpointFilter<RouteGroupBuilder, OwnForms>();
        group.MapPost("/passkey-options", PasskeyOptionsAsync);
        group.MapPost("/passkey", PasskeyAsync);
        group.MapPost("/password", PasswordAsync);
        group.MapPost("/code", CodeAsync);
        routes.MapPost(SessionCookie.StillHerePath, () => Results.NoContent()).WithMetadata(new NeedsAttribute(Act.KeepOwnAccount))
            .AddEndpointFilter<RouteHandlerBuilder, OwnForms>();
        routes.MapPost("/sign-out", SignOutAsync).WithMetadata(new NeedsAttribute(Act.KeepOwnAccount)).AddEndpointFilter<RouteHandlerBuilder, OwnForms>();
    }

    /// <summary>Where somebody may be sent after signing in: a path of this console, and nothing else.</summary>
    internal static string LocalOrHome(string? path) =>
        path is ['/', ..] && path is not (['/', '/', ..] or ['/', '\\', ..]) && !path.Any(char.IsControl) && Uri.IsWellFormedUriString(path, UriKind.Relative)
            ? path
            : "/";

    /// <summary>Back to the sign-in, which leads where one was going all the same.</summary>
    internal static string Again(string path, string? next) =>
        LocalOrHome(next) is var local and not "/" ? path + "&next=" + Uri.EscapeDataString(local) : path;

    private static async Task<IResult> PasskeyOptionsAsync(SignInManager<Officer> signIn) =>
        Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null).ConfigureAwait(false), "application/json");

    private static async Task<IResult> PasskeyAsync(
        SignInManager<Officer> signIn, UserManager<Officer> people, SignInRecords records, [FromForm] string? credential, [FromForm] string? next)
    {
        // Who it is stands in what the passkey says, and is known when that was checked. Whoever guessed at their password locks them out of that alone.
        if (await signIn.AssertedAsync(credential).ConfigureAwait(false) is not { } asserted
            || asserted.Person.IsGone
            || !(await people.AddOrUpdatePasskeyAsync(asserted.Person, asserted.Passkey).ConfigureAwait(false)).Succeeded)
        {
            return Results.LocalRedirect(Again(Failed, next));
        }

        var isIn = await records.SignInAsync(asserted.Person, WayIn.Passkey).ConfigureAwait(false);
        return Results.LocalRedirect(isIn ? LocalOrHome(next) : Again(Failed, next));
    }

    private static async Task<IResult> PasswordAsync(
        SignInManager<Officer> signIn, UserManager<Officer> people, SignInRecords records, IPasswordHasher<Officer> hasher,
        [FromForm] string name, [FromForm] string password, [FromForm] string? next)
    {
        var officer = await people.FindByNameAsync(name).ConfigureAwait(false);
        var wasLocked = await records.IsLockedAsync(officer).ConfigureAwait(false);
        if (officer is not { PasswordHash: not null } || wasLocked)
        {
            // Nothing is compared below. A hash is what a try takes its time for: without one nobody's name is told from somebody's by a clock.
            _ = hasher.HashPassword(officer ?? new Officer(), password);
        }

        var result = await signIn.PasswordSignInAsync(name, password, isPersistent: false, lockoutOnFailure: true).ConfigureAwait(false);

        // A password alone signs nobody in: without a second factor the invitation was never finished.
        if (result.Succeeded)
        {
            await signIn.SignOutAsync().ConfigureAwait(false);
            return Results.LocalRedirect(Again(Failed, next));
        }

        result = await records.TriedAsync(result, officer, wasLocked, WayIn.Code).ConfigureAwait(false);
        return result.RequiresTwoFactor
            ? Results.LocalRedirect("/sign-in/code?next=" + Uri.EscapeDataString(LocalOrHome(next)))
            : Results.LocalRedirect(Again(Failed, next));
    }

    private static async Task<IResult> CodeAsync(
        SignInManager<Officer> signIn, SignInRecords records, [FromForm] string code, [FromForm] string? next)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        var officer = await signIn.GetTwoFactorAuthenticationUserAsync().ConfigureAwait(false);
        var wasLocked = await records.IsLockedAsync(officer).ConfigureAwait(false);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false).ConfigureAwait(false);
        return Answer(await records.TriedAsync(result, officer, wasLocked, WayIn.Code).ConfigureAwait(false), next);
    }

    /// <summary>Whoever signs out leaves every desk at which they signed in: a screen left open elsewhere is the one that is forgotten.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext context, SignInManager<Officer> signIn, UserManager<Officer> people, PeopleBook book)
    {
        if (await people.GetUserAsync(context.User).ConfigureAwait(false) is { } officer)
        {
            await book.EndSessionsAsync(officer).ConfigureAwait(false);
        }

        await signIn.SignOutAsync().ConfigureAwait(false);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.LocalRedirect("/sign-in?said=out");
    }

    private static IResult Answer(Microsoft.AspNetCore.Identity.SignInResult result, string? next) =>
        result.Succeeded ? Results.LocalRedirect(LocalOrHome(next)) : Results.LocalRedirect(Again(result.IsLockedOut ? LockedOut : Failed, next));
}
