using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cordon.Engine.Tests.Postgres;

/// <summary>
/// A real PostgreSQL of its own in a temporary folder, on loopback, with fsync on. It ends with this object, and with the test process
/// however that ends: a shell beside it waits on a pipe and stops the server when the pipe closes.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string ReadyLine = "database system is ready to accept connections";

    private readonly string _bin;
    private readonly string[] _asUser;
    private readonly string _folder;
    private Process? _process;

    private PostgresServer(string bin, string[] asUser, string folder, int port)
    {
        _bin = bin;
        _asUser = asUser;
        _folder = folder;
        Port = port;
    }

    public int Port { get; }

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=cordon;Database=postgres;Timeout=5";

    /// <summary>Why no server can be started here, or null where one can.</summary>
    public static string? Missing { get; } =
        FindBin() is null ? "PostgreSQL is not installed: neither PATH nor /usr/lib/postgresql/*/bin has initdb and postgres."
        : Environment.UserName == "root" && ServiceUser() is null ? "PostgreSQL refuses to run as root and there is no user postgres or nobody."
        : null;

    public static async Task<PostgresServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-pg-").FullName;
        var asUser = Array.Empty<string>();
        if (Environment.UserName == "root")
        {
            var user = ServiceUser()!;
            asUser = ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--"];
            await RunAsync(["chown", user + ":", folder]);
        }

        var server = new PostgresServer(FindBin()!, asUser, folder, FreePort());
        await RunAsync([.. asUser, Path.Combine(server._bin, "initdb"), "-D", server.Data, "-U", "cordon", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        await server.ResumeAsync();
        return server;
    }

    /// <summary>Ends the server at once, as a crash would: its next start recovers from its own log.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Starts the server, anew on the same port and data after <see cref="StopAsync"/>.</summary>
    public async Task ResumeAsync()
    {
        // $0 is nothing; the rest is the server's command. QUIT is PostgreSQL's immediate shutdown.
        const string watch = "\"$@\" & server=$!; cat > /dev/null; kill -QUIT $server; wait $server";
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        string[] command =
        [
            "-c", watch, "sh", .. _asUser, Path.Combine(_bin, "postgres"), "-D", Data,
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
            "-c", string.Create(CultureInfo.InvariantCulture, $"port={Port}"),
            "-c", "fsync=on", "-c", "shared_buffers=32MB", "-c", "logging_collector=off",
        ];
        foreach (var word in command)
        {
            start.ArgumentList.Add(word);
        }

        _process = Process.Start(start)!;
        var seen = new List<string>();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            seen.Add(line);
            if (line.Contains(ReadyLine, StringComparison.Ordinal))
            {
                // Read on, or the server would stop at a full pipe.
                _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return;
            }

            // A client that knocks while the log is played back is turned away with words of the same weight.
            if (line.Contains("FATAL", StringComparison.Ordinal)
                && !line.Contains("starting up", StringComparison.Ordinal) && !line.Contains("not yet accepting", StringComparison.Ordinal))
            {
                break;
            }
        }

        await StopAsync();
        throw new InvalidOperationException($"PostgreSQL did not start:\n{string.Join('\n', seen)}");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private static string? FindBin()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(installed).FirstOrDefault(b => File.Exists(Path.Combine(b, "initdb")) && File.Exists(Path.Combine(b, "postgres")));
    }

    private static string? ServiceUser()
    {
        var users = File.Exists("/etc/passwd") ? File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet() : [];
        return users.Contains("postgres") ? "postgres" : users.Contains("nobody") ? "nobody" : null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        _ = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await errors}");
        }
    }
}
