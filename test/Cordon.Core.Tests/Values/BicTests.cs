using System.Text;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Values;

public sealed class BicTests
{
    [Theory]
    [InlineData("DEUTDEFF", "DEUTDEFF")]
    [InlineData("deutdeff", "DEUTDEFF")]
    [InlineData("DEUTDEFFXXX", "DEUTDEFF")]
    [InlineData("DEUTDEFF500", "DEUTDEFF500")]
    [InlineData("1234XA22", "1234XA22")]
    [InlineData("NEDSZAJJ", "NEDSZAJJ")]
    [InlineData("", "")]
    [InlineData("DEUTDEF", "")]
    [InlineData("DEUTDEFF5", "")]
    [InlineData("DEUTDEFF5000", "")]
    [InlineData("DEUTQQFF", "")]
    [InlineData("DEUT1EFF", "")]
    [InlineData("DEUT-EFF", "")]
    [InlineData("DEUTDEF ", "")]
    public void Keeps_one_writing_of_a_bank(string text, string canonical)
    {
        Span<byte> written = stackalloc byte[Bic.LengthMax];
        Assert.Equal(canonical, Encoding.ASCII.GetString(written[..Bic.Normalise(Bytes.Of(text), written)]));
    }
}
