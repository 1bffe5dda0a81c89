using System.Text;
using Cordon.Core.Screening;
using Cordon.Formats.Iso20022;
using static Cordon.Formats.Tests.Iso20022.Messages;

namespace Cordon.Formats.Tests.Iso20022;

public sealed class HostileXmlTests
{
    private static string WithName(string name) => Document(Group() + Transaction(payerName: name));

    public static TheoryData<string, string, string> Refused => new()
    {
        { "billion laughs", "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]>" + WithName("&b;"), "DOCTYPE" },
        { "external entity", "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + WithName("&x;"), "DOCTYPE" },
        { "bare doctype", "<!DOCTYPE Document>" + One(), "DOCTYPE" },
        { "unknown entity", WithName("&nbsp;"), "'&nbsp;'" },
        { "deep nesting", string.Concat(Enumerable.Repeat("<a>", 100_000)), "more than 64 deep" },
        { "huge attribute", "<a b=\"" + new string('x', 1_000_000) + "\"/>", "longer than 16384" },
        { "huge blank before a fault", "<a" + new string(' ', 70_000) + "1/>", "longer than 16384" },
        { "huge end tag", "<a></a" + new string(' ', 70_000) + ">", "longer than 16384" },
        { "huge name of an instruction", "<?" + new string('a', 70_000) + " ?>" + One(), "no proper name" },
        { "huge declaration", "<?xml version=\"1.0\"" + new string(' ', 70_000) + "?>" + One(), "longer than 16384" },
        { "many attributes", "<a " + string.Join(' ', Enumerable.Range(0, 40).Select(i => $"a{i}=''")) + "/>", "more than 32 attributes" },
        { "huge name", "<" + new string('a', 10_000) + "/>", "longer than 256" },
        { "unclosed tags", "<Envelope>" + One(), "ends inside the element Envelope" },
        { "mismatched tags", One().Replace("</Nm></Dbtr>", "</Dbtr></Nm>", StringComparison.Ordinal), "does not match the element Nm" },
        { "two roots", One() + One(), "second message" },
        { "two Documents", "<E>" + One() + One() + "</E>", "second Document" },
        { "text after the end", One() + "x", "after the end" },
        { "NUL", WithName("a\0b"), "0x00" },
        { "control character", WithName("a\u001Bb"), "0x1B" },
        { "U+FFFF", WithName("a\uFFFFb"), "U+FFFE" },
        { "lone surrogate reference", WithName("&#xD800;"), "'&#xD800;'" },
        { "reference to NUL", WithName("&#0;"), "'&#0;'" },
        { "reference beyond Unicode", WithName("&#x110000;"), "'&#x110000;'" },
        { "reference that overflows", WithName("&#4294967361;"), "'&#4294967361;'" },
        { "bare ampersand", WithName("A & B with more text behind"), "without a reference" },
        { "CDATA end in text", WithName("a]]>b"), "']]>'" },
        { "open CDATA", WithName("<![CDATA[a"), "CDATA" },
        { "CDATA outside", "<![CDATA[a]]>" + One(), "outside" },
        { "dashes in a comment", "<!-- a -- b -->" + One(), "'--'" },
        { "open comment", One() + "<!-- a", "ends inside a comment" },
        { "late declaration", " <?xml version=\"1.0\"?>" + One(), "very start" },
        { "version 1.1", "<?xml version=\"1.1\"?>" + One(), "version" },
        { "other encoding", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + One(), "'ISO-8859-1'" },
        { "UTF-7", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + One(), "'UTF-7'" },
        { "UTF-16 declared", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + One(), "'UTF-16'" },
        { "beyond declared ASCII", "<?xml version=\"1.0\" encoding=\"US-ASCII\"?>" + WithName("ü"), "US-ASCII" },
        { "undeclared prefix", "<p:a/>", "'p' is not declared" },
        { "attribute twice", "<a b='' b=''/>", "stands twice" },
        { "attribute twice under two prefixes", "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>", "two prefixes" },
        { "unquoted attribute", "<a b=c/>", "no quoted value" },
        { "empty", "", "empty" },
        { "GrpHdr behind", Document(Group() + Transaction() + Group()), "second GrpHdr" },
        { "no GrpHdr", Document(Transaction()), "before GrpHdr" },
        { "MsgId twice", One().Replace("<CreDtTm>", "<MsgId>M2</MsgId><CreDtTm>", StringComparison.Ordinal), "MsgId stands twice" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses(string what, string message, string reason)
    {
        Assert.NotEmpty(what);
        var bytes = Encoding.UTF8.GetBytes(message);
        foreach (var reading in new[] { Read(bytes), ReadStream(new SlowStream(bytes, 3)) })
        {
            Assert.Equal(Pacs008Status.Broken, reading.Result.Status);
            Assert.Contains(reason, reading.Result.Fault, StringComparison.Ordinal);
            Assert.InRange(reading.Result.FaultOffset, 0, bytes.Length);
        }
    }

    [Theory]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08", "pacs.009.001.08")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:pacs.008.001.07", "pacs.008.001.07")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:pacs.008.001.14", "pacs.008.001.14")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:pacs.008.001.080", "pacs.008.001.080")]
    [InlineData("", "no namespace")]
    public void Refuses_a_message_of_another_kind_and_names_it(string space, string named)
    {
        var result = Read(One().Replace(Namespace(9), space, StringComparison.Ordinal)).Result;
        Assert.Equal((Pacs008Status.NotPacs008, 0L), (result.Status, result.Accepted));
        Assert.Contains(named, result.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_UTF_16_and_names_it()
    {
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            Assert.Contains("UTF-16", Read([.. encoding.GetPreamble(), .. encoding.GetBytes(One())]).Result.Fault, StringComparison.Ordinal);
            Assert.Contains("UTF-16", Read(encoding.GetBytes(One())).Result.Fault, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    public void Refuses_bytes_that_are_not_UTF_8_where_they_stand(byte[] bad)
    {
        var message = Encoding.UTF8.GetBytes(WithName("~"));
        var at = Array.IndexOf(message, (byte)'~');
        var result = Read([.. message[..at], .. bad, .. message[(at + 1)..]]).Result;
        Assert.Equal((Pacs008Status.Broken, (long)at), (result.Status, result.FaultOffset));
        Assert.Contains("not UTF-8", result.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Anna", "Anna")]
    [InlineData(" A<!-- c -->n<?p i?>na ", "Anna")]
    [InlineData("<![CDATA[A<&>]]>]] ]&gt;", "A<&>]] ]>")]
    [InlineData("&#65;&#x6E;n&#x00061;", "Anna")]
    [InlineData("&lt;&gt;&amp;&apos;&quot;", "<>&'\"")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("a&#13;&#10;b", "a\r\nb")]
    [InlineData("&#x1F600;", "😀")]
    public void Reads_text_as_XML_means_it(string written, string meant)
    {
        Assert.Equal(meant, Read(WithName(written)).Text(PaymentText.PayerName));
    }

    [Fact]
    public void Reads_digits_parted_by_a_comment_as_one_number()
    {
        Assert.Equal("12.34 EUR", Read(Document(Group() + Transaction(amount: "<IntrBkSttlmAmt Ccy='&#69;UR'>1<!-- -->2.3<![CDATA[4]]></IntrBkSttlmAmt>"))).Batch.Amount(0).ToString());
    }

    [Fact]
    public void White_space_inside_a_value_is_never_left_out_to_make_it_fit()
    {
        var blanks = new string(' ', 1100);
        Assert.Equal("12", Read(WithName($"{blanks}12{blanks}")).Text(PaymentText.PayerName));
        foreach (var inside in new[] { $"1{blanks}2", $"1{blanks}<!-- -->2", $"1{new string(' ', 70_000)}2" })
        {
            var message = Encoding.UTF8.GetBytes(WithName(inside));
            foreach (var reading in new[] { Read(message), ReadStream(new SlowStream(message, 7)) })
            {
                Assert.Contains("longer than 1024", Assert.Single(reading.Rejected).Reason, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_stream_of_bad_transactions_needs_no_memory()
    {
        var bad = Encoding.UTF8.GetBytes(Transaction(payeeBank: "<BICFI>XX</BICFI>"));
        var stream = new RepeatedStream(Encoding.UTF8.GetBytes($"<Document xmlns=\"{Namespace(8)}\"><FIToFICstmrCdtTrf>{Group()}"), bad, 20_000, "</FIToFICstmrCdtTrf></Document>"u8.ToArray());
        var batch = new PaymentBatch();
        var rejected = 0;
        new Pacs008Reader().Read(stream, batch, _ => { }, _ => rejected++);
        Assert.Equal((20_000, 0, 0), (rejected, batch.Count, batch.TextBytes));
    }
}
