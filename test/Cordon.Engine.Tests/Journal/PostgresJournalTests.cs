using Cordon.Bench.Postgres;
using Cordon.Engine.Journal;
using Cordon.Engine.Tests.Postgres;
using Npgsql;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

public sealed class PostgresJournalTests(PostgresFixture fixture) : JournalContract, IClassFixture<PostgresFixture>
{
    private readonly string _schema = fixture.NewSchema();

    protected override IJournal Open() => new PostgresJournal(fixture.Server.ConnectionString, _schema);

    protected override async Task TamperAsync(int partition, long position, Func<byte[], byte[]?> change)
    {
        await using var source = NpgsqlDataSource.Create(fixture.Server.ConnectionString);
        await using var read = source.CreateCommand($"SELECT frame FROM {_schema}.journal_batch WHERE partition = {partition} AND position = {position}");
        var frame = change((byte[])(await read.ExecuteScalarAsync())!);
        await using var write = source.CreateCommand(frame is null
            ? $"DELETE FROM {_schema}.journal_batch WHERE partition = {partition} AND position = {position}"
            : $"UPDATE {_schema}.journal_batch SET frame = @frame WHERE partition = {partition} AND position = {position}");
        write.Parameters.AddWithValue("frame", frame ?? (object)DBNull.Value);
        Assert.Equal(1, await write.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task Handles_opened_at_once_make_the_tables_once()
    {
        await using var first = Open();
        await using var second = Open();
        await using var third = Open();
        var owners = await Task.WhenAll(first.TakeOwnershipAsync(0).AsTask(), second.TakeOwnershipAsync(0).AsTask(), third.TakeOwnershipAsync(0).AsTask());
        Assert.Equal([1, 2, 3], owners.Select(owner => owner.Epoch).Order());
    }

    [Fact]
    public async Task Refuses_a_schema_of_a_later_program()
    {
        await using (var journal = Open())
        {
            await journal.TakeOwnershipAsync(0);
        }

        await using var source = NpgsqlDataSource.Create(fixture.Server.ConnectionString);
        await using var raise = source.CreateCommand($"UPDATE {_schema}.journal_format SET version = 2");
        await raise.ExecuteNonQueryAsync();
        await using var reopened = Open();
        await Assert.ThrowsAsync<JournalFormatException>(async () => await reopened.NextPositionAsync(0));
    }

    [Fact]
    public async Task Is_unavailable_while_PostgreSQL_is_gone_and_loses_nothing()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await using var server = await PostgresServer.StartAsync();
        await using var journal = new PostgresJournal(server.ConnectionString);
        var owner = await journal.TakeOwnershipAsync(0);
        await journal.FillAsync(owner, 5);

        await server.StopAsync();
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync(owner, 5));
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.NextPositionAsync(0));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.ListAsync(0));

        await server.ResumeAsync();
        Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, 5));
        Assert.Equal(Enumerable.Range(0, 6).Select(i => Batches.Id(i)), (await journal.ListAsync(0)).Select(batch => batch.BatchId));
    }

    [Fact]
    public async Task Every_acknowledged_batch_survives_PostgreSQL_killed_under_load()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await using var server = await PostgresServer.StartAsync();
        await using var journal = new PostgresJournal(server.ConnectionString);
        var owner = await journal.TakeOwnershipAsync(0);
        var reached = new TaskCompletionSource();
        var failed = new TaskCompletionSource();
        var restarted = new TaskCompletionSource();
        var acknowledged = 0;
        var writer = Task.Run(async () =>
        {
            while (acknowledged < 120)
            {
                try
                {
                    Assert.True(await journal.AppendAsync(owner, acknowledged) is AppendStatus.Appended or AppendStatus.AlreadyThere);
                    if (++acknowledged == 40)
                    {
                        reached.SetResult();
                    }
                }
                catch (JournalUnavailableException)
                {
                    failed.TrySetResult();
                    await restarted.Task;
                }
            }
        });
        await reached.Task;
        await server.StopAsync();
        await Task.WhenAny(failed.Task, writer);
        await server.ResumeAsync();
        restarted.SetResult();
        await writer;
        Assert.Equal(Enumerable.Range(0, 120).Select(i => Batches.Id(i)), (await journal.ListAsync(0)).Select(batch => batch.BatchId));
    }
}
