using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Values;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData(" ", true)]
    [InlineData("\t\r\n", true)]
    [InlineData("\u00A0\u3000\u2003", true)]
    [InlineData("\u200B\u200D\uFEFF\u2060", true)]
    [InlineData("\u202E", true)]
    [InlineData("\u00AD", true)]
    [InlineData("\u3164\u115F\u1160\uFFA0", true)]
    [InlineData("\u2800", true)]
    [InlineData("\u0301\uFE0F", true)]
    [InlineData("\uE000", true)]
    [InlineData("\U000E0041", true)]
    [InlineData("\u200BA\u200B", false)]
    [InlineData("7", false)]
    [InlineData("-", false)]
    [InlineData("李", false)]
    [InlineData("\U0001F600", false)]
    public void A_text_is_blank_when_nothing_of_it_is_seen(string text, bool isBlank) => Assert.Equal(isBlank, VisibleText.IsBlank(text));
}
