using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Cordon.Web.Access;

/// <summary>How often one address may ask, where guessing would pay.</summary>
internal static class RequestLimits
{
    /// <summary>For signing in and for links.</summary>
    public const string SignIn = "sign-in";

    /// <summary>For the public check.</summary>
    public const string PublicCheck = "public-check";

    /// <summary>Questions to the public check, by one address in a minute: enough for a person, no way to try a list.</summary>
    private const int ChecksPerMinute = 10;

    public static void AddTo(RateLimiterOptions options, int signInsPerMinute)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(SignIn, context => Window(context, signInsPerMinute));
        options.AddPolicy(PublicCheck, context => Window(context, ChecksPerMinute));
    }

    private static RateLimitPartition<string> Window(HttpContext context, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
