using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Microsoft.Data.Sqlite;
using Xunit;
using static Cordon.Engine.Tests.Casework.DeskRoom;

namespace Cordon.Engine.Tests.Casework;

/// <summary>Whatever fails, the projection is what the journal alone makes, to the row.</summary>
public sealed class DeskRecoveryTests
{
    [Theory]
    [InlineData(JournalFault.NotPersisted)]
    [InlineData(JournalFault.Persisted)]
    public async Task A_word_that_could_not_be_recorded_is_applied_once_when_it_is_said_again(JournalFault fault)
    {
        await using var room = await OpenAsync();
        room.Journal.FailNext(fault);
        var answer = await room.Desk.DoAsync(1, new CaseCommand.Note("once"), Ann);
        Assert.Equal(DeskStatus.Unavailable, answer.Status);
        Assert.Empty(room.Desk.Timeline(1));
        Assert.Equal(0, room.Desk.Version);
        Assert.Equal(DeskStatus.Done, (await room.Desk.DoAsync(1, new CaseCommand.Note("once"), Ann)).Status);
        Assert.Single(room.Desk.Work(1).Notes);
        Assert.Equal(await room.RowsAsync(), await room.RebuiltAsync());
    }

    [Fact]
    public async Task A_word_that_is_said_again_much_later_is_meant_anew()
    {
        await using var room = await OpenAsync();
        room.Journal.FailNext(JournalFault.NotPersisted);
        await room.Desk.DoAsync(1, new CaseCommand.Note("again"), Ann);
        Assert.Equal(DeskStatus.Done, (await room.Desk.DoAsync(2, new CaseCommand.Note("other"), Ben)).Status);
        room.Time.Now += TimeSpan.FromHours(1);
        await room.Desk.DoAsync(1, new CaseCommand.Note("again"), Ann);
        Assert.Equal(2, room.Desk.Work(1).Notes.Length);
    }

    [Theory]
    [InlineData(JournalFault.NotPersisted)]
    [InlineData(JournalFault.Persisted)]
    public async Task What_was_under_way_comes_before_the_next_word(JournalFault fault)
    {
        await using var room = await OpenAsync();
        room.Journal.FailNext(fault);
        await room.Desk.DoAsync(1, new CaseCommand.Assign("ann"), Ann);
        var other = await room.Desk.DoAsync(1, new CaseCommand.Assign("ben"), Ben);
        Assert.Equal((DeskStatus.Refused, "you are not on this case"), (other.Status, other.Words?.English));
        Assert.Equal("ann", room.Desk.Work(1).Worker);
        Assert.Equal(await room.RowsAsync(), await room.RebuiltAsync());
    }

    [Fact]
    public async Task Nothing_is_decided_while_the_journal_is_gone()
    {
        await using var room = await OpenAsync();
        await room.Say(1, new CaseCommand.Assign("ann"), Ann);
        room.Journal.Gone = true;
        Assert.Equal(DeskStatus.Unavailable, (await room.Say(1, new CaseCommand.Note("a"), Ann)).Status);
        Assert.Equal(DeskStatus.Unavailable, (await room.Say(1, new CaseCommand.Note("b"), Ann)).Status);
        Assert.Equal("ann", room.Desk.Work(1).Worker);
        room.Journal.Gone = false;
        Assert.Equal(DeskStatus.Done, (await room.Say(1, new CaseCommand.Note("c"), Ann)).Status);
        Assert.Equal("a c", string.Join(' ', room.Desk.Work(1).Notes.Select(note => note.Text)));
    }

    [Fact]
    public async Task Whatever_appends_fail_the_rows_are_those_of_the_journal()
    {
        await using var room = await OpenAsync();
        var random = new Random(20_260_301);
        for (var i = 0; i < 60; i++)
        {
            for (var faults = random.Next(3) == 0 ? random.Next(1, 3) : 0; faults > 0; faults--)
            {
                room.Journal.FailNext(random.Next(2) == 0 ? JournalFault.Persisted : JournalFault.NotPersisted);
            }

            var number = (uint)random.Next(1, 4);
            CaseCommand command = random.Next(4) switch
            {
                0 => new CaseCommand.Assign("ann"),
                1 => new CaseCommand.Contest((uint)random.Next(1, 9), "mine"),
                2 => new CaseCommand.SetTask("call", "ann", room.Time.Now + TimeSpan.FromHours(1)),
                _ => new CaseCommand.Note($"note {i}"),
            };
            await room.Say(number, command, Ann);
            if (random.Next(10) == 0)
            {
                await room.ReopenAsync();
            }
        }

        Assert.True(room.Desk.Timeline(1).Count > 5);
        Assert.Equal(await room.RowsAsync(), await room.RebuiltAsync());
    }

