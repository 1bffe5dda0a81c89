using System.Buffers.Text;
using Cordon.Core.Casework;
using Cordon.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.People;

/// <summary>
/// The calls by which a person who is signed in makes another passkey or takes one away. Both want a sign-in of the last minutes: a screen that was left
/// open makes nobody a key of their own.
/// </summary>
internal static class PasskeyEndpoints
{
    private const string Account = "/account";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/account/passkeys").WithMetadata(new NeedsAttribute(Act.KeepOwnAccount))
            .RequireRateLimiting(RequestLimits.SignIn).AddEndpointFilter<RouteGroupBuilder, OwnForms>();
        group.MapPost("/options", OptionsAsync);
        group.MapPost("/add", AddAsync);
        group.MapPost("/remove", RemoveAsync);
    }

    private static async Task<IResult> OptionsAsync(
        HttpContext context, UserManager<Officer> people, SignInManager<Officer> signIn, OpenSessions sessions)
    {
        if (!sessions.IsFresh(context.User) || await people.GetUserAsync(context.User).ConfigureAwait(false) is not { } officer)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var entity = new PasskeyUserEntity { Id = officer.Id, Name = officer.UserName!, DisplayName = officer.ShownName };
        return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(entity).ConfigureAwait(false), "application/json");
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, UserManager<Officer> people, SignInManager<Officer> signIn, OpenSessions sessions, PeopleBook book,
        [FromForm] string? credential)
    {
        if (!sessions.IsFresh(context.User))
        {
            return Said("passkey-old");
        }

        if (await people.GetUserAsync(context.User).ConfigureAwait(false) is not { } officer
            || await signIn.AttestedAsync(credential).ConfigureAwait(false) is not { } attested || attested.PersonId != officer.Id)
        {
            return Said("passkey-none");
        }

        attested.Passkey.Name = SessionPlace.Of(context).Browser;
        return Said(await book.AddPasskeyAsync(officer, attested.Passkey).ConfigureAwait(false) ? "passkey-added" : "passkey-none");
    }

    private static async Task<IResult> RemoveAsync(
        HttpContext context, UserManager<Officer> people, SignInManager<Officer> signIn, OpenSessions sessions, PeopleBook book,
        [FromForm] string? passkey)
    {
        if (!sessions.IsFresh(context.User))
        {
            return Said("passkey-old");
        }

        if (await people.GetUserAsync(context.User).ConfigureAwait(false) is not { } officer || !Base64Url.IsValid(passkey))
        {
            return Said("passkey-gone");
        }

        var answer = await book.RemovePasskeyAsync(officer, Base64Url.DecodeFromChars(passkey)).ConfigureAwait(false);
        if (answer != PasskeyRemoval.Removed)
        {
            return Said(answer == PasskeyRemoval.LastWayIn ? "passkey-last" : "passkey-gone");
        }

        await signIn.SignOutAsync().ConfigureAwait(false);
        return Results.LocalRedirect("/sign-in?said=passkey-removed");
    }

    private static IResult Said(string what) => Results.LocalRedirect($"{Account}?said={what}");
}
