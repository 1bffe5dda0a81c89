using Cordon.Web.Policies;

namespace Cordon.Web.Tests.Policies;

public sealed class TextDifferenceTests
{
    public static TheoryData<string, string> Texts() => new()
    {
        { "a\nb\nc", "a\nb\nc" },
        { "a\nb\nc", "a\nx\nc" },
        { "", "a\nb" },
        { "a\na\na", "a\na" },
        { "a\nb\nc\nd", "d\nc\nb\na" },
        { "one\n\ntwo\n", "\none\ntwo\n\nthree\n" },
        { string.Join('\n', Enumerable.Range(0, 3000)), string.Join('\n', Enumerable.Range(0, 3000).Select(i => i * 7)) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_kept_and_taken_out_is_the_one_text_and_what_is_kept_and_put_in_the_other(string before, string after)
    {
        var lines = TextDifference.Of(before, after);
        Assert.Equal(before.TrimEnd('\n').Split('\n'), lines.Where(line => line.Before is not null).Select(line => line.Text));
        Assert.Equal(after.TrimEnd('\n').Split('\n'), lines.Where(line => line.After is not null).Select(line => line.Text));
        var (old, now) = (lines.Select(line => line.Before).OfType<int>().ToList(), lines.Select(line => line.After).OfType<int>().ToList());
        Assert.Equal(Enumerable.Range(1, old.Count), old);
        Assert.Equal(Enumerable.Range(1, now.Count), now);
    }

    [Fact]
    public void A_line_that_is_changed_is_one_taken_out_and_one_put_in_and_no_other_is_touched()
    {
        var lines = TextDifference.Of("a\nb\nc\nd\ne", "a\nb\nX\nd\ne");
        Assert.Equal(["c", "X"], lines.Where(line => !line.IsKept).Select(line => line.Text));
    }
}
