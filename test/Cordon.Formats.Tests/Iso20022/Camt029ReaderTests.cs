using System.Text;
using Cordon.Formats.Iso20022;
using static Cordon.Formats.Tests.Iso20022.Answers;

namespace Cordon.Formats.Tests.Iso20022;

public sealed class Camt029ReaderTests
{
    private const string One = "Document/RsltnOfInvstgtn/CxlDtls/TxInfAndSts/";

    private const string Reasons =
        "<CxlStsRsnInf><Rsn><Cd>LEGL</Cd></Rsn><AddtlInf>Frozen by</AddtlInf><AddtlInf>a court &amp; kept</AddtlInf></CxlStsRsnInf>"
        + "<CxlStsRsnInf><Rsn><Prtry>OWN-1</Prtry></Rsn></CxlStsRsnInf>";

    private const string Info = "CxlStsRsnInf/AddtlInf";

    private const string Resolved =
        $"<RsltnRltdInf><UETR>{Uetr}</UETR><IntrBkSttlmAmt Ccy=\"EUR\">.5</IntrBkSttlmAmt><IntrBkSttlmDt>2026-03-02</IntrBkSttlmDt></RsltnRltdInf>";

    private static string Resolving(string values) => Answered(more: $"<RsltnRltdInf>{values}</RsltnRltdInf>");

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Reads_every_version(int version)
    {
        var reading = ReadCamt029(Camt029($"{Assignment}<Sts><Conf>RJCR</Conf></Sts><CxlDtls>{Answered()}</CxlDtls>", version));
        Assert.Equal((MessageStatus.Read, version, 1L), (reading.How.Status, reading.How.Version, reading.How.Accepted));
        Assert.Equal(("O1", Uetr), (reading.Found[0].CaseId, reading.Found[0].OriginalUetr));
    }

    [Theory]
    [InlineData("c.29.1.1-camt.029-b-to-a", "cmt029bizmsgidr-003", "MYMBGB2LXXXCSE-1", "CNCL-IJKL", "pcs008bzmsgidr-1", RecallOutcome.Accepted, "INGBROBU")]
    [InlineData("c.29.1.1-camt.029-d-to-c", "cmt029bizmsgidr-001", "NBORROBACSE-1", "CNCL-ABCD", "pcs008bzmsgidr-3", RecallOutcome.Accepted, "GEBABEBB")]
    [InlineData("c.29.1.1-camt.029-c-to-b-hvps", "cmt029bizmsgidr-002", null, "CNCL-EFGH", "pcs008bzmsgidr-2", RecallOutcome.Accepted, "RZBRROBU")]
    [InlineData("c.56.4.1-camt.029-e-to-b", "cmt029bizmsgidr-001", "CSE-001", "CNCL-ID001", "pacs9bizmsgidr01", RecallOutcome.Pending, "NWBKGB2L")]
    public void Reads_what_banks_write(
        string sample, string assignment, string? theCase, string status, string instruction, RecallOutcome outcome, string from)
    {
        var reading = ReadCamt029(Sample(sample));
        Assert.Equal((MessageStatus.Read, 0), (reading.How.Status, reading.Rejected.Count));
        Assert.Equal((assignment, from), (reading.Result.AssignmentId, reading.Result.Assigner));
        var answer = Assert.Single(reading.Found);
        Assert.Equal(
            (theCase, status, instruction, instruction, outcome),
            (answer.CaseId, answer.StatusId, answer.OriginalInstructionId, answer.OriginalMessageId, answer.Outcome));
        Assert.Equal(36, answer.OriginalUetr?.Length);
        Assert.Empty(answer.Reasons);
    }

