using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using Cordon.Bench;
using Xunit;

namespace Cordon.Engine.Tests.Casework;

/// <summary>A real ClamAV daemon on a port of its own, which knows one file as malware.</summary>
public sealed class ClamDaemon : IDisposable
{
    private static readonly TimeSpan ReadyMax = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-clam").FullName;
    private readonly Process? _process;

    public ClamDaemon()
    {
        var program = Array.Find(["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd"], File.Exists);
        if (program is null)
        {
            return;
        }

        Port = Ports.Free();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Known));
        File.WriteAllText(Path.Combine(_folder, "own.hsb"), $"{hash}:{Known.Length}:{Name}\n");
        var configuration = Path.Combine(_folder, "clamd.conf");
        File.WriteAllLines(
            configuration,
            [
                "Foreground yes", $"DatabaseDirectory {_folder}", $"TCPSocket {Port}", "TCPAddr 127.0.0.1", "StreamMaxLength 33M", "MaxThreads 2",
                $"TemporaryDirectory {_folder}",
            ]);
        var start = new ProcessStartInfo(program, ["--config-file", configuration]) { RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Assert.True(SpinWait.SpinUntil(IsReady, ReadyMax));
    }

    /// <summary>What the daemon calls the file that it knows; a name from a list of one's own ends so.</summary>
    public static string Name => "Cordon.Test.Sample";

    /// <summary>The bytes of the file that it knows; they do nothing.</summary>
    public static byte[] Known { get; } = [.. "These bytes stand for malware in a test of Cordon; they do nothing."u8];

    /// <summary>Whether the daemon is installed.</summary>
    public bool IsThere => _process is not null;

    public int Port { get; }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private bool IsReady()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            // It reads its list first.
            return _process!.HasExited;
        }
    }
}
