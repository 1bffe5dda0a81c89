using System.Security.Cryptography;
using System.Text;
using Cordon.Engine.Proving;
using Cordon.Exchange.Signing;
using Xunit;

namespace Cordon.Exchange.Tests.Signing;

/// <summary>
/// The examples of RFC 9421, appendix B.2 to B.4: what is signed is made again to the byte, and each signature holds or does not, as the RFC says.
/// </summary>
public sealed class SignatureVectorTests
{
    private const int Request = 10;
    private const int Response = 11;

    // By number of the block: the message, its base and its fields, and the key.
    public static TheoryData<int, int, int, string> Cases => new()
    {
        { Request, 12, 13, "test-key-rsa-pss" },
        { Request, 14, 15, "test-key-rsa-pss" },
        { Request, 16, 17, "test-key-rsa-pss" },
        { Response, 18, 19, "test-key-ecc-p256" },
        { Request, 20, 21, "test-shared-secret" },
        { Request, 22, 23, "test-key-ed25519" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_signed_is_made_again_and_its_signature_holds(int message, int expected, int fields, string key)
    {
        var parts = AppendixB.Message(WithDigestOf(AppendixB.Block(expected), AppendixB.Block(message)), AppendixB.Block(fields));
        var (text, signature) = Read(parts);
        Assert.Equal(AppendixB.Block(expected), text);
        Assert.True(Holds(key, text!, signature));
        Assert.False(Holds(key, text + " ", signature));
    }

    [Fact]
    public void A_gateway_signs_for_the_client_whose_certificate_it_saw()
    {
        var (text, signature) = Read(AppendixB.Message(AppendixB.Block(28)));
        Assert.Equal(AppendixB.Block(26), text);
        Assert.True(Holds("test-key-ecc-p256", text!, signature));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, true)]
    [InlineData(32, true)]
    [InlineData(33, true)]
    [InlineData(34, false)]
    [InlineData(35, false)]
    public void What_may_change_on_the_way_changes_nothing_and_what_may_not_breaks_it(int message, bool holds)
    {
        var (text, signature) = Read(AppendixB.Message(AppendixB.Block(message)));
        Assert.Equal(holds, text == AppendixB.Block(30));
        Assert.Equal(holds, Holds("test-key-ed25519", text!, signature));
    }

    /// <summary>The RFC's answer bears another digest in its message than in what is signed; what is signed is what the signature holds for.</summary>
    private static string WithDigestOf(string signed, string message)
    {
        const string digest = "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:";
        const string other = "sha-512=:JlEy2bfUz7WrWIjc1qV6KVLpdr/7L5/L4h7Sxvh6sNHpDQWDCL+GauFQWcZBvVDhiyOnAQsxzZFYwi0wDH+1pw==:";
        return signed.Contains(digest, StringComparison.Ordinal) ? message.Replace(other, digest, StringComparison.Ordinal) : message;
    }

    private static (string? Text, byte[] Signature) Read(HttpParts parts)
    {
        var (label, input) = Assert.Single(StructuredReader.Inputs(parts["signature-input"]!)!);
        return (SignatureBase.Of(parts, input), StructuredReader.Bytes(parts["signature"]!)![label]);
    }

    private static bool Holds(string key, string text, byte[] signature)
    {
        var signed = Encoding.UTF8.GetBytes(text);
        switch (key)
        {
            case "test-key-rsa-pss":
                using (var rsa = RSA.Create())
                {
                    rsa.ImportFromPem(AppendixB.Block(3).Split("\n\n")[0]);
                    return rsa.VerifyData(signed, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pss);
                }

            case "test-key-ecc-p256":
                using (var ec = ECDsa.Create())
                {
                    ec.ImportFromPem(AppendixB.Block(5).Split("\n\n")[0]);
                    return ec.VerifyData(signed, signature, HashAlgorithmName.SHA256);
                }

            case "test-shared-secret":
                return HMACSHA256.HashData(Convert.FromBase64String(AppendixB.Block(9)), signed).AsSpan().SequenceEqual(signature);
            default:
                var pem = AppendixB.Block(7).Split("\n\n")[0].Split('\n');
                return SecretKey.HasSigned(Convert.FromBase64String(pem[1]).AsSpan()[^32..], signed, signature);
        }
    }
}
