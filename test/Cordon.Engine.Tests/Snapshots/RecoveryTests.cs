using System.Globalization;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Cordon.Engine.Snapshots;
using Xunit;

namespace Cordon.Engine.Tests.Snapshots;

/// <summary>A start from a snapshot and the journal after it is the start from the whole journal.</summary>
public sealed class RecoveryTests : IDisposable
{
    private const int PaymentCount = 2_400;
    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-recovery-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_the_lane_holds_is_to_the_byte_what_the_journal_says()
    {
        await using var journal = new MemoryJournal();
        var live = Options("live", every: PaymentCount);
        await using (var centre = await Centre.OpenAsync(live, journal, _time, Cancellation))
        {
            await Play(centre, 0, PaymentCount - 1);
        }

        var again = Options("again", every: PaymentCount);
        var recovered = await Recovery.RunAsync(again, journal, 0, Cancellation);
        using (recovered.State)
        {
            await PartitionSnapshot.WriteAsync(again, journal, 0, recovered.State, recovered.Archive, Cancellation);
        }

        Assert.Equal(File.ReadAllBytes(OnlyFile("live")), File.ReadAllBytes(OnlyFile("again")));
    }

    [Fact]
    public async Task A_centre_opened_from_snapshots_goes_on_as_if_it_had_never_stopped()
    {
        var whole = await PlayReopening(new CentreOptions(), []);
        var options = Options("kept", every: 150);
        Assert.Equal(whole, await PlayReopening(options, [500, 501, 1_300, 2_000]));
    }

    [Fact]
    public async Task A_snapshot_is_made_while_payments_are_decided_and_holds_all_that_was_told()
    {
        await using var journal = new MemoryJournal();
        var options = Options("kept", every: PaymentCount);
        await using (var centre = await Centre.OpenAsync(options, journal, _time, Cancellation))
        {
            await centre.SubmitAsync(new Command.IssueKey("AAAAXAAA", "00ff", "first", KeyOrigin.CommandLine), Cancellation);
            var watched = new Command.ChangeList(AccountList.Watch, "BBBBXBBB/B3", "BBBBXBBB", true, Start + TimeSpan.FromDays(9), "seen", "officer");
            Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(watched, Cancellation)).Status);
            await Play(centre, 0, PaymentCount);
            await Until(() => centre.SnapshotCounts.Written == 1);
        }

        var recovered = await Recovery.RunAsync(options, journal, 0, Cancellation);
        using var state = recovered.State;
        Assert.Equal((PaymentCount, 0), (recovered.SnapshotSequence, recovered.PassedOver.Count));
        Assert.Equal("first", state.Keys["00ff"].Name);
        Assert.Equal((0u, "r1"), Assert.Single(state.Reports).Key);
        Assert.True(state.Holds.Count > 0, "holds are among what is kept");
        var fresh = await Recovery.RunAsync(new CentreOptions(), journal, 0, Cancellation);
        using var expected = fresh.State;
        Assert.Equal("seen", Assert.Single(expected.Lists).Value.Reason);
        Assert.Equal(expected.Lists, state.Lists);
        Assert.Equal(expected.ListEnds, state.ListEnds);
        Assert.Equal(expected.Holds.Latest(1_000).Select(h => h with { Reasons = [] }), state.Holds.Latest(1_000).Select(h => h with { Reasons = [] }));
        Assert.Equal(expected.Holds.Latest(1_000).SelectMany(h => h.Reasons), state.Holds.Latest(1_000).SelectMany(h => h.Reasons));
        Assert.Equal(expected.Holds.NextExpiry(), state.Holds.NextExpiry());
        Assert.Equal(fresh.Archive.NextPosition, recovered.Archive.NextPosition);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_passed_over_and_told()
    {
        await using var journal = new MemoryJournal();
        var options = Options("kept", every: 1_000);
        await using (var centre = await Centre.OpenAsync(options, journal, _time, Cancellation))
        {
            await Play(centre, 0, 900);
        }

        var path = OnlyFile("kept");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(path, bytes);
        await using var again = await Centre.OpenAsync(options, journal, _time, Cancellation);
        Assert.Equal(path, Assert.Single(again.SnapshotsPassedOver).File);
        Assert.True((await CentreTests.Submit(again, Payment(77)))[0].IsRepeat);
    }

    [Fact]
    public async Task A_snapshot_of_another_journal_is_passed_over()
    {
        var options = Options("kept", every: 1_000);
        foreach (var shift in (int[])[0, 1])
        {
            await using var journal = new MemoryJournal();
            await using var centre = await Centre.OpenAsync(options, journal, _time, Cancellation);
            Assert.Equal(shift, centre.SnapshotsPassedOver.Count);
            await Play(centre, shift, 900);
        }
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_written_stops_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "no folder");
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(Options("file", every: 100), journal, _time, Cancellation);
        await Play(centre, 0, 400);
        await Until(() => centre.SnapshotCounts.Failed > 0);
        Assert.Equal(Refusal.None, (await CentreTests.Submit(centre, Payment(400)))[0].Refusal);
    }

    private static async Task Until(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Yield();
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    private static PaymentBatch Payment(int i) => CentreTests.Payment(
        $"p{i}", $"A{i * 7 % 50}", $"B{i * 11 % 40}", 10 + (i * 37 % 4000), minutes: i % 9 == 0 ? (i / 3) - 40 : i / 3,
        currency: (i % 50) switch { 0 => "XXX", 1 => "USD", _ => "EUR" });

    private static async Task Play(Centre centre, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            await One(centre, i);
        }
    }

    private static async Task<Decision> One(Centre centre, int i)
    {
        if (i == 300)
        {
            var report = new Command.FileReport("r1", Start + TimeSpan.FromHours(2), "p10", 0, null, null, null);
            Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, Cancellation)).Status);
        }

        if (i == 800 && centre.LatestHolds(1) is [var hold])
        {
            await centre.SubmitAsync(new Command.EndHold(hold.PaymentId, 0, true, "officer", "called back"), Cancellation);
        }

        return (await CentreTests.Submit(centre, Payment(i)))[0];
    }

    private async Task<string> PlayReopening(CentreOptions options, HashSet<int> reopenBefore)
    {
        await using var journal = new MemoryJournal();
        var text = new StringBuilder();
        var centre = await Centre.OpenAsync(options, journal, _time, Cancellation);
        for (var i = 0; i < PaymentCount; i++)
        {
            if (reopenBefore.Contains(i))
            {
                await centre.DisposeAsync();
                centre = await Centre.OpenAsync(options, journal, _time, Cancellation);
                Assert.Empty(centre.SnapshotsPassedOver);
            }

            var decision = await One(centre, i);
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{decision.Sequence} {decision.Outcome} {decision.Score} {string.Join(';', decision.Reasons.Select(r => r.Sentence))}");
        }

        await centre.DisposeAsync();
        return text.ToString();
    }

    private CentreOptions Options(string folder, int every) =>
        new() { SnapshotFolder = Path.Combine(_folder, folder), SnapshotEveryPayments = every };

    private string OnlyFile(string folder) => Assert.Single(Directory.GetFiles(Path.Combine(_folder, folder)));
}
