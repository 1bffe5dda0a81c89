using System.Text;
using Cordon.Core.Screening;
using Cordon.Formats.Iso20022;
using static Cordon.Formats.Tests.Iso20022.Messages;

namespace Cordon.Formats.Tests.Iso20022;

/// <summary>
/// The scanner against the platform's XmlReader on messages broken at random: what we read to its end, it reads too, and gives the same
/// fields. There are no exceptions to either. The other way round we refuse more, as docs/iso20022.md lists.
/// </summary>
public sealed class DifferentialTests
{
    private const int MutationsEach = 15_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Never_accepts_what_XmlReader_refuses_and_reads_the_same_fields(int seed)
    {
        var random = new Random(seed);
        var differential = new Differential();
        for (var i = 0; i < MutationsEach; i++)
        {
            var message = MessageMutations.Next(random);
            var difference = differential.Difference(message);
            Assert.True(difference is null, $"mutation {i} of seed {seed}: {difference}\n{Encoding.Latin1.GetString(message)}");
        }

        // The comparison says something only where many mutations are accepted and many refused.
        Assert.InRange(differential.Accepted, MutationsEach / 20, MutationsEach - (MutationsEach / 20));
    }
}

internal sealed class Differential
{
    private readonly Pacs008Reader _reader = new();
    private readonly PaymentBatch _batch = new();
    private readonly PaymentBatch _expected = new();
    private readonly List<RejectedTransaction> _rejected = [];

    public int Accepted { get; private set; }

    /// <summary>What the two readers do differently on a message; null when nothing.</summary>
    public string? Difference(byte[] message)
    {
        _batch.Clear();
        _expected.Clear();
        _rejected.Clear();
        var result = _reader.Read(message, _batch, _rejected.Add);
        if (result.Status != Pacs008Status.Read)
        {
            return null;
        }

        if (XmlReaderTwin.Read(message, _expected) is { } refusal)
        {
            return $"XmlReader refuses: {refusal}";
        }

        Accepted++;
        for (var i = 0; i < _batch.Count; i++)
        {
            if (i >= _expected.Count)
            {
                return $"XmlReader's twin has no payment {i}";
            }

            if (Fields(_batch, i) != Fields(_expected, i))
            {
                return $"{Fields(_batch, i)} is not {Fields(_expected, i)}";
            }
        }

        return _rejected.Count == 0 && _expected.Count != _batch.Count ? "the twin has more payments" : null;
    }
}

internal static class MessageMutations
{
    private static readonly byte[][] Originals =
    [
        Encoding.UTF8.GetBytes(One()),
        Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- c --><E a='1' xmlns:x=\"urn:x\" x:b='2'><x:i/>"
            + "<AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><CreDt>2026-02-02T02:00:00Z</CreDt></AppHdr>"
            + Document(Group() + Transaction(time: "", payerName: "<![CDATA[A&B]]> &#x41;é", ordered: "<InstdAmt Ccy=\"USD\">9.99</InstdAmt>"))
            + "</E>\n<?p i?>"),
        Encoding.UTF8.GetBytes(System.Text.RegularExpressions.Regex.Replace(One(12), "<(/?)([A-Za-z])", "<$1p:$2")
            .Replace("xmlns=", "xmlns:p=", StringComparison.Ordinal)),
    ];

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<", ">", "&", ";", "&amp;", "&#65;", "&#x0;", "&#13;", "&#xFFFE;", "]]>", "<![CDATA[", "<![CDATA[x]]>", "<!--", "-->", "--", "<!-- x -->",
            "<?x y?>", "<?xml", "<?xml version='1.0'?>", "?>", "\r", "\n", "\r\n", "\t", " ", "'", "\"", "/", "=", ":", "xmlns", " xmlns:q='u'", " xmlns=''",
            " xmlns:xml='u'", " q:a='1'", " xml:space='x'", " xml:lang='x'", "q:", "p:", "\0", "\u0001", "\u0085", "\u2028", "\uFFFE", "\uFFFF", "é", "😀", "\uFEFF",
            "<!DOCTYPE a>", " encoding='UTF-16'", " standalone='yes'", "<a>", "</a>", "<a/>", "<Id>", "1", ".", "-", "A", "_",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC0], [0xFF], [0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ];

    public static byte[] Next(Random random)
    {
        var message = Originals[random.Next(Originals.Length)];
        var times = 1 + random.Next(2);
        for (var i = 0; i < times; i++)
        {
            message = Mutate(message, random);
        }

        return message;
    }

    private static byte[] Mutate(byte[] message, Random random)
    {
        // Half of the places are behind a '>', where more is allowed, so that enough mutations stay well-formed.
        var at = random.Next(message.Length + 1);
        var behind = random.Next(2) == 0 ? message.AsSpan(at).IndexOf((byte)'>') : -1;
        at += behind + 1;
        var length = Math.Min(random.Next(1, 30), message.Length - at);
        var other = random.Next(message.Length + 1);
        var otherLength = Math.Min(random.Next(1, 60), message.Length - other);
        switch (random.Next(8))
        {
            case 0 when at < message.Length:
                var changed = message.ToArray();
                changed[at] = (byte)random.Next(256);
                return changed;
            case 1:
                return [.. message[..at], .. message[(at + length)..]];
            case 2:
                return [.. message[..at], .. message[other..(other + otherLength)], .. message[at..]];
            case 3 when at < message.Length:
                return [.. message[..at], .. Pieces[random.Next(Pieces.Length)], .. message[(at + 1)..]];
            default:
                return [.. message[..at], .. Pieces[random.Next(Pieces.Length)], .. message[at..]];
        }
    }
}
