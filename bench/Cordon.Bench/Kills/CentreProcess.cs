using System.Diagnostics;

namespace Cordon.Bench.Kills;

/// <summary>A server of its own process on a data folder that outlives it.</summary>
internal sealed class CentreProcess : IDisposable
{
    private const string ServesAt = "Cordon serves at ";
    private const string KeyPrefix = "cdn_";

    private static readonly string Runtime = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private readonly Process _process;
    private readonly Task<string> _errors;

    /// <summary>Starts <c>up</c> of the program whose assembly is named, with any further words after it.</summary>
    public CentreProcess(string program, string folder, params ReadOnlySpan<string> more)
        : this([program, "up", "--data", folder, "--urls", "http://127.0.0.1:0", .. more])
    {
    }

    private CentreProcess(string[] words)
    {
        _process = Process.Start(new ProcessStartInfo(Runtime, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts another command of the program that serves until it is killed.</summary>
    public static CentreProcess Of(string program, params ReadOnlySpan<string> words) => new([program, .. words]);

    /// <summary>
    /// Founds a centre in a folder and has a second key of it issued by the command line: one that was issued with the first would be no second person's.
    /// Returns both.
    /// </summary>
    public static async Task<(string First, string Second)> FoundAsync(string program, string folder)
    {
        using var server = new CentreProcess(program, folder);
        if (!await server.ReadyAsync().ConfigureAwait(false) || server.Key is not { } first)
        {
            throw new InvalidOperationException($"The server told no key: {await server.Errors.ConfigureAwait(false)}");
        }

        await server.KillAsync().ConfigureAwait(false);
        string[] words = [program, "keys", "add", "--data", folder, "--bank", "CENTRE", "--name", "second"];
        using var command = Process.Start(new ProcessStartInfo(Runtime, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = command.StandardError.ReadToEndAsync();
        var second = (await command.StandardOutput.ReadToEndAsync().ConfigureAwait(false)).Trim();
        await command.WaitForExitAsync().ConfigureAwait(false);
        return command.ExitCode == 0
            ? (first, second)
            : throw new InvalidOperationException($"No second key was issued: {await errors.ConfigureAwait(false)}");
    }

    /// <summary>Where it serves, once it is ready.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The first key, where it printed one.</summary>
    public string? Key { get; private set; }

    /// <summary>What it wrote to standard error, once it has ended.</summary>
    public Task<string> Errors => _errors;

    /// <summary>Waits until it serves. False: it ended before.</summary>
    public async Task<bool> ReadyAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            Key = Array.Find(line.Split(' '), word => word.StartsWith(KeyPrefix, StringComparison.Ordinal)) ?? Key;
            if (line.StartsWith(ServesAt, StringComparison.Ordinal))
            {
                Address = new Uri(line[ServesAt.Length..]);
            }
            else if (line.StartsWith("Ready", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return true;
            }
        }

        return false;
    }

    /// <summary>SIGKILL; returns when the process is gone. False: it had ended by itself.</summary>
    public async Task<bool> KillAsync()
    {
        var alive = !_process.HasExited;
        _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return alive;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