    [Fact]
    public void Reads_every_field_of_an_answer_the_schema_allows()
    {
        const string ids = "<OrgnlGrpInf><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>"
            + $"<OrgnlInstrId>I1</OrgnlInstrId><OrgnlEndToEndId>NOTPROVIDED</OrgnlEndToEndId><OrgnlTxId>T1</OrgnlTxId>"
            + $"<OrgnlClrSysRef>C1</OrgnlClrSysRef><OrgnlUETR>{Uetr}</OrgnlUETR>";
        const string more = Resolved + "<OrgnlIntrBkSttlmAmt Ccy=\"EUR\">1234.50</OrgnlIntrBkSttlmAmt><OrgnlIntrBkSttlmDt>2026-03-01</OrgnlIntrBkSttlmDt>";
        var message = Resolution(Answered(ids, "<TxCxlSts>ACCR</TxCxlSts>", Reasons, more));
        Assert.Empty(Schemas.Faults("camt.029.001.10", message));
        var reading = ReadCamt029(message);
        var answer = Assert.Single(reading.Found);
        Assert.Equal(("A1", "S1", "O1", false), (answer.AssignmentId, answer.StatusId, answer.CaseId, answer.IsForWholeMessage));
        Assert.Equal(("M1", "pacs.008.001.08", "I1"), (answer.OriginalMessageId, answer.OriginalMessageName, answer.OriginalInstructionId));
        Assert.Equal((null, "T1"), (answer.OriginalEndToEndId, answer.OriginalTransactionId));
        Assert.Equal(("C1", Uetr), (answer.OriginalClearingReference, answer.OriginalUetr));
        Assert.Equal("LEGL/-/Frozen by\na court & kept|-/OWN-1/", Shown(answer.Reasons));
        Assert.Equal(("0.50 EUR", Uetr, new DateOnly(2026, 3, 2)), (answer.ReturnedAmount.ToString(), answer.ReturnUetr, answer.ReturnedOn));
        Assert.Equal(("1234.50 EUR", new DateOnly(2026, 3, 1)), (answer.OriginalAmount.ToString(), answer.OriginalSettledOn));
        Assert.Equal(("NDEAFIHH", "HARBXA2X"), (reading.Result.Assigner, reading.Result.Assignee));
        Assert.Equal("2026-03-02T07:00:00Z", reading.Result.Created.ToString());
        Assert.Equal(("CNCL", "ACCR", RecallOutcome.Accepted), (answer.Confirmation, answer.Status, answer.Outcome));
    }

    [Theory]
    [InlineData("CNCL", "", RecallOutcome.Accepted)]
    [InlineData("RJCR", "", RecallOutcome.Refused)]
    [InlineData("PDCR", "", RecallOutcome.Pending)]
    [InlineData("PECR", "", RecallOutcome.AcceptedInPart)]
    [InlineData("IPAY", "", RecallOutcome.PaymentInitiated)]
    [InlineData("INFO", "", RecallOutcome.Unknown)]
    [InlineData("XYZ", "", RecallOutcome.Unknown)]
    [InlineData("PECR", "ACCR", RecallOutcome.Accepted)]
    [InlineData("PECR", "RJCR", RecallOutcome.Refused)]
    [InlineData("INFO", "PDCR", RecallOutcome.Pending)]
    [InlineData("CNCL", "ACCR", RecallOutcome.Accepted)]
    [InlineData("CNCL", "RJCR", RecallOutcome.Contradictory)]
    [InlineData("RJCR", "ACCR", RecallOutcome.Contradictory)]
    [InlineData("PDCR", "ACCR", RecallOutcome.Contradictory)]
    [InlineData("CNCL", "XYZ", RecallOutcome.Contradictory)]
    public void Says_what_the_codes_mean_together(string confirmation, string status, RecallOutcome outcome)
    {
        var own = status.Length == 0 ? "" : $"<TxCxlSts>{status}</TxCxlSts>";
        Assert.Equal(outcome, ReadCamt029(Resolution(Answered(status: own), confirmation)).Found[0].Outcome);
    }

