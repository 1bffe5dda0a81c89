using Cordon.Web.Access;
using Cordon.Web.Language;
using Cordon.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Shell;

/// <summary>What a browser keeps for whoever uses it: a language, which is chosen before anybody signs in, and whether single keys do something.</summary>
internal static class ShellEndpoints
{
    /// <summary>The cookie that says that single keys do nothing; the page's script reads it at each key.</summary>
    public const string KeysCookie = "cordon-keys";

    /// <summary>What it says then.</summary>
    public const string KeysOff = "off";

    /// <summary>How long a browser keeps a choice.</summary>
    private const int KeptDays = 365;

    public static bool AreKeysOff(HttpContext? context) => context?.Request.Cookies[KeysCookie] == KeysOff;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/keys", (HttpContext context, [FromForm] string keys) =>
        {
            context.Response.Cookies.Append(KeysCookie, keys == KeysOff ? KeysOff : "on", new CookieOptions
            {
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(KeptDays),
                IsEssential = true,
            });
            return Results.LocalRedirect("/account#keys");
        }).WithMetadata(new OpenToAllAttribute("whether keys do something is the browser's own"));

        routes.MapPost("/language", (HttpContext context, [FromForm] string language, [FromForm] string? next) =>
        {
            context.Response.Cookies.Append(SpeechOfRequest.LanguageCookie, language == "zh" ? "zh" : "en", new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(KeptDays),
                IsEssential = true,
            });
            return Results.LocalRedirect(SignInEndpoints.LocalOrHome(next));
        }).WithMetadata(new OpenToAllAttribute("a language is nobody's secret"));
    }
}
