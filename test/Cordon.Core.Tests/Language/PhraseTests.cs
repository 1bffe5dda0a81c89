using Cordon.Core.Language;
using Xunit;

namespace Cordon.Core.Tests.Language;

public sealed class PhraseTests
{
    [Theory]
    [InlineData(0, "0 texts hold it, as 1 of 2 does", "0处有")]
    [InlineData(1, "1 text holds it, as 1 of 2 does", "1处有")]
    [InlineData(2, "2 texts hold it, as 1 of 2 does", "2处有")]
    [InlineData("1", "1 text holds it, as 1 of 2 does", "1处有")]
    [InlineData("1\u202f001", "1\u202f001 texts hold it, as 1 of 2 does", "1\u202f001处有")]
    public void One_is_said_otherwise_than_many(object count, string english, string chinese)
    {
        var said = new Phrase("{0} {0:text holds|texts hold} it, as {1} of 2 {1:does|do}", "{0}处有").With(count, 1);
        Assert.Equal((english, chinese), (said.English, said.Chinese));
    }

    [Theory]
    [InlineData("{0:0.000}", 0.25, "0.250")]
    [InlineData("{0:P0}", 0.25, "25 %")]
    [InlineData("{0}", 1234.5, "1234.5")]
    [InlineData("{0}", null, "")]
    [InlineData("{0,4}|", 7, "   7|")]
    public void A_value_is_written_as_in_no_country(string text, object? value, string said) =>
        Assert.Equal(said, new Phrase(text, text).Filled(Tongue.English, value).Replace("\u00a0", " ", StringComparison.Ordinal));
}
