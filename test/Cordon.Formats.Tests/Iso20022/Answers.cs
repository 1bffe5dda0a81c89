using System.Text;
using Cordon.Formats.Iso20022;

namespace Cordon.Formats.Tests.Iso20022;

/// <summary>Answers of banks for the tests, and one way to read them.</summary>
internal static class Answers
{
    public const string Uetr = "174c245f-2682-4291-ad67-2a41e530cd27";

    public const string Assignment =
        "<Assgnmt><Id>A1</Id><Assgnr><Agt><FinInstnId><BICFI>NDEAFIHH</BICFI></FinInstnId></Agt></Assgnr>"
        + "<Assgne><Agt><FinInstnId><BICFI>HARBXA2XXXX</BICFI></FinInstnId></Agt></Assgne><CreDtTm>2026-03-02T09:00:00+02:00</CreDtTm></Assgnmt>";

    /// <summary>A message of the published scenarios.</summary>
    public static byte[] Sample(string name)
    {
        using var stream = typeof(Answers).Assembly.GetManifestResourceStream(name + ".xml")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static string Camt029(string content, int version = 10) =>
        $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.029.001.{version:00}\"><RsltnOfInvstgtn>{content}</RsltnOfInvstgtn></Document>";

    public static string Resolution(string transactions, string confirmation = "CNCL", string more = "") =>
        Camt029($"{Assignment}<Sts><Conf>{confirmation}</Conf></Sts><CxlDtls>{transactions}</CxlDtls>{more}");

    public static string Case(string id) =>
        $"<RslvdCase><Id>{id}</Id><Cretr><Agt><FinInstnId><BICFI>HARBXA2X</BICFI></FinInstnId></Agt></Cretr></RslvdCase>";

    public static string Answered(string ids = $"<OrgnlUETR>{Uetr}</OrgnlUETR>", string status = "", string reasons = "", string more = "") =>
        $"<TxInfAndSts><CxlStsId>S1</CxlStsId>{Case("O1")}{ids}{status}{reasons}{more}</TxInfAndSts>";

    public static string Pacs004(string content, int version = 10) =>
        $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.004.001.{version:00}\"><PmtRtr>{content}</PmtRtr></Document>";

    public static string Group(int count = 1, string more = "") =>
        $"<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-02T09:00:00</CreDtTm><NbOfTxs>{count}</NbOfTxs>{more}"
        + "<SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>";

    public static string Returned(
        string ids = $"<OrgnlUETR>{Uetr}</OrgnlUETR>",
        string original = "<OrgnlIntrBkSttlmAmt Ccy=\"EUR\">1234.50</OrgnlIntrBkSttlmAmt>",
        string amount = "<RtrdIntrBkSttlmAmt Ccy=\"EUR\">1200</RtrdIntrBkSttlmAmt>",
        string more = "") =>
        $"<TxInf><RtrId>R1</RtrId>{ids}{original}{amount}{more}</TxInf>";

    public static AnswerReading<Camt029Result, RecallAnswer> ReadCamt029(byte[] message, int step = 0)
    {
        var (found, rejected) = (new List<RecallAnswer>(), new List<RejectedTransaction>());
        var reader = new Camt029Reader();
        var result = step == 0 ? reader.Read(message, found.Add, rejected.Add)
            : reader.Read(new SlowStream(message, step), found.Add, rejected.Add);
        return new AnswerReading<Camt029Result, RecallAnswer>(result, result.Reading, found, rejected);
    }

    public static AnswerReading<Camt029Result, RecallAnswer> ReadCamt029(string message) => ReadCamt029(Encoding.UTF8.GetBytes(message));

    public static AnswerReading<Pacs004Result, PaymentReturn> ReadPacs004(byte[] message, int step = 0)
    {
        var (found, rejected) = (new List<PaymentReturn>(), new List<RejectedTransaction>());
        var reader = new Pacs004Reader();
        var result = step == 0 ? reader.Read(message, found.Add, rejected.Add)
            : reader.Read(new SlowStream(message, step), found.Add, rejected.Add);
        return new AnswerReading<Pacs004Result, PaymentReturn>(result, result.Reading, found, rejected);
    }

    public static AnswerReading<Pacs004Result, PaymentReturn> ReadPacs004(string message) => ReadPacs004(Encoding.UTF8.GetBytes(message));

    public static string Shown(IEnumerable<AnswerReason> reasons) =>
        string.Join('|', reasons.Select(r => $"{r.Code ?? "-"}/{r.Proprietary ?? "-"}/{r.Words}"));
}

internal sealed record AnswerReading<TResult, TFound>(TResult Result, MessageReading How, List<TFound> Found, List<RejectedTransaction> Rejected);
