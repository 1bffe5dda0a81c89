using Cordon.Core.Casework;
using Xunit;

namespace Cordon.Core.Tests.Casework;

/// <summary>When what people wrote into a case goes.</summary>
public sealed class ErasureTests
{
    [Theory]
    [InlineData("ann:take ann:note:x ann:close wait:719 erase", "its time is not over")]
    [InlineData("ann:take ann:note:x ann:close wait:720 erase", null)]
    [InlineData("ann:take ann:note:x ann:close wait:720 erase erase", null)]
    [InlineData("ann:take ann:note:x ann:close wait:700 ann:note:y wait:700 erase", "its time is not over")]
    [InlineData("ann:take ann:note:x wait:9000 erase", "it is not closed")]
    [InlineData("ann:note:x wait:9000 erase", "it is not closed")]
    [InlineData("ann:take ann:note:x ann:merge:2 wait:9000 erase", "it is not closed")]
    [InlineData("ann:take ann:merge:2 2 ann:take wait:900 2 ann:close wait:719 erase", "it is not closed")]
    [InlineData("ann:take ann:merge:2 2 ann:take wait:900 2 ann:close wait:720 erase", null)]
    [InlineData("ann:take ann:merge:2 2 ann:take wait:900 2 ann:close wait:720 2 erase erase", null)]
    [InlineData("ann:take ann:merge:2 2 ann:take 2 ann:close ann:contest:7 wait:900 erase", "a complaint of an account's holder is undecided")]
    public void A_case_is_due_when_it_has_rested_closed_as_long_as_words_are_kept(string life, string? refusal) =>
        Assert.Equal(refusal, Desk.After(life).Refusal);

    [Fact]
    public void What_is_erased_says_when_and_what_is_written_after_stands()
    {
        var desk = Desk.After("ann:take ann:note:x ann:file:a.pdf ann:close wait:720 erase ann:working ann:note:y");
        Assert.Null(desk.Refusal);
        Assert.Equal("erased on 2025-11-08 y", string.Join(' ', desk[1].Notes.Select(note => note.Text)));
        Assert.Equal(("erased on 2025-11-08", 1, false), (desk[1].Files[0].Name, desk[1].Erasures, desk[1].IsErased));
    }

    [Fact]
    public void No_centre_keeps_words_for_less_than_complaints_need() =>
        Assert.Equal(
            "words are kept 30 days at the least",
            Erasure.Of(Desk.After("ann:take ann:close")[1], null, Erasure.KeptMin - TimeSpan.FromDays(1), "the rules", Desk.Start).Refusal?.English);
}
