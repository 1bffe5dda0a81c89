using Cordon.Bench.Measuring;
using Cordon.Bench.Postgres;
using Cordon.Core.Tracing;
using Npgsql;

namespace Cordon.Bench.Tracing;

/// <summary>
/// <c>trace-vs-postgres</c>: the same thefts traced here and in PostgreSQL, first in first out, a core each. PostgreSQL is given the same coordinates, covering
/// indexes and all of it in its own buffers, and is asked in a loop on its own side. Its answers are compared row by row.
/// </summary>
/// <remarks>A tenth of the other benches' transfers: a hundred million rows and their indexes are 12 GB, and take minutes to load.</remarks>
internal static class TraceVsPostgresBench
{
    private const int Repetitions = 3;
    private const int Portion = 65_536;

    private const string Tables = """
        CREATE UNLOGGED TABLE transfers (
          payer int4 NOT NULL, payee int4 NOT NULL, out_from int8 NOT NULL, out_to int8 NOT NULL, in_from int8 NOT NULL);
        CREATE UNLOGGED TABLE accounts (account int4 NOT NULL, out_total int8 NOT NULL);
        CREATE UNLOGGED TABLE starts (number int4 NOT NULL, payer int4 NOT NULL, payee int4 NOT NULL, in_from int8 NOT NULL, in_to int8 NOT NULL);
        CREATE UNLOGGED TABLE answers (
          number int4 NOT NULL, parts int8 NOT NULL, moved int8 NOT NULL, rests int8 NOT NULL, mark int8 NOT NULL, ns int8 NOT NULL);
        """;

    private const string Indexes = """
        CREATE INDEX transfers_out ON transfers (payer, out_to) INCLUDE (out_from, payee, in_from);
        CREATE UNIQUE INDEX accounts_key ON accounts (account) INCLUDE (out_total);
        VACUUM (ANALYZE) transfers;
        VACUUM (ANALYZE) accounts;
        VACUUM (ANALYZE) starts;
        """;

    // A part leaves in the transfers whose intervals it overlaps: from the first that ends behind its beginning to the first that ends at or behind its end.
    private const string Function = """
        CREATE FUNCTION trace_all() RETURNS int8 LANGUAGE plpgsql AS $$
        DECLARE s record; parts int8; moved int8; rests int8; mark int8; began timestamptz; n int8 := 0;
        BEGIN
          PERFORM set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true),
            set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true);
          TRUNCATE answers;
          FOR s IN SELECT * FROM starts LOOP
            began := clock_timestamp();
            WITH RECURSIVE part(account, low, high) AS (
              SELECT s.payee, s.in_from, s.in_to
              UNION ALL
              SELECT t.payee, t.in_from + greatest(part.low - t.out_from, 0), t.in_from + least(part.high, t.out_to) - t.out_from
              FROM part CROSS JOIN LATERAL (
                SELECT x.payee, x.in_from, x.out_from, x.out_to FROM transfers x
                WHERE x.payer = part.account AND x.out_to > part.low AND x.out_to <= coalesce(
                  (SELECT y.out_to FROM transfers y WHERE y.payer = part.account AND y.out_to >= part.high ORDER BY y.out_to LIMIT 1),
                  9223372036854775807)) t
              WHERE part.account <> s.payer)
            SELECT count(*), sum(part.high - part.low),
              sum(CASE WHEN part.account = s.payer THEN 0
                ELSE greatest(0, part.high - greatest(part.low, (SELECT a.out_total FROM accounts a WHERE a.account = part.account))) END),
              sum((part.account % 1009) * (part.low % 1000003))
            INTO parts, moved, rests, mark FROM part;
            INSERT INTO answers VALUES (s.number, parts, moved, rests, mark, extract(epoch FROM clock_timestamp() - began) * 1000000000);
            n := n + 1;
          END LOOP;
          RETURN n;
        END $$
        """;

