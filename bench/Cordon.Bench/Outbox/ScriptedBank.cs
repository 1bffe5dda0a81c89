using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cordon.Bench.Outbox;

/// <summary>A bank on a loopback port that writes down what it gets and answers as a script says. It can go down and come back at the same port.</summary>
public sealed class ScriptedBank : IAsyncDisposable
{
    private const int HeadBytesMax = 64 * 1024;

    private readonly Func<ReceivedNotice, BankReply> _script;
    private readonly Lock _gate = new();
    private readonly List<ReceivedNotice> _received = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _awaited = [];
    private readonly int _port;
    private CancellationTokenSource _up = new();
    private TcpListener? _listener;
    private Task _listening = Task.CompletedTask;

    /// <param name="script">Asked for the reply to each request; it runs before the request counts as received.</param>
    public ScriptedBank(Func<ReceivedNotice, BankReply> script)
    {
        _script = script;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        _port = ((IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>Where it takes notices.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/notices");

    /// <summary>All it got, in order, with what came more than once.</summary>
    public IReadOnlyList<ReceivedNotice> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    public bool IsUp => _listener is not null;

    /// <summary>Begins to listen.</summary>
    public void Start()
    {
        _up = new CancellationTokenSource();
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        var (listener, up) = (_listener, _up.Token);
        _listening = Task.Run(() => ListenAsync(listener, up));
    }

    /// <summary>Goes down: stops to listen and drops every connection, whatever is under way.</summary>
    public async Task StopAsync()
    {
        await _up.CancelAsync().ConfigureAwait(false);
        _listener?.Stop();
        _listener = null;
        await _listening.ConfigureAwait(false);
        _up.Dispose();
    }

    /// <summary>Ends when so many requests have come.</summary>
    public Task ReachedAsync(int count)
    {
        lock (_gate)
        {
            if (_received.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((count, reached));
            return reached.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsUp)
        {
            await StopAsync().ConfigureAwait(false);
        }
    }

    private async Task ListenAsync(TcpListener listener, CancellationToken up)
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(up).ConfigureAwait(false);
                serving.RemoveAll(task => task.IsCompleted);
                serving.Add(Task.Run(() => ServeAsync(socket, up), CancellationToken.None));
            }
        }
        catch (Exception down) when (down is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken up)
    {
        using (socket)
        {
            try
            {
                while (await ReadAsync(socket, up).ConfigureAwait(false) is { } notice)
                {
                    var reply = _script(notice);
                    Note(notice);
                    if (!await AnswerAsync(socket, reply, up).ConfigureAwait(false))
                    {
                        return;
                    }
                }
            }
            catch (Exception gone) when (gone is OperationCanceledException or SocketException)
            {
                // The bank goes down, or the centre was killed.
            }
        }
    }

    private void Note(ReceivedNotice notice)
    {
        lock (_gate)
        {
            _received.Add(notice);
            foreach (var (count, reached) in _awaited.Where(a => a.Count <= _received.Count))
            {
                reached.TrySetResult();
            }
        }
    }

    private static async Task<ReceivedNotice?> ReadAsync(Socket socket, CancellationToken up)
    {
        var data = new List<byte>();
        var buffer = new byte[16 * 1024];
        int end;
        while ((end = IndexOfBody(data)) < 0)
        {
            var read = await socket.ReceiveAsync(buffer, up).ConfigureAwait(false);
            if (read == 0 || data.Count > HeadBytesMax)
            {
                return null;
            }

            data.AddRange(buffer.AsSpan(0, read));
        }

        var head = Encoding.ASCII.GetString([.. data.Take(end)]).Split("\r\n");
        var headers = head.Skip(1).Select(line => line.Split(": ", 2)).Where(field => field.Length == 2)
            .ToDictionary(field => field[0].ToLowerInvariant(), field => field[1], StringComparer.Ordinal);
        var length = int.Parse(headers["content-length"], CultureInfo.InvariantCulture);
        while (data.Count < end + length)
        {
            var read = await socket.ReceiveAsync(buffer, up).ConfigureAwait(false);
            if (read == 0)
            {
                return null;
            }

            data.AddRange(buffer.AsSpan(0, read));
        }

        return new ReceivedNotice(headers.GetValueOrDefault("webhook-id", ""), headers, [.. data.Skip(end).Take(length)]);
    }

    private static int IndexOfBody(List<byte> data)
    {
        var at = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(data).IndexOf("\r\n\r\n"u8);
        return at < 0 ? -1 : at + 4;
    }

    // Whether the connection stays.
    private static async Task<bool> AnswerAsync(Socket socket, BankReply reply, CancellationToken up)
    {
        switch (reply)
        {
            case BankReply.Hang:
                // Until the centre gives up or the bank goes down.
                return await socket.ReceiveAsync(new byte[1], up).ConfigureAwait(false) > 0;
            case BankReply.Flood:
                await FloodAsync(socket, up).ConfigureAwait(false);
                return false;
            case BankReply.CloseInAnswer:
                await socket.SendAsync("HTTP/1.1 2"u8.ToArray(), up).ConfigureAwait(false);
                return false;
            case BankReply.Close:
                return false;
            default:
                var status = reply switch
                {
                    BankReply.Fail => "500 Internal Server Error\r\nContent-Length: 0",
                    BankReply.Redirect => "307 Temporary Redirect\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0",
                    _ => "204 No Content",
                };
                await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n\r\n"), up).ConfigureAwait(false);
                return true;
        }
    }

    private static async Task FloodAsync(Socket socket, CancellationToken up)
    {
        await socket.SendAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), up).ConfigureAwait(false);
        var line = Encoding.ASCII.GetBytes($"x: {new string('x', 4000)}\r\n");
        while (true)
        {
            await socket.SendAsync(line, up).ConfigureAwait(false);
        }
    }
}
