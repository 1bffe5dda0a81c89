using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Cordon.Web.Access;

/// <summary>
/// Names the cookies of signing in after this very host where they travel by https, so that no neighbour below the same domain and no page by http can
/// set one. By http, on loopback, browsers take no such name.
/// </summary>
internal sealed class HostCookies : ICookieManager
{
    /// <summary>What the name begins with: browsers then ask for Secure, the path / and no domain.</summary>
    public const string Prefix = "__Host-";

    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameIn(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, NameIn(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _cookies.DeleteCookie(context, NameIn(context, key), options);

    private static string NameIn(HttpContext context, string key) => context.Request.IsHttps ? Prefix + key : key;
}
