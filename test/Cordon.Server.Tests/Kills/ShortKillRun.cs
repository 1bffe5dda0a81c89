using Cordon.Bench.Kills;
using Xunit;

namespace Cordon.Server.Tests.Kills;

/// <summary>A short run of kills against the real program, whose journal and answers the tests of a class share.</summary>
public sealed class ShortKillRun : IAsyncLifetime
{
    // With this seed some kills fall into a start and some under load.
    private const int Seed = 4;
    private const int Rounds = 5;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-kills-");

    public ShortKillRun() => Run = new KillRun(Program, Path.Combine(_folder.FullName, "run"), Rounds, Seed);

    /// <summary>The program's assembly.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "cordon.dll");

    public KillRun Run { get; }

    public IReadOnlyList<string> Faults { get; private set; } = [];

    public async ValueTask InitializeAsync() => Faults = await Run.PlayAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A copy of the journal to tamper with.</summary>
    public string CopyJournal()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder.FullName, Path.GetRandomFileName())).FullName;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Run.Journal)!, "journal.db*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return Path.Combine(copy, "journal.db");
    }
}
