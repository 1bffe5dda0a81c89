using System.Buffers.Binary;
using System.Numerics;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;
using Cordon.Engine.Tracing;
using Xunit;

namespace Cordon.Engine.Tests.Snapshots;

/// <summary>The money graph's files: whatever happens to them, the state is what the journal says, and they are there again.</summary>
public sealed class SegmentRecoveryTests : IDisposable
{
    private const int PaymentCount = 1_300;
    private const int SegmentTransfers = 45;
    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-segments-").FullName;
    private readonly MemoryJournal _journal = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Snapshots_segments_and_tail_are_to_the_byte_what_the_journal_says()
    {
        await PlayReopening();
        await Write(Options("again"), await Recovery.RunAsync(Options("again"), _journal, 0, Cancellation));
        var live = Image("live");
        Assert.Equal(live, Image("again"));
        Assert.True(live.Count > 3, "there are segments of several sizes beside the snapshot");
    }

    public static TheoryData<string> Harms => [.. AllHarms.Keys];

    [Theory]
    [MemberData(nameof(Harms))]
    public async Task A_harmed_segment_is_named_and_made_again_from_the_journal(string harm)
    {
        await PlayReopening();
        var sound = Image("live");
        foreach (var path in Directory.GetFiles(Path.Combine(_folder, "live"), "*" + SegmentName.Extension))
        {
            Reset("live", sound);
            AllHarms[harm](path);
            var options = Options("live");
            var recovered = await Recovery.RunAsync(options, _journal, 0, Cancellation);
            Assert.Contains(path, Assert.Single(recovered.PassedOver).Reason, StringComparison.Ordinal);
            Assert.Equal(0, recovered.SnapshotSequence);
            await Write(options, recovered);

            Assert.Equal(sound, Image("live"));
        }
    }

    [Fact]
    public async Task Files_of_another_number_of_partitions_are_not_adopted_but_made_again()
    {
        await PlayReopening();
        var (options, fresh) = (Options("live") with { MoneyPartitions = 2 }, Options("again") with { MoneyPartitions = 2 });
        Assert.Contains(Image("live"), file => file.Name.StartsWith("p00000003-t", StringComparison.Ordinal));
        var recovered = await Recovery.RunAsync(options, _journal, 0, Cancellation);
        Assert.Contains("with other options", Assert.Single(recovered.PassedOver).Reason, StringComparison.Ordinal);
        Assert.Equal(0, recovered.SnapshotSequence);
        await Write(options, recovered);
        await Write(fresh, await Recovery.RunAsync(fresh, _journal, 0, Cancellation));
        Assert.Equal(Image("again"), Image("live"));
    }

    [Fact]
    public async Task A_segment_cut_anywhere_or_with_any_bit_flipped_is_never_trusted()
    {
        await PlayReopening();
        var path = Directory.GetFiles(Path.Combine(_folder, "live"), "*" + SegmentName.Extension).Order().First();
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        var name = await NameOf(path);
        for (var place = 0; place < bytes.Length; place += 1 + (place / 97))
        {
            await File.WriteAllBytesAsync(path, bytes[..place], Cancellation);
            IsRefused(name, path);
            var broken = bytes.ToArray();
            broken[place] ^= (byte)(1 << (place % 8));
            await File.WriteAllBytesAsync(path, broken, Cancellation);
            IsRefused(name, path);
        }
    }

