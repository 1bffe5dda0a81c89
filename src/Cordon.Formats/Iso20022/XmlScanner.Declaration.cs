using System.Text;

namespace Cordon.Formats.Iso20022;

/// <content>The XML declaration.</content>
internal ref partial struct XmlScanner
{
    // "rest" begins with the target's name; XML fixes the order version, encoding, standalone.
    private XmlToken XmlDeclaration(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf("?>"u8);
        if (end < 0)
        {
            return Tag().Length == XmlLimits.TagLengthMax
                ? Fail($"the XML declaration is longer than {XmlLimits.TagLengthMax} bytes")
                : CutOff("the XML declaration");
        }

        var text = rest[3..end];
        if (!rest.StartsWith("xml"u8) || !Pseudo(ref text, "version"u8, out var version) || !version.SequenceEqual("1.0"u8))
        {
            return Fail("the XML declaration does not say version=\"1.0\"");
        }

        if (Pseudo(ref text, "encoding"u8, out var encoding))
        {
            _isAsciiOnly = Ascii.EqualsIgnoreCase(encoding, "US-ASCII"u8);
            if ((!_isAsciiOnly && !Ascii.EqualsIgnoreCase(encoding, "UTF-8"u8)) || (_isAsciiOnly && _at == 3))
            {
                var shown = Encoding.ASCII.GetString(encoding[..Math.Min(encoding.Length, 40)]);
                return Fail($"the encoding '{shown}' is not read; only UTF-8 is");
            }
        }

        if (Pseudo(ref text, "standalone"u8, out var standalone) && !standalone.SequenceEqual("yes"u8) && !standalone.SequenceEqual("no"u8))
        {
            return Fail("the XML declaration's standalone is neither yes nor no");
        }

        if (!text.Trim(XmlCharacters.Whitespace).IsEmpty)
        {
            return Fail("the XML declaration holds something else than version, encoding and standalone");
        }

        _at += 2 + end + 2;
        if (_isAsciiOnly)
        {
            KeepAscii(_at);
        }

        return XmlToken.None;
    }

    /// <summary>Takes <c>name="value"</c> off the front of a declaration's text, where it stands there.</summary>
    private static bool Pseudo(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        var rest = text.TrimStart(XmlCharacters.Whitespace);
        if (rest.Length == text.Length || !rest.StartsWith(name))
        {
            return false;
        }

        rest = rest[name.Length..].TrimStart(XmlCharacters.Whitespace);
        if (rest.IsEmpty || rest[0] != '=')
        {
            return false;
        }

        rest = rest[1..].TrimStart(XmlCharacters.Whitespace);
        if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\'') || rest[1..].IndexOf(rest[0]) is var length && length < 0)
        {
            return false;
        }

        value = rest.Slice(1, length);
        text = rest[(length + 2)..];
        return true;
    }
}
