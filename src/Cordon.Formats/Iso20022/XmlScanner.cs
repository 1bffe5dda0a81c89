using System.Text;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// Reads XML 1.0 with namespaces forward, in UTF-8, from a span or a stream, in bounded memory and without allocating. Made for input
/// nobody vouches for: no DOCTYPE, hence no entities but the five predefined ones and character references, and a limit on everything.
/// </summary>
/// <remarks>
/// It is stricter than XML where no message suffers: names are ASCII, and what <see cref="XmlLimits"/> says. It is never laxer. Spans it
/// hands out are good until the next call of <see cref="Next"/>.
/// </remarks>
internal ref partial struct XmlScanner
{
    private readonly XmlScratch _scratch;
    private readonly Stream? _stream;

    // The bytes at hand that are known to be good characters; _windowOffset is where the first of them stands in the file.
    private ReadOnlySpan<byte> _window;
    private long _windowOffset;
    private int _at;

    // Of the buffer: bytes read, and whether the stream may hold more. _barrier says why the window cannot grow beyond its end.
    private int _filled;
    private bool _hasMore;
    private string? _barrier;
    private bool _isAsciiOnly;

    private int _depth;
    private int _namesUsed;
    private int _bindingCount;
    private int _attributeCount;
    private int _localStart;
    private int _localLength;
    private bool _endIsPending;
    private bool _isInCharacterData;
    private bool _rootIsClosed;

    /// <summary>Scans a message that lies in memory.</summary>
    public XmlScanner(XmlScratch scratch, ReadOnlySpan<byte> message)
    {
        _scratch = scratch;
        Open(message, isLast: true);
    }

    /// <summary>Scans a stream, which stays the caller's to close.</summary>
    public XmlScanner(XmlScratch scratch, Stream stream)
    {
        _scratch = scratch;
        _stream = stream;
        _hasMore = true;
        if (scratch.Buffer.Length == 0)
        {
            scratch.Buffer = new byte[XmlLimits.BufferLength];
        }

        Fill(keepFrom: 0);
        SkipMark();
    }

    /// <summary>Whether text is handed out; where it is not wanted it is only checked.</summary>
    public bool WantsText { get; set; }

    /// <summary>Open elements, the one just started or ended among them.</summary>
    public readonly int Depth => _depth;

    /// <summary>The name, without prefix, of the element just started.</summary>
    public readonly ReadOnlySpan<byte> Local => _window.Slice(_localStart, _localLength);

    /// <summary>The kind of the namespace of the element just started.</summary>
    public XmlNamespaceKind Kind { get; private set; }

    /// <summary>The version of the message its namespace names; 0 when that is none that is read.</summary>
    public byte Version { get; private set; }

    /// <summary>A piece of text; its line ends still stand as in the file unless <see cref="SegmentIsResolved"/>.</summary>
    public ReadOnlySpan<byte> Segment { get; private set; }

    /// <summary>Whether the piece is a resolved reference, whose carriage returns are meant.</summary>
    public bool SegmentIsResolved { get; private set; }

    /// <summary>What is wrong, as a sentence; null while nothing is.</summary>
    public string? FaultText { get; private set; }

    /// <summary>Where in the file the fault stands, in bytes from its start.</summary>
    public long FaultOffset { get; private set; }

    /// <summary>Where in the file the scanner stands, in bytes from its start.</summary>
    public readonly long Offset => _windowOffset + _at;

    /// <summary>Goes on to the next element, end of an element or piece of wanted text.</summary>
    public XmlToken Next()
    {
        if (_endIsPending)
        {
            _endIsPending = false;
            return XmlToken.End;
        }

        while (true)
        {
            if (_at == _window.Length && !More(_at))
            {
                return AtEnd();
            }

            var token = _isInCharacterData ? CharacterData() : _window[_at] == '<' ? Markup() : Text();
            if (token != XmlToken.None)
            {
                return token;
            }
        }
    }

    /// <summary>Leaves the element just ended. A reader calls it after each <see cref="XmlToken.End"/>.</summary>
    public void Leave()
    {
        ref var frame = ref _scratch.Frames[--_depth];
        _namesUsed = frame.NameStart;
        _bindingCount = frame.BindingsBefore;
        _rootIsClosed = _depth == 0;
    }

    /// <summary>The way to the element at hand, names without prefixes: "Document/FIToFICstmrCdtTrf/GrpHdr".</summary>
    public readonly string Path()
    {
        var path = new StringBuilder();
        for (var i = 0; i < _depth; i++)
        {
            ref var frame = ref _scratch.Frames[i];
            var name = _scratch.Names.AsSpan(frame.NameStart, frame.NameLength);
            path.Append(i == 0 ? "" : "/").Append(Encoding.ASCII.GetString(name[(name.IndexOf((byte)':') + 1)..]));
        }

        return path.ToString();
    }

    /// <summary>Ends the scan with a sentence about the place at hand.</summary>
    public XmlToken Fail(string sentence) => Fail(sentence, _at);

    private XmlToken Fail(string sentence, int at)
    {
        FaultText ??= sentence;
        FaultOffset = _windowOffset + at;
        return XmlToken.Fault;
    }

    private XmlToken AtEnd()
    {
        if (_barrier is not null)
        {
            return Fail(_barrier);
        }

        if (_isInCharacterData)
        {
            return Fail("the file ends inside a CDATA section");
        }

        return _depth > 0 ? Fail($"the file ends inside the element {OpenName()}")
            : _rootIsClosed ? XmlToken.EndOfFile
            : Fail(_windowOffset + _at == 0 ? "the file is empty" : "the file holds no element");
    }

    /// <summary>The fault of a construct the file does not complete.</summary>
    private XmlToken CutOff(string what) => Fail(_barrier ?? $"the file ends inside {what}", _window.Length);

    private readonly string OpenName()
    {
        ref var frame = ref _scratch.Frames[_depth - 1];
        return Encoding.ASCII.GetString(_scratch.Names, frame.NameStart, frame.NameLength);
    }

    /// <summary>
    /// Brings more of the file into the window, keeping the bytes from a place on, which becomes 0; false when there is no more.
    /// </summary>
    private bool More(int keepFrom)
    {
        if (_stream is null || !_hasMore || _barrier is not null)
        {
            return false;
        }

        var before = _window.Length - keepFrom;
        Fill(keepFrom);
        return _window.Length > before;
    }

    private void Fill(int keepFrom)
    {
        var buffer = _scratch.Buffer;
        buffer.AsSpan(keepFrom, _filled - keepFrom).CopyTo(buffer);
        var known = _window.Length - keepFrom;
        _filled -= keepFrom;
        _windowOffset += keepFrom;
        _at -= keepFrom;
        var read = _stream!.ReadAtLeast(buffer.AsSpan(_filled), buffer.Length - _filled, throwOnEndOfStream: false);
        _filled += read;
        _hasMore = _filled == buffer.Length;
        Check(buffer.AsSpan(0, _filled), known, !_hasMore);
    }

    private void Open(ReadOnlySpan<byte> message, bool isLast)
    {
        Check(message, 0, isLast);
        SkipMark();
    }

    private void Check(ReadOnlySpan<byte> bytes, int known, bool isLast)
    {
        if (_windowOffset == 0 && known == 0 && ForeignEncoding(bytes) is { } foreign)
        {
            _barrier = foreign;
            return;
        }

        var good = known + XmlCharacters.Good(bytes[known..], isLast, out _barrier);
        _window = bytes[..good];
        if (_isAsciiOnly)
        {
            KeepAscii(known);
        }
    }

    private void KeepAscii(int from)
    {
        var beyond = _window[from..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (beyond >= 0)
        {
            _window = _window[..(from + beyond)];
            _barrier = "a byte beyond ASCII stands in a file that declares US-ASCII";
        }
    }

    private void SkipMark()
    {
        if (_window.StartsWith("\uFEFF"u8))
        {
            _at = 3;
        }
    }

    private static string? ForeignEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || bytes.StartsWith("<\0"u8) || bytes.StartsWith("\0<"u8) || bytes.StartsWith("\0\0"u8))
        {
            return "the file is in UTF-16 or UTF-32; only UTF-8 is read";
        }

        return bytes.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x6F, 0xA7, 0x94]) ? "the file is in EBCDIC; only UTF-8 is read" : null;
    }
}
