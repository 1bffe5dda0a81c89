using System.Buffers.Text;
using System.Text;

namespace Cordon.Formats.Iso20022;

/// <content>Text, references, CDATA sections, comments and processing instructions.</content>
internal ref partial struct XmlScanner
{
    private XmlToken Text()
    {
        if (_depth == 0)
        {
            return BetweenElements();
        }

        var rest = _window[_at..];
        var length = rest.IndexOfAny((byte)'<', (byte)'&', (byte)']');
        if (length < 0)
        {
            length = WithoutOpenLineEnd(rest);
            if (length == 0 && !More(_at))
            {
                length = rest.Length;
            }
        }

        if (length > 0)
        {
            return Piece(length, length);
        }

        return _at == _window.Length ? XmlToken.None : _window[_at] switch
        {
            (byte)'&' => Reference(),
            (byte)']' => Bracket(),
            _ => XmlToken.None,
        };
    }

    // A carriage return at the window's end waits for what follows: with a line feed it is one line end.
    private readonly int WithoutOpenLineEnd(ReadOnlySpan<byte> text) =>
        _hasMore && _barrier is null && text[^1] == '\r' ? text.Length - 1 : text.Length;

    private XmlToken Piece(int length, int advance)
    {
        Segment = _window.Slice(_at, length);
        SegmentIsResolved = false;
        _at += advance;
        return WantsText ? XmlToken.Text : XmlToken.None;
    }

    private XmlToken BetweenElements()
    {
        var length = _window[_at..].IndexOfAnyExcept(XmlCharacters.Whitespace);
        _at += length < 0 ? _window.Length - _at : length;
        return length < 0 || _window[_at] == '<' ? XmlToken.None
            : Fail(_rootIsClosed ? "text stands after the end of the message" : "the file does not begin with an element");
    }

    private XmlToken Bracket()
    {
        while (_window.Length - _at < 3 && More(_at))
        {
        }

        return _window[_at..].StartsWith("]]>"u8) ? Fail("']]>' may not stand in text") : Piece(1, 1);
    }

    private XmlToken Reference()
    {
        while (_window.Length - _at < XmlLimits.ReferenceLengthMax && More(_at))
        {
        }

        var text = _window[_at..];
        var length = Resolve(text, out var written, _scratch.Character);
        if (length == 0)
        {
            return text.Length < XmlLimits.ReferenceLengthMax && text.IndexOf((byte)';') < 0 && text.IndexOf((byte)'<') < 0
                ? CutOff("a reference")
                : Fail(BadReference(text));
        }

        _at += length;
        Segment = _scratch.Character.AsSpan(0, written);
        SegmentIsResolved = true;
        return WantsText ? XmlToken.Text : XmlToken.None;
    }

    private static string BadReference(ReadOnlySpan<byte> text)
    {
        var shown = text[..Math.Min(text.Length, XmlLimits.ReferenceLengthMax)];
        var end = shown.IndexOf((byte)';');
        return end < 0
            ? "an '&' stands without a reference"
            : $"the reference '{Encoding.UTF8.GetString(shown[..(end + 1)])}' is none of the five predefined entities "
                + "and no character XML allows";
    }

    /// <summary>Resolves a reference at the start of a text; returns its length, 0 when it is none.</summary>
    private static int Resolve(ReadOnlySpan<byte> text, out int written, Span<byte> character)
    {
        written = 1;
        var end = text[..Math.Min(text.Length, XmlLimits.ReferenceLengthMax)].IndexOf((byte)';');
        if (end < 2)
        {
            return 0;
        }

        var name = text[1..end];
        if (name[0] == '#')
        {
            written = Numeric(name[1..], character);
            return written == 0 ? 0 : end + 1;
        }

        character[0] = name.SequenceEqual("lt"u8) ? (byte)'<'
            : name.SequenceEqual("gt"u8) ? (byte)'>'
            : name.SequenceEqual("amp"u8) ? (byte)'&'
            : name.SequenceEqual("apos"u8) ? (byte)'\''
            : name.SequenceEqual("quot"u8) ? (byte)'"'
            : (byte)0;
        return character[0] == 0 ? 0 : end + 1;
    }

    private static int Numeric(ReadOnlySpan<byte> digits, Span<byte> character)
    {
        var isHexadecimal = !digits.IsEmpty && digits[0] == 'x';
        digits = isHexadecimal ? digits[1..] : digits;
        if (digits.IsEmpty || digits[0] is (byte)'+' or (byte)'-'
            || !Utf8Parser.TryParse(digits, out uint code, out var used, isHexadecimal ? 'x' : 'D') || used != digits.Length
            || !XmlCharacters.IsAllowed(code))
        {
            return 0;
        }

        return new Rune(code).EncodeToUtf8(character);
    }

    private XmlToken CharacterData()
    {
        var rest = _window[_at..];
        var end = rest.IndexOf("]]>"u8);
        if (end >= 0)
        {
            _isInCharacterData = false;
            return Piece(end, end + 3);
        }

        var safe = rest.Length - 2;
        while (safe > 0 && rest[safe - 1] == '\r')
        {
            safe--;
        }

        if (safe > 0)
        {
            return Piece(safe, safe);
        }

        return More(_at) ? XmlToken.None : CutOff("a CDATA section");
    }

    private XmlToken Markup()
    {
        while (_window.Length - _at < 9 && More(_at))
        {
        }

        var rest = _window[_at..];
        if (rest.Length < 2)
        {
            return CutOff("a tag");
        }

        switch (rest[1])
        {
            case (byte)'/':
                return EndTag();
            case (byte)'?':
                return Instruction();
            case (byte)'!':
                return Declaration(rest);
            default:
                return StartTag();
        }
    }

    private XmlToken Declaration(ReadOnlySpan<byte> rest)
    {
        if (rest.StartsWith("<!--"u8))
        {
            return Comment();
        }

        if (rest.StartsWith("<![CDATA["u8))
        {
            _at += 9;
            _isInCharacterData = true;
            return _depth == 0 ? Fail("a CDATA section stands outside the message") : XmlToken.None;
        }

        return rest.StartsWith("<!DOCTYPE"u8) ? Fail("a DOCTYPE is refused: messages need none, and it could define entities")
            : rest.Length < 9 ? CutOff("a declaration")
            : Fail("'<!' begins neither a comment nor a CDATA section");
    }

    private XmlToken Comment()
    {
        _at += 4;
        while (true)
        {
            var rest = _window[_at..];
            var end = rest.IndexOf("--"u8);
            if (end >= 0 && rest.Length > end + 2)
            {
                _at += end + 3;
                return rest[end + 2] == '>' ? XmlToken.None : Fail("'--' may not stand in a comment", _at - 3);
            }

            _at += end >= 0 ? end : Math.Max(rest.Length - 1, 0);
            if (!More(_at))
            {
                return CutOff("a comment");
            }
        }
    }

    private XmlToken Instruction()
    {
        while (_window.Length - _at < XmlLimits.TagLengthMax && More(_at))
        {
        }

        var rest = Tag()[2..];
        var length = NameLength(rest, out var colon);
        if (length == rest.Length && length <= XmlLimits.NameLengthMax)
        {
            return CutOff("a processing instruction");
        }

        var target = rest[..length];
        if (length == 0 || length > XmlLimits.NameLengthMax || colon >= 0)
        {
            return Fail("a processing instruction has no proper name");
        }

        if (Ascii.EqualsIgnoreCase(target, "xml"u8))
        {
            return _windowOffset + _at == 0 || (_windowOffset == 0 && _at == 3 && _window.StartsWith("\uFEFF"u8))
                ? XmlDeclaration(rest)
                : Fail("an XML declaration stands elsewhere than at the very start");
        }

        if (!XmlCharacters.IsWhitespace(rest[length]) && !rest[length..].StartsWith("?>"u8))
        {
            return rest.Length - length < 2 ? CutOff("a processing instruction") : Fail("a processing instruction has no proper name");
        }

        _at += 2 + length;
        return SkipInstruction();
    }

    private XmlToken SkipInstruction()
    {
        while (true)
        {
            var rest = _window[_at..];
            var end = rest.IndexOf("?>"u8);
            if (end >= 0)
            {
                _at += end + 2;
                return XmlToken.None;
            }

            _at += Math.Max(rest.Length - 1, 0);
            if (!More(_at))
            {
                return CutOff("a processing instruction");
            }
        }
    }
}