    [Fact]
    public async Task Killed_between_the_record_and_the_rows_it_takes_the_rows_from_the_record()
    {
        await using var room = await OpenAsync();
        await room.WorkAsync();
        room.Journal.FailNext(JournalFault.Persisted);
        await room.Say(1, new CaseCommand.Note("the last word"), Ben);
        Assert.DoesNotContain("the last word", await room.RowsAsync(), StringComparison.Ordinal);
        await room.ReopenAsync();
        Assert.Equal("the last word", room.Desk.Work(1).Notes[^1].Text);
        var rows = await room.RowsAsync();
        Assert.Contains("the last word", rows, StringComparison.Ordinal);
        Assert.Equal(rows, await room.RebuiltAsync());
    }

    [Fact]
    public async Task A_file_from_an_hour_ago_is_brought_up_to_the_journal()
    {
        await using var room = await OpenAsync();
        await room.Say(1, new CaseCommand.Assign("ann"), Ann);
        await room.CloseAsync();
        var old = File.ReadAllBytes(room.File);
        await room.ReopenAsync();
        await room.WorkAsync();
        var now = await room.RowsAsync();
        await room.ReplaceAsync(path => File.WriteAllBytes(path, old));
        await room.ReopenAsync();
        Assert.Equal(now, await room.RowsAsync());
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("no database")]
    [InlineData("empty")]
    [InlineData("torn")]
    [InlineData("other version")]
    [InlineData("other journal")]
    public async Task A_file_that_cannot_be_used_is_made_again(string what)
    {
        await using var room = await OpenAsync();
        await room.WorkAsync();
        var rows = await room.RowsAsync();
        await using var other = await OpenAsync();
        await other.Say(1, new CaseCommand.Assign("ben"), Ben);
        await other.CloseAsync();
        await room.ReplaceAsync(path => Spoil(path, what, other.File));
        await room.ReopenAsync();
        Assert.Equal(rows, await room.RowsAsync());
    }

    [Fact]
    public async Task Who_opens_the_desk_anew_takes_it_from_whoever_had_it()
    {
        await using var room = await OpenAsync();
        var first = room.Desk;
        await using var second = await CaseDesk.OpenAsync(room.Journal, null, room.Time);
        Assert.Equal(DeskStatus.Done, (await second.DoAsync(1, new CaseCommand.Note("mine"), Ann)).Status);
        var answer = await first.DoAsync(1, new CaseCommand.Note("mine too"), Ben);
        Assert.Equal((DeskStatus.Unavailable, "another process has taken the casework over"), (answer.Status, answer.Words?.English));
        Assert.NotNull(first.StopReason);
        Assert.Single(second.Work(1).Notes);
    }

    [Fact]
    public async Task In_memory_it_is_the_same()
    {
        await using var room = await OpenAsync();
        await room.WorkAsync();
        await using var memory = await CaseDesk.OpenAsync(room.Journal, null, room.Time, keyFolder: room.KeyFolder);
        Assert.Equal(room.Desk.Timeline(1), memory.Timeline(1));
        Assert.Equal(room.Desk.Cases(new CaseChoice(), Sue), memory.Cases(new CaseChoice(), Sue));
    }

    private static void Spoil(string path, string what, string otherFile)
    {
        switch (what)
        {
            case "missing":
                File.Delete(path);
                break;
            case "no database":
                File.WriteAllText(path, new string('x', 20_000));
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "torn":
                using (var file = File.OpenWrite(path))
                {
                    file.Position = file.Length / 3;
                    file.Write(Enumerable.Repeat((byte)0xAA, 8_192).ToArray());
                }

                break;
            case "other version":
                using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
                {
                    connection.Open();
                    connection.Run("PRAGMA user_version=99");
                }

                break;
            default:
                File.Copy(otherFile, path, overwrite: true);
                break;
        }
    }
}
