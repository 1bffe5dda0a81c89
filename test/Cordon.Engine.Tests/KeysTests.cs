using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;
using Xunit;

namespace Cordon.Engine.Tests;

public sealed class KeysTests : IDisposable
{
    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start);
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-keys-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_revocation_stays_over_a_restart_from_the_journal_and_from_a_snapshot_and_the_banks_number_too()
    {
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { SnapshotFolder = Path.Combine(_folder, "kept") };
        await using (var centre = await Centre.OpenAsync(options, journal, _time, Cancellation))
        {
            await IssueAsync(centre, BankKey.Centre, "00");
            await IssueAsync(centre, "AAAAXAAA", "11");
            await IssueAsync(centre, "BBBBXBBB", "22");
            Assert.Equal(CommandStatus.Done, (await RevokeAsync(centre, "11")).Status);
            Assert.Equal(CommandStatus.AlreadyDone, (await RevokeAsync(centre, "11")).Status);
            Assert.Equal(CommandStatus.NotFound, (await RevokeAsync(centre, "33")).Status);
            Assert.Equal(CommandStatus.Conflict, (await RevokeAsync(centre, "00")).Status);
            Check(centre);
        }

        await using (var again = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            Check(again);
        }

        var recovered = await Recovery.RunAsync(options, journal, 0, Cancellation);
        using (recovered.State)
        {
            await PartitionSnapshot.WriteAsync(options, journal, 0, recovered.State, recovered.Archive, Cancellation);
        }

        await using var quick = await Centre.OpenAsync(options, journal, _time, Cancellation);
        Assert.Empty(quick.SnapshotsPassedOver);
        Check(quick);
        await IssueAsync(quick, "AAAAXAAA", "44");
        Assert.Equal(2u, quick.FindKey(Hash("44"))!.Number);
    }

    private static void Check(Centre centre)
    {
        Assert.Null(centre.FindKey(Hash("11")));
        Assert.Equal(3u, centre.FindKey(Hash("22"))!.Number);
        Assert.Equal(2u, centre.BankNumber("AAAAXAAA"));
        var revoked = Assert.Single(centre.Keys, key => key.Revoked is not null);
        Assert.Equal(new KeyRevocation(Start, "A. Ruiz", "leaked"), revoked.Revoked);
        Assert.DoesNotContain(centre.Keys, key => key.Id.Length != BankKey.IdLength);
    }

    private static string Hash(string digits) => digits.PadRight(64, 'f');

    private static ValueTask<CommandResult> IssueAsync(Centre centre, string bank, string digits) =>
        centre.SubmitAsync(new Command.IssueKey(bank, Hash(digits), "gateway"), Cancellation);

    private static ValueTask<CommandResult> RevokeAsync(Centre centre, string digits) =>
        centre.SubmitAsync(new Command.RevokeKey(BankKey.IdOf(Hash(digits)), "A. Ruiz", "leaked"), Cancellation);
}
