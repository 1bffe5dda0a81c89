using Cordon.Core.Exchange;
using Cordon.Web.Abroad;
using Cordon.Web.Language;

namespace Cordon.Web.Tests.Abroad;

/// <summary>What a private question says of its lines and batches, without a centre.</summary>
public sealed class QuestionLineTests
{
    [Theory]
    [InlineData(CanonicalKind.Phone, "12345")]
    [InlineData(CanonicalKind.Phone, "hello")]
    [InlineData(CanonicalKind.Iban, "ES9121000418450200051333")]
    [InlineData(CanonicalKind.Account, "12345678")]
    [InlineData(CanonicalKind.Email, "nobody")]
    [InlineData(CanonicalKind.Wallet, "0x12")]
    public void A_line_that_is_no_identifier_says_why_in_both_languages(CanonicalKind kind, string text)
    {
        var line = Assert.Single(QuestionLine.Read(kind, text));
        Assert.False(line.IsAsked);
        Assert.NotEqual(line.Fault!.English, line.Fault.Chinese);
    }

    [Theory]
    [InlineData(1, 256)]
    [InlineData(240, 256)]
    [InlineData(241, 1_024)]
    [InlineData(9_984, 10_000)]
    public void The_screen_says_the_size_of_the_batch_that_is_sent(int items, int size) => Assert.Equal(size, AbroadQuestions.SizeOf(items));

    [Theory]
    [InlineData("scam contact (employment)", "scam contact (Job)", "诈骗联系方式（刷单兼职）")]
    [InlineData("scam contact", "scam contact", "诈骗联系方式")]
    [InlineData("mule", "mule", "过渡账户")]
    [InlineData("something else (employment)", "something else (employment)", "something else (employment)")]
    public void As_what_something_is_known_is_said_in_both_languages(string known, string english, string chinese) => Assert.Equal(
        (english, chinese),
        (QuestionWords.ClassIn(In(Tongue.English), known).Trim(), QuestionWords.ClassIn(In(Tongue.Chinese), known)));

    [Fact]
    public void The_sizes_of_batches_are_written_as_other_numbers_are() => Assert.Equal(
        "256 / 1\u202f024 / 4\u202f096 / 10\u202f000", QuestionWords.SizesIn(In(Tongue.English)));

    private static Speech In(Tongue tongue) => new(tongue, TimeZoneInfo.Utc);
}
