using Cordon.Core.Networks.Linking;
using Xunit;

namespace Cordon.Core.Tests.Networks.Linking;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("+44 20 7946 0958", "", "+442079460958")]
    [InlineData("+44 (0)20 7946 0958", "", "+442079460958")]
    [InlineData("0044-20-7946-0958", "", "+442079460958")]
    [InlineData("020 7946 0958", "44", "+442079460958")]
    [InlineData("9123 4567", "65", "+6591234567")]
    [InlineData("+1 (212) 555-0123", "", "+12125550123")]
    [InlineData("447700900001", "44", "+447700900001")]
    [InlineData("1 212 555 0123", "1", "+12125550123")]
    [InlineData("0441 234567", "44", "+44441234567")]
    [InlineData("+44 7700 900001/2", "", "+447700900001")]
    [InlineData("0211/123456", "49", "+49211123456")]
    public void A_telephone_has_one_writing(string text, string country, string expected) =>
        Assert.Equal(expected, PhoneNumber.Read(text, country).Identifier.Value);

    [Theory]
    [InlineData("110", "44", "short number")]
    [InlineData("020 7946 0958", "", "no country code")]
    [InlineData("+44 call me", "", "digits only")]
    [InlineData("+1234567890123456", "", "15")]
    [InlineData("+0123456789", "", "begins with 0")]
    [InlineData("+44 0000000000", "", "placeholder")]
    [InlineData("+1234567", "", "8 to 15")]
    public void A_bad_telephone_is_refused_with_the_reason(string text, string country, string why)
    {
        var reading = PhoneNumber.Read(text, country);
        Assert.False(reading.IsRead);
        Assert.Contains(why, reading.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://Login.My-Bank.Example/path?x=1#y", "my-bank.example")]
    [InlineData("my-bank.example.", "my-bank.example")]
    [InlineData("hxxp://my-bank[.]example", "my-bank.example")]
    [InlineData("http://user:pass@shop.my-bank.co.uk:8443/", "my-bank.co.uk")]
    [InlineData("https://bücher.example", "xn--bcher-kva.example")]
    [InlineData("https://münchen-ost.example", "xn--mnchen-ost-9db.example")]
    [InlineData("https://例子.测试", "xn--fsqu00a.xn--0zwm56d")]
    [InlineData("gang-site.pages.dev", "gang-site.pages.dev")]
    [InlineData("https://bu\u0308cher.example", "xn--bcher-kva.example")]
    [InlineData("https://BU\u0308CHER.example", "xn--bcher-kva.example")]
    public void A_host_is_its_registered_part(string text, string expected) => Assert.Equal(expected, WebHost.Read(text).Identifier.Value);

    [Theory]
    [InlineData("https://bit.ly/3xyz", "short link")]
    [InlineData("https://www.facebook.com/someone", "platform")]
    [InlineData("https://www.amazon.de/dp/1", "platform")]
    [InlineData("vinted.de", "platform")]
    [InlineData("us02web.zoom.us/j/1", "platform")]
    [InlineData("http://192.0.2.7/login", "number")]
    [InlineData("localhost", "one word")]
    [InlineData("https://co.uk", "suffix")]
    [InlineData("https://bad..example", "well formed")]
    [InlineData("", "no host")]
    public void A_host_that_names_nobody_is_refused(string text, string why) => Assert.Contains(why, WebHost.Read(text).Fault, StringComparison.Ordinal);

    // The addresses are those of BIP 173, EIP-55 and the chains' own documents.
    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "btc:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "btc:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "btc:bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "eth:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359", "eth:0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "trx:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]
    public void A_wallet_has_its_checksum_proved(string text, string expected) => Assert.Equal(expected, WalletAddress.Read(text).Identifier.Value);

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "checksum")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "checksum")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "EIP-55")]
    [InlineData("0x0000000000000000000000000000000000000000", "nobody")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6s", "checksum")]
    [InlineData("0x1234", "40 hexadecimal")]
    [InlineData("hello", "no known chain")]
    public void A_wallet_with_a_slip_is_refused(string text, string why) => Assert.Contains(why, WalletAddress.Read(text).Fault, StringComparison.Ordinal);

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.77", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.77", "192.0.2.0/24")]
    [InlineData("2001:0DB8:0001:0000:0000:0000:0000:0001", "2001:db8:1::1", "2001:db8:1::/48")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    public void An_internet_address_has_one_writing_and_a_range(string text, string address, string range)
    {
        Assert.Equal(address, NetworkAddress.Read(text).Identifier.Value);
        Assert.Equal(range, NetworkAddress.RangeOf(text));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("0.0.0.0")]
    [InlineData("169.254.3.4")]
    [InlineData("fe80::1")]
    [InlineData("010.1.1.1")]
    [InlineData("256.1.1.1")]
    [InlineData("1.2.3")]
    [InlineData("2001:db8::1::2")]
    [InlineData("no")]
    public void An_address_that_is_nobodys_is_refused(string text) => Assert.False(NetworkAddress.Read(text).IsRead);

    [Theory]
    [InlineData("J.Doe+shop@GMail.com", "jdoe@gmail.com")]
    [InlineData("Ada@Bücher.example", "ada@xn--bcher-kva.example")]
    public void A_mailbox_has_one_writing(string text, string expected) => Assert.Equal(expected, EmailAddress.Read(text).Identifier.Value);

    [Theory]
    [InlineData("noreply@bank.example")]
    [InlineData("a@b@c")]
    [InlineData("@host.example")]
    [InlineData("name@host")]
    public void A_mailbox_of_nobody_is_refused(string text) => Assert.False(EmailAddress.Read(text).IsRead);

    [Fact]
    public void A_contact_is_taken_apart_and_a_platforms_address_is_read_as_whom_it_names()
    {
        var (read, refused) = ContactText.Read("WhatsApp +65 9123 4567, https://t.me/Nadia_5811 and bit.ly/3x; see my-bank.example @Nadia_5811", "65");
        Assert.Equal(["+6591234567", "@nadia_5811", "my-bank.example"], read.Select(identifier => identifier.Value));
        Assert.Single(refused);
    }

    [Theory]
    [InlineData("tel:+447700900001", "+447700900001", null)]
    [InlineData("https://user@evil-shop.example/", "evil-shop.example", null)]
    [InlineData("https://paypal.com@evil-shop.example/", "evil-shop.example", null)]
    [InlineData("evil-shop.example.", "evil-shop.example", null)]
    [InlineData("farid_9474", null, "looks like no telephone")]
    [InlineData("@whatsapp", null, "nobody's name")]
    [InlineData("they rang at 3 p.m. and 9 a.m., e.g. from the U.K., Mr. Smith said hello.", null, null)]
    [InlineData("\uFF0B\uFF14\uFF14 7700 900001", "+447700900001", null)]
    [InlineData("+\u0664\u0664\u0667\u0667\u0660\u0660\u0669\u0660\u0660\u0660\u0660\u0661", "+447700900001", null)]
    [InlineData("999", null, "looks like no telephone")]
    [InlineData("unknown", null, "looks like no telephone")]
    [InlineData("localhost", null, "looks like no telephone")]
    [InlineData("1.2.3.4", null, "number")]
    [InlineData("192.168.10.100", null, "number")]
    [InlineData("he said 999 or unknown", null, null)]
    public void A_contact_is_read_or_told_to_be_none(string text, string? read, string? why)
    {
        var (identifiers, refused) = ContactText.Read(text, "44");
        Assert.Equal(read, identifiers.Select(identifier => identifier.Value).SingleOrDefault());
        Assert.Contains(why ?? "", refused.SingleOrDefault() ?? "", StringComparison.Ordinal);
        Assert.Equal(why is null, refused.Count == 0);
    }

    [Theory]
    [InlineData("farid_9474", "@farid_9474")]
    [InlineData("@farid_9474", "@farid_9474")]
    [InlineData("farid.9474", "@farid.9474")]
    [InlineData("t.me/farid_9474", "@farid_9474")]
    [InlineData("evil-shop.example", "evil-shop.example")]
    [InlineData("WhatsApp", null)]
    [InlineData("unknown", null)]
    [InlineData("no name told", null)]
    [InlineData("+447700900001", "+447700900001")]
    [InlineData(" ", null)]
    public void A_field_for_handles_is_read_with_or_without_the_at_sign(string field, string? read) =>
        Assert.Equal(read, ContactText.Read(ContactText.OfHandle(field)).Read.Select(identifier => identifier.Value).SingleOrDefault());

    [Fact]
    public void An_identifier_is_masked_where_it_could_reach_a_log() =>
        Assert.DoesNotContain("2079460", PhoneNumber.Read("+442079460958").Identifier.ToString(), StringComparison.Ordinal);
}
