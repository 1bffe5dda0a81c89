using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cordon.Bench.Screening;

/// <summary>
/// A PostgreSQL of its own in a temporary folder, on loopback, with buffers that hold all it is given. It ends with this object, and with this
/// process however that ends: a shell beside it waits on a pipe and stops the server when the pipe closes.
/// </summary>
internal sealed class PostgresForBench : IAsyncDisposable
{
    private const string ReadyLine = "database system is ready to accept connections";

    // $0 is nothing; the rest is the server's command. QUIT is PostgreSQL's immediate shutdown.
    private const string Watch = "\"$@\" & server=$!; cat > /dev/null; kill -QUIT $server; wait $server";

    private readonly string _folder;
    private readonly int _port;
    private Process? _process;

    private PostgresForBench(string folder, int port, string version) => (_folder, _port, Version) = (folder, port, version);

    /// <summary>Why no server can be started here, or null where one can.</summary>
    public static string? Missing { get; } =
        Bin() is null ? "neither PATH nor /usr/lib/postgresql/*/bin has initdb and postgres."
        : Environment.UserName == "root" && ServiceUser() is null ? "it refuses to run as root and there is no user postgres or nobody."
        : null;

    /// <summary>What the server says of itself.</summary>
    public string Version { get; }

    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=cordon;Database=postgres;Timeout=5;Command Timeout=300");

    public static async Task<PostgresForBench> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-bench-pg-").FullName;
        var bin = Bin()!;
        string[] asUser = [];
        if (Environment.UserName == "root")
        {
            var user = ServiceUser()!;
            asUser = ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--"];
            await RunAsync(["chown", user + ":", folder]).ConfigureAwait(false);
        }

        var version = await RunAsync([Path.Combine(bin, "postgres"), "--version"]).ConfigureAwait(false);
        var server = new PostgresForBench(folder, FreePort(), version.Trim());
        var data = Path.Combine(folder, "data");
        await RunAsync([.. asUser, Path.Combine(bin, "initdb"), "-D", data, "-U", "cordon", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"])
            .ConfigureAwait(false);
        string[] command =
        [
            .. asUser, Path.Combine(bin, "postgres"), "-D", data, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
            "-c", string.Create(CultureInfo.InvariantCulture, $"port={server._port}"), "-c", "logging_collector=off", "-c", "fsync=off",
            "-c", "shared_buffers=768MB", "-c", "work_mem=64MB", "-c", "maintenance_work_mem=256MB", "-c", "max_wal_size=4GB", "-c", "jit=off",
        ];
        await server.StartAsync(command).ConfigureAwait(false);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().ConfigureAwait(false);
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(string[] command)
    {
        var start = new ProcessStartInfo("sh", ["-c", Watch, "sh", .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        _process = Process.Start(start)!;
        var seen = new List<string>();
        while (await _process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            seen.Add(line);
            if (line.Contains(ReadyLine, StringComparison.Ordinal))
            {
                // Read on, or the server would stop at a full pipe.
                _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return;
            }

            if (line.Contains("FATAL", StringComparison.Ordinal))
            {
                break;
            }
        }

        await DisposeAsync().ConfigureAwait(false);
        throw new InvalidOperationException($"PostgreSQL did not start:\n{string.Join('\n', seen)}");
    }

    private static string? Bin()
    {
        const string installed = "/usr/lib/postgresql";
        var versions = Directory.Exists(installed)
            ? Directory.GetDirectories(installed).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(versions).FirstOrDefault(b => File.Exists(Path.Combine(b, "initdb")) && File.Exists(Path.Combine(b, "postgres")));
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

    private static async Task<string> RunAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await errors.ConfigureAwait(false)}");
    }
}
