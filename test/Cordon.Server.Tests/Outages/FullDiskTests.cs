using System.Net;
using Cordon.Bench.Kills;
using Cordon.Engine.Tests.Journal;
using Xunit;

namespace Cordon.Server.Tests.Outages;

/// <summary>The whole server on a small disk of its own that is really full or read-only. Needs the right to mount one; is skipped without.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int BatchPayments = 2_000;

    private readonly SmallDisk _disk = new(megabytes: 8);
    private readonly AnswerBook _book = new();
    private readonly PaymentMaker _maker = new(0, new Random(1));

    private string Data => Path.Combine(_disk.Folder, "data");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task A_disk_that_fills_under_load_refuses_with_503_loses_nothing_and_recovers_by_itself()
    {
        _disk.Mount();
        using var centre = await StartedCentre.StartAsync(Data, _book);
        Assert.Empty(await centre.PayAllAsync(Payments(BatchPayments)));
        _disk.Fill();
        var refused = await FillJournalAsync(centre);
        var single = Payment();
        Assert.Contains("cannot be written", await centre.PayAsync(single));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await centre.ReadinessAsync());

        _disk.Free();
        await centre.PayUntilDecidedAsync(single);
        Assert.Equal(HttpStatusCode.OK, await centre.ReadinessAsync());
        Assert.Empty(await centre.PayAllAsync(refused));
        await centre.KillAsync();
        Assert.Equal([], new JournalProof().Check(Path.Combine(Data, "journal.db"), _book, isAllAnswered: true));
    }

    [Fact]
    public async Task A_server_killed_on_a_full_disk_starts_again_once_there_is_space_with_all_it_answered()
    {
        _disk.Mount();
        string key;
        List<SentPayment> refused;
        using (var centre = await StartedCentre.StartAsync(Data, _book))
        {
            key = centre.Key;
            _disk.Fill();
            refused = await FillJournalAsync(centre);
            await centre.KillAsync();
        }

        _disk.Free();
        using var again = await StartedCentre.StartAsync(Data, _book, key);
        Assert.Empty(await again.PayAllAsync([.. refused, .. _book.Answers.Values.Select(a => a.Sent)]));
        await again.KillAsync();
        Assert.Equal([], new JournalProof().Check(Path.Combine(Data, "journal.db"), _book, isAllAnswered: true));
    }

    [Fact]
    public async Task On_a_read_only_disk_it_says_so_and_ends_and_once_writable_has_all_it_answered()
    {
        _disk.Mount();
        string key;
        using (var centre = await StartedCentre.StartAsync(Data, _book))
        {
            key = centre.Key;
            Assert.Empty(await centre.PayAllAsync(Payments(BatchPayments)));
            await centre.KillAsync();
        }

        Assert.Equal(0, SmallDisk.Run("mount", "-o", "remount,ro", _disk.Folder));
        var words = await StartedCentre.FailToStartAsync(Data);
        Assert.Single(words.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("read", words, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(0, SmallDisk.Run("mount", "-o", "remount,rw", _disk.Folder));
        using var again = await StartedCentre.StartAsync(Data, _book, key);
        Assert.Empty(await again.PayAllAsync([.. _book.Answers.Values.Select(a => a.Sent)]));
        await again.KillAsync();
        Assert.Equal([], new JournalProof().Check(Path.Combine(Data, "journal.db"), _book, isAllAnswered: true));
    }

    [Fact]
    public async Task A_disk_that_turns_read_only_under_load_refuses_with_503_and_a_start_on_the_mended_one_has_all_it_answered()
    {
        using var image = new DiskImage();
        image.MountAt(_disk.Folder);
        _disk.IsMounted = true;
        string key;
        List<SentPayment> refused;
        using (var centre = await StartedCentre.StartAsync(Data, _book))
        {
            key = centre.Key;
            Assert.Empty(await centre.PayAllAsync(Payments(BatchPayments)));
            image.Abort(_disk.Folder);
            refused = await centre.PayAllAsync(Payments(BatchPayments));
            Assert.Equal(BatchPayments, refused.Count);
            Assert.NotNull(await centre.PayAsync(refused[0]));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await centre.ReadinessAsync());
            await centre.KillAsync();
        }

        Assert.Equal(0, SmallDisk.Run("umount", _disk.Folder));
        image.MountAt(_disk.Folder);
        using var again = await StartedCentre.StartAsync(Data, _book, key);
        Assert.Empty(await again.PayAllAsync([.. refused, .. _book.Answers.Values.Select(a => a.Sent)]));
        await again.KillAsync();
        Assert.Equal([], new JournalProof().Check(Path.Combine(Data, "journal.db"), _book, isAllAnswered: true));
    }

    [Fact]
    public async Task On_a_disk_that_is_full_from_the_start_it_says_so_and_ends()
    {
        _disk.Mount();
        _disk.Fill();
        var words = await StartedCentre.FailToStartAsync(Data);
        Assert.Single(words.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Pays until the room that the log still has is used up too; returns what was refused.</summary>
    private async Task<List<SentPayment>> FillJournalAsync(StartedCentre centre)
    {
        for (var batch = 0; batch < 100; batch++)
        {
            if (await centre.PayAllAsync(Payments(BatchPayments)) is { Count: > 0 } refused)
            {
                return refused;
            }
        }

        throw new InvalidOperationException("The disk was never full.");
    }

    private SentPayment Payment() => _maker.Next(PaymentMaker.Centre);

    private List<SentPayment> Payments(int count) => [.. Enumerable.Range(0, count).Select(_ => Payment())];
}
