using Cordon.Engine.Journal;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

public sealed class SqliteJournalTests : JournalContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-journal-").FullName;

    private string FilePath => Path.Combine(_folder, "sub", "journal.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override IJournal Open() => new SqliteJournal(FilePath);

    protected override async Task TamperAsync(int partition, long position, Func<byte[], byte[]?> change)
    {
        await using var connection = Connect();
        await using var read = connection.CreateCommand();
        read.CommandText = "SELECT frame FROM batch WHERE key = (@partition << 40) | @position";
        read.Parameters.AddWithValue("@partition", (long)partition);
        read.Parameters.AddWithValue("@position", position);
        var frame = change((byte[])(await read.ExecuteScalarAsync())!);
        await using var write = connection.CreateCommand();
        write.CommandText = frame is null
            ? "DELETE FROM batch WHERE key = (@partition << 40) | @position"
            : "UPDATE batch SET frame = @frame WHERE key = (@partition << 40) | @position";
        write.Parameters.AddWithValue("@partition", (long)partition);
        write.Parameters.AddWithValue("@position", position);
        write.Parameters.AddWithValue("@frame", frame ?? (object)DBNull.Value);
        Assert.Equal(1, await write.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task Appends_on_the_calling_thread()
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(0);
        var append = journal.AppendAsync(owner, 0).AsTask();
        Assert.True(append.IsCompletedSuccessfully);
        Assert.Equal(AppendStatus.Appended, await append);
    }

    [Fact]
    public async Task Finds_bytes_flipped_in_the_file_itself()
    {
        await using (var journal = Open())
        {
            var owner = await journal.TakeOwnershipAsync(0);
            for (var position = 0; position < 6; position++)
            {
                await journal.AppendAsync(owner, position, Batches.Id(position), Batches.Noise(position, 100_000), 1);
            }
        }

        var bytes = await File.ReadAllBytesAsync(FilePath);
        bytes[bytes.AsSpan().IndexOf(Batches.Noise(4, 100_000).AsSpan(50_000, 64))] ^= 1;
        await File.WriteAllBytesAsync(FilePath, bytes);

        await using var reopened = Open();
        var found = await Assert.ThrowsAsync<JournalDamagedException>(() => reopened.ListAsync(0));
        Assert.Equal((0, 4L), (found.Partition, found.Position));
    }

    [Fact]
    public async Task Keeps_everything_over_closing_and_opening()
    {
        await using (var journal = Open())
        {
            await journal.FillAsync(await journal.TakeOwnershipAsync(0), 5);
        }

        await using var reopened = Open();
        Assert.Equal(5, (await reopened.ListAsync(0)).Count);
        Assert.Equal(2, (await reopened.TakeOwnershipAsync(0)).Epoch);
    }

    [Fact]
    public async Task The_log_stays_bounded_under_steady_load()
    {
        const int batchBytes = 2_000_000;
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(0);
        var payload = Batches.Noise(1, batchBytes);
        for (var position = 0; position < 120; position++)
        {
            await journal.AppendAsync(owner, position, Batches.Id(position), payload, 1);
        }

        // 240 MB were written. The log may reach the hold-off size plus what is appended until the checkpointer gets its turn.
        Assert.InRange(new FileInfo(FilePath + "-wal").Length, 1, 200_000_000);
    }

    [Fact]
    public async Task Refuses_a_file_that_is_no_journal()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await File.WriteAllTextAsync(FilePath, new string('x', 5_000));
        await using var journal = Open();
        await Assert.ThrowsAsync<JournalFormatException>(async () => await journal.TakeOwnershipAsync(0));
    }

    [Theory]
    [InlineData("CREATE TABLE other (a)", "another program")]
    [InlineData("PRAGMA application_id=0x4352444A; PRAGMA user_version=2", "later program")]
    public async Task Refuses_the_file_of_another_or_a_later_program(string sql, string expected)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await using (var connection = Connect())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        await using var journal = Open();
        var refusal = await Assert.ThrowsAsync<JournalFormatException>(async () => await journal.NextPositionAsync(0));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_unavailable_where_its_folder_cannot_be_and_works_once_it_can()
    {
        var obstacle = Path.GetDirectoryName(FilePath)!;
        await File.WriteAllTextAsync(obstacle, "a file where the folder should be");
        await using var journal = Open();
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.TakeOwnershipAsync(0));
        File.Delete(obstacle);
        Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(await journal.TakeOwnershipAsync(0), 0));
    }

    [Fact]
    public async Task Reads_a_journal_file_of_layout_version_1()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.Copy(Path.Combine(GoldenFrames.Folder, "v1.db"), FilePath);
        await using var journal = Open();
        var read = await journal.ListAsync(3);
        Assert.Equal([0, 1, 2], read.Select(batch => batch.Position));
        Assert.All(read, (batch, index) => Assert.Equal(Batches.Payload(index), batch.Payload.ToArray()));
        var owner = await journal.TakeOwnershipAsync(3);
        Assert.Equal(2, owner.Epoch);
        Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, 3));
    }

    [Fact(Explicit = true)]
    public async Task Writes_the_golden_files_of_the_newest_version()
    {
        Directory.CreateDirectory(GoldenFrames.Folder);
        GoldenFrames.Write(GoldenFrames.Folder);
        await using var journal = new SqliteJournal(Path.Combine(GoldenFrames.Folder, "v1.db"), 4096, -3);
        await journal.FillAsync(await journal.TakeOwnershipAsync(3), 3);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        return connection;
    }
}
