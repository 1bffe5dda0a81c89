using System.Text;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Values;

public sealed class AccountKeyTests
{
    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("  de89370400440532013000\t", "DE89370400440532013000")]
    [InlineData("DE89370400440532013001", "DEUTDEFF/DE89370400440532013001")]
    [InlineData("12345", "DEUTDEFF/12345")]
    [InlineData(" A/7 b ", "DEUTDEFF/A/7 b")]
    [InlineData("账户", "DEUTDEFF/账户")]
    [InlineData("６６６Ａ２", "DEUTDEFF/666A2")]
    [InlineData("ＤＥ89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("12\uff0d\u202e45", "")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("12\n45", "")]
    [InlineData("12\u007f45", "")]
    [InlineData("12\u202e45", "")]
    [InlineData("12\u200b45", "")]
    [InlineData("12\u008545", "")]
    public void Names_an_account_once(string number, string key) => Assert.Equal(key, Key(number));

    [Fact]
    public void Takes_a_number_of_64_bytes_and_none_longer()
    {
        Assert.Equal(AccountKey.LengthMax - 3, Key(new string('7', 64)).Length);
        Assert.Equal("", Key(new string('7', 65)));
    }

    [Fact]
    public void An_iban_of_the_greatest_length_with_spaces_needs_no_more_room_than_a_key() =>
        Assert.Equal("MT84MALT011000012345MTLCAST001S", Key("MT84 MALT 0110 0001 2345 MTLC AST0 01S"));

    [Theory]
    [InlineData("DE89370400440532013000", "DE/…3000", "DE89370400440532013000")]
    [InlineData("DEUTDEFF/123456789", "DEUTDEFF/…6789", "123456789")]
    [InlineData("DEUTDEFF/12345678", "DEUTDEFF/…", "12345678")]
    public void Shows_no_more_than_the_tail_of_a_long_number(string key, string masked, string number)
    {
        Assert.Equal(masked, AccountKey.Masked(Bytes.Of(key)));
        Assert.Equal(number, Encoding.UTF8.GetString(AccountKey.NumberOf(Bytes.Of(key))));
    }

    [Fact]
    public void Masks_a_number_that_is_not_ascii_without_breaking_a_character() =>
        Assert.DoesNotContain('\ufffd', AccountKey.Masked(Bytes.Of("DEUTDEFF/账户账户账户")));

    private static string Key(string number)
    {
        Span<byte> key = stackalloc byte[AccountKey.LengthMax];
        return Encoding.UTF8.GetString(key[..AccountKey.Write("DEUTDEFF"u8, Bytes.Of(number), key)]);
    }
}
