using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Signing;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Wire;

/// <summary>
/// Asks other centres: over TLS with certificates of both sides that the trust list pins, each request and each answer signed. What does not come from the
/// centre
/// that was asked is an error, never an answer.
/// </summary>
public sealed class PeerClient : IDisposable
{
    private const int ContentBytesMax = 16 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly X509Certificate2 _certificate;
    private readonly SecretKey _key;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, HttpClient> _clients = [];
    private readonly Lock _turn = new();

    /// <summary>Speaks for a centre.</summary>
    /// <param name="certificate">With its key.</param>
    /// <param name="key">The key of its messages.</param>
    public PeerClient(X509Certificate2 certificate, SecretKey key, TimeProvider time) => (_certificate, _key, _time) = (certificate, key, time);

    /// <summary>Sends a request and reads the answer.</summary>
    /// <exception cref="HopFailedException">The centre could not be reached, or what answered was not it.</exception>
    public async Task<HopAnswer> SendAsync(
        TrustedCentre to, HttpMethod method, string path, string type, byte[] content, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(method);
        var address = new Uri(new Uri(to.Address), path);
        using var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        var parts = new HttpParts([("content-type", type), (MessageSignature.MessageId, Guid.CreateVersion7(_time.GetUtcNow()).ToString())])
        {
            Method = method.Method,
            Authority = address.IsDefaultPort ? address.Host : address.Authority,
            Path = address.AbsolutePath,
            Query = address.Query,
        };
        parts = parts with { Fields = [.. parts.Fields, .. MessageSignature.Sign(parts, content, _key, _time.GetUtcNow())] };
        foreach (var (name, value) in parts.Fields.Where(field => field.Name != "content-type"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await ClientOf(to).SendAsync(request, cancellation).ConfigureAwait(false);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            var seen = new HttpParts(
                [.. response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value.Select(value => (header.Key, value)))])
            {
                Status = (int)response.StatusCode,
                Request = parts,
            };
            var now = _time.GetUtcNow();
            var fault = MessageSignature.Check(seen, answer, id => to.Key(id, KeyUse.Message, Instant.From(now))?.PublicKey, now).Fault;
            return fault == SignatureFault.None
                ? new HopAnswer(response.StatusCode, answer)
                : throw new HopFailedException(
                    $"{to.Id} answered {(int)response.StatusCode}, but not with its signature: {fault}", Unsigned.With(Phrase.Same(to.Name)));
        }
        catch (Exception fault) when (fault is HttpRequestException or AuthenticationException or TaskCanceledException
            && !cancellation.IsCancellationRequested)
        {
            throw new HopFailedException($"{to.Id} could not be reached: {fault.Message}", Unreachable.With(Phrase.Same(to.Name)), fault);
        }
    }

    private static readonly Phrase Unreachable = new("{0} cannot be reached", "无法连接{0}");
    private static readonly Phrase Unsigned = new("what answered is not {0}: its signature is missing", "应答方不是{0}：缺少其签名");

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    /// <summary>One row of connections for each centre as the list has it: another pin is another client.</summary>
    private HttpClient ClientOf(TrustedCentre to)
    {
        var name = string.Join(' ', to.Pins.Select(Convert.ToHexString).Prepend(to.Id));
        lock (_turn)
        {
            if (!_clients.TryGetValue(name, out var client))
            {
                var handler = new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseProxy = false,
                    UseCookies = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(10),
                    SslOptions = new SslClientAuthenticationOptions
                    {
                        EnabledSslProtocols = SslProtocols.Tls13,
                        ClientCertificates = [_certificate],
                        RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                            certificate is X509Certificate2 shown && to.Pins.Any(pin => pin.AsSpan().SequenceEqual(NodeCertificate.PinOf(shown))),
                    },
                };
                _clients.Add(name, client = new HttpClient(handler) { Timeout = Timeout, MaxResponseContentBufferSize = ContentBytesMax });
            }

            return client;
        }
    }
}
