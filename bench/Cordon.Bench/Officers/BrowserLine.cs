using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cordon.Bench.Officers;

/// <summary>The line by which a browser is told what to do: its own protocol for developers' tools, one answer a call.</summary>
internal sealed class BrowserLine : IAsyncDisposable
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly ConcurrentDictionary<string, Action<JsonElement>> _told = new();
    private Task _reading = Task.CompletedTask;
    private int _numbers;

    public static async Task<BrowserLine> OpenAsync(Uri address)
    {
        var line = new BrowserLine();
        line._socket.Options.Proxy = null;
        await line._socket.ConnectAsync(address, CancellationToken.None).ConfigureAwait(false);
        line._reading = Task.Run(line.ReadAsync);
        return line;
    }

    /// <summary>Has what a page says by itself handed on: the arguments of what its script calls.</summary>
    public void Hear(string session, Action<JsonElement> told) => _told[session] = told;

    /// <summary>Calls and waits for the answer.</summary>
    /// <param name="session">The page that is meant; null for the browser itself.</param>
    public async Task<JsonElement> CallAsync(string? session, string method, JsonObject? parameters = null)
    {
        var number = Interlocked.Increment(ref _numbers);
        var call = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            call["sessionId"] = session;
        }

        var answer = _calls[number] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _sending.WaitAsync().ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(AnswersWithin, TimeProvider.System).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading.ConfigureAwait(false);
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var (buffer, message) = (new byte[64 * 1024], new MemoryStream());
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(buffer, CancellationToken.None).ConfigureAwait(false);
                message.Write(buffer, 0, read.Count);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                if (read.EndOfMessage)
                {
                    Take(message.GetBuffer().AsMemory(0, (int)message.Length));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            // The browser ended, or the line is given up.
        }
        finally
        {
            foreach (var call in _calls.Values)
            {
                call.TrySetException(new InvalidOperationException("The browser ended."));
            }
        }
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        using var document = JsonDocument.Parse(message);
        var root = document.RootElement;
        if (root.TryGetProperty("id", out var id))
        {
            if (!_calls.TryRemove(id.GetInt32(), out var call))
            {
                return;
            }

            if (root.TryGetProperty("error", out var error))
            {
                call.TrySetException(new InvalidOperationException($"The browser does not do it: {error}"));
            }
            else
            {
                call.TrySetResult(root.GetProperty("result").Clone());
            }
        }
        else if (root.GetProperty("method").ValueEquals("Runtime.bindingCalled") && _told.TryGetValue(root.GetProperty("sessionId").GetString()!, out var told))
        {
            using var said = JsonDocument.Parse(root.GetProperty("params").GetProperty("payload").GetString()!);
            told(said.RootElement.Clone());
        }
    }
}
