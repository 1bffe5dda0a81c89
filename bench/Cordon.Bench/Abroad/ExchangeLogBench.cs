using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Cordon.Bench.Measuring;
using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Bench.Abroad;

/// <summary>
/// <c>exchange-log</c>: entries in the book of exchanges, each answered when it is on disk, from many at once; and how long two others take to co-sign a
/// checkpoint, over their ports with certificates of both sides.
/// </summary>
internal static class ExchangeLogBench
{
    private const int Writers = 64;
    private const int EntriesFull = 20_000;
    private const int EntriesQuick = 2_000;
    private const int ContentBytes = 1_500;
    private const int CosignedFull = 200;
    private const int CosignedQuick = 20;

    public static int Run(BenchRun run)
    {
        using var folder = new ScratchFolder();
        var (entries, rounds) = (run.Size(EntriesFull, EntriesQuick), run.Size(CosignedFull, CosignedQuick));
        var (rate, cosigned, longest) = MeasureAsync(folder, entries, rounds).GetAwaiter().GetResult();
        run.Report(
            [rate], "entries/s", $"{entries} entries of {ContentBytes} bytes from {Writers} writers, SQLite, each answered when it is on disk",
            [("co-signed by two ms", cosigned), ("the longest of 100 ms", longest), ("checkpoints", rounds)]);
        return 0;
    }

    private static async Task<(double Rate, double Cosigned, double Longest)> MeasureAsync(ScratchFolder folder, int entries, int rounds)
    {
        string[] ids = ["one", "two", "third"];
        var keepers = Enumerable.Range(0, 3).Select(i => SecretKey.Open(folder.File($"keeper{i}.key"), "keeper")).ToArray();
        TrustKeeper[] lines = [.. keepers.Select(key => new TrustKeeper(key.Name, key.PublicKey))];
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var (nodes, journals, ports, listed) = (new List<ExchangeNode>(), new List<SqliteJournal>(), new List<int>(), new List<TrustedCentre>());
        foreach (var id in ids)
        {
            Directory.CreateDirectory(folder.File(id));
            journals.Add(new SqliteJournal(Path.Combine(folder.File(id), "journal.db")));
            ports.Add(Ports.Free());
            var identity = new NodeIdentity(id, id, "XA", FormattableString.Invariant($"https://127.0.0.1:{ports[^1]}/"), id == "third", lines, [], []);
            nodes.Add(await ExchangeNode.OpenAsync(identity.Settings(folder.File(id)), journals[^1], TimeProvider.System).ConfigureAwait(false));
            listed.Add(identity.Entry(nodes[^1], now + TimeSpan.FromDays(-1), now + TimeSpan.FromDays(1)));
        }

        var list = new TrustList(1, now + TimeSpan.FromMinutes(-1), now + TimeSpan.FromDays(1), lines, WitnessesNeeded: 2, listed).Sign(keepers[0], keepers[1]);
        var servers = new List<ExchangeServer>();
        foreach (var (node, port) in nodes.Zip(ports))
        {
            _ = await node.TakeTrustAsync(list).ConfigureAwait(false);
            servers.Add(await ExchangeServer.StartAsync(node, IPAddress.Loopback, port, TimeProvider.System).ConfigureAwait(false));
        }

        var rate = await AppendAsync(nodes[0].Book, entries).ConfigureAwait(false);
        var cosigned = await CosignAsync(nodes[0], rounds).ConfigureAwait(false);
        foreach (var server in servers)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }

        foreach (var (node, journal) in nodes.Zip(journals))
        {
            await node.DisposeAsync().ConfigureAwait(false);
            await journal.DisposeAsync().ConfigureAwait(false);
        }

        Array.ForEach(keepers, key => key.Dispose());
        return (rate, BenchRun.Median(cosigned), cosigned.Order().ElementAt((int)(cosigned.Count * 0.99)));
    }

    private static async Task<double> AppendAsync(ExchangeBook book, int entries)
    {
        var left = entries;
        var content = RandomNumberGenerator.GetBytes(ContentBytes);
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await book.EnterAsync(Entry(), content).ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        return entries / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static async Task<IReadOnlyList<double>> CosignAsync(ExchangeNode node, int rounds)
    {
        var each = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var place = await node.Book.EnterAsync(Entry(), []).ConfigureAwait(false);
            var from = Stopwatch.GetTimestamp();
            var note = await node.CosignedAsync(place.Leaf, "two").ConfigureAwait(false);
            each.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            if (note.Signatures.Count < 3)
            {
                throw new InvalidOperationException($"Checkpoint {Checkpoint.Read(note.Text)!.Size} was not co-signed by two.");
            }
        }

        return each;
    }

    private static BookEntry Entry() => new(
        EntryKind.Noted, Guid.Empty, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), Instant.From(TimeProvider.System.GetUtcNow()), new byte[32]);
}
