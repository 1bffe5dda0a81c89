using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
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

        await using var quick = await AgainAsync(journal, options, Check);
        await IssueAsync(quick, "AAAAXAAA", "44");
        Assert.Equal(2u, quick.FindKey(Hash("44"))!.Number);
    }

    [Fact]
    public async Task Who_issued_a_key_stands_in_the_journal_and_in_a_snapshot_and_says_which_keys_are_one_persons()
    {
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { SnapshotFolder = Path.Combine(_folder, "lines") };
        await using (var centre = await Centre.OpenAsync(options, journal, _time, Cancellation))
        {
            await IssueAsync(centre, BankKey.Centre, "00");
            await IssueAsync(centre, BankKey.Centre, "01", With("00"));
            await IssueAsync(centre, BankKey.Centre, "02", With("01"));
            await IssueAsync(centre, BankKey.Centre, "03", With("00"));
            await IssueAsync(centre, BankKey.Centre, "10", KeyOrigin.OnConsole("adm"));
            await IssueAsync(centre, "AAAAXAAA", "20", With("00"));
            await RevokeAsync(centre, "01");
            CheckLines(centre);
        }

        await using var quick = await AgainAsync(journal, options, CheckLines);
    }

    [Fact]
    public async Task Keys_of_early_journals_are_one_persons_until_another_is_issued_on_the_console()
    {
        await using var journal = new MemoryJournal();
        await using (var founded = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            Assert.Equal(0, founded.KeyCount);
        }

        await AppendEarlyAsync(journal, ("00", "first key"), ("01", "second"));
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        await IssueAsync(centre, BankKey.Centre, "02", With("01"));
        await IssueAsync(centre, BankKey.Centre, "10", KeyOrigin.OnConsole("adm"));
        Assert.Equal(
            [(KeyOriginKind.Unrecorded, null), (KeyOriginKind.Unrecorded, null), (KeyOriginKind.Key, Id("01")), (KeyOriginKind.Console, "adm")],
            centre.Keys.Select(key => (key.Origin.Kind, key.Origin.Who)));
        Assert.Null(centre.KeyLines.LineOf(Id("00")));
        Assert.Equal(Id("10"), centre.KeyLines.LineOf(Id("10")));
        Assert.True(PersonName.IsSame("CENTRE (first key): Ann", "CENTRE (second): Ben", centre.KeyLines));
        Assert.True(PersonName.IsSame("CENTRE (first key): Ann", "CENTRE (gateway 02): Ben", centre.KeyLines));
        Assert.False(PersonName.IsSame("CENTRE (first key): Ann", "CENTRE (gateway 10): Ben", centre.KeyLines));
    }

    [Theory]
    [InlineData("AAAAXAAA", "gateway", false)]
    [InlineData("AAAAXAAA", "gateway): b", false)]
    [InlineData("AAAAXAAA", "Gateway", true)]
    [InlineData("AAAAXAAA", "old", true)]
    [InlineData("BBBBXBBB", "gateway", true)]
    public async Task A_name_that_a_living_key_of_the_bank_has_is_refused(string bank, string name, bool isIssued)
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        await IssueAsync(centre, "AAAAXAAA", "11", name: "gateway");
        await IssueAsync(centre, "AAAAXAAA", "12", name: "old");
        await RevokeAsync(centre, "12");
        var result = await IssueAsync(centre, bank, "13", name: name);
        Assert.Equal(isIssued ? CommandStatus.Done : CommandStatus.Conflict, result.Status);
        Assert.Equal(isIssued, centre.FindKey(Hash("13")) is not null);
        foreach (var words in isIssued ? [] : new[] { result.Detail!.English, result.Detail.Chinese })
        {
            Assert.Contains(Id("11"), words, StringComparison.Ordinal);
        }

        Assert.Equal(CommandStatus.AlreadyDone, (await IssueAsync(centre, "AAAAXAAA", "11", name: "gateway")).Status);
    }

    private static void CheckLines(Centre centre)
    {
        Assert.Equal(
            [Id("00"), Id("00"), Id("00"), Id("00"), Id("10"), null],
            centre.Keys.Select(key => centre.KeyLines.LineOf(key.Id)));
        Assert.Equal((KeyOriginKind.Key, Id("01")), (centre.Keys[2].Origin.Kind, centre.Keys[2].Origin.Who));
        Assert.Equal((KeyOriginKind.CommandLine, null), (centre.Keys[0].Origin.Kind, centre.Keys[0].Origin.Who));
        Assert.Equal((KeyOriginKind.Console, "adm"), (centre.Keys[4].Origin.Kind, centre.Keys[4].Origin.Who));
        Assert.True(PersonName.IsSame("CENTRE (gateway 02): Ann", "CENTRE (gateway 03): Ben", centre.KeyLines));
        Assert.False(PersonName.IsSame("CENTRE (gateway 02): Ann", "CENTRE (gateway 10): Ben", centre.KeyLines));
    }

    /// <summary>Keys of the centre as journals had them before it was recorded who issued one.</summary>
    private static async Task AppendEarlyAsync(MemoryJournal journal, params (string Digits, string Name)[] keys)
    {
        var owner = await journal.TakeOwnershipAsync(0, Cancellation);
        var position = await journal.NextPositionAsync(0, Cancellation);
        var draft = new JournalDraft();
        foreach (var (digits, name) in keys)
        {
            var body = draft.Begin(RecordKind.KeyIssued);
            draft.Payload.Text(Encoding.UTF8.GetBytes(BankKey.Centre));
            draft.Payload.Text(Encoding.UTF8.GetBytes(Hash(digits)));
            draft.Payload.Text(Encoding.UTF8.GetBytes(name));
            draft.End(body);
        }

        Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, position, 7, draft.Payload.Written, draft.RecordCount, Cancellation));
    }

    /// <summary>The centre of a journal opened anew twice, from the journal and from a snapshot, and looked at each time; the second is returned.</summary>
    private async Task<Centre> AgainAsync(MemoryJournal journal, CentreOptions options, Action<Centre> check)
    {
        await using (var again = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            check(again);
        }

        var recovered = await Recovery.RunAsync(options, journal, 0, Cancellation);
        using (recovered.State)
        {
            await PartitionSnapshot.WriteAsync(options, journal, 0, recovered.State, recovered.Archive, Cancellation);
        }

        var quick = await Centre.OpenAsync(options, journal, _time, Cancellation);
        Assert.Empty(quick.SnapshotsPassedOver);
        check(quick);
        return quick;
    }

    private static KeyOrigin With(string digits) => KeyOrigin.WithKey(Id(digits));

    private static string Id(string digits) => BankKey.IdOf(Hash(digits));

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

    private static ValueTask<CommandResult> IssueAsync(
        Centre centre, string bank, string digits, KeyOrigin? origin = null, string? name = null) =>
        centre.SubmitAsync(new Command.IssueKey(bank, Hash(digits), name ?? $"gateway {digits}", origin ?? KeyOrigin.CommandLine), Cancellation);

    private static ValueTask<CommandResult> RevokeAsync(Centre centre, string digits) =>
        centre.SubmitAsync(new Command.RevokeKey(BankKey.IdOf(Hash(digits)), "A. Ruiz", "leaked"), Cancellation);
}
