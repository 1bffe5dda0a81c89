using System.Text;
using Cordon.Formats.Iso20022;
using static Cordon.Formats.Tests.Iso20022.Answers;

namespace Cordon.Formats.Tests.Iso20022;

public sealed class Pacs004ReaderTests
{
    private const string One = "Document/PmtRtr/TxInf/";

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Reads_every_version(int version)
    {
        var reading = ReadPacs004(Pacs004(Group() + Returned(), version));
        Assert.Equal((MessageStatus.Read, version, 1L), (reading.How.Status, reading.How.Version, reading.How.Accepted));
        Assert.Equal((Uetr, "1200.00 EUR"), (reading.Found[0].OriginalUetr, reading.Found[0].ReturnedAmount.ToString()));
    }

    [Theory]
    [InlineData("p.2.1.2-pacs.004-b-to-a", 13, "P4B2A-006", "A2B0506272708", "136500.00 USD", "CHASUS33", "CHASGB2L")]
    [InlineData("p.2.1.2-pacs.004-c-to-b", 9, "P4C2B-005", "B2C0506272708", "136480.00 USD", "ANBTUS44", "CHASUS33")]
    public void Reads_what_banks_write(string sample, int version, string id, string original, string amount, string from, string to)
    {
        var reading = ReadPacs004(Sample(sample));
        Assert.Equal((MessageStatus.Read, version, null), (reading.How.Status, reading.How.Version, reading.Result.Contradiction));
        var given = Assert.Single(reading.Found);
        Assert.Equal((id, original, original, Uetr), (given.MessageId, given.OriginalMessageId, given.OriginalInstructionId, given.OriginalUetr));
        Assert.Equal((amount, "136480.00 USD"), (given.OriginalAmount.ToString(), given.ReturnedAmount.ToString()));
        Assert.Equal("136480.00 USD", given.OrderedAmount.ToString());
        Assert.Equal((new DateOnly(2021, 5, 11), new DateOnly(2021, 5, 11)), (given.SettledOn, given.OriginalSettledOn));
        Assert.Equal(("AC04/-/", "SHAR", from, to), (Shown(given.Reasons), given.ChargeBearer, given.From, given.To));
    }

    [Fact]
    public void Reads_every_field_of_a_return_the_schema_allows()
    {
        const string agent = "<FinInstnId><BICFI>NDEAFIHH</BICFI></FinInstnId>";
        const string ids = "<OrgnlGrpInf><OrgnlMsgId>M0</OrgnlMsgId><OrgnlMsgNmId>MT103</OrgnlMsgNmId></OrgnlGrpInf><OrgnlInstrId>I1</OrgnlInstrId>"
            + $"<OrgnlEndToEndId>E1</OrgnlEndToEndId><OrgnlTxId>T1</OrgnlTxId><OrgnlUETR>{Uetr}</OrgnlUETR><OrgnlClrSysRef>C1</OrgnlClrSysRef>";
        const string more = "<IntrBkSttlmDt>2026-03-03</IntrBkSttlmDt><RtrdInstdAmt Ccy=\"EUR\">1234.50</RtrdInstdAmt><CompstnAmt Ccy=\"EUR\">30</CompstnAmt>"
            + $"<ChrgBr>CRED</ChrgBr><ChrgsInf><Amt Ccy=\"EUR\">4</Amt><Agt>{agent}</Agt></ChrgsInf>"
            + $"<ChrgsInf><Amt Ccy=\"USD\">0.50</Amt><Agt>{agent}</Agt></ChrgsInf>"
            + $"<InstgAgt>{agent}</InstgAgt><RtrRsnInf><Rsn><Cd>FOCR</Cd></Rsn><AddtlInf>as recalled</AddtlInf></RtrRsnInf>";
        var message = Pacs004(Group(more: "<CtrlSum>1200.0</CtrlSum>") + Returned(ids, more: more));
        Assert.Empty(Schemas.Faults("pacs.004.001.10", message));
        var reading = ReadPacs004(message);
        Assert.Equal((null, 1L), (reading.Result.Contradiction, reading.How.TimesWithoutOffset));
        var given = Assert.Single(reading.Found);
        Assert.Equal(("M1", "R1", "M0", "MT103"), (given.MessageId, given.ReturnId, given.OriginalMessageId, given.OriginalMessageName));
        Assert.Equal(
            ("I1", "E1", "T1", Uetr, "C1"),
            (given.OriginalInstructionId, given.OriginalEndToEndId, given.OriginalTransactionId, given.OriginalUetr, given.OriginalClearingReference));
        Assert.Equal(
            ("1234.50 EUR", "1200.00 EUR", "1234.50 EUR", "30.00 EUR"),
            (given.OriginalAmount.ToString(), given.ReturnedAmount.ToString(), given.OrderedAmount.ToString(), given.Compensation.ToString()));
        Assert.Equal(("4.00 EUR, 0.50 USD", "CRED"), (string.Join(", ", given.Charges), given.ChargeBearer));
        Assert.Equal(("FOCR/-/as recalled", new DateOnly(2026, 3, 3)), (Shown(given.Reasons), given.SettledOn));
    }

