using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Cordon.Web.PublicCheck;
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

    /// <summary>Questions to the public check by one address at once: enough for a person with a bill and a letter before them.</summary>
    internal const int ChecksAtOnce = 10;

    /// <summary>How soon one more is let through: 60 an hour is no way to try a list of mules' accounts.</summary>
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(1);

    /// <summary>Bytes of an IPv6 address that belong to one household or office: whoever has them has all addresses below.</summary>
    private const int HouseholdBytes = 8;

    public static void AddTo(RateLimiterOptions options, int signInsPerMinute)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(SignIn, context => Window(context, signInsPerMinute));

        // The page itself is for everybody to read; only a question counts.
        options.AddPolicy(PublicCheck, context => HttpMethods.IsPost(context.Request.Method) ? Bucket(context) : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = (context, cancellation) => new ValueTask(SayLaterAsync(context.HttpContext, cancellation));
    }

    private static Task SayLaterAsync(HttpContext context, CancellationToken cancellation)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.RetryAfter = ((int)CheckEvery.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return context.Response.WriteAsync(LaterPage.Of(context.Request.Path), cancellation);
    }

    internal static RateLimitPartition<string> Window(HttpContext context, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        HouseholdOf(context.Connection.RemoteIpAddress),
        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });

    private static RateLimitPartition<string> Bucket(HttpContext context) => RateLimitPartition.GetTokenBucketLimiter(
        HouseholdOf(context.Connection.RemoteIpAddress),
        _ => new TokenBucketRateLimiterOptions { TokenLimit = ChecksAtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = CheckEvery, AutoReplenishment = true });

    /// <summary>Who asks: an IPv4 address, or the network of an IPv6 address, within which one person changes it at will.</summary>
    internal static string HouseholdOf(IPAddress? address) =>
        address is null ? ""
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, HouseholdBytes))
        : address.ToString();
}
