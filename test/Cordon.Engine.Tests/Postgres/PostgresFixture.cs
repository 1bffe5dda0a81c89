using Cordon.Bench.Postgres;
using Xunit;

namespace Cordon.Engine.Tests.Postgres;

/// <summary>One PostgreSQL for all tests of a collection; each test takes a schema of its own. Where there is none, the tests are skipped.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PostgresServer? _server;
    private int _schemas;

    /// <summary>The running server; skips the test that asks where PostgreSQL is not installed.</summary>
    public PostgresServer Server
    {
        get
        {
            Assert.SkipWhen(_server is null, PostgresServer.Missing ?? "");
            return _server!;
        }
    }

    public string NewSchema() => $"t{Interlocked.Increment(ref _schemas)}";

    public async ValueTask InitializeAsync() => _server = PostgresServer.Missing is null ? await PostgresServer.StartAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
