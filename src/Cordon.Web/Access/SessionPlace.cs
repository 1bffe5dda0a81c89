using Microsoft.AspNetCore.Http;

namespace Cordon.Web.Access;

/// <summary>From where a session is used, so that its person knows it again: kept in memory as long as the session, and recorded nowhere.</summary>
/// <param name="Address">The address that asked; behind a proxy the proxy's.</param>
/// <param name="Browser">The browser and the system, out of names that are known; empty for others.</param>
public sealed record SessionPlace(string Address, string Browser)
{
    // What a browser says of itself names others too: the first of these that it names is what it is.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>From where a request comes.</summary>
    public static SessionPlace Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SessionPlace(context.Connection.RemoteIpAddress?.ToString() ?? "", NameOf(context.Request.Headers.UserAgent.ToString()));
    }

    /// <summary>Browser and system by what a browser says of itself.</summary>
    internal static string NameOf(string userAgent) =>
        string.Join(", ", new[] { Browsers, Systems }.Select(known => Array.Find(known, one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name)
            .Where(name => name is not null));

    /// <summary>Without the address.</summary>
    public override string ToString() => Browser;
}
