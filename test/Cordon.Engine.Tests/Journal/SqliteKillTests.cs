using System.Diagnostics;
using System.Globalization;
using Cordon.Engine.Journal;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

/// <summary>A process killed by SIGKILL while it appends loses no batch that it acknowledged.</summary>
public sealed class SqliteKillTests : IDisposable
{
    private const int Rounds = 20;

    /// <summary>Acknowledgements waited for before a kill, at most: the kill then falls anywhere in a later append.</summary>
    private const int AcknowledgedMax = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_acknowledged_batch_survives_the_kill_of_its_writer_in_order_and_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGKILL on Windows.");
        var path = Path.Combine(_folder, "journal.db");
        var random = new Random(20_261_123);
        var acknowledged = -1L;
        for (var round = 0; round < Rounds; round++)
        {
            acknowledged = Math.Max(acknowledged, await AppendAndKillAsync(path, 1 + random.Next(AcknowledgedMax)));
            await using var journal = new SqliteJournal(path);
            var next = await journal.NextPositionAsync(0);

            // One batch may be durable whose acknowledgement the kill cut off, never two: the writer waits for each.
            Assert.InRange(next, acknowledged + 1, acknowledged + 2);
        }

        await using var whole = new SqliteJournal(path);
        var read = await whole.ListAsync(0);
        Assert.InRange(read.Count, acknowledged + 1, acknowledged + 2);
        Assert.All(read, (batch, position) =>
        {
            Assert.Equal(Batches.Id(position), batch.BatchId);
            Assert.Equal(Batches.Noise(position, JournalAppender.PayloadBytes(position)), batch.Payload.ToArray());
        });
        Assert.Equal((read.Count, read.Count, "ok"), ByItsOwnPath(path));
    }

    private static async Task<long> AppendAndKillAsync(string path, int count)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [JournalAppender.Word, path])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!;
        var last = -1L;
        var seen = 0;
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
            {
                last = long.Parse(line, CultureInfo.InvariantCulture);
            }

            // Process.Kill sends SIGKILL. What the pipe still holds was acknowledged and counts, so reading goes on to its end.
            if (++seen == count)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync();
        Assert.Equal(128 + 9, child.ExitCode);
        return last;
    }

    /// <summary>Counts without the journal's code: batches, distinct positions, and what SQLite itself says of the file.</summary>
    private static (int Rows, int Next, string? Check) ByItsOwnPath(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), max(key) + 1, (SELECT next FROM partition) FROM batch";
        using var row = command.ExecuteReader();
        row.Read();
        Assert.Equal(row.GetInt32(0), row.GetInt32(1));
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return (row.GetInt32(0), row.GetInt32(2), (string?)check.ExecuteScalar());
    }
}
