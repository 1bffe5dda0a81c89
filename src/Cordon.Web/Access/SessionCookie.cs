using System.Security.Claims;
using Cordon.Web.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Access;

/// <summary>The cookie of a session: what it allows, and when it is asked whether the session still lasts.</summary>
internal static class SessionCookie
{
    /// <summary>Where an open screen tells that its person did something.</summary>
    public const string StillHerePath = "/still-here";

    public static void Set(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "cordon";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = OpenSessions.IdleTimeMax;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/not-yours";
        options.ReturnUrlParameter = "next";
        options.Events.OnSigningIn = BeginAsync;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = LeadToSignIn;
        options.Events.OnCheckSlidingExpiration = context =>
        {
            // The next request may be long after: the cookie has to last as long as the session does, from each thing that was done.
            context.ShouldRenew = !IsOfOpenScreen(context.HttpContext);
            return Task.CompletedTask;
        };
    }

    /// <summary>Whoever has a session's cookie still, and no session any more, is told that it is over.</summary>
    private static Task LeadToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var hadSession = context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!) is { Length: > 0 };
        context.Response.Redirect(hadSession ? context.RedirectUri + "&said=over" : context.RedirectUri);
        return Task.CompletedTask;
    }

    private static async Task BeginAsync(CookieSigningInContext context)
    {
        SessionsOf(context.HttpContext).Begin((ClaimsIdentity)context.Principal!.Identity!, SessionPlace.Of(context.HttpContext));

        // The session that the same browser had is over, after a new start of the program too.
        if (OpenSessions.IdOf(context.HttpContext.User) is { } before && context.HttpContext.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person)
        {
            await context.HttpContext.RequestServices.GetRequiredService<PeopleBook>().EndSessionAsync(person, before).ConfigureAwait(false);
        }
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var (sessions, place) = (SessionsOf(context.HttpContext), SessionPlace.Of(context.HttpContext));
        var lasts = IsOfOpenScreen(context.HttpContext)
            ? sessions.TakeUp(context.Principal!, context.Properties.IssuedUtc, place)
            : sessions.Touch(context.Principal!, context.Properties.IssuedUtc, place);
        if (!lasts)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme).ConfigureAwait(false);
            return;
        }

        if (sessions.IsToBeChecked(context.Principal!))
        {
            await CheckAsync(context, sessions).ConfigureAwait(false);
        }

        context.ShouldRenew &= !IsOfOpenScreen(context.HttpContext);
    }

    /// <summary>
    /// Looks at the person's stamp. The framework does so by the age of the cookie, which is made anew with each request: whoever asks without a pause
    /// would never be looked at. A cookie without an age always is.
    /// </summary>
    private static async Task CheckAsync(CookieValidatePrincipalContext context, OpenSessions sessions)
    {
        var (person, issued) = (context.Principal!, context.Properties.IssuedUtc);
        context.Properties.IssuedUtc = null;
        await SecurityStampValidator.ValidatePrincipalAsync(context).ConfigureAwait(false);
        context.Properties.IssuedUtc = issued;
        if (context.Principal is null)
        {
            sessions.End(OpenSessions.IdOf(person)!);
            return;
        }

        sessions.NoteChecked(person);
    }

    /// <summary>What an open screen sends by itself, to keep its line or to make it again: nobody did anything.</summary>
    private static bool IsOfOpenScreen(HttpContext context) => context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    private static OpenSessions SessionsOf(HttpContext context) => context.RequestServices.GetRequiredService<OpenSessions>();
}
