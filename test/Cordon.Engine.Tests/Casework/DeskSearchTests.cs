using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Xunit;
using static Cordon.Engine.Tests.Casework.DeskRoom;

namespace Cordon.Engine.Tests.Casework;

/// <summary>What finds which text, and for whom.</summary>
public sealed class DeskSearchTests
{
    [Theory]
    [InlineData("王小明 called the payer", "王小明", true)]
    [InlineData("昨天王小明打电话给我", "小明", true)]
    [InlineData("昨天王小明打电话给我", "电话", true)]
    [InlineData("昨天王小明打电话给我", "我", true)]
    [InlineData("昨天王小明打电话给我", "打", true)]
    [InlineData("昨天王小明打电话给我", "王明", false)]
    [InlineData("昨天王小明打电话给我", "电话 昨天", true)]
    [InlineData("昨天王小明打电话给我", "明天", false)]
    [InlineData("小王明天来", "王明", true)]
    [InlineData("收款人：张伟，工商银行", "张伟", true)]
    [InlineData("收款人：张伟，工商银行", "工商", true)]
    [InlineData("收款人：张伟，工商银行", "伟工", false)]
    [InlineData("김민수 씨가 전화했다", "민수", true)]
    [InlineData("She paid Jürgen Müller", "muller", true)]
    [InlineData("She paid Jürgen Müller", "MÜLL", true)]
    [InlineData("She paid Jürgen Müller", "urgen", false)]
    [InlineData("She paid Jürgen Müller", "müller jürgen", true)]
    [InlineData("She paid Jürgen Müller", "müller hans", false)]
    [InlineData("account 6222 0210 0112 3456 789", "6222021001123456789", true)]
    [InlineData("account 6222021001123456789", "6222 0210 0112 3456 789", true)]
    [InlineData("account 6222021001123456789", "456789", true)]
    [InlineData("account 6222021001123456789", "987654", false)]
    [InlineData("pay to DE89 3704 0044 0532 0130 00 today", "DE89370400440532013000", true)]
    [InlineData("pay to de89370400440532013000 today", "DE89 3704 0044 0532 0130 00", true)]
    [InlineData("pay to GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819", true)]
    [InlineData("pay to GB29NWBK60161331926819", "GB29 NWBK 6016 1331 9268 19", true)]
    [InlineData("call +86 138-0013-8000", "13800138000", true)]
    [InlineData("call 13800138000", "138 0013 8000", true)]
    [InlineData("call (0044) 20 7946-0958", "2079460958", true)]
    [InlineData("账号１２３４５６７８９", "123456789", true)]
    [InlineData("她打了13800138000给张伟", "张伟 13800138000", true)]
    [InlineData("她打了13800138000给张伟", "13800138000 6222021001123456789", false)]
    [InlineData("from 13800138000 to 6222021001123456789", "13800138000 6222021001123456789", true)]
    [InlineData("in room 12", "12", true)]
    [InlineData("a NEAR b", "near OR", false)]
    [InlineData("a \"quoted\" word", "\"quoted", true)]
    [InlineData("anything", "* OR words : \"", false)]
    [InlineData("anything", "", false)]
    [InlineData("anything", "，。", false)]
    public async Task A_text_is_found_by_this(string text, string query, bool isFound)
    {
        await using var journal = new Engine.Journal.MemoryJournal();
        await using var desk = await CaseDesk.OpenAsync(journal, null, new SettableTime(Start));
        await desk.DoAsync(1, new CaseCommand.Note(text), Sue);
        Assert.Equal(isFound, desk.Search(query, Sue).Count == 1);
    }

    [Fact]
    public async Task An_officer_finds_what_they_need_to_know_on_every_page_and_nothing_else()
    {
        await using var room = await OpenAsync();
        var random = new Random(7);
        string[] workers = ["ann", "ben", "ivo", "lia"];
        for (var number = 1u; number <= 40; number++)
        {
            await room.Desk.DoAsync(number, new CaseCommand.Note($"the gang of case {number}"), Sue);
            if (random.Next(4) > 0)
            {
                await room.Desk.DoAsync(number, new CaseCommand.Assign(workers[random.Next(workers.Length)]), Sue);
                await room.Desk.DoAsync(number, new CaseCommand.Join(workers[random.Next(workers.Length)]), Sue);
            }

            if (random.Next(3) == 0)
            {
                await room.Desk.DoAsync(number, new CaseCommand.MergeInto((uint)random.Next(1, (int)number + 1), "one gang"), Sue);
            }
        }

        Assert.All(People, officer =>
        {
            var expected = Enumerable.Range(1, 40).Select(number => (uint)number)
                .Where(number => room.Desk.WorkFor(number, officer) is not null).Reverse().ToList();
            var found = new List<SearchFind>();
            while (room.Desk.Search("gang of", officer, found.Count == 0 ? null : found[^1].Id, 7) is { Count: > 0 } page)
            {
                found.AddRange(page);
            }

            Assert.Equal(expected, found.Select(find => find.Case));
            Assert.Equal(expected, room.Desk.Cases(new CaseChoice(), officer).Select(row => row.Case));
        });
        Assert.Equal(40, room.Desk.Search("gang of", Sue).Count);
        Assert.NotEmpty(room.Desk.Search("gang of", Lia));
        Assert.Empty(room.Desk.Search("gang", Aud));
    }

    [Fact]
    public async Task A_question_has_a_bound()
    {
        await using var room = await OpenAsync();
        await room.Say(1, new CaseCommand.Note("王小明"), Sue);
        Assert.Single(room.Desk.Search("王小明 " + new string(' ', 500_000) + "nothing", Sue));
        Assert.Empty(room.Desk.Search(string.Concat(Enumerable.Repeat("a ", 100_000)), Sue));
    }
}
