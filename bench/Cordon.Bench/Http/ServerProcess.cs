using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Http;

/// <summary>The server in a second process, on a new data folder and a free port of the loopback; it ends with this object.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string KeyPrefix = "cdn_";

    private readonly ScratchFolder _folder = new();
    private readonly Process _process;

    public ServerProcess()
    {
        Port = Ports.Free();
        _process = ThisProgram.Start("up", "--data", _folder.Path, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));
        var errors = _process.StandardError.ReadToEndAsync();
        var key = default(string);
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            key = Array.Find(line.Split(' '), word => word.StartsWith(KeyPrefix, StringComparison.Ordinal)) ?? key;
            if (key is not null && line.StartsWith("Ready", StringComparison.Ordinal))
            {
                Key = key;
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        Dispose();
        throw new InvalidOperationException($"The server did not become ready: {errors.GetAwaiter().GetResult()}");
    }

    public int Port { get; }

    /// <summary>The first key, as the server printed it.</summary>
    public string Key { get; } = "";

    public Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, Port);
        return socket;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }
}
