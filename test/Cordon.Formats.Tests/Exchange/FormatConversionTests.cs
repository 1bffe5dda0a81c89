using System.Text;
using Cordon.Formats.Exchange;
using CsCheck;
using static Cordon.Formats.Tests.Exchange.ExchangeWorld;

namespace Cordon.Formats.Tests.Exchange;

/// <summary>Whatever the entities say, they are written or refused, and what was written is read.</summary>
public sealed class FormatConversionTests
{
    private static readonly Gen<string> Anything = Gen.OneOf(
        Gen.String, Gen.Const("]]><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;"), Gen.Const("</value><script>alert(1)</script>"),
        Gen.Const("\u0001\u000B\uFFFE"), Gen.Const("' OR '1'='1"), Gen.Const("\r\n\t a"), Gen.Char.Array[1, 5].Select(chars => new string(chars)));

    [Theory]
    [InlineData(FormatConversion.FollowTheMoney)]
    [InlineData(FormatConversion.GoAml)]
    [InlineData(FormatConversion.Misp)]
    public void Whatever_the_texts_what_is_written_says_them_again(string to) => Gen.Select(Anything, Anything, Anything).Sample((name, purpose, bank) =>
    {
        try
        {
            var lines = Lines(
                Entity("Person", "p", ("name", name)), Entity("BankAccount", "a", ("iban", "DE89370400440532013000"), ("bankName", bank)),
                Entity("Payment", "t", ("transactionNumber", "1"), ("amount", "1.00"), ("currency", "EUR"), ("date", "2026-03-01"), ("purpose", purpose),
                    ("payer", "p"), ("beneficiaryAccount", "a")),
                Entity("Project", "c", ("projectId", "1")));
            var back = Read(Convert(to, Convert(FormatConversion.FollowTheMoney, lines, to), FormatConversion.FollowTheMoney));
            var payment = back.Single(entity => entity.Schema.Name == "Payment");
            return Same(purpose, payment.First("purpose")) && Same(bank, back.Single(entity => entity.Schema.Name == "BankAccount").First("bankName"))
                && Same(name, back.SingleOrDefault(entity => entity.Id == payment.First("payer"))?.First("name"));
        }
        catch (Exception refused) when (refused is InterchangeException or FormatException)
        {
            return true;
        }

        // XML's own rule makes one line end of them all unless they are written as numbers; blanks around a text are not kept.
        bool Same(string before, string? after) => (to == FormatConversion.GoAml ? before.Trim() : before) == (after ?? "");
    }, iter: 1_500);

    [Fact]
    public void Whatever_the_bytes_they_are_written_or_refused()
    {
        var good = Encoding.UTF8.GetBytes(Lines(MadeGraph.Of(7, isForGoAml: true)));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, 20]).Array[1, 3].Sample(changes =>
        {
            var bytes = good.ToList();
            foreach (var (at, by, cut) in changes)
            {
                bytes[at % bytes.Count] = by;
                bytes.RemoveRange(at % bytes.Count, Math.Min(cut, bytes.Count - (at % bytes.Count) - 1));
            }

            foreach (var to in FormatConversion.Written)
            {
                try
                {
                    FormatConversion.Run(
                        FormatConversion.FollowTheMoney, new MemoryStream([.. bytes]), to, new MemoryStream(), Settings, new LossTally());
                }
                catch (InterchangeException)
                {
                    // Refused, which is as good.
                }
            }
        }, iter: 600);
    }

    [Fact]
    public void An_entity_that_is_there_twice_is_refused()
    {
        var lines = Lines(Entity("Person", "p", ("name", "A")), Entity("Person", "p", ("name", "B")));
        var fault = Assert.Throws<InterchangeException>(() => Convert(FormatConversion.FollowTheMoney, lines, FormatConversion.Misp));
        Assert.Contains("Person p is there twice", fault.Message, StringComparison.Ordinal);
    }
}
