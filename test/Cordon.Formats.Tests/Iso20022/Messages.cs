using System.Text;
using Cordon.Core.Screening;
using Cordon.Formats.Iso20022;

namespace Cordon.Formats.Tests.Iso20022;

/// <summary>Messages for the tests, and one way to read them.</summary>
internal static class Messages
{
    public const string PayerIban = "DE89370400440532013000";
    public const string PayeeIban = "FI2112345600000785";

    public static string Namespace(int version) => $"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.{version:00}";

    public static string Transaction(
        string pmtId = "<InstrId>I1</InstrId><EndToEndId>E1</EndToEndId><TxId>T1</TxId><UETR>174c245f-2682-4291-ad67-2a41e530cd27</UETR>",
        string amount = "<IntrBkSttlmAmt Ccy=\"EUR\">1234.50</IntrBkSttlmAmt>",
        string time = "<AccptncDtTm>2026-03-01T09:30:00Z</AccptncDtTm>",
        string ordered = "",
        string payerAccount = $"<IBAN>{PayerIban}</IBAN>",
        string payeeAccount = $"<IBAN>{PayeeIban}</IBAN>",
        string payerBank = "<BICFI>COBADEFFXXX</BICFI>",
        string payeeBank = "<BICFI>NDEAFIHH</BICFI>",
        string payerName = "Anna &amp; Co",
        string purpose = "<Purp><Cd>GDDS</Cd></Purp>") =>
        $"<CdtTrfTxInf><PmtId>{pmtId}</PmtId>{amount}{time}{ordered}<ChrgBr>SLEV</ChrgBr>"
        + "<InstgAgt><FinInstnId><BICFI>COBADEFF</BICFI></FinInstnId></InstgAgt><InstdAgt><FinInstnId><BICFI>NDEAFIHH</BICFI></FinInstnId></InstdAgt>"
        + $"<Dbtr><Nm>{payerName}</Nm></Dbtr><DbtrAcct><Id>{payerAccount}</Id></DbtrAcct><DbtrAgt><FinInstnId>{payerBank}</FinInstnId></DbtrAgt>"
        + $"<CdtrAgt><FinInstnId>{payeeBank}</FinInstnId></CdtrAgt><Cdtr><Nm>Matti</Nm></Cdtr><CdtrAcct><Id>{payeeAccount}</Id></CdtrAcct>{purpose}</CdtTrfTxInf>";

    public static string Group(int count = 1, string more = "") =>
        $"<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-01T09:00:00Z</CreDtTm><NbOfTxs>{count}</NbOfTxs>{more}<SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>";

    public static string Document(string content, int version = 9) =>
        $"<Document xmlns=\"{Namespace(version)}\"><FIToFICstmrCdtTrf>{content}</FIToFICstmrCdtTrf></Document>";

    public static string One(int version = 9) => Document(Group() + Transaction(), version);

    public static Reading Read(string message) => Read(Encoding.UTF8.GetBytes(message));

    public static Reading Read(byte[] message)
    {
        var batch = new PaymentBatch();
        var rejected = new List<RejectedTransaction>();
        var original = new Pacs008Original();
        var result = new Pacs008Reader().Read(message, batch, rejected.Add, original);
        return new Reading(result, batch, rejected, original);
    }

    /// <summary>Reads through a stream that gives a few bytes at a time.</summary>
    public static Reading ReadStream(Stream stream)
    {
        var all = new PaymentBatch();
        var batch = new PaymentBatch();
        var rejected = new List<RejectedTransaction>();
        var result = new Pacs008Reader().Read(stream, batch, Take, rejected.Add);
        Take(batch);
        return new Reading(result, all, rejected, new Pacs008Original());

        void Take(PaymentBatch full)
        {
            for (var i = 0; i < full.Count; i++)
            {
                all.CopyFrom(full, i);
            }
        }
    }

    /// <summary>The ten fields of a payment in one line.</summary>
    public static string Fields(PaymentBatch batch, int index) =>
        $"{batch.Time(index)} {batch.Amount(index)} {(batch.PayeeAmount(index) == default ? "-" : batch.PayeeAmount(index).ToString())} "
        + string.Join('|', Enum.GetValues<PaymentText>().Select(t => Encoding.UTF8.GetString(batch.Text(index, t))));
}

internal sealed record Reading(Pacs008Result Result, PaymentBatch Batch, List<RejectedTransaction> Rejected, Pacs008Original Original)
{
    public string Text(PaymentText which, int index = 0) => Encoding.UTF8.GetString(Batch.Text(index, which));
}
