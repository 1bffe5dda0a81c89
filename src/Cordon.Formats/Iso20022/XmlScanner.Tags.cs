using System.Text;

namespace Cordon.Formats.Iso20022;

/// <content>Tags, attributes and namespaces.</content>
internal ref partial struct XmlScanner
{
    private enum TagState
    {
        Complete,
        CutOff,
        Fault,
    }

    /// <summary>An attribute of the element just started, by its name without prefix; empty where it has none.</summary>
    public readonly ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _attributeCount; i++)
        {
            ref var attribute = ref _scratch.Attributes[i];
            if (attribute.Colon < 0 && Name(attribute).SequenceEqual(name))
            {
                return Value(attribute);
            }
        }

        return default;
    }

    private readonly ReadOnlySpan<byte> Name(in XmlScratch.Attribute attribute) => _window.Slice(attribute.NameStart, attribute.NameLength);

    private readonly ReadOnlySpan<byte> Namespace(int binding) =>
        _scratch.Names.AsSpan(_scratch.Bindings[binding].NamespaceStart, _scratch.Bindings[binding].NamespaceLength);

    private readonly ReadOnlySpan<byte> Value(in XmlScratch.Attribute attribute)
    {
        var raw = _window.Slice(attribute.ValueStart, attribute.ValueLength);
        if (!attribute.NeedsDecoding)
        {
            return raw;
        }

        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '&')
            {
                i += Resolve(raw[i..], out var written, _scratch.Value.AsSpan(length)) - 1;
                length += written;
                continue;
            }

            // XML makes every white space of an attribute a space, a line end of two bytes one.
            if (raw[i] != '\n' || i == 0 || raw[i - 1] != '\r')
            {
                _scratch.Value[length++] = XmlCharacters.IsWhitespace(raw[i]) ? (byte)' ' : raw[i];
            }
        }

        return _scratch.Value.AsSpan(0, length);
    }

    /// <summary>The length of a name at the start of a text; 0 when there is none. The whole text when it may go on beyond it.</summary>
    private static int NameLength(ReadOnlySpan<byte> text, out int colon)
    {
        colon = -1;
        var at = Part(text, 0);
        if ((uint)at < (uint)text.Length && text[at] == ':' && at > 0)
        {
            colon = at;
            at = Part(text, at + 1);
        }

        // A part that is empty, a second colon or a letter beyond ASCII makes it no name; at the text's end it may yet become one.
        return at == text.Length ? at : at == colon + 1 || text[at] == ':' || text[at] >= 0x80 ? 0 : at;
    }

    private static int Part(ReadOnlySpan<byte> text, int at)
    {
        if (at < text.Length && XmlCharacters.StartsName(text[at]))
        {
            at++;
            while ((uint)at < (uint)text.Length && XmlCharacters.IsInName(text[at]))
            {
                at++;
            }
        }

        return at;
    }

    // What is at hand of a tag. Never beyond the limit, so that what is wrong with it does not depend on how much of the file is at hand.
    private readonly ReadOnlySpan<byte> Tag() => _window.Slice(_at, Math.Min(_window.Length - _at, XmlLimits.TagLengthMax));

    private XmlToken EndTag()
    {
        if (_depth == 0)
        {
            return Fail("an end tag stands where nothing is open");
        }

        ref var frame = ref _scratch.Frames[_depth - 1];
        var name = _scratch.Names.AsSpan(frame.NameStart, frame.NameLength);
        var near = _window[(_at + 2)..];
        if (near.Length > name.Length && near[name.Length] == '>' && near.StartsWith(name))
        {
            _at += 2 + name.Length + 1;
            return XmlToken.End;
        }

        while (_window.Length - _at < XmlLimits.TagLengthMax && _window[_at..].IndexOf((byte)'>') < 0 && More(_at))
        {
        }

        var rest = Tag()[2..];
        if (!rest.StartsWith(name))
        {
            return rest.IndexOf((byte)'>') < 0 && rest.Length < name.Length ? CutOff("an end tag")
                : Fail($"the end tag does not match the element {OpenName()}");
        }

        rest = rest[name.Length..];
        if (rest.IsEmpty || rest[0] != '>')
        {
            var blanks = rest.IndexOfAnyExcept(XmlCharacters.Whitespace);
            if (blanks < 0)
            {
                return Tag().Length == XmlLimits.TagLengthMax
                    ? Fail($"an end tag is longer than {XmlLimits.TagLengthMax} bytes")
                    : CutOff("an end tag");
            }

            if (blanks == 0 || rest[blanks] != '>')
            {
                return Fail($"the end tag does not match the element {OpenName()}");
            }

            _at += blanks;
        }

        _at += 2 + name.Length + 1;
        return XmlToken.End;
    }

    private XmlToken StartTag()
    {
        if (_rootIsClosed)
        {
            return Fail("a second message begins after the end of the first; one file holds one message");
        }

        while (true)
        {
            switch (ReadTag(Tag(), out var length, out var nameLength, out var colon, out var isEmpty))
            {
                case TagState.Fault:
                    return XmlToken.Fault;
                case TagState.CutOff when _window.Length - _at >= XmlLimits.TagLengthMax:
                    return Fail($"a start tag is longer than {XmlLimits.TagLengthMax} bytes");
                case TagState.CutOff:
                    if (!More(_at))
                    {
                        return CutOff("a start tag");
                    }

                    continue;
                default:
                    return Enter(length, nameLength, colon, isEmpty);
            }
        }
    }

    private TagState ReadTag(ReadOnlySpan<byte> tag, out int length, out int nameLength, out int colon, out bool isEmpty)
    {
        _attributeCount = 0;
        isEmpty = false;
        length = 1;
        nameLength = NameLength(tag[1..], out colon);
        if (nameLength is 0 or > XmlLimits.NameLengthMax)
        {
            Fail(nameLength == 0
                ? "'<' does not begin a tag with a name in ASCII"
                : $"a name is longer than {XmlLimits.NameLengthMax} bytes");
            return TagState.Fault;
        }

        length += nameLength;
        while (length < tag.Length)
        {
            if (tag[length] == '>')
            {
                length++;
                return TagState.Complete;
            }

            var blanks = tag[length..].IndexOfAnyExcept(XmlCharacters.Whitespace);
            if (blanks < 0)
            {
                return TagState.CutOff;
            }

            length += blanks;
            if (tag[length] == '>')
            {
                length++;
                return TagState.Complete;
            }

            if (tag[length] == '/')
            {
                isEmpty = true;
                length += 2;
                return length > tag.Length ? TagState.CutOff
                    : tag[length - 1] == '>' ? TagState.Complete
                    : BadTag(length, "'/' is not followed by '>'");
            }

            var state = blanks == 0 ? BadTag(length, "attributes are not parted by white space") : ReadAttribute(tag, ref length);
            if (state != TagState.Complete)
            {
                return state;
            }
        }

        return TagState.CutOff;
    }

    private TagState BadTag(int length, string sentence)
    {
        Fail(sentence, _at + length);
        return TagState.Fault;
    }

    private TagState ReadAttribute(ReadOnlySpan<byte> tag, ref int length)
    {
        var nameLength = NameLength(tag[length..], out var colon);
        if (nameLength is 0 or > XmlLimits.NameLengthMax || _attributeCount == XmlLimits.AttributesMax)
        {
            return BadTag(length, nameLength == 0 ? "an attribute has no name in ASCII"
                : nameLength > XmlLimits.NameLengthMax ? $"a name is longer than {XmlLimits.NameLengthMax} bytes"
                : $"an element has more than {XmlLimits.AttributesMax} attributes");
        }

        ref var attribute = ref _scratch.Attributes[_attributeCount];
        attribute.NameStart = _at + length;
        attribute.NameLength = nameLength;
        attribute.Colon = colon;
        length += nameLength;
        var rest = tag[length..];
        var equals = rest.TrimStart(XmlCharacters.Whitespace);
        var quoted = equals.IsEmpty ? equals : equals[1..].TrimStart(XmlCharacters.Whitespace);
        if (quoted.IsEmpty && (equals.IsEmpty || equals[0] == '='))
        {
            return TagState.CutOff;
        }

        if (equals[0] != '=' || quoted[0] is not ((byte)'"' or (byte)'\''))
        {
            return BadTag(length, "an attribute has no quoted value");
        }

        length += rest.Length - quoted.Length + 1;
        var end = quoted[1..].IndexOf(quoted[0]);
        if (end < 0)
        {
            return TagState.CutOff;
        }

        var value = quoted.Slice(1, end);
        attribute.ValueStart = _at + length;
        attribute.ValueLength = end;
        attribute.NeedsDecoding = value.IndexOfAny("&\t\r\n"u8) >= 0;
        var fault = BadValue(value);
        length += end + 1;
        _attributeCount++;
        return fault is null ? TagState.Complete : BadTag(length - end - 1, fault);
    }

    private static string? BadValue(ReadOnlySpan<byte> value)
    {
        if (value.Contains((byte)'<'))
        {
            return "'<' may not stand in an attribute";
        }

        Span<byte> character = stackalloc byte[4];
        for (var at = value.IndexOf((byte)'&'); at >= 0;)
        {
            var length = Resolve(value[at..], out _, character);
            if (length == 0)
            {
                return BadReference(value[at..]);
            }

            at += length;
            var next = value[at..].IndexOf((byte)'&');
            at = next < 0 ? -1 : at + next;
        }

        return null;
    }

    private XmlToken Enter(int length, int nameLength, int colon, bool isEmpty)
    {
        if (_depth == XmlLimits.DepthMax)
        {
            return Fail($"elements stand more than {XmlLimits.DepthMax} deep in one another");
        }

        var name = _window.Slice(_at + 1, nameLength);
        if (_namesUsed + nameLength > _scratch.Names.Length)
        {
            return Fail($"the open names are longer than {XmlLimits.NamesLengthMax} bytes");
        }

        ref var frame = ref _scratch.Frames[_depth++];
        frame.NameStart = _namesUsed;
        frame.NameLength = nameLength;
        frame.BindingsBefore = _bindingCount;
        name.CopyTo(_scratch.Names.AsSpan(_namesUsed));
        _namesUsed += nameLength;
        if (_attributeCount > 0 && CheckAttributes() is { } fault)
        {
            return Fail(fault);
        }

        var binding = Find(colon < 0 ? default : name[..colon]);
        if (binding < 0 && colon >= 0)
        {
            return Fail($"the prefix '{Encoding.ASCII.GetString(name[..colon])}' is not declared");
        }

        Kind = binding < 0 ? XmlNamespaceKind.Other : _scratch.Bindings[binding].Kind;
        Version = binding < 0 ? (byte)0 : _scratch.Bindings[binding].Version;
        _localStart = _at + 1 + colon + 1;
        _localLength = nameLength - colon - 1;
        _at += length;
        _endIsPending = isEmpty;
        return XmlToken.Start;
    }
}