    [Fact]
    public void What_a_transaction_does_not_say_the_message_says_for_it()
    {
        const string agent = "<FinInstnId><BICFI>NDEAFIHH</BICFI></FinInstnId>";
        var message = Pacs004(
            Group(2, $"<IntrBkSttlmDt>2026-03-04</IntrBkSttlmDt><InstgAgt>{agent}</InstgAgt>")
            + "<OrgnlGrpInf><OrgnlMsgId>M0</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId>"
            + "<RtrRsnInf><Rsn><Prtry>OWN</Prtry></Rsn></RtrRsnInf></OrgnlGrpInf>"
            + Returned() + Returned(more: "<IntrBkSttlmDt>2026-03-05</IntrBkSttlmDt><RtrRsnInf><Rsn><Cd>FRAD</Cd></Rsn></RtrRsnInf>"));
        var found = ReadPacs004(message).Found;
        Assert.Equal(["-/OWN/", "FRAD/-/"], found.Select(f => Shown(f.Reasons)));
        Assert.Equal([4, 5], found.Select(f => f.SettledOn!.Value.Day));
        Assert.All(found, f => Assert.Equal(("M0", "NDEAFIHH", null), (f.OriginalMessageId, f.From, f.To)));
    }

    [Fact]
    public void The_return_of_a_whole_message_is_not_lost_where_it_names_no_transactions()
    {
        var reading = ReadPacs004(Pacs004(
            Group(7, "<GrpRtr>true</GrpRtr><TtlRtrdIntrBkSttlmAmt Ccy=\"EUR\">70</TtlRtrdIntrBkSttlmAmt>")
            + "<OrgnlGrpInf><OrgnlMsgId>M0</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>"));
        Assert.Equal((MessageStatus.Read, true, "70.00 EUR"), (reading.How.Status, reading.Result.IsWholeMessage, reading.Result.TotalReturned.ToString()));
        Assert.Equal(("M0", "pacs.008.001.08", null), (reading.Result.OriginalMessageId, reading.Result.OriginalMessageName, reading.Result.Contradiction));
        Assert.Equal(
            (7, "M0", null, "70.00 EUR"),
            (reading.Result.TransactionsStated, reading.Result.Whole!.OriginalMessageId, reading.Result.Whole.ReturnId,
                reading.Result.Whole.ReturnedAmount.ToString()));
    }

