using Cordon.Server.Http;

namespace Cordon.Server.Live;

/// <summary>Serves the live page: three files and one stream of events.</summary>
internal sealed class LivePage(LiveFeed feed, LivePageAccess access)
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    private static readonly Dictionary<string, (string Name, string Type)> Files = new(StringComparer.Ordinal)
    {
        ["/"] = ("live.html", "text/html; charset=utf-8"),
        ["/live"] = ("live.html", "text/html; charset=utf-8"),
        ["/live/live.css"] = ("live.css", "text/css; charset=utf-8"),
        ["/live/live.js"] = ("live.js", "text/javascript; charset=utf-8"),
    };

    private int _viewers;

    public static bool Serves(string path) => path == "/live/events" || Files.ContainsKey(path);

    /// <summary>Whether this request may see the page; to others there is nothing at its paths.</summary>
    public bool IsOpenTo(HttpContext context) => access switch
    {
        LivePageAccess.All => true,
        LivePageAccess.Loopback => Dispatcher.IsLocal(context),
        _ => false,
    };

    public async ValueTask AnswerAsync(HttpContext context, string path)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (path == "/live/events")
        {
            await StreamAsync(context).ConfigureAwait(false);
            return;
        }

        var (name, type) = Files[path];
        var bytes = EmbeddedFile.Read(name);
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private async ValueTask StreamAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _viewers) > HttpLimits.ViewersMax)
        {
            Interlocked.Decrement(ref _viewers);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            LiveState? last = null;
            while (!context.RequestAborted.IsCancellationRequested)
            {
                var state = await feed.NextAsync(last, context.RequestAborted).ConfigureAwait(false);
                var bytes = LiveJson.Event(state, last is null ? feed.History : null);
                await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
                last = state;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _viewers);
        }
    }
}
