using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Officers;

/// <summary>
/// A demonstration in a second process: the real server on a journal of its own in SQLite, with a week of cases, orders and gangs behind it, and a link
/// that signs in. It ends with this object.
/// </summary>
internal sealed class DemoProcess : IDisposable
{
    private const string KeyPrefix = "cdn_";
    private const string ConsolePath = "/demo/";

    /// <summary>Sessions that begin at one address: a server lets 30 sign in there in a minute.</summary>
    private const int SessionsAnAddress = 20;

    private readonly Process _process;
    private readonly string _secret = "";
    private int _sessions;

    public DemoProcess()
    {
        // By a true clock: holds end, and times are shown, as they would be in a night.
        _process = ThisProgram.Start("demo", "--speed", "1");
        var errors = _process.StandardError.ReadToEndAsync();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            Key = Array.Find(line.Split(' '), word => word.StartsWith(KeyPrefix, StringComparison.Ordinal)) ?? Key;
            if (line.StartsWith("Ready", StringComparison.Ordinal) && line.IndexOf("http", StringComparison.Ordinal) is var at and > 0)
            {
                var link = new Uri(line[at..].Trim());
                (Port, _secret) = (link.Port, link.AbsolutePath[ConsolePath.Length..].Split('/')[0]);
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        Dispose();
        throw new InvalidOperationException($"The server did not become ready: {errors.GetAwaiter().GetResult()}");
    }

    public int Id => _process.Id;

    public int Port { get; }

    /// <summary>The centre's own key, as the server printed it.</summary>
    public string Key { get; } = "";

    public Uri Address => new UriBuilder("http", "127.0.0.1", Port).Uri;

    public Socket Connect() => Connect(IPAddress.Loopback);

    /// <summary>Signs a person in, in a session of its own.</summary>
    /// <param name="who">Of the demonstration's people, by name of the sign-in.</param>
    public async Task<(HttpClient Caller, CookieContainer Cookies)> SignInAsync(string who)
    {
        // Officers sit at desks of their own, and a few behind one address.
        var from = new IPAddress([127, 0, 1, (byte)(1 + (_sessions++ / SessionsAnAddress))]);
        var cookies = new CookieContainer();
        var handler = new SocketsHttpHandler
        {
            CookieContainer = cookies,
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new NetworkStream(Connect(from), ownsSocket: true)),
        };
        var caller = new HttpClient(handler) { BaseAddress = Address };
        using var answer = await caller.GetAsync(new Uri($"{ConsolePath}{_secret}/{who}", UriKind.Relative)).ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.Redirect && cookies.Count > 0
            ? (caller, cookies)
            : throw new InvalidOperationException($"{who} could not sign in: {answer.StatusCode}.");
    }

    public void Dispose()
    {
        // By the signal that Ctrl-C gives, so that its folder goes with it.
        using (var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private Socket Connect(IPAddress from)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(from, 0));
        socket.Connect(IPAddress.Loopback, Port);
        return socket;
    }
}
