using System.Xml;
using Cordon.Bench.Fuzzing;
using Cordon.Formats.Iso20022;

namespace Cordon.Server.Fuzzing;

/// <summary>The server's own parsers, and those of banks' answers to recalls, for <c>cordon bench fuzz</c>.</summary>
internal static class ServerTargets
{
    public static IReadOnlyList<Func<FuzzTarget>> All { get; } =
    [
        () => new JsonBatchTarget(), () => new JsonCommandTarget(), () => new JsonPaymentTarget(),
        () => new AnswerTarget("camt029", Camt029), () => new AnswerTarget("pacs004", Pacs004),
    ];

    /// <summary>A good payment; what else it carries stands behind its last field.</summary>
    public static string Payment(string id, string more = "") =>
        $"{{\"payment_id\":\"{id}\",\"time\":\"2026-03-01T09:30:00+00:00\",\"payer_bank\":\"HARBXA2X\",\"payer_account\":\"10020030\","
        + $"\"payee_bank\":\"LANTXB2X\",\"payee_account\":\"77120045\",\"amount\":\"48.00\",\"currency\":\"EUR\"{more}}}";

    public static IReadOnlyList<string> JsonPieces { get; } =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\u0041", "\\ud83d", "\\ud83d\\ude00", "\\u0000", "\\n", "\\", "null", "true",
        "1", "-1.5e9", "{}", "[]", "{\"a\":{\"b\":[1]}}",
        "\"amount\":12.50,", "\"payment_id\":\"x\",", "\"amo\\u0075nt\":1,", "\"purpose\":null,",
        "\"ip\":", "// c", "/* c */", "\u2028", " {\"payment_id\":\"y\"}",
    ];

    private static MessageReading Camt029(byte[]? whole, Stream? pieces, List<string> found, Action<RejectedTransaction> onRejected)
    {
        var reader = new Camt029Reader();
        return pieces is null ? reader.Read(whole, Take, onRejected).Reading : reader.Read(pieces, Take, onRejected).Reading;

        void Take(RecallAnswer answer) => found.Add($"{answer with { Reasons = [] }} {string.Join('|', answer.Reasons)}");
    }

    private static MessageReading Pacs004(byte[]? whole, Stream? pieces, List<string> found, Action<RejectedTransaction> onRejected)
    {
        var reader = new Pacs004Reader();
        return pieces is null ? reader.Read(whole, Take, onRejected).Reading : reader.Read(pieces, Take, onRejected).Reading;

        void Take(PaymentReturn given) =>
            found.Add($"{given with { Reasons = [], Charges = [] }} {string.Join('|', given.Reasons)} {string.Join('|', given.Charges)}");
    }
}

/// <summary>Reads an answer from memory, or in pieces from a stream.</summary>
internal delegate MessageReading AnswerReading(byte[]? whole, Stream? pieces, List<string> found, Action<RejectedTransaction> onRejected);

/// <summary>
/// Answers of banks to recalls, read whole and in pieces, against the platform's XmlReader: both ways give the same, and what is read to its
/// end is well-formed there too.
/// </summary>
internal sealed class AnswerTarget(string name, AnswerReading read) : FuzzTarget(name)
{
    private const string Uetr = "174c245f-2682-4291-ad67-2a41e530cd27";
    private const string Bank = "<FinInstnId><BICFI>NDEAFIHH</BICFI></FinInstnId>";

