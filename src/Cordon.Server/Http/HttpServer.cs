using System.Security.Cryptography;
using Cordon.Engine;
using Cordon.Server.Delivery;
using Cordon.Server.Live;
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
    private readonly ChallengerEndpoint _challenger;

    private HttpServer(WebApplication application, LiveFeed feed, NoticeSender sender, ChallengerEndpoint challenger) =>
        (_application, _feed, _sender, _challenger) = (application, feed, sender, challenger);

    /// <summary>The addresses it listens at, with their true ports.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

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
        var application = builder.Build();
        var feed = new LiveFeed(centre, settings.Time);
        var log = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Cordon");
        var secrets = new WebhookSecrets(settings.WebhookRoot ?? RandomBytes(settings.Random, WebhookSecrets.Bytes));
        var sender = new NoticeSender(centre, secrets, settings.Time, BitConverter.ToInt32(RandomBytes(settings.Random, sizeof(int))), log);
        var challenger = new ChallengerEndpoint(centre, settings.Time);
        var dispatcher = new Dispatcher(centre, settings, feed, new EndpointsEndpoint(centre, sender, secrets), challenger, log);
        ((IApplicationBuilder)application).Run(dispatcher.HandleAsync);
        await application.StartAsync(cancellation).ConfigureAwait(false);
        isStarting = false;
        feed.Start();
        sender.Start();
        return new HttpServer(application, feed, sender, challenger);
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync().ConfigureAwait(false);
        await _feed.DisposeAsync().ConfigureAwait(false);
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _challenger.Dispose();
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
