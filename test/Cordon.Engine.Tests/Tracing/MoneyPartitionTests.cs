using System.Text.Json;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;
using Xunit;

namespace Cordon.Engine.Tests.Tracing;

/// <summary>Into how many partitions a centre's money graph is divided is seen in its files and nowhere else.</summary>
public sealed class MoneyPartitionTests : IDisposable
{
    private const int PaymentCount = 700;
    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-partitions-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Decisions_orders_trails_and_state_are_to_the_byte_the_same_in_one_two_and_eight()
    {
        var one = await Play(partitions: 1);
        Assert.Contains("FreezeOrder", one.Told, StringComparison.Ordinal);
        foreach (var partitions in new[] { 2, 8 })
        {
            var several = await Play(partitions);
            Assert.Equal(one.Told, several.Told);
            Assert.Equal(one.Journal, several.Journal);
            Assert.Equal(one.Sections, several.Sections);
            Assert.True(several.Files > one.Files);
        }
    }

    private async Task<(string Told, List<string> Journal, List<string> Sections, int Files)> Play(int partitions)
    {
        var folder = Path.Combine(_folder, $"{partitions}");
        var options = new CentreOptions { SnapshotFolder = folder, SnapshotEveryPayments = 200, SegmentTransfers = 45, MoneyPartitions = partitions };
        await using var journal = new MemoryJournal();
        var told = "";
        await using (var centre = await Centre.OpenAsync(options, journal, _time, Cancellation))
        {
            for (var i = 0; i < PaymentCount; i++)
            {
                await CentreTests.Submit(centre, CentreTests.Payment(
                    $"p{i}", $"A{i * 7 % 50}", $"A{i * 11 % 43}", 10 + (i * 37 % 4000), minutes: i / 3, currency: i % 50 == 0 ? "USD" : "EUR"));
                if (i % 100 == 60)
                {
                    var report = new Command.FileReport($"r{i}", Start + TimeSpan.FromHours(20), $"p{i - 30}", 0, null, null, null);
                    Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, Cancellation)).Status);
                }
            }

            foreach (var policy in Enum.GetValues<TaintPolicy>())
            {
                told += JsonSerializer.Serialize((await centre.TraceAsync(null, "r60", policy, null, Cancellation)).Trail);
            }

            told += string.Join('\n', centre.FindOrders(_ => true, 0, int.MaxValue));
        }

        return (told, await Batches(journal), await Sections(options, journal), Directory.GetFiles(folder, "*.segment").Length);
    }

    private static async Task<List<string>> Batches(MemoryJournal journal)
    {
        var batches = new List<string>();
        while (await journal.ReadOneAsync(0, batches.Count, Cancellation) is { } batch)
        {
            batches.Add(Convert.ToBase64String(batch.Payload.Span));
        }

        return batches;
    }

    /// <summary>All of a snapshot but the graph and what says how it was made.</summary>
    private static async Task<List<string>> Sections(CentreOptions options, MemoryJournal journal)
    {
        var recovered = await Recovery.RunAsync(options, journal, 0, Cancellation);
        using (recovered.State)
        {
            await PartitionSnapshot.WriteAsync(options, journal, 0, recovered.State, recovered.Archive, Cancellation);
        }

        using var snapshot = SnapshotFile.TryReadNewest(options.SnapshotFolder!, 0, out _)!;
        return
        [
            .. snapshot.Names.Where(name => name is not ("head" or "segments" or "money")).Order(StringComparer.Ordinal)
                .Select(name => name + Convert.ToBase64String(snapshot.Section(name).Open().ReadAll(int.MaxValue))),
        ];
    }
}
