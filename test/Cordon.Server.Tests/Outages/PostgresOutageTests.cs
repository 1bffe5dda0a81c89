using System.Net;
using Cordon.Bench.Kills;
using Cordon.Bench.Postgres;
using Npgsql;
using Xunit;

namespace Cordon.Server.Tests.Outages;

/// <summary>The whole server on a real PostgreSQL that goes away and comes back.</summary>
public sealed class PostgresOutageTests : IAsyncLifetime
{
    private const int BatchPayments = 500;

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-pg-outage-").FullName;
    private readonly AnswerBook _book = new();
    private readonly PaymentMaker _maker = new(0, new Random(3));
    private PostgresServer? _postgres;

    public async ValueTask InitializeAsync() => _postgres = PostgresServer.Missing is null ? await PostgresServer.StartAsync() : null;

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_its_database_it_refuses_with_503_and_serves_again_by_itself_with_every_verdict_kept()
    {
        Assert.SkipWhen(_postgres is null, PostgresServer.Missing ?? "");
        using var centre = await StartedCentre.StartAsync(_folder, _book, null, "--postgres", _postgres.ConnectionString);
        Assert.Empty(await centre.PayAllAsync(Payments()));

        await _postgres.StopAsync();
        var refused = Payments();
        var single = refused[0];
        Assert.Equal(refused.Count, (await centre.PayAllAsync(refused)).Count);
        Assert.NotNull(await centre.PayAsync(single));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await centre.ReadinessAsync());

        await _postgres.ResumeAsync();
        await centre.PayUntilDecidedAsync(single);
        Assert.Equal(HttpStatusCode.OK, await centre.ReadinessAsync());
        Assert.Empty(await centre.PayAllAsync(refused));
        await KeepsAllAsync(centre);

        // What it keeps it keeps in the database: another process on another folder has it too.
        await centre.KillAsync();
        using var again = await StartedCentre.StartAsync(Path.Combine(_folder, "again"), _book, centre.Key, "--postgres", _postgres.ConnectionString);
        await KeepsAllAsync(again);
        Assert.Equal(2 * BatchPayments, _book.Answers.Count);
        Assert.Equal(await NumberAsync("SELECT max(position) + 1 FROM cordon.journal_batch WHERE partition = 0"),
            await NumberAsync("SELECT count(*) FROM cordon.journal_batch WHERE partition = 0"));
    }

    [Fact]
    public async Task The_first_is_fenced_off_when_a_second_starts_on_its_database()
    {
        Assert.SkipWhen(_postgres is null, PostgresServer.Missing ?? "");
        using var first = await StartedCentre.StartAsync(Path.Combine(_folder, "first"), _book, null, "--postgres", _postgres.ConnectionString);
        Assert.Empty(await first.PayAllAsync(Payments()));
        using var second = await StartedCentre.StartAsync(
            Path.Combine(_folder, "second"), _book, first.Key, "--postgres", _postgres.ConnectionString);

        // The first learns of it when it cannot write; then it says why and ends.
        Assert.NotNull(await first.PayAsync(Payment()));
        Assert.Contains("another process", await first.EndedAsync());
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await second.PayAsync(Payment()));
        }

        await KeepsAllAsync(second);
    }

    [Fact]
    public async Task A_database_that_is_not_there_ends_the_start_with_one_line()
    {
        Assert.SkipWhen(_postgres is null, PostgresServer.Missing ?? "");
        await _postgres.StopAsync();
        var words = await StartedCentre.FailToStartAsync(_folder, "--postgres", _postgres.ConnectionString);
        Assert.Single(words.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await _postgres.ResumeAsync();
    }

    /// <summary>Asks for every verdict again and compares it with the one that was answered first.</summary>
    private async Task KeepsAllAsync(StartedCentre centre)
    {
        Assert.Empty(await centre.PayAllAsync([.. _book.Answers.Values.Select(a => a.Sent)]));
        Assert.Equal([], _book.Faults);
    }

    private SentPayment Payment() => _maker.Next(PaymentMaker.Centre);

    private List<SentPayment> Payments() => [.. Enumerable.Range(0, BatchPayments).Select(_ => Payment())];

    private async Task<long> NumberAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_postgres!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), null);
    }
}
