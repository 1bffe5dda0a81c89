using System.Text;
using Cordon.Engine.Proving;
using Cordon.Exchange.Signing;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Signing;

/// <summary>The profile in which centres sign: whatever is changed, left out, kept back or sent elsewhere is refused.</summary>
public sealed class MessageSignatureTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("{\"kind\":\"hello\"}");

    private readonly ScratchFolder _folder = new();
    private readonly SecretKey _key;

    public MessageSignatureTests() => _key = SecretKey.Open(Path.Combine(_folder.Path, "sign.key"), "exchange");

    private static HttpParts Plain => new([("Content-Type", "application/json"), (MessageSignature.MessageId, "01890a5d-ac96-774b-bcce-b302099a8057")])
    {
        Method = "POST",
        Authority = "b.example:8443",
        Path = "/exchange/v1/messages",
    };

    private HttpParts Signed => Plain is var plain ? plain with { Fields = [.. plain.Fields, .. MessageSignature.Sign(plain, Content, _key, Now)] } : plain;

    [Fact]
    public void A_signed_message_is_taken_and_says_who_and_when()
    {
        var (fault, seen) = Check(Signed);
        Assert.Equal(SignatureFault.None, fault);
        Assert.Equal((_key.Name, Now, Now + MessageSignature.LifeMax), (seen!.KeyId, seen.Created, seen.Expires));
    }

    [Fact]
    public void A_thousand_changes_of_what_is_covered_are_refused_each()
    {
        var chance = new Random(9421);
        var signed = Signed;
        for (var i = 0; i < 1_000; i++)
        {
            var content = (byte[])Content.Clone();
            var changed = chance.Next(6) switch
            {
                0 => signed with { Method = Changed(signed.Method) },
                1 => signed with { Authority = Changed(signed.Authority) },
                2 => signed with { Path = Changed(signed.Path) },
                3 => signed with { Query = "?" + Changed("a") },
                4 => With(chance.Next(signed.Fields.Count)),
                _ => signed,
            };
            if (changed == signed)
            {
                content[chance.Next(content.Length)] ^= (byte)(1 << chance.Next(8));
            }

            Assert.NotEqual(SignatureFault.None, MessageSignature.Check(changed, content, KeyOf, Now).Fault);
        }

        HttpParts With(int at) => signed with
        {
            Fields = [.. signed.Fields.Select((field, i) => i == at ? (field.Name, Changed(field.Value)) : field)],
        };

        // Another letter than that which stands there, also to whom small and large are alike.
        string Changed(string text)
        {
            var at = chance.Next(text.Length);
            return text[..at] + (char)(text[at] is '7' ? '8' : '7') + text[(at + 1)..];
        }
    }

    [Theory]
    [InlineData(-61, SignatureFault.OutOfTime)]
    [InlineData(-60, SignatureFault.None)]
    [InlineData(360, SignatureFault.None)]
    [InlineData(361, SignatureFault.OutOfTime)]
    public void It_counts_five_minutes_and_clocks_may_be_one_apart(int seconds, SignatureFault fault) =>
        Assert.Equal(fault, MessageSignature.Check(Signed, Content, KeyOf, Now.AddSeconds(seconds)).Fault);

    [Fact]
    public void A_signature_that_comes_again_is_refused_also_after_a_start()
    {
        var seen = Check(Signed).Seen!;
        var nonces = new SeenNonces(Now - TimeSpan.FromHours(1));
        Assert.Equal(SignatureFault.None, nonces.Add(seen, Now));
        Assert.Equal(SignatureFault.Repeated, nonces.Add(seen, Now));
        Assert.Equal(SignatureFault.Repeated, nonces.Add(seen, seen.Expires));
        Assert.Equal(SignatureFault.None, nonces.Add(Check(Signed).Seen!, Now));
        Assert.Equal(SignatureFault.Repeated, new SeenNonces(Now.AddSeconds(1)).Add(seen, Now.AddSeconds(2)));
    }

    [Fact]
    public void An_answer_is_of_one_request_and_of_no_other()
    {
        var request = Signed;
        var answer = new HttpParts([("Content-Type", "application/json")]) { Status = 200, Request = request };
        var signed = answer with { Fields = [.. answer.Fields, .. MessageSignature.Sign(answer, Content, _key, Now)] };
        Assert.Equal(SignatureFault.None, Check(signed).Fault);
        Assert.Equal(SignatureFault.NotSigned, Check(signed with { Request = Signed }).Fault);
        Assert.Equal(SignatureFault.NotSigned, Check(signed with { Status = 201 }).Fault);
        Assert.Equal(SignatureFault.Unreadable, Check(signed with { Request = null }).Fault);
    }

    [Theory]
    [InlineData("\"@query\" ", "")]
    [InlineData(";alg=\"ed25519\"", "")]
    [InlineData(";tag=\"asc-1\"", ";tag=\"asc-2\"")]
    [InlineData("alg=\"ed25519\"", "alg=\"hmac-sha256\"")]
    public void What_covers_less_or_calls_itself_otherwise_is_refused_before_its_signature_is_looked_at(string part, string instead)
    {
        var signed = Signed;
        var changed = signed with { Fields = [.. signed.Fields.Select(field => (field.Name, field.Value.Replace(part, instead, StringComparison.Ordinal)))] };
        Assert.Equal(SignatureFault.OtherProfile, Check(changed).Fault);
    }

    [Theory]
    [InlineData("asc=()")]
    [InlineData("asc=(\"@method\" \"@method\");created=1")]
    [InlineData("asc=(\"@method\"")]
    [InlineData("asc=(\"@Method\");created=1.5")]
    [InlineData("asc=(\"@method\"),asc=(\"@path\")")]
    [InlineData("asc=(\"@method\"), ")]
    [InlineData("Asc=(\"@method\")")]
    [InlineData("")]
    public void What_is_not_written_by_the_rules_is_not_read(string input)
    {
        var signed = Signed;
        var changed = signed with { Fields = [.. signed.Fields.Select(field => field.Name == "signature-input" ? (field.Name, input) : field)] };
        Assert.Contains(Check(changed).Fault, new[] { SignatureFault.Unreadable, SignatureFault.OtherProfile });
    }

    [Fact]
    public void A_key_that_nobody_trusts_signs_for_nobody() =>
        Assert.Equal(SignatureFault.UnknownKey, MessageSignature.Check(Signed, Content, _ => null, Now).Fault);

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private byte[]? KeyOf(string name) => name == _key.Name ? _key.PublicKey : null;

    private (SignatureFault Fault, SignatureSeen? Seen) Check(HttpParts message) => MessageSignature.Check(message, Content, KeyOf, Now);
}
