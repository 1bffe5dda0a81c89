using System.Text;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Xunit;
using static Cordon.Engine.Tests.Casework.DeskRoom;

namespace Cordon.Engine.Tests.Casework;

/// <summary>What people wrote goes when its time is over, out of the journal's records too, and nothing else does.</summary>
public sealed class DeskErasureTests
{
    private const string Secret = "SECRETWORD 王小明 4711471147";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    [Fact]
    public async Task What_was_written_is_in_no_record_before_and_in_no_row_after()
    {
        await using var room = await OpenAsync();
        await CloseCaseAsync(room, 1);
        await room.Say(2, new CaseCommand.Note("another case"), Ben);
        await foreach (var batch in room.Journal.ReadAsync(CaseDesk.Partition, 0))
        {
            Assert.DoesNotContain("SECRET", Encoding.UTF8.GetString(batch.Payload.Span), StringComparison.Ordinal);
        }

        Assert.NotEmpty(room.Desk.Search("secretword", Sue));
        Assert.Equal(0, await room.Desk.EraseDueAsync(Kept));
        Assert.Null(room.Desk.ErasedUntil(1));
        room.Time.Now += Kept;
        Assert.Equal(1, await room.Desk.EraseDueAsync(Kept));
        Assert.Equal(room.Time.Now, room.Desk.ErasedUntil(1));
        Assert.Null(room.Desk.ErasedUntil(2));
        Assert.Equal(0, await room.Desk.EraseDueAsync(Kept));
        Assert.All((string[])["secretword", "小明", "4711471147"], query => Assert.Empty(room.Desk.Search(query, Sue)));
        var work = room.Desk.Work(1);
        string[] words = [.. work.Notes.Select(n => n.Text), .. work.Tasks.Select(t => t.Text), .. work.Files.Select(f => f.Name), work.Contests[0].Reason!];
        Assert.All(words, word => Assert.Equal("erased on 2025-11-08", word));
        Assert.Equal("another case", room.Desk.Work(2).Notes[0].Text);
        Assert.Equal("C-000002.1.key", Path.GetFileName(Assert.Single(Directory.GetFiles(room.KeyFolder))));
        var rows = await room.RowsAsync();
        Assert.DoesNotContain("SECRET", rows, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            Directory.GetFiles(Path.GetDirectoryName(room.File)!, "casework.db*"),
            file => Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(rows, await room.RebuiltAsync());
    }

    [Theory]
    [InlineData(JournalFault.NotPersisted)]
    [InlineData(JournalFault.Persisted)]
    public async Task An_erasure_that_was_cut_off_is_done_at_the_next_start_or_call(JournalFault fault)
    {
        await using var room = await OpenAsync();
        await CloseCaseAsync(room, 1);
        room.Time.Now += Kept;
        room.Journal.FailNext(fault);
        Assert.Equal(0, await room.Desk.EraseDueAsync(Kept));
        Assert.Single(Directory.GetFiles(room.KeyFolder));
        await room.ReopenAsync();
        await room.Desk.EraseDueAsync(Kept);
        Assert.Empty(Directory.GetFiles(room.KeyFolder));
        Assert.Equal(1, room.Desk.Work(1).Erasures);
        var rows = await room.RowsAsync();
        Assert.DoesNotContain("SECRET", rows, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(rows, await room.RebuiltAsync());
    }

    [Fact]
    public async Task A_case_that_is_opened_again_has_another_key_and_is_erased_again()
    {
        await using var room = await OpenAsync();
        await CloseCaseAsync(room, 1);
        room.Time.Now += Kept;
        await room.Desk.EraseDueAsync(Kept);
        await room.Say(1, new CaseCommand.Move(CaseStage.Working, "a new victim"), Ann);
        await room.Say(1, new CaseCommand.Note("SECRET again"), Ann);
        Assert.Equal("SECRET again", room.Desk.Work(1).Notes[^1].Text);
        Assert.Equal("C-000001.2.key", Path.GetFileName(Assert.Single(Directory.GetFiles(room.KeyFolder))));
        Assert.Equal(await room.RowsAsync(), await room.RebuiltAsync());
        await room.ReopenAsync();
        await room.Say(1, new CaseCommand.Move(CaseStage.Closed, "done"), Ann);
        room.Time.Now += Kept;
        Assert.Equal(1, await room.Desk.EraseDueAsync(Kept));
        Assert.Empty(Directory.GetFiles(room.KeyFolder));
        Assert.Equal(await room.RowsAsync(), await room.RebuiltAsync());
    }

    [Fact]
    public async Task A_part_goes_with_its_whole()
    {
        await using var room = await OpenAsync();
        await room.Say(2, new CaseCommand.Note(Secret), Ann);
        await room.Say(2, new CaseCommand.MergeInto(1, "one gang"), Sue);
        await room.Say(3, new CaseCommand.Note(Secret), Ann);
        await room.Say(3, new CaseCommand.MergeInto(1, "one gang"), Sue);
        room.Time.Now += Kept;
        Assert.Equal(0, await room.Desk.EraseDueAsync(Kept));
        await CloseCaseAsync(room, 1);
        room.Time.Now += Kept;
        Assert.Equal(3, await room.Desk.EraseDueAsync(Kept));
        Assert.Empty(Directory.GetFiles(room.KeyFolder));
    }

    [Fact]
    public async Task What_was_erased_and_cannot_be_destroyed_is_told_in_words_and_is_destroyed_when_it_can_be()
    {
        await using var room = await OpenAsync();
        await CloseCaseAsync(room, 1);
        room.Time.Now += Kept;
        var key = Assert.Single(Directory.GetFiles(room.KeyFolder));
        File.Delete(key);
        File.CreateSymbolicLink(key, "/dev/full");
        Assert.Equal(0, await room.Desk.EraseDueAsync(Kept));
        var answer = await room.Say(2, new CaseCommand.Note("another case"), Ben);
        Assert.Equal(DeskStatus.Unavailable, answer.Status);
        Assert.StartsWith("what was erased cannot be destroyed", answer.Words!.English, StringComparison.Ordinal);
        File.Delete(key);
        Assert.Equal(DeskStatus.Done, (await room.Say(2, new CaseCommand.Note("another case"), Ben)).Status);
        Assert.Equal(1, room.Desk.Work(1).Erasures);
    }

    [Fact]
    public async Task A_key_that_may_not_be_destroyed_leaves_its_case_as_it_is_and_holds_nobody_up()
    {
        await using var room = await OpenAsync();
        await CloseCaseAsync(room, 1);
        room.Time.Now += Kept;
        var inTheWay = Directory.CreateDirectory(Assert.Single(Directory.GetFiles(room.KeyFolder)) + Cordon.Engine.Snapshots.DurableFile.TemporarySuffix);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => room.Desk.EraseDueAsync(Kept).AsTask());
        Assert.Equal(0, room.Desk.Work(1).Erasures);
        Assert.Equal(DeskStatus.Done, (await room.Say(2, new CaseCommand.Note("another case"), Ben)).Status);
        inTheWay.Delete();
        Assert.Equal(1, await room.Desk.EraseDueAsync(Kept));
    }

    [Fact]
    public async Task A_key_that_was_lost_is_told_and_stops_nobody()
    {
        await using var room = await OpenAsync();
        await room.Say(1, new CaseCommand.Note(Secret), Ann);
        await room.ReplaceAsync(path =>
        {
            Directory.Delete(room.KeyFolder, recursive: true);
            File.Delete(path);
        });
        await room.ReopenAsync();
        Assert.Equal("its key is missing", room.Desk.Work(1).Notes[0].Text);
        Assert.Equal(DeskStatus.Done, (await room.Say(1, new CaseCommand.Note("on it goes"), Ann)).Status);

        // Its new key has the number of the lost one: the projection that is made again finds words of both.
        Assert.Equal(await room.RowsAsync(), await room.RebuiltAsync());
        await room.ReplaceAsync(File.Delete);
        await room.ReopenAsync();
        Assert.Equal(["its key is missing", "on it goes"], room.Desk.Work(1).Notes.Select(note => note.Text));
    }

    [Fact]
    public void Words_open_only_where_they_were_closed()
    {
        var keys = new CaseKeys(null);
        var closed = keys.Sealed(DeskRecords.Of(1, new CaseEvent.Noted(Secret, "ann", Start)), 1);
        Assert.Null(closed.Text);
        Assert.Equal(Secret, keys.Opened(closed).Text);
        Assert.Equal(CaseKeys.Missing, keys.Opened(closed with { Case = 2 }).Text);
        Assert.Equal(CaseKeys.Missing, keys.Opened(closed with { By = "ben" }).Text);
        Assert.NotEqual(closed.Sealed, keys.Sealed(DeskRecords.Of(1, new CaseEvent.Noted(Secret, "ann", Start)), 1).Sealed);
        keys.Destroy(1, 1);
        Assert.Equal(CaseKeys.Missing, keys.Opened(closed).Text);
    }

    [Fact]
    public async Task Words_are_kept_as_long_as_complaints_need()
    {
        await using var room = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => room.Desk.EraseDueAsync(TimeSpan.FromDays(29)).AsTask());
    }

    private static async Task CloseCaseAsync(DeskRoom room, uint number)
    {
        CaseCommand[] commands =
        [
            new CaseCommand.Assign("ann"), new CaseCommand.Note(Secret), new CaseCommand.SetTask(Secret, "ann", room.Time.Now + TimeSpan.FromHours(9)),
            new CaseCommand.EndTask(1), new CaseCommand.AddFile("SECRET.pdf", 1, new string('a', 64)), new CaseCommand.Contest(7, Secret),
        ];
        foreach (var command in commands)
        {
            Assert.Equal(DeskStatus.Done, (await room.Say(number, command, Ann)).Status);
        }

        Assert.Equal(DeskStatus.Done, (await room.Say(number, new CaseCommand.DecideContest(1, true, Secret), Sue)).Status);
        Assert.Equal(DeskStatus.Done, (await room.Say(number, new CaseCommand.Move(CaseStage.Closed, Secret), Ann)).Status);
    }
}