    [Fact]
    public void Reads_an_answer_to_the_recall_of_a_whole_message()
    {
        var reading = ReadCamt029(Resolution(
            $"<OrgnlGrpInfAndSts><OrgnlGrpCxlId>G1</OrgnlGrpCxlId>{Case("O2")}<OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId>"
            + $"<GrpCxlSts>PACR</GrpCxlSts>{Reasons}</OrgnlGrpInfAndSts>" + Answered(), "PECR"));
        Assert.Equal((2, true, false), (reading.Found.Count, reading.Found[0].IsForWholeMessage, reading.Found[1].IsForWholeMessage));
        var whole = reading.Found[0];
        Assert.Equal(("G1", "O2", "M1", RecallOutcome.AcceptedInPart), (whole.CancellationId, whole.CaseId, whole.OriginalMessageId, whole.Outcome));
        Assert.Equal((2, 0), (whole.Reasons.Count, reading.Found[1].Reasons.Count));
    }

    [Fact]
    public void A_message_without_transactions_answers_for_its_case()
    {
        var reading = ReadCamt029(Camt029($"{Assignment}{Case("O1")}<Sts><Conf>RJCR</Conf></Sts>{Resolved}"));
        Assert.Equal((MessageStatus.Read, 0L), (reading.How.Status, reading.How.Transactions));
        Assert.Equal(("O1", RecallOutcome.Refused), (reading.Result.CaseId, reading.Result.Outcome));
        Assert.Equal(("0.50 EUR", Uetr), (reading.Result.ReturnedAmount.ToString(), reading.Result.ReturnUetr));
    }

