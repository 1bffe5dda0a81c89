using System.Security.Claims;
using Cordon.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Cordon.Web.People;

/// <summary>
/// Signing in at an agency's own place. The provider says who somebody is and nothing else: whether they are let in, and as what, stands in the
/// centre's people. A person is known by issuer and subject, which their one-time link ties to them.
/// </summary>
internal static class OpenIdSignIn
{
    private const string Scheme = "openid";
    private const string Welcome = "welcome";
    private const string IssuerClaim = "iss";
    private const string BackPath = "/sign-in/openid/back";
    private const string DonePath = "/sign-in/openid/done";

    /// <summary>How long somebody may take at the provider.</summary>
    private static readonly TimeSpan TimeAtProvider = TimeSpan.FromMinutes(10);

    /// <summary>Where signing in there begins.</summary>
    public static string BeginPath(string? next) => "/sign-in/openid?next=" + Uri.EscapeDataString(SignInEndpoints.LocalOrHome(next));

    public static void Add(AuthenticationBuilder authentication, OpenIdProvider provider) => authentication.AddOpenIdConnect(Scheme, options =>
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Authority = provider.Authority;
        options.RequireHttpsMetadata = !provider.IsHere;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // The answer comes in the address, not by a form of another site: so the cookies that tie it to the question need not be open to other sites.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.CallbackPath = BackPath;
        options.RemoteAuthenticationTimeout = TimeAtProvider;
        options.ClaimActions.Clear();
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(SignInEndpoints.Failed);
            context.HandleResponse();
            return Task.CompletedTask;
        };
        // A token straight from the provider may come unsigned by the standard; here none does.
        options.Events.OnTokenValidated = context =>
        {
            if (context.SecurityToken is not { RawSignature.Length: > 0, SignatureAlgorithm: not SecurityAlgorithms.None })
            {
                context.Fail("The token is not signed.");
            }

            return Task.CompletedTask;
        };
        options.Events.OnRedirectToIdentityProvider = KeepToHttpsAsync;
    });

    public static void Map(IEndpointRouteBuilder routes)
    {
        var open = new OpenToAllAttribute("whoever signs in has not signed in yet");
        routes.MapGet("/sign-in/openid", (string? next) => Begin(SignInEndpoints.LocalOrHome(next), null)).RequireRateLimiting(RequestLimits.SignIn)
            .WithMetadata(open);
        routes.MapGet("/welcome/{secret}/openid", async (HttpContext context, string secret, PeopleBook book) =>
            await book.InvitedAsync(secret, context.RequestAborted).ConfigureAwait(false) is null
                ? Results.LocalRedirect("/welcome/" + Uri.EscapeDataString(secret)) : Begin("/", secret))
            .RequireRateLimiting(RequestLimits.SignIn).WithMetadata(new OpenToAllAttribute("the link's secret is what lets in"));
        routes.MapGet(DonePath, DoneAsync).RequireRateLimiting(RequestLimits.SignIn).WithMetadata(open);
    }

    private static IResult Begin(string next, string? secret)
    {
        var properties = new AuthenticationProperties { RedirectUri = DonePath + "?next=" + Uri.EscapeDataString(next) };
        if (secret is not null)
        {
            properties.Items[Welcome] = secret;
        }

        return Results.Challenge(properties, [Scheme]);
    }

    private static Task KeepToHttpsAsync(RedirectContext context)
    {
        // The provider's own address is where it sends people; one of another kind would be a way out of https.
        if (!Uri.TryCreate(context.ProtocolMessage.IssuerAddress, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback))
        {
            context.Response.Redirect(SignInEndpoints.Failed);
            context.HandleResponse();
        }

        return Task.CompletedTask;
    }

    private static async Task<IResult> DoneAsync(
        HttpContext context, string? next, ConsoleSettings settings, PeopleBook book, UserManager<Officer> people, SignInRecords records)
    {
        var said = await context.AuthenticateAsync(IdentityConstants.ExternalScheme).ConfigureAwait(false);
        await context.SignOutAsync(IdentityConstants.ExternalScheme).ConfigureAwait(false);
        var (issuer, subject) = (said.Principal?.FindFirstValue(IssuerClaim), said.Principal?.FindFirstValue(settings.OpenId!.SubjectClaim));
        if (!said.Succeeded || string.IsNullOrEmpty(issuer) || string.IsNullOrEmpty(subject))
        {
            return Results.LocalRedirect(SignInEndpoints.Again(SignInEndpoints.Failed, next));
        }

        var officer = said.Properties?.Items.TryGetValue(Welcome, out var secret) == true && secret is not null
            ? await LinkAsync(book, people, secret, issuer, subject, context.RequestAborted).ConfigureAwait(false)
            : await people.FindByLoginAsync(issuer, subject).ConfigureAwait(false);

        // Whoever guessed at a person's password locks them out of that alone.
        return officer is { IsGone: false } && await records.SignInAsync(officer, WayIn.OpenId).ConfigureAwait(false)
                ? Results.LocalRedirect(SignInEndpoints.LocalOrHome(next)) : Results.LocalRedirect(SignInEndpoints.Again(SignInEndpoints.Failed, next));
    }

    /// <summary>Ties who somebody is there to whom a link lets in, once; nobody where either is another's.</summary>
    private static async Task<Officer?> LinkAsync(
        PeopleBook book, UserManager<Officer> people, string secret, string issuer, string subject, CancellationToken cancellation)
    {
        if (await book.InvitedAsync(secret, cancellation).ConfigureAwait(false) is not { } officer
            || await people.FindByLoginAsync(issuer, subject).ConfigureAwait(false) is { } other && other.Id != officer.Id
            || !await book.UseUpAsync(officer, secret, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var added = await people.AddLoginAsync(officer, new UserLoginInfo(issuer, subject, issuer)).ConfigureAwait(false);
        return added.Succeeded ? officer : null;
    }
}
