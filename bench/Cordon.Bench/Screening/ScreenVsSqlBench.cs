using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Bench.Postgres;
using Cordon.Core.Screening.Activity;
using Npgsql;

namespace Cordon.Bench.Screening;

/// <summary>
/// <c>screen-vs-sql</c>: the 48 window facts of a payment, by the windows kept in memory and by SQL over the payments themselves, each on one core and
/// over the same payments. PostgreSQL has covering indexes, everything in its own buffers, and is asked in a loop on its own side.
/// </summary>
internal static class ScreenVsSqlBench
{
    private const int Repetitions = 3;

    // The same density as the full workload, 18 payments an account; smaller, so that loading takes seconds. Both sides gain by it:
    // less memory is touched at random, so the ratio is not that of a million accounts.
    private const int AccountsFull = 150_000;

    private const string Tables = """
        CREATE UNLOGGED TABLE payments (payer int4 NOT NULL, payee int4 NOT NULL, time int8 NOT NULL, amount int8 NOT NULL);
        CREATE UNLOGGED TABLE sample (payer int4 NOT NULL, payee int4 NOT NULL, time int8 NOT NULL);
        """;

    // The counterparty is in the index too: distinct counterparties are among the facts, and no query then reads the table.
    private const string Indexes = """
        CREATE INDEX payments_payer ON payments (payer, time) INCLUDE (amount, payee);
        CREATE INDEX payments_payee ON payments (payee, time) INCLUDE (amount, payer);
        VACUUM (ANALYZE) payments;
        """;

    public static int Run(BenchRun run)
    {
        if (PostgresServer.Missing is { } missing)
        {
            Console.Error.WriteLine($"screen-vs-sql needs PostgreSQL on this machine: {missing}");
            return 1;
        }

        return RunAsync(run).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run)
    {
        var accounts = run.Size(AccountsFull, 2_000);
        var payments = accounts * ScreeningWorkload.PaymentsPerAccount;
        var sampled = run.Size(10_000, 500);
        using var loaded = new LoadedActivity(accounts);
        var ours = new List<double>();
        var postgres = await PostgresServer.StartWarmAsync().ConfigureAwait(false);
        await using (postgres.ConfigureAwait(false))
        {
            var source = NpgsqlDataSource.Create(postgres.ConnectionString + ";Command Timeout=300");
            await using (source.ConfigureAwait(false))
            {
                await LoadAsync(source, accounts, payments, loaded.Next(sampled)).ConfigureAwait(false);
                _ = await SqlAsync(source).ConfigureAwait(false);
                var theirs = new List<double>();
                for (var i = 0; i < Repetitions; i++)
                {
                    theirs.Add(sampled / await SqlAsync(source).ConfigureAwait(false));
                }

                var each = run.Size(1_000_000, 20_000);
                _ = ScreenBench.WindowsAlone(loaded.Activity, loaded.Next(each));
                for (var i = 0; i < Repetitions; i++)
                {
                    ours.Add(ScreenBench.WindowsAlone(loaded.Activity, loaded.Next(each)));
                }

                run.Report(
                    [.. ours.Zip(theirs, (o, t) => o / t)], "ratio, a core each",
                    $"{accounts} accounts, {payments} payments in 30 days, {sampled} of the next asked in SQL, {each} observed",
                    ("ours_per_second", BenchRun.Median(ours)), ("sql_per_second", BenchRun.Median(theirs)), ("facts", 48),
                    ("sql_version", await postgres.VersionAsync().ConfigureAwait(false)));
                return 0;
            }
        }
    }

    private static async Task LoadAsync(NpgsqlDataSource source, int accounts, int count, ObservedPayment[] sample)
    {
        await RunSqlAsync(source, Tables).ConfigureAwait(false);
        var workload = new ScreeningWorkload(accounts);
        var portion = new ObservedPayment[65_536];
        for (var done = 0; done < count; done += portion.Length)
        {
            var next = portion.AsMemory(0, Math.Min(portion.Length, count - done));
            workload.Fill(next.Span);
            await CopyAsync(source, "COPY payments (payer, payee, time, amount) FROM STDIN BINARY", next, withAmount: true).ConfigureAwait(false);
        }

        await CopyAsync(source, "COPY sample (payer, payee, time) FROM STDIN BINARY", sample, withAmount: false).ConfigureAwait(false);
        foreach (var statement in Indexes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await RunSqlAsync(source, statement).ConfigureAwait(false);
        }

        await RunSqlAsync(source, Function()).ConfigureAwait(false);
    }

    private static async Task CopyAsync(NpgsqlDataSource source, string copy, ReadOnlyMemory<ObservedPayment> payments, bool withAmount)
    {
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Synchronous on purpose: millions of awaits would be most of the work.
            using var writer = connection.BeginBinaryImport(copy);
            foreach (var payment in payments.Span)
            {
                writer.StartRow();
                writer.Write((int)payment.Payer);
                writer.Write((int)payment.Payee);
                writer.Write(payment.TimeMilliseconds);
                if (withAmount)
                {
                    writer.Write(payment.Size);
                }
            }

            writer.Complete();
        }
    }

    private static async Task RunSqlAsync(NpgsqlDataSource source, string sql)
    {
        var command = source.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            command.CommandTimeout = 300;
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Seconds for the whole sample, by the server's own loop.</summary>
    private static async Task<double> SqlAsync(NpgsqlDataSource source)
    {
        var from = Stopwatch.GetTimestamp();
        await RunSqlAsync(source, "SELECT window_facts()").ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>One statement for each payment, with the four lists of the two parties and twelve aggregates over each.</summary>
    private static string Function()
    {
        var aggregates = string.Join(", ", Core.Screening.Facts.Windows.Select(w =>
            $"count(*) FILTER (WHERE time > s.time - {w.Milliseconds}), coalesce(sum(amount) FILTER (WHERE time > s.time - {w.Milliseconds}), 0), "
            + $"count(DISTINCT other) FILTER (WHERE time > s.time - {w.Milliseconds})"));
        string List(string party, string side, string other) =>
            $"(SELECT ROW({aggregates}) FROM (SELECT time, amount, {other} AS other FROM payments "
            + $"WHERE {side} = s.{party} AND time > s.time - 2592000000 AND time <= s.time) AS w)";
        return $"""
            CREATE FUNCTION window_facts() RETURNS int8 LANGUAGE plpgsql AS $$
            DECLARE s record; facts record; n int8 := 0;
            BEGIN
              PERFORM set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true);
              FOR s IN SELECT payer, payee, time FROM sample LOOP
                SELECT {List("payer", "payer", "payee")}, {List("payer", "payee", "payer")},
                  {List("payee", "payer", "payee")}, {List("payee", "payee", "payer")} INTO facts;
                n := n + 1;
              END LOOP;
              RETURN n;
            END $$
            """;
    }
}
