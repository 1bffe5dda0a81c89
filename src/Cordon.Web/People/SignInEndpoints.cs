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
    private const string Failed = "/sign-in?said=failed";
    private const string LockedOut = "/sign-in?said=locked";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/sign-in").RequireRateLimiting(RequestLimits.SignIn)
            .WithMetadata(new OpenToAllAttribute("whoever signs in has not signed in yet")).AddEndpointFilter<RouteGroupBuilder, OwnForms>();
        group.MapPost("/passkey-options", PasskeyOptionsAsync);
        group.MapPost("/passkey", PasskeyAsync);
        group.MapPost("/password", PasswordAsync);
        group.MapPost("/code", CodeAsync);
        routes.MapPost("/sign-out", SignOutAsync).WithMetadata(new NeedsAttribute(Act.KeepOwnAccount)).AddEndpointFilter<RouteHandlerBuilder, OwnForms>();
    }

    /// <summary>Where somebody may be sent after signing in: a path of this console, and nothing else.</summary>
    internal static string LocalOrHome(string? path) =>
        path is ['/', ..] && path is not (['/', '/', ..] or ['/', '\\', ..]) && !path.Any(char.IsControl) && Uri.IsWellFormedUriString(path, UriKind.Relative)
            ? path
            : "/";

    private static async Task<IResult> PasskeyOptionsAsync(SignInManager<Officer> signIn) =>
        Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null).ConfigureAwait(false), "application/json");

    private static async Task<IResult> PasskeyAsync(
        SignInManager<Officer> signIn, [FromForm] string credential, [FromForm] string? next)
    {
        var result = await signIn.PasskeySignInAsync(credential).ConfigureAwait(false);
        return Answer(result, next);
    }

    private static async Task<IResult> PasswordAsync(
        SignInManager<Officer> signIn, [FromForm] string name, [FromForm] string password, [FromForm] string? next)
    {
        var result = await signIn.PasswordSignInAsync(name, password, isPersistent: false, lockoutOnFailure: true).ConfigureAwait(false);

        // A password alone signs nobody in: without a second factor the invitation was never finished.
        if (result.Succeeded)
        {
            await signIn.SignOutAsync().ConfigureAwait(false);
            return Results.LocalRedirect(Failed);
        }

        return result.RequiresTwoFactor ? Results.LocalRedirect("/sign-in/code?next=" + Uri.EscapeDataString(LocalOrHome(next))) : Answer(result, next);
    }

    private static async Task<IResult> CodeAsync(SignInManager<Officer> signIn, [FromForm] string code, [FromForm] string? next)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false).ConfigureAwait(false);
        return Answer(result, next);
    }

    private static async Task<IResult> SignOutAsync(SignInManager<Officer> signIn)
    {
        await signIn.SignOutAsync().ConfigureAwait(false);
        return Results.LocalRedirect("/sign-in?said=out");
    }

    private static IResult Answer(Microsoft.AspNetCore.Identity.SignInResult result, string? next) =>
        result.Succeeded ? Results.LocalRedirect(LocalOrHome(next)) : Results.LocalRedirect(result.IsLockedOut ? LockedOut : Failed);
}
