using Cordon.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.People;

/// <summary>The calls by which an invited person sets up how to sign in: a passkey, or a password with an authenticator's codes.</summary>
internal static class WelcomeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/welcome/{secret}").RequireRateLimiting(RequestLimits.SignIn)
            .WithMetadata(new OpenToAllAttribute("the link's secret is what lets in")).AddEndpointFilter<RouteGroupBuilder, OwnForms>();
        group.MapPost("/passkey-options", PasskeyOptionsAsync);
        group.MapPost("/passkey", PasskeyAsync);
        group.MapPost("/password", PasswordAsync);
    }

    private static async Task<IResult> PasskeyOptionsAsync(
        HttpContext context, string secret, PeopleBook book, SignInManager<Officer> signIn)
    {
        if (await book.InvitedAsync(secret, context.RequestAborted).ConfigureAwait(false) is not { } officer)
        {
            return Results.NotFound();
        }

        var entity = new PasskeyUserEntity { Id = officer.Id, Name = officer.UserName!, DisplayName = officer.ShownName };
        return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(entity).ConfigureAwait(false), "application/json");
    }

    private static async Task<IResult> PasskeyAsync(
        HttpContext context, string secret, PeopleBook book, UserManager<Officer> people, SignInManager<Officer> signIn, SignInRecords records,
        [FromForm] string? credential)
    {
        if (await book.InvitedAsync(secret, context.RequestAborted).ConfigureAwait(false) is not { } officer)
        {
            return Results.LocalRedirect("/welcome/" + Uri.EscapeDataString(secret));
        }

        if (await signIn.AttestedAsync(credential).ConfigureAwait(false) is not { } attested || attested.PersonId != officer.Id
            || !await book.UseUpAsync(officer, secret, context.RequestAborted).ConfigureAwait(false)
            || !(await people.AddOrUpdatePasskeyAsync(officer, attested.Passkey).ConfigureAwait(false)).Succeeded)
        {
            return Again(secret, "passkey");
        }

        return Results.LocalRedirect(await records.SignInAsync(officer, WayIn.Link).ConfigureAwait(false) ? "/" : SignInEndpoints.Failed);
    }

    private static async Task<IResult> PasswordAsync(
        HttpContext context, string secret, PeopleBook book, UserManager<Officer> people, SignInRecords records,
        [FromForm] string password, [FromForm] string code)
    {
        if (await book.InvitedAsync(secret, context.RequestAborted).ConfigureAwait(false) is not { } officer)
        {
            return Results.LocalRedirect("/welcome/" + Uri.EscapeDataString(secret));
        }

        foreach (var validator in people.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(people, officer, password).ConfigureAwait(false)).Succeeded)
            {
                return Again(secret, "password");
            }
        }

        // A code is good once: it is looked at last, so that a plain password uses none up.
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (!await people.VerifyTwoFactorTokenAsync(officer, people.Options.Tokens.AuthenticatorTokenProvider, digits).ConfigureAwait(false))
        {
            return Again(secret, "code");
        }

        if (!await book.UseUpAsync(officer, secret, context.RequestAborted).ConfigureAwait(false))
        {
            return Again(secret, "used");
        }

        await people.AddPasswordAsync(officer, password).ConfigureAwait(false);
        await people.SetTwoFactorEnabledAsync(officer, true).ConfigureAwait(false);
        return Results.LocalRedirect(await records.SignInAsync(officer, WayIn.Link).ConfigureAwait(false) ? "/" : SignInEndpoints.Failed);
    }

    private static IResult Again(string secret, string said) => Results.LocalRedirect($"/welcome/{Uri.EscapeDataString(secret)}?said={said}");
}
