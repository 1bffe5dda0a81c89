using Cordon.Core.Casework;
using Xunit;

namespace Cordon.Core.Tests.Casework;

public sealed class PurposeTests
{
    private const string TooFew = "a purpose has 4 letters at the least, or 2 Chinese characters: say in a few words what for";

    [Theory]
    [InlineData("to call her back", null)]
    [InlineData("to see", null)]
    [InlineData("again", null)]
    [InlineData("\u56DE\u8BBF", null)]
    [InlineData("\u0E42\u0E17\u0E23\u0E01", null)]
    [InlineData(null, "a purpose is missing")]
    [InlineData("  ", "a purpose is missing")]
    [InlineData("\u200B", "a purpose is missing")]
    [InlineData("x", TooFew)]
    [InlineData("- x - y -", TooFew)]
    [InlineData("....", TooFew)]
    [InlineData("abc", TooFew)]
    [InlineData("\u67E5", TooFew)]
    public void A_purpose_says_something(string? purpose, string? why) => Assert.Equal(why, CaseText.PurposeRefusal(purpose)?.English);
}
