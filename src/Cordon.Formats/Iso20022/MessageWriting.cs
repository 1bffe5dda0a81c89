using System.Buffers;
using System.Text;
using Cordon.Core.Values;

namespace Cordon.Formats.Iso20022;

/// <summary>What the writers of messages share: elements as escaped UTF-8, banks, and words parted into lines.</summary>
internal static class MessageWriting
{
    /// <summary>Characters of one line of additional information (Max105Text).</summary>
    public const int LineLengthMax = 105;

    /// <summary>Writes the XML declaration and opens the Document: "camt.056.001", 8.</summary>
    public static void Document(IBufferWriter<byte> to, string name, int version) =>
        Put(to, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{name}.{version:00}\">");

    public static void Element(IBufferWriter<byte> to, string name, string value) =>
        Put(to, $"<{name}>{Escaped(Allowed(value))}</{name}>");

    /// <summary>Writes a bank by its BIC; nothing where that is none.</summary>
    public static void Agent(IBufferWriter<byte> to, string name, string bank)
    {
        if (Canonical(bank) is { Length: > 0 } bic)
        {
            Put(to, $"<{name}><FinInstnId>");
            Element(to, "BICFI", bic);
            Put(to, $"</FinInstnId></{name}>");
        }
    }

    /// <summary>A BIC's canonical form; empty where it is none.</summary>
    public static string Canonical(string bank)
    {
        Span<byte> canonical = stackalloc byte[Bic.LengthMax];
        var length = bank.Length <= Bic.LengthMax ? Bic.Normalise(Encoding.UTF8.GetBytes(bank), canonical) : 0;
        return Encoding.ASCII.GetString(canonical[..length]);
    }

    /// <summary>Words in lines of at most 105 characters, parted at spaces where there are any; what goes beyond ends in an ellipsis.</summary>
    public static List<string> Lines(string words, int linesMax, string ellipsis)
    {
        var lines = new List<string>();
        var rest = Allowed(words).Trim();
        while (rest.Length > 0)
        {
            if (rest.Length <= LineLengthMax)
            {
                lines.Add(rest);
                break;
            }

            if (lines.Count == linesMax - 1)
            {
                lines.Add(rest[..Whole(rest, LineLengthMax - ellipsis.Length)] + ellipsis);
                break;
            }

            var space = rest.LastIndexOf(' ', LineLengthMax);
            var length = space > LineLengthMax / 2 ? space : Whole(rest, LineLengthMax);
            lines.Add(rest[..length].TrimEnd());
            rest = rest[length..].TrimStart();
        }

        return lines;
    }

    public static void Put(IBufferWriter<byte> to, string text) => Encoding.UTF8.GetBytes(text, to);

    /// <summary>The text with white space made spaces, and what XML cannot hold made question marks.</summary>
    public static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            allowed.Append(Rune.IsWhiteSpace(rune) ? " "
                : XmlCharacters.IsAllowed((uint)rune.Value) && rune.Value is not (>= 0x7F and <= 0x9F) ? rune.ToString()
                : "?");
        }

        return allowed.ToString();
    }

    // Never between the two halves of one character.
    private static int Whole(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;

    private static string Escaped(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
