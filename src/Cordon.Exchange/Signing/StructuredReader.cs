using System.Globalization;
using System.Text;

namespace Cordon.Exchange.Signing;

/// <summary>
/// Reads structured fields (RFC 9651) as far as signatures of messages need them: dictionaries of inner lists and of bytes. What is not written by its grammar
/// is not read; nothing is guessed.
/// </summary>
internal ref struct StructuredReader
{
    // A field of a signature is some hundred characters.
    private const int CharactersMax = 8192;
    private const int DigitsMax = 15;

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private StructuredReader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Reads a dictionary whose members are lists of components; null where it is none, or names one twice.</summary>
    public static Dictionary<string, SignatureInput>? Inputs(string text) => Dictionary(text, static (ref StructuredReader reader) => reader.Input());

    /// <summary>Reads a dictionary whose members are bytes; null where it is none, or names one twice.</summary>
    public static Dictionary<string, byte[]>? Bytes(string text) => Dictionary(text, static (ref StructuredReader reader) => reader.Item() as byte[]);

    private delegate T? Member<T>(ref StructuredReader reader);

    private static Dictionary<string, T>? Dictionary<T>(string text, Member<T> member) where T : class
    {
        var read = new Dictionary<string, T>(StringComparer.Ordinal);
        if (text.Length > CharactersMax)
        {
            return null;
        }

        var reader = new StructuredReader(text);
        reader.Blanks();
        while (true)
        {
            if (reader.Name() is not { } name || !reader.Take('=') || member(ref reader) is not { } value || !read.TryAdd(name, value))
            {
                return null;
            }

            reader.Blanks();
            if (reader.IsDone)
            {
                return read;
            }

            if (!reader.Take(','))
            {
                return null;
            }

            reader.Blanks();
        }
    }

    private readonly bool IsDone => _at == _text.Length;

    private readonly char Next => _at < _text.Length ? _text[_at] : '\0';

    private SignatureInput? Input()
    {
        if (!Take('('))
        {
            return null;
        }

        var components = new List<SignatureComponent>();
        while (true)
        {
            Blanks();
            if (Take(')'))
            {
                return Parameters() is { } own ? new SignatureInput(components, own) : null;
            }

            if (Item() is not string name || Parameters() is not { } parameters || Next is not (' ' or ')'))
            {
                return null;
            }

            components.Add(new SignatureComponent(name, parameters));
        }
    }

    private List<StructuredParameter>? Parameters()
    {
        var read = new List<StructuredParameter>();
        while (Take(';'))
        {
            Blanks();
            if (Name() is not { } name || read.Exists(one => one.Name == name))
            {
                return null;
            }

            object? value = true;
            if (Take('='))
            {
                value = Item();
            }

            if (value is null)
            {
                return null;
            }

            read.Add(new StructuredParameter(name, value));
        }

        return read;
    }

    private object? Item() => Next switch
    {
        '"' => Text(),
        ':' => Coded(),
        '?' => Truth(),
        '-' or (>= '0' and <= '9') => Number(),
        '*' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Token(),
        _ => null,
    };

    private string? Text()
    {
        var read = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '"')
            {
                _at++;
                return read.ToString();
            }

            if (c == '\\' && (++_at == _text.Length || (c = _text[_at]) is not ('"' or '\\')))
            {
                return null;
            }

            if (c is < ' ' or > '~')
            {
                return null;
            }

            read.Append(c);
        }

        return null;
    }

    private byte[]? Coded()
    {
        var length = _text[(_at + 1)..].IndexOf(':');
        if (length < 0)
        {
            return null;
        }

        var coded = _text.Slice(_at + 1, length);
        _at += length + 2;
        var bytes = new byte[length];
        return Convert.TryFromBase64Chars(coded, bytes, out var count) && coded.SequenceEqual(Convert.ToBase64String(bytes, 0, count)) ? bytes[..count] : null;
    }

    private bool? Truth()
    {
        _at++;
        return Take('1') ? true : Take('0') ? false : null;
    }

    private long? Number()
    {
        var start = _at;
        _ = Take('-');
        var digits = _at;
        while (char.IsAsciiDigit(Next))
        {
            _at++;
        }

        // Decimals are for nothing that signs.
        return _at - digits is > 0 and <= DigitsMax && Next != '.' ? long.Parse(_text[start.._at], CultureInfo.InvariantCulture) : null;
    }

    private StructuredToken Token()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Next) || "!#$%&'*+-.^_`|~:/".Contains(Next, StringComparison.Ordinal))
        {
            _at++;
        }

        return new StructuredToken(_text[start.._at].ToString());
    }

    private string? Name()
    {
        var start = _at;
        if (!char.IsAsciiLetterLower(Next) && Next != '*')
        {
            return null;
        }

        while (char.IsAsciiLetterLower(Next) || char.IsAsciiDigit(Next) || Next is '_' or '-' or '.' or '*')
        {
            _at++;
        }

        return _text[start.._at].ToString();
    }

    private bool Take(char c)
    {
        if (Next != c || IsDone)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Blanks()
    {
        while (Next is ' ' or '\t')
        {
            _at++;
        }
    }
}
