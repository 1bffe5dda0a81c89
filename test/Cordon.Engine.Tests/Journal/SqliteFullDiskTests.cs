using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

/// <summary>A small file system of its own, really full and really read-only. Needs the right to mount one; is skipped without.</summary>
public sealed class SqliteFullDiskTests : IDisposable
{
    private readonly SmallDisk _disk = new(megabytes: 6);

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task On_a_full_disk_is_unavailable_and_with_space_again_appends_once()
    {
        _disk.Mount();
        await using var journal = new SqliteJournal(Path.Combine(_disk.Folder, "journal.db"));
        var owner = await journal.TakeOwnershipAsync(0);
        await journal.FillAsync(owner, 3);
        _disk.Fill();

        // The log has a little room of its own; a batch larger than any rest must fail.
        var payload = Batches.Noise(1, 1_500_000);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync(owner, 3, Batches.Id(3), payload, 1));
        }

        _disk.Free();
        Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, 3, Batches.Id(3), payload, 1));
        Assert.Equal(AppendStatus.AlreadyThere, await journal.AppendAsync(owner, 3, Batches.Id(3), payload, 1));
        Assert.Equal(Enumerable.Range(0, 4).Select(i => Batches.Id(i)), (await journal.ListAsync(0)).Select(batch => batch.BatchId));
    }

    [Fact]
    public async Task A_disk_that_fills_while_appending_keeps_all_that_was_acknowledged()
    {
        _disk.Mount();
        var path = Path.Combine(_disk.Folder, "journal.db");
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
        SmallDisk.Run("mount", "-o", "remount,size=64m", _disk.Folder);
        Assert.True(await journal.AppendAsync(owner, acknowledged, Batches.Id(acknowledged), Batches.Noise(acknowledged, 100_000), 1)
            is AppendStatus.Appended or AppendStatus.AlreadyThere);
        var read = await journal.ListAsync(0);
        Assert.Equal(Enumerable.Range(0, acknowledged + 1).Select(i => Batches.Id(i)), read.Select(batch => batch.BatchId));
    }

    [Fact]
    public async Task On_a_read_only_disk_is_unavailable_and_once_writable_works()
    {
        _disk.Mount();
        var path = Path.Combine(_disk.Folder, "journal.db");
        await using (var journal = new SqliteJournal(path))
        {
            await journal.FillAsync(await journal.TakeOwnershipAsync(0), 3);
        }

        SmallDisk.Run("mount", "-o", "remount,ro", _disk.Folder);
        await using var again = new SqliteJournal(path);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await again.TakeOwnershipAsync(0));
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await again.AppendAsync(new JournalOwner(0, 1), 3));
        SmallDisk.Run("mount", "-o", "remount,rw", _disk.Folder);
        Assert.Equal(AppendStatus.Appended, await again.AppendAsync(new JournalOwner(0, 1), 3));
        Assert.Equal(4, (await again.ListAsync(0)).Count);
    }
}
