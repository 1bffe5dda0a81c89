using System.Buffers;
using System.Text;
using System.Xml.Linq;
using Cordon.Core.Values;
using Cordon.Formats.Iso20022;
using static Cordon.Formats.Tests.Iso20022.Answers;

namespace Cordon.Formats.Tests.Iso20022;

public sealed class Camt056WriterTests
{
    private static readonly Money Original = new(123_450, Currency.Parse("EUR"));

    private static readonly RecallRequest Least = new()
    {
        OrderId = "ORDER-1",
        Assigner = "HARBXA2X",
        Assignee = "NDEAFIHHXXX",
        Created = Instant.From(new DateTimeOffset(2026, 3, 1, 9, 31, 0, 250, TimeSpan.Zero)),
        OriginalUetr = Uetr.ToUpperInvariant(),
    };

    private static readonly RecallRequest Most = Least with
    {
        OriginalMessageId = "M<1>&",
        OriginalMessageName = "pacs.008.001.08",
        OriginalInstructionId = "I1",
        OriginalEndToEndId = "E1",
        OriginalTransactionId = "T1",
        OriginalAmount = Original,
        OriginalSettledOn = new DateOnly(2026, 2, 28),
        AmountAsked = Original with { Minor = 100_000 },
        DebtorName = "Anna & Co <é🙂>",
        DebtorAccount = Messages.PayerIban,
        DebtorAgent = "COBADEFFXXX",
        CreditorName = "Matti",
        CreditorAccount = "77120045",
        CreditorAgent = "NDEAFIHH",
        Words = "Reported as a <scam> & \"more\" \u0001",
    };

    public static TheoryData<string> Requests => ["least", "most", "long"];