    [Fact]
    public async Task A_block_damaged_while_the_centre_runs_is_told_to_who_asks_and_ends_it_before_money_is_followed()
    {
        await PlayReopening();
        var centre = await Centre.OpenAsync(Options("live"), _journal, _time, Cancellation);
        Assert.Empty(centre.SnapshotsPassedOver);
        foreach (var path in Directory.GetFiles(Path.Combine(_folder, "live"), "*" + SegmentName.Extension))
        {
            DamageBlocks(path);
        }

        var (asked, _) = await centre.TraceAsync(null, "r1", Core.Tracing.TaintPolicy.Fifo, null, Cancellation);
        Assert.Equal(CommandStatus.Unavailable, asked.Status);
        Assert.Matches("Segment .*segment: the checksum of block [0-9]+ of ", asked.Detail?.English);
        var (back, _) = await centre.TraceBackAsync("p20", 0, Core.Tracing.TaintPolicy.Fifo, null, Cancellation);
        var (lies, _) = await centre.TraceBackAsync("BBBBXBBB/B11", Currency.Parse("EUR"), Core.Tracing.TaintPolicy.Lifo, null, Cancellation);
        Assert.Equal((CommandStatus.Unavailable, CommandStatus.Unavailable), (back.Status, lies.Status));
        Assert.Equal(CentreState.Ready, centre.State);
        await CentreTests.Submit(centre, CentreTests.Payment("new", "A1", "A2", 10, minutes: 500));

        var report = new Command.FileReport("r2", Start + TimeSpan.FromHours(20), "p20", 0, null, null, null);
        var refused = await centre.SubmitAsync(report, Cancellation);
        Assert.Equal((CommandStatus.Unavailable, centre.StateReason), (refused.Status, refused.Detail?.English));
        Assert.Matches("Segment .*segment: the checksum of block [0-9]+ of ", refused.Detail?.English);
        await centre.Ended.WaitAsync(Cancellation);
        Assert.Equal(CentreState.Stopped, centre.State);
        await centre.DisposeAsync();

        centre = await Centre.OpenAsync(Options("live"), _journal, _time, Cancellation);
        Assert.Single(centre.SnapshotsPassedOver);
        Assert.NotNull(await centre.FindDecisionAsync("new", 0, Cancellation));
        Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, Cancellation)).Status);
        await centre.DisposeAsync();
    }

    /// <summary>Sealing is: write a temporary file, name it, write the snapshot that names it, sweep. The crash comes after each.</summary>
    [Theory]
    [InlineData("nothing of the segment is there", true, false, false)]
    [InlineData("it is there under its temporary name", true, true, false)]
    [InlineData("it has its name, and no snapshot names it", true, false, true)]
    [InlineData("the snapshot is there, and nothing is swept", false, true, true)]
    public async Task After_a_crash_between_two_steps_of_sealing_the_state_is_the_journals(
        string crash, bool withoutSnapshot, bool hasTemporary, bool hasSegment)
    {
        await PlayReopening();
        var sound = Image("live");
        var newest = Directory.GetFiles(Path.Combine(_folder, "live"), "*" + SegmentName.Extension).Order().Last();
        if (withoutSnapshot)
        {
            foreach (var snapshot in Directory.GetFiles(Path.Combine(_folder, "live"), "*.snapshot"))
            {
                File.Delete(snapshot);
            }
        }

        if (hasTemporary)
        {
            await File.WriteAllBytesAsync(newest + DurableFile.TemporarySuffix, File.ReadAllBytes(newest)[..50], Cancellation);
        }

        if (!hasSegment)
        {
            File.Delete(newest);
        }

        // What was swept too little.
        await File.WriteAllTextAsync(Path.Combine(_folder, "live", new SegmentName(1, 1, 7, 0, 0).File), crash, Cancellation);
        var options = Options("live");
        await Write(options, await Recovery.RunAsync(options, _journal, 0, Cancellation));
        Assert.Equal(sound, Image("live"));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "live"), "*" + DurableFile.TemporarySuffix));
        Assert.Equal(
            Directory.GetFiles(Path.Combine(_folder, "live"), "*" + SegmentName.Extension).Select(Path.GetFileName).Order(),
            sound.Select(file => file.Name).Where(file => file.EndsWith(SegmentName.Extension, StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task A_question_about_all_orders_that_meets_damage_is_told_so_and_ends_nothing()
    {
        await PlayReopening();
        await using var centre = await Centre.OpenAsync(Options("live"), _journal, _time, Cancellation);
        foreach (var path in Directory.GetFiles(Path.Combine(_folder, "live"), "*" + SegmentName.Extension))
        {
            DamageBlocks(path, 0.8);
        }

        // The last hour began where all is sealed.
        _time.Now = Start + TimeSpan.FromMinutes(70);
        var queue = await centre.FindQueueAsync(10, Cancellation);
        Assert.Equal(CommandStatus.Unavailable, queue.Status);
        Assert.Matches("Segment .*segment: the checksum of block [0-9]+ of the log", queue.Detail?.English);
        Assert.Equal(CommandStatus.Unavailable, (await centre.FindFiguresAsync(Cancellation)).Status);
        Assert.Equal(CentreState.Ready, centre.State);
    }

    [Fact]
    public void A_history_is_sealed_in_few_files_whatever_its_length()
    {
        for (var units = 0u; units < 3_000; units++)
        {
            var plan = SegmentFolder.Plan((units * 10) + 9, 10);
            Assert.Equal(units * 10, plan.Sum(part => (long)part.Last - part.First + 1));
            Assert.True(plan.Zip(plan.Skip(1)).All(pair => pair.First.Last + 1 == pair.Second.First), $"{units} units leave a gap");
            Assert.True(plan.Count <= 18 && plan.All(part => part.First % 10 == 1), $"{units} units make {plan.Count} files");
        }
    }

    private static readonly Dictionary<string, Action<string>> AllHarms = new(StringComparer.Ordinal)
    {
        ["missing"] = File.Delete,
        ["empty"] = path => File.WriteAllBytes(path, []),
        ["truncated"] = path => File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]),
        ["a bit flipped in a block"] = path => Change(path, bytes => bytes[bytes.Length / 3] ^= 16),
        ["a bit flipped in the index"] = path => Change(path, bytes => bytes[^150] ^= 1),
        ["a bit flipped in the footer"] = path => Change(path, bytes => bytes[^20] ^= 1),
        ["of an older version"] = path => Change(path, MakeOld),
        ["another history's"] = path => File.WriteAllBytes(path, Foreign(path)),
    };

    /// <summary>A sound footer of version 1.</summary>
    private static void MakeOld(byte[] bytes)
    {
        var footer = bytes.AsSpan(bytes.Length - 56);
        footer[8] = 1;
        var checksum = ~0u;
        foreach (var part in footer[..52])
        {
            checksum = BitOperations.Crc32C(checksum, part);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(footer[52..], ~checksum);
    }

    private static void Change(string path, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Changes the blocks where they lie, as a disk that rots does: the file stays mapped and as long as it was.</summary>
    /// <param name="part">Of the file, from its beginning: entries are in the first third, what was booked when behind them.</param>
    private static void DamageBlocks(string path, double part = 1 / 3.0)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var blocks = new byte[(int)(file.Length * part)];
        file.ReadExactly(blocks);
        file.Position = 0;
        file.Write(Array.ConvertAll(blocks, value => (byte)~value));
    }

    /// <summary>A sound segment of as many transfers, of another history: only that it is not the one written can tell.</summary>
    private static byte[] Foreign(string path)
    {
        using var graph = new Core.Tracing.MoneyGraph();
        var name = Path.GetFileNameWithoutExtension(path).Split('-');
        var (partition, first, last) = (int.Parse(name[0].AsSpan(1)), uint.Parse(name[1].AsSpan(1)), uint.Parse(name[2]));
        for (var i = 1u; i <= last; i++)
        {
            graph.Book(graph.PurseOf(i, Currency.Parse("EUR")), graph.PurseOf(i + 1, Currency.Parse("EUR")), 100 + i, 100 + i, i, i);
        }

        var bytes = new List<byte>();
        graph.WriteSegment(partition, first, last, piece => bytes.AddRange(piece));
        return [.. bytes];
    }

    private void IsRefused(SegmentName name, string path)
    {
        var damage = Assert.Throws<Core.Tracing.SegmentDamagedException>(
            () => SegmentFile.Open(Path.Combine(_folder, "live"), name, isChecked: true).Dispose());
        Assert.Contains(path, damage.Message, StringComparison.Ordinal);
    }

    private async Task<SegmentName> NameOf(string path)
    {
        var recovered = await Recovery.RunAsync(Options("live"), _journal, 0, Cancellation);
        using var state = recovered.State;
        return state.Money.Files.Single(file => file.Path == path).Name;
    }

    private async Task Write(CentreOptions options, Recovered recovered)
    {
        using (recovered.State)
        {
            await PartitionSnapshot.WriteAsync(options, _journal, 0, recovered.State, recovered.Archive, Cancellation);
        }
    }

    private async Task PlayReopening()
    {
        var centre = await Centre.OpenAsync(Options("live"), _journal, _time, Cancellation);
        for (var i = 0; i < PaymentCount; i++)
        {
            if (i is 350 or 351 or 900)
            {
                await centre.DisposeAsync();

                // From the last opening on no snapshot comes due before the stop, which makes one.
                var options = i == 900 ? Options("live") with { SnapshotEveryPayments = 500 } : Options("live");
                centre = await Centre.OpenAsync(options, _journal, _time, Cancellation);
                Assert.Empty(centre.SnapshotsPassedOver);
            }

            if (i == 200)
            {
                await centre.SubmitAsync(new Command.FileReport("r1", Start + TimeSpan.FromHours(2), "p10", 0, null, null, null), Cancellation);
            }

            await CentreTests.Submit(centre, CentreTests.Payment(
                $"p{i}", $"A{i * 7 % 50}", $"{(i % 3 == 0 ? "A" : "B")}{i * 11 % 40}", 10 + (i * 37 % 4000), minutes: i / 3,
                currency: i % 50 == 0 ? "USD" : "EUR"));
        }

        await centre.DisposeAsync();

        // The snapshot before is kept too, with what it needs; it is not looked at here.
        foreach (var older in Directory.GetFiles(Path.Combine(_folder, "live"), "*.snapshot").OrderDescending().Skip(1))
        {
            File.Delete(older);
        }

        var recovered = await Recovery.RunAsync(Options("live"), _journal, 0, Cancellation);
        using var state = recovered.State;
        SegmentFolder.Sweep(Path.Combine(_folder, "live"), state.Money.Files.Select(file => file.Name.File).ToHashSet());
        Assert.Equal(PaymentCount, recovered.SnapshotSequence);
    }

    private CentreOptions Options(string folder) => new()
    {
        SnapshotFolder = Path.Combine(_folder, folder),
        SnapshotEveryPayments = 100,
        SegmentTransfers = SegmentTransfers,
    };

    /// <summary>The newest snapshot and all segments, as they are on disk.</summary>
    private List<(string Name, string Content)> Image(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(_folder, folder)).Order(StringComparer.Ordinal).ToList();
        var newest = files.Last(file => file.EndsWith(".snapshot", StringComparison.Ordinal));
        return [.. files.Where(file => file == newest || file.EndsWith(SegmentName.Extension, StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), Convert.ToBase64String(File.ReadAllBytes(file))))];
    }

    private void Reset(string folder, List<(string Name, string Content)> image)
    {
        Directory.Delete(Path.Combine(_folder, folder), recursive: true);
        Directory.CreateDirectory(Path.Combine(_folder, folder));
        foreach (var (name, content) in image)
        {
            File.WriteAllBytes(Path.Combine(_folder, folder, name), Convert.FromBase64String(content));
        }
    }
}
