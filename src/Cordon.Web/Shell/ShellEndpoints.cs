using Cordon.Web.Access;
using Cordon.Web.Language;
using Cordon.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Shell;

/// <summary>The choice of a language, which is there before anybody signs in.</summary>
internal static class ShellEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", (HttpContext context, [FromForm] string language, [FromForm] string? next) =>
        {
            context.Response.Cookies.Append(SpeechOfRequest.LanguageCookie, language == "zh" ? "zh" : "en", new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
            return Results.LocalRedirect(SignInEndpoints.LocalOrHome(next));
        }).WithMetadata(new OpenToAllAttribute("a language is nobody's secret"));
}