    public static int Run(BenchRun run)
    {
        if (PostgresServer.Missing is { } missing)
        {
            Console.Error.WriteLine($"trace-vs-postgres needs PostgreSQL on this machine: {missing}");
            return 1;
        }

        return RunAsync(run).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run)
    {
        var accounts = run.Size(1_000_000, 50_000);
        var workload = new TransferWorkload(run.Size(10_000_000, 500_000), accounts, run.Size(5_000, 100));
        using var graph = new MoneyGraph();
        var postgres = await PostgresServer.StartWarmAsync().ConfigureAwait(false);
        await using (postgres.ConfigureAwait(false))
        {
            var source = NpgsqlDataSource.Create(postgres.ConnectionString + ";Command Timeout=300");
            await using (source.ConfigureAwait(false))
            {
                await ExecuteAsync(source, Tables).ConfigureAwait(false);
                LoadedGraph.OpenAll(graph, accounts);
                await LoadAsync(source, workload, graph, accounts).ConfigureAwait(false);
                var version = await postgres.VersionAsync().ConfigureAwait(false);
                return await CompareAsync(run, source, graph, workload, version).ConfigureAwait(false);
            }
        }
    }

    private static async Task<int> CompareAsync(
        BenchRun run, NpgsqlDataSource source, MoneyGraph graph, TransferWorkload workload, string version)
    {
        var tracer = new Tracer(graph);
        var trail = new Trail();
        TraceBench.Warm(tracer, workload.Thefts, trail);
        List<double> ratios = [], ours = [], theirs = [], ours99 = [], theirs99 = [];
        var wrong = 0L;
        for (var i = -1; i < Repetitions; i++)
        {
            await ExecuteAsync(source, "SELECT trace_all()").ConfigureAwait(false);
            var (answers, nanoseconds) = await AnswersAsync(source, workload.Thefts.Count).ConfigureAwait(false);
            var latencies = new Latencies();
            _ = TraceBench.Pass(tracer, workload.Thefts, TaintPolicy.Fifo, 1, trail, latencies, []);
            if (i < 0)
            {
                // Both warm now. Row by row, once: the answers do not change.
                wrong = workload.Thefts.Where((theft, number) => AnswerOf(tracer, trail, theft) != answers[number]).Count();
                continue;
            }

            Array.Sort(nanoseconds);
            ours.Add(latencies.Microseconds(0.5));
            ours99.Add(latencies.Microseconds(0.99));
            theirs.Add(nanoseconds[nanoseconds.Length / 2] / 1000.0);
            theirs99.Add(nanoseconds[nanoseconds.Length * 99 / 100] / 1000.0);
            ratios.Add(theirs[^1] / ours[^1]);
        }

        run.Report(
            ratios, "ratio of medians", $"{workload.Transfers} transfers, {workload.Accounts} accounts, {workload.Thefts.Count} thefts of mule schemes, warm",
            ("ours_p50_us", BenchRun.Median(ours)), ("ours_p99_us", BenchRun.Median(ours99)), ("sql_p50_us", BenchRun.Median(theirs)),
            ("sql_p99_us", BenchRun.Median(theirs99)), ("compared", (long)workload.Thefts.Count), ("different", wrong), ("sql_version", version));
        return wrong == 0 ? 0 : 1;
    }

    private static Answer AnswerOf(Tracer tracer, Trail trail, StolenTransfer theft)
    {
        tracer.Trace([theft], TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, trail);
        return new Answer(
            trail.Moves.Count, trail.Moves.Sum(move => move.Arrived), trail.Ends.Where(end => end.Fate == TrailFate.Rests).Sum(end => end.Amount),
            trail.Moves.Sum(move => move.To % 1_009 * (move.Start % 1_000_003)));
    }

