using Microsoft.AspNetCore.Http;

namespace Cordon.Web.Access;

/// <summary>What each answer of the console tells the browser to refuse.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// Scripts and styles come from here alone, and none stands in a page. Attributes of style are let be: lists of many rows set their heights so.
    /// </summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>Sets them as the answer begins: what was written before a fault is thrown away, and these must not be.</summary>
    public static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>What is answered after a fault: that there was one, and nothing of it.</summary>
    public static Task SayFaultAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("Something went wrong. What was recorded before stays recorded.\n出错了。之前已记录的内容不受影响。\n");
    }

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (!context.Request.Path.StartsWithSegments("/_framework") && !context.Request.Path.StartsWithSegments("/assets"))
        {
            headers.CacheControl = "no-store";
        }
    }
}
