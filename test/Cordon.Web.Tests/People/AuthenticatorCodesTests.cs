using System.Text;
using Cordon.Web.People;

namespace Cordon.Web.Tests.People;

public sealed class AuthenticatorCodesTests
{
    /// <summary>The table of RFC 6238, appendix B, by the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, AuthenticatorCodes.CodeAt(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / AuthenticatorCodes.StepSeconds));

    /// <summary>The table of RFC 4648, section 10, without what fills up.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("MY", "f")]
    [InlineData("MZXQ", "fo")]
    [InlineData("MZXW6", "foo")]
    [InlineData("MZXW6YQ", "foob")]
    [InlineData("MZXW6YTB", "fooba")]
    [InlineData("mzxw6ytboi", "foobar")]
    [InlineData("MZXW1", "")]
    public void Keys_are_read_as_authenticators_read_them(string letters, string bytes) =>
        Assert.Equal(bytes, Encoding.ASCII.GetString(AuthenticatorCodes.KeyOf(letters)));
}
