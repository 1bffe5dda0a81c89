using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Cordon.Bench.Outbox;

/// <summary>Speaks to whatever process serves the centre at the moment; what is not answered is said again to the next one.</summary>
internal sealed class CentreClient : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    private readonly HttpClient _client = new();
    private volatile Uri? _address;

    /// <summary>Where the centre is; null while there is none.</summary>
    public Uri? Address
    {
        get => _address;
        set => _address = value;
    }

    /// <summary>Says something until it is answered, by something else than "not now".</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> TellAsync(
        string key, string path, string? body, CancellationToken over, string? idempotencyKey = null)
    {
        while (true)
        {
            over.ThrowIfCancellationRequested();
            if (_address is { } address && await TryAsync(address, key, path, body, idempotencyKey, over).ConfigureAwait(false) is { } answer)
            {
                return answer;
            }

            await Task.Delay(Pause, TimeProvider.System, over).ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<(HttpStatusCode, JsonElement)?> TryAsync(
        Uri address, string key, string path, string? body, string? idempotencyKey, CancellationToken over)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        try
        {
            using var response = await _client.SendAsync(request, over).ConfigureAwait(false);
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(over).ConfigureAwait(false));
            return response.StatusCode == HttpStatusCode.ServiceUnavailable ? null : (response.StatusCode, json.RootElement.Clone());
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or JsonException)
        {
            // The kill.
            return null;
        }
    }
}
