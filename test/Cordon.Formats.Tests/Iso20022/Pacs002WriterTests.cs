using System.Buffers;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.Iso20022;
using static Cordon.Formats.Tests.Iso20022.Messages;

namespace Cordon.Formats.Tests.Iso20022;

public sealed class Pacs002WriterTests
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 3, 1, 9, 31, 0, 250, TimeSpan.Zero));

    [Theory]
    [InlineData(Outcome.Allow, "ACCP", "")]
    [InlineData(Outcome.Warn, "ACTC", "NARR")]
    [InlineData(Outcome.Hold, "PDNG", "NARR")]
    [InlineData(Outcome.Block, "RJCT", "FRAD")]
    [InlineData(null, "RJCT", "NARR")]
    public void Writes_a_valid_answer_for_every_outcome(Outcome? outcome, string status, string reason)
    {
        var answer = Answer(One(), outcome, reason.Length == 0 ? "" : "Scam <pattern> & \"more\" \u0001 " + string.Concat(Enumerable.Repeat("word 🙂 ", 40)));
        Assert.Empty(Schemas.Faults("pacs.002.001.11", answer));
        Assert.Contains($"<TxSts>{status}</TxSts>", answer, StringComparison.Ordinal);
        Assert.Equal(reason.Length > 0, answer.Contains($"<Cd>{reason}</Cd>", StringComparison.Ordinal));
        Assert.Contains("<OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.09</OrgnlMsgNmId>", answer, StringComparison.Ordinal);
        Assert.Contains("<OrgnlUETR>174c245f-2682-4291-ad67-2a41e530cd27</OrgnlUETR>", answer, StringComparison.Ordinal);
        Assert.Contains("<InstgAgt><FinInstnId><BICFI>NDEAFIHH</BICFI>", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "10")]
    [InlineData(13, "15")]
    public void Answers_in_the_version_published_with_the_request(int version, string expected)
    {
        Assert.Contains($"pacs.002.001.{expected}\"", Answer(One(version), Outcome.Allow, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_each_transaction_of_a_batch_and_those_that_were_rejected()
    {
        var reading = Read(Document(Group(2) + Transaction() + Transaction(pmtId: "<EndToEndId>E2</EndToEndId><UETR>00000000-0000-1000-8000-000000000000</UETR>", payerAccount: "")));
        var to = new ArrayBufferWriter<byte>();
        Pacs002Writer.Write(to, reading.Original, "R1", Now,
            [new PaymentAnswer(0, Outcome.Allow, ""), new PaymentAnswer(1, null, reading.Original.Rejection(1)!.Reason)]);
        var answer = Encoding.UTF8.GetString(to.WrittenSpan);
        Assert.Empty(Schemas.Faults("pacs.002.001.11", answer));
        Assert.Contains("<OrgnlEndToEndId>E2</OrgnlEndToEndId><TxSts>RJCT</TxSts>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Loses_no_word_when_it_parts_them()
    {
        var words = string.Join(' ', Enumerable.Range(0, 150).Select(i => $"word{i}"));
        var answer = Answer(One(), Outcome.Hold, words);
        var lines = System.Text.RegularExpressions.Regex.Matches(answer, "<AddtlInf>(.*?)</AddtlInf>").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(words, string.Join(' ', lines));
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 105));
    }

    private static string Answer(string message, Outcome? outcome, string words)
    {
        var to = new ArrayBufferWriter<byte>();
        Pacs002Writer.Write(to, Read(message).Original, "R1", Now, [new PaymentAnswer(0, outcome, words)]);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }
}