    private static async Task<(Answer[] Answers, long[] Nanoseconds)> AnswersAsync(NpgsqlDataSource source, int count)
    {
        var (answers, nanoseconds) = (new Answer[count], new long[count]);
        var command = source.CreateCommand("SELECT number, parts, moved, rests, mark, ns FROM answers");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    answers[reader.GetInt32(0)] = new Answer(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
                    nanoseconds[reader.GetInt32(0)] = reader.GetInt64(5);
                }
            }
        }

        return (answers, nanoseconds);
    }

    /// <summary>Books all transfers in the graph and gives them to PostgreSQL with coordinates found here a second time.</summary>
    private static async Task LoadAsync(NpgsqlDataSource source, TransferWorkload workload, MoneyGraph graph, int accounts)
    {
        var coordinates = new Coordinates(accounts);
        var starts = new List<object[]>();
        var portion = new WorkloadTransfer[Portion];
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            for (var count = workload.Fill(portion); count > 0; count = workload.Fill(portion))
            {
                using var writer = connection.BeginBinaryImport("COPY transfers FROM STDIN BINARY");
                for (var i = 0; i < count; i++)
                {
                    var transfer = portion[i];
                    var number = graph.Book(
                        transfer.Payer, transfer.Payee, transfer.AmountMinor, transfer.AmountMinor, transfer.TimeMilliseconds, graph.TransferCount + 1);
                    var (outFrom, inFrom) = coordinates.Book(transfer);
                    if (starts.Count < workload.Thefts.Count && workload.Thefts[starts.Count].Transfer == number)
                    {
                        starts.Add([starts.Count, (int)transfer.Payer, (int)transfer.Payee, inFrom, inFrom + transfer.AmountMinor]);
                    }

                    Write(writer, (int)transfer.Payer, (int)transfer.Payee, outFrom, outFrom + transfer.AmountMinor, inFrom);
                }

                writer.Complete();
            }

            Copy(connection, "COPY starts FROM STDIN BINARY", starts);
            var totals = Enumerable.Range(1, accounts).Select(account => new object[] { account, coordinates.OutOf(account) });
            Copy(connection, "COPY accounts FROM STDIN BINARY", totals);
        }

        foreach (var statement in Indexes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await ExecuteAsync(source, statement).ConfigureAwait(false);
        }

        await ExecuteAsync(source, Function).ConfigureAwait(false);
    }

    private static void Write(NpgsqlBinaryImporter writer, int payer, int payee, long outFrom, long outTo, long inFrom)
    {
        writer.StartRow();
        writer.Write(payer);
        writer.Write(payee);
        writer.Write(outFrom);
        writer.Write(outTo);
        writer.Write(inFrom);
    }

    private static void Copy(NpgsqlConnection connection, string copy, IEnumerable<object[]> rows)
    {
        using var writer = connection.BeginBinaryImport(copy);
        foreach (var row in rows)
        {
            writer.WriteRow(row);
        }

        writer.Complete();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        var command = source.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    private readonly record struct Answer(long Parts, long Moved, long Rests, long Mark);

    /// <summary>The two running coordinates of each account.</summary>
    private sealed class Coordinates
    {
        private readonly long[] _in;
        private readonly long[] _out;

        public Coordinates(int accounts)
        {
            (_in, _out) = (new long[accounts + 1], new long[accounts + 1]);
            for (var account = 1u; account <= accounts; account++)
            {
                _in[account] = TransferWorkload.OpeningBalance(account);
            }
        }

        public long OutOf(int account) => _out[account];

        public (long OutFrom, long InFrom) Book(in WorkloadTransfer transfer)
        {
            _in[transfer.Payer] = Math.Max(_in[transfer.Payer], _out[transfer.Payer] + transfer.AmountMinor);
            var outFrom = _out[transfer.Payer];
            _out[transfer.Payer] += transfer.AmountMinor;
            var inFrom = _in[transfer.Payee];
            _in[transfer.Payee] += transfer.AmountMinor;
            return (outFrom, inFrom);
        }
    }
}
