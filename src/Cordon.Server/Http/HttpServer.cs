using System.Security.Cryptography;
using Cordon.Engine;
using Cordon.Learning;
using Cordon.Server.Delivery;
using Cordon.Server.Live;
using Cordon.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cordon.Server.Http;

/// <summary>The HTTP side of a centre: Kestrel with nothing between it and the <see cref="Dispatcher"/>, and the sender of notices to banks.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly LiveFeed _feed;
    private readonly NoticeSender _sender;
    private readonly PolicyReports _reports;

    private HttpServer(WebApplication application, LiveFeed feed, NoticeSender sender, PolicyReports reports) =>
        (_application, _feed, _sender, _reports) = (application, feed, sender, reports);

    /// <summary>The addresses it listens at, with their true ports.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>The path by which somebody comes into the console for the first time; null where there is none, or people are in.</summary>
    public string? FirstPath { get; private init; }

    /// <summary>What the live page shows.</summary>
    public LiveFeed Feed => _feed;

    /// <summary>Starts to listen; the centre stays the caller's to close, after this.</summary>
    /// <exception cref="IOException">An address is taken.</exception>
    public static async Task<HttpServer> StartAsync(Centre centre, ServerSettings settings, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Limit);
        builder.WebHost.UseUrls([.. settings.Urls]);
        var isStarting = true;

        // What goes wrong at the start is thrown, and told in one line by whoever called.
        builder.Logging.AddSimpleConsole(options => options.SingleLine = true).AddFilter(level => level >= LogLevel.Error && !isStarting);
        var reports = new PolicyReports(centre, settings.Time);
        if (settings.Console is { } console)
        {
            builder.AddCordonConsole(centre, console with { Reports = reports });
        }

        var application = builder.Build();
        var feed = new LiveFeed(centre, settings.Time);
        var log = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Cordon");
        var secrets = new WebhookSecrets(settings.WebhookRoot ?? RandomBytes(settings.Random, WebhookSecrets.Bytes));
        var sender = new NoticeSender(centre, secrets, settings.Time, BitConverter.ToInt32(RandomBytes(settings.Random, sizeof(int))), log);
        var challenger = new ChallengerEndpoint(centre, new CentreDeeds(centre, settings.Desk), reports);
        var dispatcher = new Dispatcher(centre, settings, feed, new EndpointsEndpoint(centre, sender, secrets), challenger, log);
        var first = await RouteAsync(application, dispatcher, settings.Console, cancellation).ConfigureAwait(false);
        await application.StartAsync(cancellation).ConfigureAwait(false);
        isStarting = false;
        feed.Start();
        sender.Start();
        return new HttpServer(application, feed, sender, reports) { FirstPath = first };
    }

    /// <summary>The calls of banks and machines come first, with nothing before them; what is none of theirs is the console's.</summary>
    private static async Task<string?> RouteAsync(WebApplication application, Dispatcher dispatcher, ConsoleSettings? console, CancellationToken cancellation)
    {
        // No answer is taken for another kind than it says, none is framed, and none stays in a store on the way.
        application.Use(next => context =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.XFrameOptions = "DENY";
            context.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        if (console is null)
        {
            ((IApplicationBuilder)application).Run(dispatcher.HandleAsync);
            return null;
        }

        application.Use(next => context => Dispatcher.IsOwn(context.Request.Path.Value ?? "") ? dispatcher.HandleAsync(context) : next(context));
        return await application.UseCordonConsoleAsync(console, cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync().ConfigureAwait(false);
        await _feed.DisposeAsync().ConfigureAwait(false);
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _reports.Dispose();
    }

    private static byte[] RandomBytes(RandomNumberGenerator random, int count)
    {
        var bytes = new byte[count];
        random.GetBytes(bytes);
        return bytes;
    }

    private static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = HttpLimits.BatchBytesMax;
        options.Limits.MaxConcurrentConnections = HttpLimits.ConnectionsMax;
        options.Limits.MaxRequestHeaderCount = 64;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.MaxRequestLineSize = 4 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }
}