    private static RecallRequest Request(string which) => which switch
    {
        "least" => Least,
        "most" => Most,
        _ => Most with { Words = string.Concat(Enumerable.Repeat("word 🙂 & ", 60)), OrderId = new string('x', 35), OriginalMessageName = null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Writes_what_the_schema_allows_in_both_versions(string which)
    {
        var newer = Written(Request(which), 9);
        Assert.Empty(Schemas.Faults("camt.056.001.09", newer));

        // The schema of .08 has the same elements in the same order wherever the writer goes; its namespace alone differs.
        Assert.Equal(newer, Written(Request(which), 8).Replace("camt.056.001.08", "camt.056.001.09", StringComparison.Ordinal));
        Assert.Contains("xsd:camt.056.001.08\"", Written(Request(which)), StringComparison.Ordinal);
    }

    [Fact]
    public void Carries_every_field_where_the_standard_has_it()
    {
        var message = XDocument.Parse(Written(Most));
        var expected = new Dictionary<string, string>
        {
            ["Assgnmt/Id"] = "ORDER-1",
            ["Assgnmt/Assgnr/Agt/FinInstnId/BICFI"] = "HARBXA2X",
            ["Assgnmt/Assgne/Agt/FinInstnId/BICFI"] = "NDEAFIHH",
            ["Assgnmt/CreDtTm"] = "2026-03-01T09:31:00.250+00:00",
            ["Undrlyg/TxInf/CxlId"] = "ORDER-1",
            ["Undrlyg/TxInf/Case/Id"] = "ORDER-1",
            ["Undrlyg/TxInf/Case/Cretr/Agt/FinInstnId/BICFI"] = "HARBXA2X",
            ["Undrlyg/TxInf/OrgnlGrpInf/OrgnlMsgId"] = "M<1>&",
            ["Undrlyg/TxInf/OrgnlGrpInf/OrgnlMsgNmId"] = "pacs.008.001.08",
            ["Undrlyg/TxInf/OrgnlInstrId"] = "I1",
            ["Undrlyg/TxInf/OrgnlEndToEndId"] = "E1",
            ["Undrlyg/TxInf/OrgnlTxId"] = "T1",
            ["Undrlyg/TxInf/OrgnlUETR"] = Uetr,
            ["Undrlyg/TxInf/OrgnlIntrBkSttlmAmt"] = "1234.50",
            ["Undrlyg/TxInf/OrgnlIntrBkSttlmDt"] = "2026-02-28",
            ["Undrlyg/TxInf/CxlRsnInf/Rsn/Cd"] = "FRAD",
            ["Undrlyg/TxInf/CxlRsnInf/AddtlInf"] = "Amount asked: 1000.00 EUR of 1234.50 EUR. Reported as a <scam> & \"more\" ?",
            ["Undrlyg/TxInf/OrgnlTxRef/Dbtr/Pty/Nm"] = "Anna & Co <é🙂>",
            ["Undrlyg/TxInf/OrgnlTxRef/DbtrAcct/Id/IBAN"] = Messages.PayerIban,
            ["Undrlyg/TxInf/OrgnlTxRef/DbtrAgt/FinInstnId/BICFI"] = "COBADEFF",
            ["Undrlyg/TxInf/OrgnlTxRef/CdtrAgt/FinInstnId/BICFI"] = "NDEAFIHH",
            ["Undrlyg/TxInf/OrgnlTxRef/Cdtr/Pty/Nm"] = "Matti",
            ["Undrlyg/TxInf/OrgnlTxRef/CdtrAcct/Id/Othr/Id"] = "77120045",
        };
        var values = message.Descendants().Where(e => !e.HasElements)
            .ToDictionary(e => string.Join('/', e.AncestorsAndSelf().Reverse().Skip(2).Select(a => a.Name.LocalName)), e => e.Value);
        Assert.Equal(expected, values);
    }

    [Theory]
    [InlineData("c.29.1.1-camt.056-a-to-b", "RON", 59_163_600, "2022-10-20")]
    [InlineData("c.29.1.1-camt.056-c-to-d", "RON", 59_163_600, "2022-10-20")]
    [InlineData("c.29.1.1-camt.056-b-to-c-hvps", "RON", 59_163_600, "2022-10-20")]
    [InlineData("c.56.4.1-camt.056-b-to-e", "CAD", 256_597_200, "2021-04-27")]
    public void Writes_what_banks_write(string sample, string currency, long minor, string day)
    {
        var theirs = XDocument.Parse(Encoding.UTF8.GetString(Sample(sample)));
        var request = Least with
        {
            OrderId = Value(theirs, "Assgnmt", "Id")!,
            Assigner = Value(theirs, "Assgnr", "BICFI")!,
            Assignee = Value(theirs, "Assgne", "BICFI")!,
            OriginalMessageId = Value(theirs, "OrgnlGrpInf", "OrgnlMsgId"),
            OriginalMessageName = Value(theirs, "OrgnlGrpInf", "OrgnlMsgNmId"),
            OriginalInstructionId = Value(theirs, "TxInf", "OrgnlInstrId"),
            OriginalEndToEndId = Value(theirs, "TxInf", "OrgnlEndToEndId"),
            OriginalUetr = Value(theirs, "TxInf", "OrgnlUETR"),
            OriginalAmount = new Money(minor, Currency.Parse(currency)),
            OriginalSettledOn = DateOnly.Parse(day),
        };
        var written = Written(request, 9);
        Assert.Empty(Schemas.Faults("camt.056.001.09", written));
        var ours = XDocument.Parse(written);
        foreach (var name in new[] { "OrgnlMsgId", "OrgnlMsgNmId", "OrgnlInstrId", "OrgnlEndToEndId", "OrgnlUETR", "OrgnlIntrBkSttlmDt" })
        {
            Assert.Equal(Value(theirs, "TxInf", name), Value(ours, "TxInf", name));
        }

        Assert.Equal(decimal.Parse(Value(theirs, "TxInf", "OrgnlIntrBkSttlmAmt")!), decimal.Parse(Value(ours, "TxInf", "OrgnlIntrBkSttlmAmt")!));
    }

    [Fact]
    public void An_answer_that_repeats_an_order_names_it()
    {
        var order = XDocument.Parse(Written(Most)).Descendants().First(e => e.Name.LocalName == "TxInf");
        var ids = string.Concat(new[] { "OrgnlGrpInf", "OrgnlInstrId", "OrgnlEndToEndId", "OrgnlTxId", "OrgnlUETR" }
            .Select(n => order.Elements().First(e => e.Name.LocalName == n).ToString(SaveOptions.DisableFormatting)))
            .Replace("camt.056.001.08", "camt.029.001.10", StringComparison.Ordinal);
        var theCase = order.Elements().First(e => e.Name.LocalName == "Case").Elements().First().Value;
        var reading = ReadCamt029(Resolution($"<TxInfAndSts>{Case(theCase)}{ids}</TxInfAndSts>"));
        var answer = Assert.Single(reading.Found);
        Assert.Equal(Most.OrderId, answer.CaseId);
        Assert.Equal((Most.OriginalMessageId, Most.OriginalMessageName), (answer.OriginalMessageId, answer.OriginalMessageName));
        Assert.Equal((Most.OriginalInstructionId, Most.OriginalEndToEndId), (answer.OriginalInstructionId, answer.OriginalEndToEndId));
        Assert.Equal((Most.OriginalTransactionId, Uetr), (answer.OriginalTransactionId, answer.OriginalUetr));
    }

    [Fact]
    public void Never_cuts_off_the_amount_asked()
    {
        var written = Written(Most with { Words = string.Join(' ', Enumerable.Range(0, 150).Select(i => $"word{i}")) });
        var lines = XDocument.Parse(written).Descendants().Where(e => e.Name.LocalName == "AddtlInf").Select(e => e.Value).ToList();
        Assert.Equal(2, lines.Count);
        Assert.StartsWith("Amount asked: 1000.00 EUR of 1234.50 EUR. word0", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("...", lines[1], StringComparison.Ordinal);
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 105));
    }

    [Fact]
    public void Names_no_person_when_it_is_logged() => Assert.Equal("recall ORDER-1 to NDEAFIHHXXX", Most.ToString());

    [Fact]
    public void Says_no_amount_where_all_is_asked()
    {
        Assert.DoesNotContain("AddtlInf", Written(Most with { AmountAsked = Original, Words = "" }), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "long order id", "order id has not 1 to 35" }, { "blank message id", "original message id has not 1 to 35" },
        { "no payment", "which payment" }, { "UETR of version 1", "version 4" }, { "assigner", "assigner is no BIC" },
        { "assignee", "assignee is no BIC" }, { "debtor agent", "debtor's agent" }, { "account", "creditor's account" }, { "name", "debtor's name" },
        { "more than the original", "more than the original" }, { "other currency", "another currency" }, { "nothing asked", "above zero" },
        { "no currency", "no currency" }, { "too many digits", "18 digits" }, { "long reason", "no code" }, { "no reason", "no code" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Refuses_an_order_that_cannot_be_written(string what, string reason)
    {
        var bad = what switch
        {
            "long order id" => Most with { OrderId = new string('x', 36) },
            "blank message id" => Most with { OriginalMessageId = " " },
            "no payment" => Least with { OriginalUetr = null, OriginalMessageId = "M1" },
            "UETR of version 1" => Most with { OriginalUetr = "174c245f-2682-1291-ad67-2a41e530cd27" },
            "assigner" => Most with { Assigner = "CENTRE" },
            "assignee" => Most with { Assignee = "" },
            "debtor agent" => Most with { DebtorAgent = "021000021" },
            "account" => Most with { CreditorAccount = new string('1', 35) },
            "name" => Most with { DebtorName = new string('x', 141) },
            "more than the original" => Most with { AmountAsked = Original with { Minor = 123_451 } },
            "other currency" => Most with { AmountAsked = new Money(1, Currency.Parse("USD")) },
            "nothing asked" => Most with { AmountAsked = Original with { Minor = 0 } },
            "no currency" => Most with { OriginalAmount = new Money(1, Currency.Unknown), AmountAsked = null },
            "too many digits" => Most with { OriginalAmount = Original with { Minor = 1_000_000_000_000_000_000 } },
            "long reason" => Most with { Reason = "FRAUD" },
            _ => Most with { Reason = "" },
        };
        Assert.Contains(reason, Camt056Writer.Fault(bad), StringComparison.Ordinal);
        var to = new ArrayBufferWriter<byte>();
        Assert.Throws<ArgumentException>(() => Camt056Writer.Write(to, bad));
        Assert.Equal(0, to.WrittenCount);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    public void Refuses_a_version_it_does_not_know(int version) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Camt056Writer.Write(new ArrayBufferWriter<byte>(), Most, version));

    private static string? Value(XDocument document, string within, string name) =>
        document.Descendants().First(e => e.Name.LocalName == within).Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    private static string Written(RecallRequest request, int version = Camt056Writer.VersionMin)
    {
        var to = new ArrayBufferWriter<byte>();
        Camt056Writer.Write(to, request, version);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }
}
