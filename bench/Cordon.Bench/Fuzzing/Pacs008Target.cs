using System.Text;
using System.Xml;
using Cordon.Bench.Iso20022;
using Cordon.Core.Screening;
using Cordon.Formats.Iso20022;

namespace Cordon.Bench.Fuzzing;

/// <summary>pacs.008 messages, read whole and in pieces, against the platform's XmlReader: what is read to its end is well-formed there too.</summary>
internal sealed class Pacs008Target() : FuzzTarget("pacs008")
{
    private readonly Pacs008Reader _reader = new();
    private readonly PaymentBatch _whole = new();
    private readonly PaymentBatch _inPieces = new();

    public override IReadOnlyList<byte[]> Samples { get; } =
    [
        Pacs008Messages.Message(1), Pacs008Messages.Message(2),
        Encoding.UTF8.GetBytes("<!-- c --><E a='1' xmlns:x=\"urn:x\" x:b='2'><x:i/>" + Bare(3) + "</E>\n<?p i?>"),
        Encoding.UTF8.GetBytes(Bare(4).Replace("Anna Muster", "<![CDATA[A&B]]> &#x41;é", StringComparison.Ordinal)),
    ];

    public override IReadOnlyList<byte[]> Pieces { get; } =
    [
        .. FuzzMutator.PlainPieces,
        .. Utf8(
            "<", ">", "&", "&amp;", "&#65;", "&#x0;", "&#xFFFE;", "]]>", "<![CDATA[", "<![CDATA[x]]>", "<!--", "-->", "--", "<!-- x -->", "<?x y?>", "<?xml",
            "<?xml version='1.0'?>", "?>", " xmlns:q='u'", " xmlns=''", " xmlns:xml='u'", " q:a='1'", " xml:space='x'", "q:", "<!DOCTYPE a>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]>", " encoding='UTF-16'", "<a>", "</a>", "<a/>",
            "<Id>", "</Document>", "<CdtTrfTxInf>", "</CdtTrfTxInf>", " Ccy=\"EUR\""),
    ];

    public override bool Accepts(byte[] input)
    {
        _whole.Clear();
        _inPieces.Clear();
        var rejected = 0;
        var result = _reader.Read(input, _whole, _ => rejected++);
        using var trickle = new TrickleStream(input);
        var again = _reader.Read(trickle, _inPieces, static _ => { }, static _ => { });
        Require(result == again, $"from memory {result}, from a stream {again}");
        Require(_whole.Count == result.Accepted && rejected == result.Rejected && _inPieces.Count == _whole.Count, "the counts are not what was handed out");
        for (var i = 0; i < _whole.Count; i++)
        {
            for (var which = PaymentText.PaymentId; which <= PaymentText.Ip; which++)
            {
                Require(_whole.Text(i, which).SequenceEqual(_inPieces.Text(i, which)), $"payment {i} has another {which} from a stream");
            }
        }

        if (result.Status != Pacs008Status.Read)
        {
            Require(result.Fault is not null, "it is not read and no fault is named");
            return false;
        }

        Require(Refusal(input) is not { } refusal, $"XmlReader refuses what was read: {(Refusal(input) ?? "")}");
        return true;
    }

    private static string Bare(int seed) => Encoding.UTF8.GetString(Pacs008Messages.Message(seed)).Split('\n', 2)[1];

    private static string? Refusal(byte[] message)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(message), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
            }

            return null;
        }
        catch (XmlException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>Hands out its bytes by sevens, so that tokens and characters are cut anywhere.</summary>
    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        private const int PieceBytes = 7;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, PieceBytes)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, PieceBytes));
    }
}
