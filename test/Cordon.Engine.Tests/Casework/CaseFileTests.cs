using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Xunit;
using static Cordon.Engine.Tests.Casework.DeskRoom;

namespace Cordon.Engine.Tests.Casework;

/// <summary>Files of cases: who lays them in and fetches them, what lies on the disk, and how they go.</summary>
public sealed class CaseFileTests : IAsyncLifetime
{
    private static readonly byte[] Statement = Encoding.UTF8.GetBytes("2026-03-01 out 480.00 to 77120045 SECRET");
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Statement));
    private readonly DeskRoom _room = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(Path.GetDirectoryName(_room.File)!, "case-files");

    private string OnDisk => Path.Combine(Folder, "C-000001.1", Hash);

    [Fact]
    public async Task A_file_is_recorded_with_hash_size_who_and_when_and_fetched_as_it_was_after_a_recorded_look()
    {
        await LayAsync();
        var file = Assert.Single(_room.Desk.Work(1).Files);
        Assert.Equal(new CaseFileEntry(1, "statement.csv", Statement.Length, Hash, "ann", _room.Time.Now), file);
        var (answer, fetched, bytes) = await _room.Desk.FetchFileAsync(1, 1, "to follow the money", Ann, Cancellation);
        Assert.Equal((DeskStatus.Done, file), (answer.Status, fetched));
        Assert.Equal(Statement, bytes);
        var look = Assert.Single(_room.Desk.LooksInto(1, new Instant(0), Instant.Max)).Look;
        Assert.Equal(("/cases/1/files/1", "ann", "to follow the money"), (look.Subject, look.Officer, look.Purpose));
        await _room.Desk.FetchFileAsync(1, 1, "to follow the money", Ann, Cancellation);
        Assert.Equal(2, _room.Desk.LooksInto(1, new Instant(0), Instant.Max).Count);
        await _room.ReopenAsync();
        Assert.Equal(Statement, (await _room.Desk.FetchFileAsync(1, 1, "again", Ann, Cancellation)).Bytes);
        Assert.Equal(await _room.RowsAsync(), await _room.RebuiltAsync());
    }

    [Fact]
    public async Task Whoever_is_not_on_the_case_or_sees_no_victims_or_says_no_purpose_is_given_nothing()
    {
        await LayAsync();
        Assert.Equal(DeskStatus.NotFound, (await _room.Desk.LayFileAsync(1, "x", [1], Ben, Cancellation)).Status);
        foreach (var (number, file, purpose, by, status) in ((uint, uint, string, ActingOfficer, DeskStatus)[])
        [
            (1, 1, "to see", Ben, DeskStatus.NotFound), (1, 1, "to see", Aud, DeskStatus.NotFound), (2, 1, "to see", Ann, DeskStatus.NotFound),
            (1, 0, "to see", Ann, DeskStatus.NotFound), (1, 2, "to see", Ann, DeskStatus.NotFound), (0, 1, "to see", Ann, DeskStatus.NotFound),
            (1, 1, " ", Ann, DeskStatus.Refused), (1, 1, "to see", Lia, DeskStatus.Refused),
        ])
        {
            var (answer, entry, bytes) = await _room.Desk.FetchFileAsync(number, file, purpose, by, Cancellation);
            Assert.Equal((status, null, null), (answer.Status, entry, bytes));
        }

        Assert.Empty(_room.Desk.LooksInto(1, new Instant(0), Instant.Max));
    }

    [Fact]
    public async Task What_lies_on_the_disk_is_closed_and_no_path_is_made_of_a_name()
    {
        await _room.Desk.LayFileAsync(1, "../../../outside.html", Statement, Ann, Cancellation);
        Assert.Equal("outside.html", Assert.Single(_room.Desk.Work(1).Files).Name);
        Assert.Equal([OnDisk], Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
        Assert.False((await File.ReadAllBytesAsync(OnDisk, Cancellation)).AsSpan().IndexOf("SECRET"u8) >= 0);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(OnDisk));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-1)]
    public async Task A_byte_that_was_changed_on_the_disk_is_told_and_given_to_nobody(int at)
    {
        await LayAsync();
        var bytes = await File.ReadAllBytesAsync(OnDisk, Cancellation);
        bytes[at < 0 ? ^-at : at] ^= 1;
        await File.WriteAllBytesAsync(OnDisk, bytes, Cancellation);
        await RefusedAsync("its bytes on the disk are not those that were laid in: they are given to nobody");

        // Whoever has the file lays it in again: its bytes are whole, and there is one.
        Assert.Equal(DeskStatus.AlreadyDone, (await _room.Desk.LayFileAsync(1, "statement.csv", Statement, Ann, Cancellation)).Status);
        Assert.Equal(Statement, (await _room.Desk.FetchFileAsync(1, 1, "again", Ann, Cancellation)).Bytes);
    }

    [Fact]
    public async Task Bytes_that_are_gone_or_cut_or_anothers_are_given_to_nobody()
    {
        await LayAsync();
        await File.WriteAllBytesAsync(OnDisk, [1, 2, 3], Cancellation);
        await RefusedAsync("its bytes on the disk are not those that were laid in: they are given to nobody");
        await _room.Desk.DoAsync(2, new CaseCommand.Assign("ann"), Ann, Cancellation);
        await _room.Desk.LayFileAsync(2, "statement.csv", Statement, Ann, Cancellation);
        File.Copy(Path.Combine(Folder, "C-000002.1", Hash), OnDisk, overwrite: true);
        await RefusedAsync("its bytes on the disk are not those that were laid in: they are given to nobody");
        File.Delete(OnDisk);
        await RefusedAsync("its bytes are not there");
    }

    [Fact]
    public async Task A_file_that_is_empty_or_too_large_is_refused_and_leaves_nothing_behind()
    {
        foreach (var bytes in (byte[][])[[], new byte[CaseWork.FileBytesMax + 1]])
        {
            var answer = await _room.Desk.LayFileAsync(1, "film.mp4", bytes, Ann, Cancellation);
            Assert.Equal((DeskStatus.Refused, $"a file has 1 to {CaseWork.FileBytesMax} bytes"), (answer.Status, answer.Words?.English));
        }

        Assert.Equal(DeskStatus.Done, (await _room.Desk.LayFileAsync(1, "film.mp4", new byte[CaseWork.FileBytesMax], Ann, Cancellation)).Status);
        Assert.Single(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Erasure_takes_the_bytes_and_keeps_the_hash_and_the_same_file_may_be_laid_in_anew()
    {
        await LayAsync();
        await _room.Say(1, new CaseCommand.Move(CaseStage.Closed, "done"), Ann);
        _room.Time.Now += TimeSpan.FromDays(60);
        Assert.Equal(1, await _room.Desk.EraseDueAsync(TimeSpan.FromDays(30), Cancellation));
        Assert.Empty(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
        var file = Assert.Single(_room.Desk.Work(1).Files);
        Assert.Equal((true, Hash, Statement.Length), (file.IsErased, file.Sha256, file.Bytes));
        Assert.DoesNotContain("statement", file.Name, StringComparison.Ordinal);
        Assert.Equal(DeskStatus.NotFound, (await _room.Desk.FetchFileAsync(1, 1, "to see", Ann, Cancellation)).Answer.Status);
        await _room.Say(1, new CaseCommand.Move(CaseStage.Working, "a court asks"), Ann);
        Assert.Equal(DeskStatus.Done, (await _room.Desk.LayFileAsync(1, "statement.csv", Statement, Ann, Cancellation)).Status);
        await _room.ReopenAsync();
        Assert.Equal(Statement, (await _room.Desk.FetchFileAsync(1, 2, "to see", Ann, Cancellation)).Bytes);
        Assert.Equal(await _room.RowsAsync(), await _room.RebuiltAsync());
        await _room.ReopenAsync();
        Assert.Equal(Statement, (await _room.Desk.FetchFileAsync(1, 2, "to see", Ann, Cancellation)).Bytes);
    }

    [Fact]
    public async Task Bytes_whose_record_never_stood_are_swept_at_the_next_start_and_others_are_left()
    {
        await LayAsync();
        var orphan = Path.Combine(Folder, "C-000001.1", new string('b', 64));
        await File.WriteAllBytesAsync(orphan, [1], Cancellation);
        await File.WriteAllBytesAsync(orphan + ".tmp", [1], Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, "note.txt"), "not the program's", Cancellation);
        await _room.ReopenAsync();
        Assert.Equal([OnDisk, Path.Combine(Folder, "note.txt")], Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public async Task While_the_journal_is_gone_a_file_waits_and_is_laid_in_once()
    {
        _room.Journal.Gone = true;
        Assert.Equal(DeskStatus.Unavailable, (await _room.Desk.LayFileAsync(1, "statement.csv", Statement, Ann, Cancellation)).Status);
        _room.Journal.Gone = false;
        Assert.Equal(DeskStatus.Done, (await _room.Desk.LayFileAsync(1, "statement.csv", Statement, Ann, Cancellation)).Status);
        Assert.Single(_room.Desk.Work(1).Files);
        Assert.Equal(Statement, (await _room.Desk.FetchFileAsync(1, 1, "to see", Ann, Cancellation)).Bytes);
    }

    public async ValueTask InitializeAsync()
    {
        await _room.ReopenAsync();
        await _room.Say(1, new CaseCommand.Assign("ann"), Ann);
        await _room.Say(1, new CaseCommand.Join("lia"), Ann);
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    private async Task LayAsync() =>
        Assert.Equal(DeskStatus.Done, (await _room.Desk.LayFileAsync(1, "statement.csv", Statement, Ann, Cancellation)).Status);

    private async Task RefusedAsync(string why)
    {
        var (answer, entry, bytes) = await _room.Desk.FetchFileAsync(1, 1, "to see", Ann, Cancellation);
        Assert.Equal((DeskStatus.Unavailable, why, null, null), (answer.Status, answer.Words?.English, entry, bytes));
    }
}
