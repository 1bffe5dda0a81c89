using System.Diagnostics;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

/// <summary>A small file system of its own, really full and really read-only. Needs the right to mount one; is skipped without.</summary>
public sealed class SqliteFullDiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-full-").FullName;
    private bool _mounted;

    private string Ballast => Path.Combine(_folder, "ballast");

    public void Dispose()
    {
        if (_mounted)
        {
            Run("umount", "-l", _folder);
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task On_a_full_disk_is_unavailable_and_with_space_again_appends_once()
    {
        Mount();
        await using var journal = new SqliteJournal(Path.Combine(_folder, "journal.db"));
        var owner = await journal.TakeOwnershipAsync(0);
        await journal.FillAsync(owner, 3);
        FillDisk();

        // The log has a little room of its own; a batch larger than any rest must fail.
        var payload = Batches.Noise(1, 1_500_000);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync(owner, 3, Batches.Id(3), payload, 1));
        }

        File.Delete(Ballast);
        Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, 3, Batches.Id(3), payload, 1));
        Assert.Equal(AppendStatus.AlreadyThere, await journal.AppendAsync(owner, 3, Batches.Id(3), payload, 1));
        Assert.Equal(Enumerable.Range(0, 4).Select(i => Batches.Id(i)), (await journal.ListAsync(0)).Select(batch => batch.BatchId));
    }

    [Fact]
    public async Task A_disk_that_fills_while_appending_keeps_all_that_was_acknowledged()
    {
        Mount();
        var path = Path.Combine(_folder, "journal.db");
        await using var journal = new SqliteJournal(path);
        var owner = await journal.TakeOwnershipAsync(0);
        var acknowledged = 0;
        await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
        {
            for (; acknowledged < 1_000; acknowledged++)
            {
                Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, acknowledged, Batches.Id(acknowledged), Batches.Noise(acknowledged, 100_000), 1));
            }
        });
        Assert.InRange(acknowledged, 5, 200);
        Run("mount", "-o", "remount,size=64m", _folder);
        Assert.True(await journal.AppendAsync(owner, acknowledged, Batches.Id(acknowledged), Batches.Noise(acknowledged, 100_000), 1)
            is AppendStatus.Appended or AppendStatus.AlreadyThere);
        var read = await journal.ListAsync(0);
        Assert.Equal(Enumerable.Range(0, acknowledged + 1).Select(i => Batches.Id(i)), read.Select(batch => batch.BatchId));
    }

    [Fact]
    public async Task On_a_read_only_disk_is_unavailable_and_once_writable_works()
    {
        Mount();
        var path = Path.Combine(_folder, "journal.db");
        await using (var journal = new SqliteJournal(path))
        {
            await journal.FillAsync(await journal.TakeOwnershipAsync(0), 3);
        }

        Run("mount", "-o", "remount,ro", _folder);
        await using var again = new SqliteJournal(path);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await again.TakeOwnershipAsync(0));
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await again.AppendAsync(new JournalOwner(0, 1), 3));
        Run("mount", "-o", "remount,rw", _folder);
        Assert.Equal(AppendStatus.Appended, await again.AppendAsync(new JournalOwner(0, 1), 3));
        Assert.Equal(4, (await again.ListAsync(0)).Count);
    }

    private static int Run(string command, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, words) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }

    private void Mount()
    {
        _mounted = Run("mount", "-t", "tmpfs", "-o", "size=6m", "cordon-test", _folder) == 0;
        Assert.SkipUnless(_mounted, "A tmpfs cannot be mounted here: no root, or no right to mount.");
    }

    private void FillDisk()
    {
        using var ballast = File.Create(Ballast);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(block);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
        }
    }
}
