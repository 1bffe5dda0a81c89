using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Xunit;

namespace Cordon.Server.Tests.CommandLine;

/// <summary><c>cordon verify</c> on a centre's folder, on a log alone, and on what is neither.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-verify-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_a_centres_journal_against_its_log_and_tells_what_does_not_hold()
    {
        var (folder, log) = (_scratch.FullName, Path.Combine(_scratch.FullName, "evidence"));
        string key;
        await using (var journal = new SqliteJournal(Path.Combine(folder, "journal.db")))
        await using (await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System, Cancellation))
        await using (var evidence = await EvidenceLog.OpenAsync(journal, log, TimeProvider.System, Cancellation))
        {
            _ = await evidence.CatchUpAsync(Cancellation);
            key = evidence.Key.Text;
        }

        var (exit, output, error) = await CordonProcess.RunAsync($"verify {folder} {log} --key {key}");
        Assert.True(exit == 0, output + error);
        Assert.Contains("the journal has every batch", output);
        Assert.Contains("The journal was not at hand", output);
        Assert.Equal(2, output.Split("Everything holds.").Length - 1);

        (exit, output, error) = await CordonProcess.RunAsync($"verify {folder} --checkpoint {Path.Combine(log, "checkpoint")}");
        Assert.True(exit == 0, output + error);
        Assert.Contains("It has grown out of the checkpoint of", output);
        (exit, output, error) = await CordonProcess.RunAsync($"verify {folder} --checkpoint {Path.Combine(log, "log.pub")}");
        Assert.Equal(1, exit);
        Assert.Contains("NOT PROVEN: the checkpoint that was kept is none", output);
        var entries = Directory.GetFiles(Path.Combine(log, "tile", "entries"), "*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(entries, Cancellation);
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(entries, bytes, Cancellation);
        (exit, output, error) = await CordonProcess.RunAsync($"verify {folder} --key {Path.Combine(log, "log.pub")}");
        Assert.Equal(1, exit);
        Assert.Contains("NOT PROVEN: ", output);
        Assert.Equal($"cordon: {folder} does not hold", error.Trim());
    }

    [Fact]
    public async Task Says_in_one_line_what_is_no_evidence()
    {
        var notes = Path.Combine(_scratch.FullName, "notes.txt");
        await File.WriteAllTextAsync(notes, "notes", Cancellation);
        foreach (var (call, code, words) in new[]
        {
            ($"verify {notes}", 1, "notes.txt does not hold"), ($"verify {notes}.not", 1, "is not there"),
            ($"verify {_scratch.FullName}", 1, "holds no evidence log"), ($"verify {notes} --key abc", 2, "--key abc is neither"),
            ($"verify {notes} --checkpoint {notes}", 2, "--checkpoint is for a log's folder"), ($"verify {notes} --checkpoint {notes}.not", 1, "is not there"),
            ("verify", 2, "verify"),
        })
        {
            var (exit, _, error) = await CordonProcess.RunAsync(call);
            Assert.True(exit == code, error);
            Assert.Contains(words, error);
            Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    public void Dispose() => _scratch.Delete(recursive: true);
}