    public override IReadOnlyList<byte[]> Samples { get; } = Utf8(
        name == "camt029"
            ? $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.029.001.10\"><RsltnOfInvstgtn><Assgnmt><Id>A1</Id><Assgnr><Agt>{Bank}</Agt></Assgnr>"
                + "<CreDtTm>2026-03-02T09:00:00+02:00</CreDtTm></Assgnmt><Sts><Conf>PECR</Conf></Sts><CxlDtls><OrgnlGrpInfAndSts><OrgnlMsgId>M0</OrgnlMsgId>"
                + "<GrpCxlSts>PACR</GrpCxlSts></OrgnlGrpInfAndSts><TxInfAndSts><CxlStsId>S1</CxlStsId><RslvdCase><Id>O1</Id></RslvdCase>"
                + $"<OrgnlUETR>{Uetr}</OrgnlUETR><TxCxlSts>RJCR</TxCxlSts><CxlStsRsnInf><Rsn><Cd>LEGL</Cd></Rsn>"
                + "<AddtlInf>A &amp; B</AddtlInf><AddtlInf>é</AddtlInf></CxlStsRsnInf>"
                + "<RsltnRltdInf><IntrBkSttlmAmt Ccy=\"EUR\">1.50</IntrBkSttlmAmt></RsltnRltdInf></TxInfAndSts></CxlDtls></RsltnOfInvstgtn></Document>"
            : "<E xmlns:p=\"urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09\"><p:Document><p:PmtRtr><p:GrpHdr><p:MsgId>M1</p:MsgId><p:NbOfTxs>1</p:NbOfTxs>"
                + "<p:CtrlSum>12</p:CtrlSum></p:GrpHdr><p:TxInf><p:RtrId>R1</p:RtrId><p:OrgnlTxId>T1</p:OrgnlTxId>"
                + $"<p:OrgnlUETR>{Uetr}</p:OrgnlUETR><p:RtrdIntrBkSttlmAmt Ccy=\"EUR\">12.00</p:RtrdIntrBkSttlmAmt>"
                + "<p:IntrBkSttlmDt>2026-03-03</p:IntrBkSttlmDt><p:ChrgsInf><p:Amt Ccy=\"EUR\">1</p:Amt></p:ChrgsInf>"
                + "<p:RtrRsnInf><p:Rsn><p:Cd>FOCR</p:Cd></p:Rsn></p:RtrRsnInf></p:TxInf></p:PmtRtr></p:Document></E>");

    public override IReadOnlyList<byte[]> Pieces { get; } =
    [
        .. FuzzMutator.PlainPieces,
        .. Utf8(
            "<", ">", "&", "&amp;", "&#65;", "&#x0;", "]]>", "<![CDATA[x]]>", "<!-- x -->", "<?x y?>", "<?xml version='1.0'?>", " xmlns:q='u'", " xmlns=''",
            "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<a>", "</a>", "<a/>", "<Cd>FRAD</Cd>", "<Prtry>X</Prtry>", "<TxInf>", "</p:TxInf>", "</TxInfAndSts>",
            " Ccy=\"JPY\"", "NOTPROVIDED", "-12.5", "+.5", "2026-03-03Z", new string(' ', 1100), new string('x', 40)),
    ];

    public override bool Accepts(byte[] input)
    {
        var (whole, inPieces, rejected, again) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        var reading = read(input, null, whole, r => rejected.Add($"{r} {r.Offset}"));
        using var trickle = new TrickleStream(input);
        var pieces = read(null, trickle, inPieces, r => again.Add($"{r} {r.Offset}"));
        Require(reading == pieces, $"from memory {reading}, from a stream {pieces}");
        Require(whole.SequenceEqual(inPieces) && rejected.SequenceEqual(again), "a stream gives something else");
        Require(reading.Accepted == whole.Count && reading.Rejected == rejected.Count, "the counts are not what was handed out");
        Require((reading.Status == MessageStatus.Read) == (reading.Fault is null), "a fault without a break, or a break without a fault");
        Require(reading.FaultOffset >= 0 && reading.FaultOffset <= input.Length, "the fault stands outside the message");
        if (reading.Status != MessageStatus.Read)
        {
            return false;
        }

        using var platform = XmlReader.Create(new MemoryStream(input), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        try
        {
            while (platform.Read())
            {
            }
        }
        catch (XmlException refusal)
        {
            Require(false, $"XmlReader refuses what was read: {refusal.Message}");
        }

        return true;
    }

    /// <summary>Hands out its bytes by sevens, so that tokens and characters are cut anywhere.</summary>
    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        private const int PieceBytes = 7;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, PieceBytes)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, PieceBytes));
    }
}
