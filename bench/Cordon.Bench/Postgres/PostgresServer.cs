using System.Diagnostics;
using System.Globalization;

namespace Cordon.Bench.Postgres;

/// <summary>
/// A real PostgreSQL of its own in a temporary folder, on loopback, for benchmarks and tests. It ends with this object, and with this process
/// however that ends: a shell beside it waits on a pipe and stops the server when the pipe closes.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string ReadyLine = "database system is ready to accept connections";

    // $0 is nothing; the rest is the server's command. QUIT is PostgreSQL's immediate shutdown.
    private const string Watch = "\"$@\" & server=$!; cat > /dev/null; kill -QUIT $server; wait $server";

    private readonly string _bin;
    private readonly string[] _asUser;
    private readonly string _folder;
    private readonly string[] _settings;
    private Process? _process;

    private PostgresServer(string bin, string[] asUser, string folder, string[] settings) =>
        (_bin, _asUser, _folder, _settings) = (bin, asUser, folder, settings);

    /// <summary>Why no server can be started here, or null where one can.</summary>
    public static string? Missing { get; } =
        FindBin() is null ? "PostgreSQL is not installed: neither PATH nor /usr/lib/postgresql/*/bin has initdb and postgres."
        : Environment.UserName == "root" && ServiceUser() is null ? "PostgreSQL refuses to run as root and there is no user postgres or nobody."
        : null;

    public int Port { get; } = Ports.Free();

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=cordon;Database=postgres;Timeout=5";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts a server that holds in its buffers all that a benchmark gives it, and syncs nothing.</summary>
    /// <exception cref="InvalidOperationException">It did not start; its own words say why.</exception>
    public static Task<PostgresServer> StartWarmAsync() =>
        StartAsync("fsync=off", "shared_buffers=768MB", "work_mem=64MB", "maintenance_work_mem=256MB", "max_wal_size=4GB", "jit=off");

    /// <summary>Makes a database and starts its server.</summary>
    /// <param name="settings">Of the server, where they are not to be its own: it syncs unless told otherwise.</param>
    /// <exception cref="InvalidOperationException">It did not start; its own words say why.</exception>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-pg-").FullName;
        string[] asUser = [];
        if (Environment.UserName == "root")
        {
            var user = ServiceUser()!;
            asUser = ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--"];
            await RunAsync(["chown", user + ":", folder]).ConfigureAwait(false);
        }

        var server = new PostgresServer(FindBin()!, asUser, folder, settings);
        string[] words = ["-D", server.Data, "-U", "cordon", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
        await RunAsync([.. asUser, Path.Combine(server._bin, "initdb"), .. words]).ConfigureAwait(false);
        await server.ResumeAsync().ConfigureAwait(false);
        return server;
    }

    /// <summary>What the server's program says of itself.</summary>
    public async Task<string> VersionAsync() => (await RunAsync([Path.Combine(_bin, "postgres"), "--version"]).ConfigureAwait(false)).Trim();

    /// <summary>Ends the server at once, as a crash would: its next start recovers from its own log.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().ConfigureAwait(false);
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Starts the server, anew on the same port and data after <see cref="StopAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">It did not start; its own words say why.</exception>
    public async Task ResumeAsync()
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", string.Create(CultureInfo.InvariantCulture, $"port={Port}"),
            "logging_collector=off", .. _settings,
        ];
        string[] server = [.. _asUser, Path.Combine(_bin, "postgres"), "-D", Data, .. settings.SelectMany(setting => (string[])["-c", setting])];
        var start = new ProcessStartInfo("sh", ["-c", Watch, "sh", .. server])
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

            // A client that knocks while the log is played back is turned away with words of the same weight.
            if (line.Contains("FATAL", StringComparison.Ordinal)
                && !line.Contains("starting up", StringComparison.Ordinal) && !line.Contains("not yet accepting", StringComparison.Ordinal))
            {
                break;
            }
        }

        await StopAsync().ConfigureAwait(false);
        throw new InvalidOperationException($"PostgreSQL did not start:\n{string.Join('\n', seen)}");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The first folder with the server's programs: on the path, then the latest version installed.</summary>
    private static string? FindBin()
    {
        const string installed = "/usr/lib/postgresql";
        var versions = (Directory.Exists(installed) ? Directory.GetDirectories(installed) : [])
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"));
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(versions).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));
    }

    private static string? ServiceUser()
    {
        var users = File.Exists("/etc/passwd") ? File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet() : [];
        return users.Contains("postgres") ? "postgres" : users.Contains("nobody") ? "nobody" : null;
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
