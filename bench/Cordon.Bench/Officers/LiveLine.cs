using System.Net.WebSockets;
using System.Text.Json;

namespace Cordon.Bench.Officers;

/// <summary>
/// A live screen's line without a browser: the server has a real circuit, draws for it and sends what it drew, and is answered as a browser answers.
/// What was drawn is not put together to a page; only the addresses in it are read.
/// </summary>
internal sealed class LiveLine : IAsyncDisposable
{
    private const byte Separator = 0x1E;
    private const string StartId = "0";

    /// <summary>A completion that brings a result, and not a fault.</summary>
    private const long StartedKind = 3;

    /// <summary>A list that grows as it is scrolled is told once that there is room below, as a window of 900 lines of pixels has.</summary>
    private const string RoomBelow = "[100000,10,900]";

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<string> _sees;
    private Task _reading = Task.CompletedTask;
    private long _calls;
    private volatile bool _isOver;

    private LiveLine(Action<string> sees) => _sees = sees;

    /// <summary>Pictures that the server drew and that were answered.</summary>
    public long Drawn { get; private set; }

    /// <summary>Bytes of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>What the server said went wrong; null for nothing.</summary>
    public string? Fault { get; private set; }

    /// <param name="sees">Told each address that is drawn.</param>
    public static async Task<LiveLine> OpenAsync(Uri address, string cookies, string path, Action<string> sees)
    {
        var line = new LiveLine(sees);
        line._socket.Options.Proxy = null;
        line._socket.Options.SetRequestHeader("Cookie", cookies);
        line._socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));

        // As a browser asks for it: what the server packs costs it time.
        line._socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        await line._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None).ConfigureAwait(false);
        await line.SendAsync([.. "{\"protocol\":\"blazorpack\",\"version\":1}"u8, Separator]).ConfigureAwait(false);
        line._reading = Task.Run(line.ReadAsync);
        await line.SendAsync(HubPack.Call(StartId, "StartCircuit", address.ToString(), new Uri(address, path).ToString(), "[]", "")).ConfigureAwait(false);
        await line._started.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System).ConfigureAwait(false);
        return line;
    }

    /// <summary>Tells the server which screens a page has now.</summary>
    public Task ShowAsync(string operations, string state) => SendAsync(HubPack.Call(null, "UpdateRootComponents", operations, state));

    public Task GoneToAsync(Uri address) => SendAsync(HubPack.Call(null, "OnLocationChanged", address.ToString(), null, false));

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        _socket.Abort();
        await _reading.ConfigureAwait(false);
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync().ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, true, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var (buffer, used, hasShaken) = (new byte[256 * 1024], 0, false);
        try
        {
            while (true)
            {
                if (used == buffer.Length)
                {
                    Array.Resize(ref buffer, 2 * buffer.Length);
                }

                var read = await _socket.ReceiveAsync(buffer.AsMemory(used), CancellationToken.None).ConfigureAwait(false);
                used += read.Count;
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                var at = 0;
                if (!hasShaken && Array.IndexOf(buffer, Separator, 0, used) is var end and >= 0)
                {
                    (hasShaken, at) = (true, end + 1);
                }

                while (hasShaken && Next(buffer, ref at, used) is { } message)
                {
                    await TakeAsync(message).ConfigureAwait(false);
                }

                Buffer.BlockCopy(buffer, at, buffer, 0, used - at);
                used -= at;
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            Fault ??= _isOver ? null : failure.Message;
        }

        Fault ??= _isOver ? null : "The server closed the line.";
        _started.TrySetException(new InvalidOperationException(Fault));
    }

    private static object?[]? Next(byte[] buffer, ref int at, int used)
    {
        ReadOnlySpan<byte> come = buffer.AsSpan(at, used - at);
        var message = HubPack.TryTake(ref come);
        at = used - come.Length;
        return message;
    }

    private Task TakeAsync(object?[] message)
    {
        switch (message)
        {
            case [3L, _, StartId, StartedKind, ..]:
                _started.TrySetResult();
                break;
            case [1L, _, _, "JS.RenderBatch", object?[] and [long number, byte[] picture], ..]:
                Drawn++;
                Bytes += picture.Length;
                DrawnAddresses.Read(picture, _sees);
                return SendAsync(HubPack.Call(null, "OnRenderCompleted", number, null));
            case [1L, _, _, "JS.BeginInvokeJS", object?[] and [long handle, string what, var arguments, ..], ..]:
                return AnswerAsync(handle, what, arguments as string ?? "[]");
            case [1L, _, _, "JS.Error", object?[] and [var fault, ..], ..]:
                Fault = fault as string;
                break;
            case [6L, ..]:
                return SendAsync(HubPack.Ping());
            default:
                // What else it says needs no answer.
                break;
        }

        return Task.CompletedTask;
    }

    private async Task AnswerAsync(long handle, string what, string arguments)
    {
        if (handle != 0)
        {
            await SendAsync(HubPack.Call(null, "EndInvokeJSFromDotNet", handle, true, $"[{handle},true,null]")).ConfigureAwait(false);
        }

        if (what.EndsWith("Virtualize.init", StringComparison.Ordinal))
        {
            using var read = JsonDocument.Parse(arguments);
            var list = read.RootElement[0].GetProperty("__dotNetObject").GetInt64();
            var call = (++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await SendAsync(HubPack.Call(null, "BeginInvokeDotNetFromJS", call, null, "OnSpacerAfterVisible", list, RoomBelow)).ConfigureAwait(false);
        }
    }
}
