using System.Text;
using System.Xml;
using System.Xml.Linq;
using Cordon.Core.Screening;

namespace Cordon.Formats.Tests.Iso20022;

/// <summary>The reading of a <c>pacs.008</c> once more, written plainly on the platform's XmlReader, to compare with.</summary>
internal static class XmlReaderTwin
{
    /// <summary>Adds the payments of a message; returns why XmlReader refuses it, or null.</summary>
    public static string? Read(byte[] message, PaymentBatch into)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(message), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException refusal)
        {
            return refusal.Message;
        }

        var root = document.Descendants().First(e => e.Name.LocalName == "Document" && e.Name.NamespaceName.Contains("pacs.008", StringComparison.Ordinal));
        var header = document.Descendants().Where(e => e.Name.LocalName == "AppHdr" && e.Name.NamespaceName.Contains("head.001", StringComparison.Ordinal))
            .Select(e => e.Element(e.Name.Namespace + "CreDt")?.Value).FirstOrDefault();
        var space = root.Name.Namespace;
        var message008 = root.Element(space + "FIToFICstmrCdtTrf");
        foreach (var transaction in message008?.Elements(space + "CdtTrfTxInf") ?? [])
        {
            Add(transaction, message008!.Element(space + "GrpHdr")!, header, into);
        }

        return null;
    }

    private static void Add(XElement transaction, XElement group, string? header, PaymentBatch into)
    {
        var amount = Element(transaction, "IntrBkSttlmAmt");
        var ordered = Element(transaction, "InstdAmt");
        var currency = (string?)amount?.Attribute("Ccy") ?? "";
        var orderedCurrency = (string?)ordered?.Attribute("Ccy") ?? "";
        var isOther = ordered is not null && Trim(orderedCurrency) != Trim(currency);
        var time = Element(transaction, "AccptncDtTm")?.Value ?? Element(group, "CreDtTm")?.Value ?? header ?? "";
        time = Trim(time).Length >= 19 && Trim(time)[19..].IndexOfAny(['Z', 'z', '+', '-']) < 0 ? Trim(time) + "Z" : time;
        var texts = new PaymentTexts
        {
            PaymentId = Bytes(PaymentId(transaction, group)),
            Time = Bytes(time),
            PayerBank = Bytes(Value(transaction, "DbtrAgt/FinInstnId/BICFI")),
            PayerAccount = Bytes(Value(transaction, "DbtrAcct/Id/IBAN") ?? Value(transaction, "DbtrAcct/Id/Othr/Id")),
            PayeeBank = Bytes(Value(transaction, "CdtrAgt/FinInstnId/BICFI")),
            PayeeAccount = Bytes(Value(transaction, "CdtrAcct/Id/IBAN") ?? Value(transaction, "CdtrAcct/Id/Othr/Id")),
            Amount = Decimal(isOther ? ordered!.Value : amount?.Value),
            Currency = Bytes(isOther ? orderedCurrency : currency),
            PayeeAmount = isOther ? Decimal(amount?.Value) : default,
            PayeeCurrency = isOther ? Bytes(currency) : default,
            Purpose = Bytes(Value(transaction, "Purp/Cd") ?? Value(transaction, "Purp/Prtry")),
            PayerName = Bytes(Value(transaction, "Dbtr/Nm")),
            PayeeName = Bytes(Value(transaction, "Cdtr/Nm")),
        };
        PaymentCheck.TryAdd(into, texts);
    }

    private static string? PaymentId(XElement transaction, XElement group)
    {
        var best = Trim(Value(transaction, "PmtId/UETR") ?? "").ToLowerInvariant();
        best = best.Length > 0 ? best : Trim(Value(transaction, "PmtId/TxId") ?? "");
        if (best.Length > 0)
        {
            return best;
        }

        var own = Trim(Value(transaction, "PmtId/InstrId") ?? "");
        own = own.Length > 0 ? own : Trim(Value(transaction, "PmtId/EndToEndId") ?? "");
        return Trim(Value(group, "MsgId") ?? "") + "/" + own;
    }

    // A decimal of XML Schema as a plain one.
    private static ReadOnlySpan<byte> Decimal(string? value)
    {
        var text = Trim(value ?? "");
        text = text.Length > 1 && text[0] == '+' && text[1] != '-' ? text[1..] : text;
        text = text.Length > 1 && text[^1] == '.' && char.IsAsciiDigit(text[^2]) ? text[..^1] : text;
        return Bytes(text.StartsWith('.') && text.Length > 1 ? "0" + text : text);
    }

    private static string? Value(XElement from, string path)
    {
        IEnumerable<XElement> found = [from];
        foreach (var name in path.Split('/'))
        {
            found = found.SelectMany(e => e.Elements(from.Name.Namespace + name));
        }

        return found.FirstOrDefault()?.Value;
    }

    private static XElement? Element(XElement from, string name) => from.Element(from.Name.Namespace + name);

    private static ReadOnlySpan<byte> Bytes(string? value) => Encoding.UTF8.GetBytes(Trim(value ?? ""));

    private static string Trim(string text) => text.Trim(' ', '\t', '\r', '\n');
}
