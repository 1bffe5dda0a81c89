namespace Cordon.Formats.Iso20022;

/// <summary>
/// A value while its text comes in pieces, written behind each other into a buffer that has room for
/// <see cref="XmlLimits.ValueLengthMax"/> bytes and one more from where the value begins.
/// </summary>
internal struct XmlValue
{
    private int _start;
    private int _end;
    private bool _isTooLong;
    private bool _isClipped;

    /// <summary>Begins a value at a place of the buffer.</summary>
    public void Begin(int at)
    {
        _start = _end = at;
        _isTooLong = _isClipped = false;
    }

    /// <summary>Adds a piece; line ends become line feeds unless they were written as references.</summary>
    public void Append(Span<byte> buffer, ReadOnlySpan<byte> piece, bool isResolved)
    {
        if (_isClipped || _end - _start + piece.Length > XmlLimits.ValueLengthMax)
        {
            piece = Clip(piece);
        }

        if (isResolved || !piece.Contains((byte)'\r'))
        {
            piece.CopyTo(buffer[_end..]);
            _end += piece.Length;
            return;
        }

        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] != '\n' || i == 0 || piece[i - 1] != '\r')
            {
                buffer[_end++] = piece[i] == '\r' ? (byte)'\n' : piece[i];
            }
        }
    }

    /// <summary>Closes the value, trimmed; false when it was too long to be kept.</summary>
    public readonly bool End(ReadOnlySpan<byte> buffer, out int start, out int length)
    {
        var value = buffer[_start.._end];
        var lead = value.Length - value.TrimStart(XmlCharacters.Whitespace).Length;
        start = _start + lead;
        length = value[lead..].TrimEnd(XmlCharacters.Whitespace).Length;
        return !_isTooLong;
    }

    // White space around a value may be long; only what would be kept counts. Once white space was left out, nothing but more of it may
    // follow: it would have stood inside the value.
    private ReadOnlySpan<byte> Clip(ReadOnlySpan<byte> piece)
    {
        piece = _end == _start ? piece.TrimStart(XmlCharacters.Whitespace) : piece;
        var kept = piece.TrimEnd(XmlCharacters.Whitespace);
        _isTooLong |= !kept.IsEmpty && (_isClipped || _end - _start + kept.Length > XmlLimits.ValueLengthMax);
        _isClipped |= kept.Length < piece.Length;
        return _isTooLong ? default : kept;
    }
}
