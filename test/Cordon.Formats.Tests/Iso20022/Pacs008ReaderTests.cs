using System.Text;
using Cordon.Core.Screening;
using Cordon.Formats.Iso20022;
using static Cordon.Formats.Tests.Iso20022.Messages;

namespace Cordon.Formats.Tests.Iso20022;

public sealed class Pacs008ReaderTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Reads_every_version(int version)
    {
        var reading = Read(One(version));
        Assert.Equal((Pacs008Status.Read, version, 1L), (reading.Result.Status, reading.Result.Version, reading.Result.Accepted));
        Assert.Equal(
            $"2026-03-01T09:30:00Z 1234.50 EUR - 174c245f-2682-4291-ad67-2a41e530cd27|COBADEFF|{PayerIban}|NDEAFIHH|{PayeeIban}||GDDS|Anna & Co|Matti||",
            Fields(reading.Batch, 0));
    }

    [Fact]
    public void The_test_message_is_valid_by_the_schema()
    {
        Assert.Empty(Schemas.Faults("pacs.008.001.09", One()));
    }

    [Theory]
    [InlineData("<Envelope xmlns=\"urn:swift:xsd:envelope\">", "</Envelope>")]
    [InlineData("<BizMsgEnvlp>", "</BizMsgEnvlp>")]
    [InlineData("<a:RequestPayload xmlns:a=\"urn:a\"><a:b/>", "</a:RequestPayload>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- one --><?two three?>", "<!-- four -->\n")]
    [InlineData("\uFEFF<?xml version='1.0'?>", "")]
    public void Reads_any_envelope(string before, string after)
    {
        Assert.Equal(1, Read(before + One() + after).Result.Accepted);
    }

    [Fact]
    public void Reads_prefixed_names()
    {
        var prefixed = System.Text.RegularExpressions.Regex.Replace(One(), "<(/?)([A-Za-z])", "<$1p:$2").Replace("xmlns=", "xmlns:p=", StringComparison.Ordinal);
        Assert.Equal(Fields(Read(One()).Batch, 0), Fields(Read(prefixed).Batch, 0));
    }

    [Fact]
    public void Passes_over_elements_of_other_namespaces()
    {
        var message = One().Replace("<Purp>", "<x:Purp xmlns:x=\"urn:x\"><x:Cd>EVIL</x:Cd></x:Purp><Purp>", StringComparison.Ordinal);
        Assert.Equal("GDDS", Read(message).Text(PaymentText.Purpose));
    }

    [Theory]
    [InlineData("<UETR>174C245F-2682-4291-AD67-2A41E530CD27</UETR>", "174c245f-2682-4291-ad67-2a41e530cd27")]
    [InlineData("<InstrId>I</InstrId><EndToEndId>E</EndToEndId><TxId>T</TxId>", "T")]
    [InlineData("<InstrId>I</InstrId><EndToEndId>E</EndToEndId>", "M1/I")]
    [InlineData("<EndToEndId>E</EndToEndId>", "M1/E")]
    public void Names_a_payment_by_the_best_identification(string pmtId, string expected)
    {
        Assert.Equal(expected, Read(Document(Group() + Transaction(pmtId))).Text(PaymentText.PaymentId));
    }

    [Theory]
    [InlineData("", "", "2026-03-01T09:00:00Z", 0)]
    [InlineData("<AccptncDtTm> 2026-03-01T10:00:00.5+02:00\n</AccptncDtTm>", "", "2026-03-01T08:00:00.500Z", 0)]
    [InlineData("<AccptncDtTm>2026-03-01T10:00:00</AccptncDtTm>", "", "2026-03-01T10:00:00Z", 1)]
    [InlineData("", "<CreDtTm>2026-03-01T09:00:00Z</CreDtTm>", "2026-02-02T02:00:00Z", 0)]
    public void Takes_the_nearest_time(string own, string without, string expected, long assumed)
    {
        var header = "<E><AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><CreDt>2026-02-02T02:00:00Z</CreDt></AppHdr>";
        var document = Document(Group() + Transaction(time: own));
        var reading = Read(header + (without.Length == 0 ? document : document.Replace(without, "", StringComparison.Ordinal)) + "</E>");
        Assert.Equal((expected, assumed), (reading.Batch.Time(0).ToString(), reading.Result.TimesWithoutOffset));
    }

    [Theory]
    [InlineData("", "1234.50 EUR", "")]
    [InlineData("<InstdAmt Ccy=\"USD\">1400</InstdAmt>", "1400.00 USD", "1234.50 EUR")]
    [InlineData("<InstdAmt Ccy=\"EUR\">1240</InstdAmt>", "1234.50 EUR", "")]
    public void Debits_the_ordered_amount_where_its_currency_is_another(string ordered, string debited, string credited)
    {
        var reading = Read(Document(Group() + Transaction(ordered: ordered)));
        Assert.Equal(debited, reading.Batch.Amount(0).ToString());
        Assert.Equal(credited, reading.Batch.PayeeAmount(0) == default ? "" : reading.Batch.PayeeAmount(0).ToString());
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { Transaction(payerAccount: "<IBAN>DE89370400440532013001</IBAN>"), "DbtrAcct/Id/IBAN", "check digits" },
        { Transaction(payerAccount: ""), "DbtrAcct/Id/IBAN", "neither IBAN nor Othr/Id" },
        { Transaction(payeeAccount: "<Othr><Id> </Id></Othr>"), "CdtrAcct/Id/IBAN", "neither IBAN nor Othr/Id" },
        { Transaction(payeeAccount: $"<IBAN>{PayeeIban}</IBAN><Othr><Id>1</Id></Othr>"), "CdtrAcct/Id/Othr/Id", "both" },
        { Transaction(payeeAccount: $"<IBAN>{PayeeIban}</IBAN><IBAN>{PayeeIban}</IBAN>"), "CdtrAcct/Id/IBAN", "twice" },
        { Transaction(payeeAccount: "<IBAN>FI21<b/>12345600000785</IBAN>"), "CdtrAcct/Id/IBAN", "holds elements" },
        { Transaction(payerBank: "<BICFI>COBAZZFF</BICFI>"), "DbtrAgt/FinInstnId/BICFI", "is not a BIC" },
        { Transaction(payerBank: ""), "DbtrAgt/FinInstnId/BICFI", "has no BICFI" },
        { Transaction(payeeBank: "<ClrSysMmbId><MmbId>021000021</MmbId></ClrSysMmbId>"), "CdtrAgt/FinInstnId/BICFI", "clearing system" },
        { Transaction(amount: "<IntrBkSttlmAmt Ccy=\"EUR\">12.345</IntrBkSttlmAmt>"), "IntrBkSttlmAmt", "more decimals" },
        { Transaction(amount: "<IntrBkSttlmAmt Ccy=\"EUR\">1e3</IntrBkSttlmAmt>"), "IntrBkSttlmAmt", "not a plain decimal" },
        { Transaction(amount: "<IntrBkSttlmAmt Ccy=\"EUR\">0</IntrBkSttlmAmt>"), "IntrBkSttlmAmt", "not above zero" },
        { Transaction(amount: "<IntrBkSttlmAmt Ccy=\"EUR\">-1</IntrBkSttlmAmt>"), "IntrBkSttlmAmt", "not above zero" },
        { Transaction(amount: "<IntrBkSttlmAmt Ccy=\"EEE\">1</IntrBkSttlmAmt>"), "IntrBkSttlmAmt/@Ccy", "ISO 4217" },
        { Transaction(amount: "<IntrBkSttlmAmt>1</IntrBkSttlmAmt>"), "IntrBkSttlmAmt/@Ccy", "missing" },
        { Transaction(amount: ""), "IntrBkSttlmAmt/@Ccy", "missing" },
        { Transaction(time: "<AccptncDtTm>2026-02-30T00:00:00Z</AccptncDtTm>"), "AccptncDtTm", "RFC 3339" },
        { Transaction(time: "<AccptncDtTm>2026-02-20</AccptncDtTm>"), "AccptncDtTm", "RFC 3339" },
        { Transaction(pmtId: "<EndToEndId>NOTPROVIDED</EndToEndId>"), "PmtId/UETR", "no UETR" },
        { Transaction(pmtId: "<UETR>174c245f</UETR>"), "PmtId/UETR", "not a UUID" },
        { Transaction(pmtId: $"<TxId>{new string('x', 36)}</TxId>"), "PmtId/TxId", "longer than 35" },
        { Transaction(payerName: new string('x', 1025)), "Dbtr/Nm", "longer than 1024" },
        { Transaction(purpose: "<Purp><Cd>A</Cd><Prtry>B</Prtry></Purp>"), "Purp/Prtry", "both" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Rejects_a_bad_transaction_and_keeps_the_others(string bad, string path, string reason)
    {
        var good = Transaction(pmtId: "<TxId>good</TxId>");
        var reading = Read(Document(Group(3) + good + bad + good));
        Assert.Equal((Pacs008Status.Read, 3L, 2L, 1L), (reading.Result.Status, reading.Result.Transactions, reading.Result.Accepted, reading.Result.Rejected));
        var rejected = Assert.Single(reading.Rejected);
        Assert.Equal(("M1", 2L, "Document/FIToFICstmrCdtTrf/CdtTrfTxInf/" + path), (rejected.MessageId, rejected.Number, rejected.Path));
        Assert.Contains(reason, rejected.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(PayerIban, rejected.ToString(), StringComparison.Ordinal);
        Assert.Equal((0, -1, 1), (reading.Original.BatchIndex(0), reading.Original.BatchIndex(1), reading.Original.BatchIndex(2)));
    }

    [Theory]
    [InlineData(2, "", "NbOfTxs says 2, the message has 1")]
    [InlineData(1, "<CtrlSum>1234.5</CtrlSum>", null)]
    [InlineData(1, "<CtrlSum>1234.51</CtrlSum>", "CtrlSum says 1234.51, the amounts add up to 1234.5")]
    public void Reports_a_header_that_does_not_agree_and_keeps_the_payments(int count, string sum, string? expected)
    {
        var reading = Read(Document(Group(count, sum) + Transaction()));
        Assert.Equal((1L, expected), (reading.Result.Accepted, reading.Result.Contradiction));
    }

    [Fact]
    public void Reads_a_batch_of_a_thousand_alike_from_memory_and_from_a_slow_stream()
    {
        var message = Encoding.UTF8.GetBytes(Document(Group(1000)
            + string.Concat(Enumerable.Range(0, 1000).Select(i => Transaction(pmtId: $"<TxId>T{i}</TxId>", payerName: "Zoë\r\n€ " + new string('ü', i % 90))))));
        var whole = Read(message);
        var pieces = ReadStream(new SlowStream(message, 7));
        Assert.Equal((1000L, 1000L), (whole.Result.Accepted, pieces.Result.Accepted));
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(Fields(whole.Batch, i), Fields(pieces.Batch, i));
        }
    }

    [Fact]
    public void Keeps_what_stands_before_a_break_and_says_where_it_is()
    {
        var good = Transaction(pmtId: "<TxId>good</TxId>");
        var message = Document(Group(2) + good + good);
        var cut = message[..message.LastIndexOf("<CdtrAcct>", StringComparison.Ordinal)];
        var reading = Read(cut);
        Assert.Equal((Pacs008Status.Broken, 1L), (reading.Result.Status, reading.Result.Accepted));
        Assert.Equal((cut.Length, "Document/FIToFICstmrCdtTrf/CdtTrfTxInf"), ((int)reading.Result.FaultOffset, reading.Result.FaultPath));
        Assert.Contains("ends inside", reading.Result.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Cuts_a_long_name_at_a_character()
    {
        var reading = Read(Document(Group() + Transaction(payerName: new string('汉', 140))));
        Assert.Equal((new string('汉', 93), 1L), (reading.Text(PaymentText.PayerName), reading.Result.NamesShortened));
    }

    [Fact]
    public void Streams_hundreds_of_megabytes_in_constant_memory()
    {
        const int transactions = 100_000;
        var filler = "<RmtInf><Ustrd>" + new string('x', 1500) + "</Ustrd></RmtInf></CdtTrfTxInf>";
        var one = Encoding.UTF8.GetBytes(Transaction().Replace("</CdtTrfTxInf>", filler, StringComparison.Ordinal));
        var parts = new RepeatedStream(
            Encoding.UTF8.GetBytes($"<Document xmlns=\"{Namespace(8)}\"><FIToFICstmrCdtTrf>{Group(transactions)}"), one, transactions,
            "</FIToFICstmrCdtTrf></Document>"u8.ToArray());
        Assert.InRange(parts.Length, 200_000_000, 300_000_000);
        var reader = new Pacs008Reader();
        var batch = new PaymentBatch();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = reader.Read(parts, batch, _ => { }, _ => { });
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        Assert.Equal((Pacs008Status.Read, (long)transactions, null), (result.Status, result.Accepted, result.Contradiction));
    }

    [Fact]
    public void Allocates_nothing_for_a_message_in_steady_state()
    {
        var message = Encoding.UTF8.GetBytes(One());
        var reader = new Pacs008Reader();
        var batch = new PaymentBatch();
        reader.Read(message, batch, _ => { });
        batch.Clear();
        Action<RejectedTransaction> ignore = _ => { };
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            // The runtime itself now and then allocates on a thread; what the reader allocates is there each time.
            var before = GC.GetAllocatedBytesForCurrentThread();
            var accepted = reader.Read(message, batch, ignore).Accepted;
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(1L, accepted);
            batch.Clear();
        }

        Assert.Equal(0, least);
    }
}