    [Fact]
    public void A_transaction_without_a_case_has_the_message_s()
    {
        var transaction = Answered().Replace(Case("O1"), "", StringComparison.Ordinal);
        var message = Camt029($"{Assignment}{Case("O9")}<Sts><Conf>CNCL</Conf></Sts><CxlDtls>{transaction}{Answered()}</CxlDtls>");
        Assert.Equal(["O9", "O1"], ReadCamt029(message).Found.Select(a => a.CaseId));
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { Answered("<OrgnlUETR>174c245f</OrgnlUETR>"), "OrgnlUETR", "not a UUID" },
        { Answered($"<OrgnlTxId>{new string('x', 36)}</OrgnlTxId>"), "OrgnlTxId", "longer than 35" },
        { Answered("<OrgnlTxId>a</OrgnlTxId><OrgnlTxId>b</OrgnlTxId>"), "OrgnlTxId", "twice" },
        { Answered("<OrgnlTxId>a<b/></OrgnlTxId>"), "OrgnlTxId", "holds elements" },
        { Answered(status: "<TxCxlSts>ACCRX</TxCxlSts>"), "TxCxlSts", "longer than 4" },
        { Answered(reasons: "<CxlStsRsnInf><Rsn><Cd>LEGAL</Cd></Rsn></CxlStsRsnInf>"), "CxlStsRsnInf/Rsn/Cd", "longer than 4" },
        { Answered(reasons: "<CxlStsRsnInf><Rsn><Cd>LEGL</Cd><Prtry>X</Prtry></Rsn></CxlStsRsnInf>"), "CxlStsRsnInf/Rsn/Prtry", "beside Cd" },
        { Answered(reasons: $"<CxlStsRsnInf><AddtlInf>{new string('x', 1025)}</AddtlInf></CxlStsRsnInf>"), Info, "longer than 1024" },
        { Answered(reasons: string.Concat(Enumerable.Repeat("<CxlStsRsnInf><AddtlInf>x</AddtlInf></CxlStsRsnInf>", 300))), Info, "more than 256" },
        { Resolving("<IntrBkSttlmAmt Ccy=\"EUR\">1.234</IntrBkSttlmAmt>"), "RsltnRltdInf/IntrBkSttlmAmt", "more decimals" },
        { Resolving("<IntrBkSttlmAmt Ccy=\"EUR\">-1</IntrBkSttlmAmt>"), "RsltnRltdInf/IntrBkSttlmAmt", "below zero" },
        { Resolving("<IntrBkSttlmAmt>1</IntrBkSttlmAmt>"), "RsltnRltdInf/IntrBkSttlmAmt", "no currency" },
        { Resolving("<IntrBkSttlmAmt Ccy=\"XXX\">1</IntrBkSttlmAmt>"), "RsltnRltdInf/IntrBkSttlmAmt", "no currency" },
        { Resolving("<IntrBkSttlmDt>2026-02-30</IntrBkSttlmDt>"), "RsltnRltdInf/IntrBkSttlmDt", "not a date" },
        { Resolving("<IntrBkSttlmDt>2026-02-03+9:00</IntrBkSttlmDt>"), "RsltnRltdInf/IntrBkSttlmDt", "not a date" },
        { "<TxInfAndSts><CxlStsId>S1</CxlStsId><OrgnlEndToEndId>NOTPROVIDED</OrgnlEndToEndId></TxInfAndSts>", "RslvdCase/Id", "nothing says what" },
        { Answered().Replace("O1", new string('x', 36), StringComparison.Ordinal), "RslvdCase/Id", "longer than 35" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Rejects_a_bad_answer_says_where_and_keeps_the_others(string bad, string path, string reason)
    {
        var message = Resolution(Answered() + bad + Answered());
        var reading = ReadCamt029(message);
        Assert.Equal((MessageStatus.Read, 3L, 2L, 1L), (reading.How.Status, reading.How.Transactions, reading.How.Accepted, reading.How.Rejected));
        var rejected = Assert.Single(reading.Rejected);
        Assert.Equal(("A1", 2L, One + path), (rejected.MessageId, rejected.Number, rejected.Path));
        Assert.Contains(reason, rejected.Reason, StringComparison.Ordinal);
        var start = message.IndexOf(bad, StringComparison.Ordinal);
        Assert.InRange(rejected.Offset, start + 1, start + bad.Length);
    }

    [Fact]
    public void The_place_of_a_fault_is_its_element()
    {
        var message = Resolution(Answered("<OrgnlUETR>174c245f</OrgnlUETR>"));
        var end = message.IndexOf("</OrgnlUETR>", StringComparison.Ordinal) + "</OrgnlUETR>".Length;
        Assert.Equal(end, ReadCamt029(message).Rejected[0].Offset);
    }

    [Fact]
    public void Keeps_what_stands_before_a_break_and_says_where_it_is()
    {
        var message = Resolution(Answered() + Answered());
        var cut = message[..message.LastIndexOf("</TxInfAndSts>", StringComparison.Ordinal)];
        var reading = ReadCamt029(cut);
        Assert.Equal((MessageStatus.Broken, 1), (reading.How.Status, reading.Found.Count));
        Assert.Equal((cut.Length, "Document/RsltnOfInvstgtn/CxlDtls/TxInfAndSts"), ((int)reading.How.FaultOffset, reading.How.FaultPath));
        Assert.Contains("ends inside", reading.How.Fault, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Resolution(Answered("<OrgnlTxId>&x;</OrgnlTxId>")), "DOCTYPE" },
        { Resolution(Answered("<OrgnlTxId>&x;</OrgnlTxId>")), "'&x;'" },
        { Camt029($"<Sts/><CxlDtls>{Answered()}</CxlDtls>"), "before Document/RsltnOfInvstgtn/Assgnmt/Id" },
        { Camt029(""), "no Document/RsltnOfInvstgtn/Assgnmt/Id" },
        { Camt029(Assignment + Assignment), "Id stands twice" },
        { Camt029($"{Assignment}<CxlDtls>{Answered()}</CxlDtls><Sts><Conf>CNCL</Conf></Sts>"), "Conf stands behind a transaction" },
        { Camt029(Assignment.Replace("2026-03-02T", "2026-02-30T", StringComparison.Ordinal)), "CreDtTm is not a time" },
        { Camt029(Assignment.Replace("NDEAFIHH", "NDEAZZHH", StringComparison.Ordinal)), "BICFI is not a BIC" },
        { Camt029(Assignment.Replace("A1", new string('x', 36), StringComparison.Ordinal)), "Id is longer than 35" },
        { "<E>" + Resolution(Answered()) + Resolution(Answered()) + "</E>", "second Document" },
        { Resolution(Answered()) + "x", "after the end" },
        { "", "empty" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Breaks_at_a_place(string message, string reason)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        foreach (var step in new[] { 0, 3 })
        {
            var reading = ReadCamt029(bytes, step);
            Assert.Equal(MessageStatus.Broken, reading.How.Status);
            Assert.Contains(reason, reading.How.Fault, StringComparison.Ordinal);
            Assert.InRange(reading.How.FaultOffset, 0, bytes.Length);
            Assert.NotNull(reading.How.FaultPath);
        }
    }

    [Theory]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:camt.029.001.07", "camt.029.001.07")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:camt.029.001.14", "camt.029.001.14")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:pacs.004.001.10", "pacs.004.001.10")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:pacs.008.001.10", "pacs.008.001.10")]
    [InlineData("", "no namespace")]
    public void Names_and_skips_a_message_of_another_kind(string space, string named)
    {
        var reading = ReadCamt029(Resolution(Answered()).Replace("urn:iso:std:iso:20022:tech:xsd:camt.029.001.10", space, StringComparison.Ordinal));
        Assert.Equal((MessageStatus.OtherKind, 0, 0), (reading.How.Status, reading.How.Version, reading.Found.Count));
        Assert.Contains(named, reading.How.Fault, StringComparison.Ordinal);
        Assert.Contains("camt.029.001.08 to .13", reading.How.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_readers_skip_each_other_s_messages()
    {
        foreach (var sample in new[] { "c.29.1.1-camt.056-a-to-b", "c.56.4.1-camt.056-b-to-e", "p.2.1.2-pacs.004-c-to-b" })
        {
            Assert.Equal(MessageStatus.OtherKind, ReadCamt029(Sample(sample)).How.Status);
        }

        Assert.Equal(MessageStatus.OtherKind, ReadPacs004(Sample("c.29.1.1-camt.029-b-to-a")).How.Status);
        var payment = Messages.Read(Sample("c.29.1.1-camt.029-b-to-a")).Result;
        Assert.Equal((Pacs008Status.NotPacs008, 0), (payment.Status, payment.Version));
    }

    [Fact]
    public void Reads_prefixed_names_and_passes_over_other_namespaces()
    {
        var message = Resolution(Answered(more: "<x:TxCxlSts xmlns:x=\"urn:x\">RJCR</x:TxCxlSts>"));
        var prefixed = System.Text.RegularExpressions.Regex.Replace(message, "<(/?)([A-Z])", "<$1p:$2").Replace("xmlns=", "xmlns:p=", StringComparison.Ordinal);
        Assert.Equal(("O1", null), (ReadCamt029(prefixed).Found[0].CaseId, ReadCamt029(prefixed).Found[0].Status));
    }

    [Fact]
    public void Reads_alike_from_memory_and_from_a_slow_stream()
    {
        var words = "Zoë\r\n€ " + new string('ü', 400);
        var message = Encoding.UTF8.GetBytes(Resolution(string.Concat(Enumerable.Range(0, 200).Select(i =>
            Answered($"<OrgnlTxId>T{i}</OrgnlTxId>", reasons: $"<CxlStsRsnInf><AddtlInf>{words[..(i * 2)]}</AddtlInf></CxlStsRsnInf>")))));
        var (whole, pieces) = (ReadCamt029(message), ReadCamt029(message, 7));
        Assert.Equal((200, whole.How), (whole.Found.Count, pieces.How));
        Assert.Equal(whole.Found.Select(Line), pieces.Found.Select(Line));

        static string Line(RecallAnswer answer) => $"{answer.OriginalTransactionId} {Shown(answer.Reasons)}";
    }

    [Fact]
    public void A_reader_remembers_nothing_of_the_message_before()
    {
        var reader = new Camt029Reader();
        var found = new List<RecallAnswer>();
        reader.Read(Encoding.UTF8.GetBytes(Resolution(Answered(reasons: Reasons), more: Resolved)), found.Add, _ => { });
        var again = reader.Read(Encoding.UTF8.GetBytes(Camt029($"{Assignment}<CxlDtls>{Answered("")}</CxlDtls>")), found.Add, _ => { });
        Assert.Equal((null, null, null), (again.Confirmation, again.ReturnedAmount, again.CaseId));
        Assert.Equal((null, 0), (found[1].OriginalUetr, found[1].Reasons.Count));
    }
}
