using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cordon.Exchange.Wire;

/// <summary>Where other centres reach this one: a port of its own, over TLS with certificates of both sides, nothing else on it.</summary>
public sealed class ExchangeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ExchangeServer(WebApplication app) => _app = app;

    /// <summary>Opens the port.</summary>
    /// <param name="address">On which address of the machine.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ExchangeServer> StartAsync(
        ExchangeNode node, IPAddress address, int port, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(address);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = ExchangeEndpoints.ContentBytesMax;
            options.Listen(address, port, listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = node.Keys.Certificate;
                https.SslProtocols = SslProtocols.Tls13;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (certificate, _, _) => IsKnown(node, certificate);
            }));
        });
        var app = builder.Build();
        new ExchangeEndpoints(node, time).Map(app);
        await app.StartAsync(cancellation).ConfigureAwait(false);
        return new ExchangeServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Nobody vouches for a certificate but the trust list: its key stands there.</summary>
    private static bool IsKnown(ExchangeNode node, X509Certificate2 certificate) =>
        node.Trust.Last?.CentreOfPin(NodeCertificate.PinOf(certificate)) is not null;
}