    [Theory]
    [InlineData("<GrpRtr>true</GrpRtr>", "", "")]
    [InlineData("<GrpRtr>true</GrpRtr><TtlRtrdIntrBkSttlmAmt Ccy=\"EUR\">0</TtlRtrdIntrBkSttlmAmt>", "", "")]
    [InlineData("<GrpRtr>false</GrpRtr><TtlRtrdIntrBkSttlmAmt Ccy=\"EUR\">70</TtlRtrdIntrBkSttlmAmt>", "", "NbOfTxs says 1, the message has 0")]
    [InlineData("<GrpRtr>true</GrpRtr><TtlRtrdIntrBkSttlmAmt Ccy=\"EUR\">70</TtlRtrdIntrBkSttlmAmt>", "<Prtry>OWN</Prtry>", "Prtry stands beside Cd")]
    public void A_whole_message_is_no_return_without_a_sum_and_contradicts_itself_as_any_other(string header, string reason, string contradiction)
    {
        var result = ReadPacs004(Pacs004(
            Group(1, header) + $"<OrgnlGrpInf><OrgnlMsgId>M0</OrgnlMsgId><RtrRsnInf><Rsn><Cd>FOCR</Cd>{reason}</Rsn></RtrRsnInf></OrgnlGrpInf>")).Result;
        Assert.Equal(reason.Length > 0, result.Whole is not null);
        Assert.StartsWith(contradiction, result.Contradiction ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "", "NbOfTxs says 2, the message has 1")]
    [InlineData(1, "<CtrlSum>1200.00</CtrlSum>", null)]
    [InlineData(1, "<CtrlSum>1200.01</CtrlSum>", "CtrlSum says 1200.01, the amounts add up to 1200")]
    public void Reports_a_header_that_does_not_agree_and_keeps_the_returns(int count, string sum, string? expected)
    {
        var reading = ReadPacs004(Pacs004(Group(count, sum) + Returned()));
        Assert.Equal((1, expected), (reading.Found.Count, reading.Result.Contradiction));
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { Returned("<OrgnlUETR>174c245f</OrgnlUETR>"), "OrgnlUETR", "not a UUID" },
        { Returned(""), "OrgnlUETR", "nothing says what" },
        { Returned("<OrgnlEndToEndId>NOTPROVIDED</OrgnlEndToEndId>"), "OrgnlUETR", "nothing says what" },
        { Returned($"<OrgnlTxId>{new string('x', 36)}</OrgnlTxId>"), "OrgnlTxId", "longer than 35" },
        { Returned(original: "<OrgnlIntrBkSttlmAmt Ccy=\"EUR\">1e3</OrgnlIntrBkSttlmAmt>"), "OrgnlIntrBkSttlmAmt", "not a plain decimal" },
        { Returned(original: "<OrgnlIntrBkSttlmAmt Ccy=\"EEE\">1</OrgnlIntrBkSttlmAmt>"), "OrgnlIntrBkSttlmAmt", "no currency" },
        { Returned(amount: ""), "RtrdIntrBkSttlmAmt", "is missing" },
        { Returned(amount: "<RtrdIntrBkSttlmAmt Ccy=\"EUR\">0</RtrdIntrBkSttlmAmt>"), "RtrdIntrBkSttlmAmt", "not above zero" },
        { Returned(amount: "<RtrdIntrBkSttlmAmt Ccy=\"JPY\">1.5</RtrdIntrBkSttlmAmt>"), "RtrdIntrBkSttlmAmt", "more decimals" },
        { Returned(amount: $"<RtrdIntrBkSttlmAmt Ccy=\"EUR\">{new string('9', 30)}</RtrdIntrBkSttlmAmt>"), "RtrdIntrBkSttlmAmt", "too large" },
        { Returned(amount: string.Concat(Enumerable.Repeat("<RtrdIntrBkSttlmAmt Ccy=\"EUR\">1</RtrdIntrBkSttlmAmt>", 2))), "RtrdIntrBkSttlmAmt", "twice" },
        { Returned(more: "<IntrBkSttlmDt>2026-3-1</IntrBkSttlmDt>"), "IntrBkSttlmDt", "not a date" },
        { Returned(more: "<CompstnAmt Ccy=\"EUR\">-1</CompstnAmt>"), "CompstnAmt", "below zero" },
        { Returned(more: "<ChrgsInf><Amt Ccy=\"EUR\">1</Amt><Amt Ccy=\"EUR\">2</Amt></ChrgsInf>"), "ChrgsInf/Amt", "twice" },
        { Returned(more: "<RtrRsnInf><Rsn><Cd>FOCRX</Cd></Rsn></RtrRsnInf>"), "RtrRsnInf/Rsn/Cd", "longer than 4" },
        { Returned(more: "<InstgAgt><FinInstnId><BICFI>X</BICFI></FinInstnId></InstgAgt>"), "InstgAgt/FinInstnId/BICFI", "not a BIC" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Rejects_a_bad_return_says_where_and_keeps_the_others(string bad, string path, string reason)
    {
        var message = Pacs004(Group(3, "<CtrlSum>3600</CtrlSum>") + Returned() + bad + Returned());
        var reading = ReadPacs004(message);
        Assert.Equal((MessageStatus.Read, 3L, 2L, null), (reading.How.Status, reading.How.Transactions, reading.How.Accepted, reading.Result.Contradiction));
        var rejected = Assert.Single(reading.Rejected);
        Assert.Equal(("M1", 2L, One + path), (rejected.MessageId, rejected.Number, rejected.Path));
        Assert.Contains(reason, rejected.Reason, StringComparison.Ordinal);
        var start = message.IndexOf(bad, StringComparison.Ordinal);
        Assert.InRange(rejected.Offset, start + 1, start + bad.Length);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "<!DOCTYPE Document>" + Pacs004(Group() + Returned()), "DOCTYPE" },
        { Pacs004(Returned()), "before Document/PmtRtr/GrpHdr/MsgId" },
        { Pacs004(Group() + Returned() + Group()), "MsgId stands behind a transaction" },
        { Pacs004(Group() + Group()), "MsgId stands twice" },
        { Pacs004(Group(more: "<GrpRtr>maybe</GrpRtr>") + Returned()), "neither true nor false" },
        { Pacs004(Group() + Returned())[..^30], "ends inside" },
        { Pacs004(Group() + Returned("<OrgnlTxId>\u0001</OrgnlTxId>")), "0x01" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Breaks_at_a_place(string message, string reason)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        foreach (var step in new[] { 0, 3 })
        {
            var reading = ReadPacs004(bytes, step);
            Assert.Equal((MessageStatus.Broken, null), (reading.How.Status, reading.Result.Contradiction));
            Assert.Contains(reason, reading.How.Fault, StringComparison.Ordinal);
            Assert.InRange(reading.How.FaultOffset, 0, bytes.Length);
        }
    }

    [Theory]
    [InlineData("pacs.004.001.08")]
    [InlineData("pacs.004.001.14")]
    public void Names_and_skips_a_version_it_does_not_know(string name)
    {
        var reading = ReadPacs004(Pacs004(Group() + Returned()).Replace("pacs.004.001.10", name, StringComparison.Ordinal));
        Assert.Equal(MessageStatus.OtherKind, reading.How.Status);
        Assert.Contains($"'urn:iso:std:iso:20022:tech:xsd:{name}', not in pacs.004.001.09 to .13", reading.How.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-03", 1)]
    [InlineData("2026-03-03Z", 1)]
    [InlineData("2026-03-03+14:00", 1)]
    [InlineData("2026-03-03-05:30", 1)]
    [InlineData("2026-03-03+15:00", 0)]
    [InlineData("2026-03-03+02:60", 0)]
    [InlineData("2026-03-03T00:00:00", 0)]
    [InlineData("2026-02-29", 0)]
    [InlineData("é026-03-03", 0)]
    [InlineData("", 0)]
    public void Takes_the_day_of_a_date_and_drops_its_offset(string written, int accepted)
    {
        var found = ReadPacs004(Pacs004(Group() + Returned(more: $"<IntrBkSttlmDt>{written}</IntrBkSttlmDt>"))).Found;
        Assert.Equal(Enumerable.Repeat<DateOnly?>(new DateOnly(2026, 3, 3), accepted), found.Select(f => f.SettledOn));
    }

    [Fact]
    public void Nothing_of_a_transaction_is_held_when_the_next_ones_are_read()
    {
        const int transactions = 5_000;
        var head = Encoding.UTF8.GetBytes($"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.004.001.10\"><PmtRtr>{Group(transactions)}");
        var stream = new RepeatedStream(head, Encoding.UTF8.GetBytes(Returned(amount: "")), transactions, "</PmtRtr></Document>"u8.ToArray());
        var (seen, heldAtTheEnd) = (0, -1);
        var texts = new List<WeakReference>();
        var reading = new Pacs004Reader().Read(stream, _ => { }, Take).Reading;
        Assert.Equal((transactions, (long)transactions, 0), (seen, reading.Rejected, heldAtTheEnd));

        // The text of a rejected transaction's UETR is the very one its values held. The process's memory is no measure: other tests use it.
        void Take(RejectedTransaction rejected)
        {
            if (++seen <= 10)
            {
                texts.Add(new WeakReference(rejected.PaymentId));
            }
            else if (seen == transactions)
            {
                GC.Collect();
                heldAtTheEnd = texts.Count(t => t.IsAlive);
            }
        }
    }
}
