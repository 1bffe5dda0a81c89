using System.Security.Claims;
using Cordon.Web.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;

namespace Cordon.Web.Language;

/// <summary>
/// How to speak to whoever asked: as the person chose; else as the page's cookie says; else as the browser asks. A screen that stays open keeps what
/// it began with.
/// </summary>
public sealed class SpeechOfRequest(IHttpContextAccessor http, AuthenticationStateProvider signIn)
{
    /// <summary>The cookie of the language chosen without signing in.</summary>
    public const string LanguageCookie = "cordon-language";

    /// <summary>The cookie in which the page's script tells the browser's time zone.</summary>
    public const string ZoneCookie = "cordon-zone";

    private Speech? _speech;

    /// <summary>The speech of this request or of this open screen.</summary>
    public async ValueTask<Speech> GetAsync()
    {
        if (_speech is null)
        {
            var person = (await signIn.GetAuthenticationStateAsync().ConfigureAwait(false)).User;
            var request = http.HttpContext?.Request;
            var zone = OfficerClaims.Zone(person) ?? request?.Cookies[ZoneCookie] ?? "UTC";
            _speech = new Speech(
                TongueOf(request, person),
                TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc);
        }

        return _speech;
    }

    /// <summary>The language of a request.</summary>
    public static Tongue TongueOf(HttpRequest? request, ClaimsPrincipal person)
    {
        var tongue = request?.Cookies[LanguageCookie] ?? OfficerClaims.Language(person) ?? request?.Headers.AcceptLanguage.ToString() ?? "en";
        return tongue.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Tongue.Chinese : Tongue.English;
    }
}
