using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

/// <summary>Cuts rule text into tokens. What belongs to no token is reported, and reading goes on.</summary>
internal sealed class Lexer(string text, FaultList faults)
{
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private bool _isFirstOnLine = true;

    public List<Token> Read()
    {
        if (text.StartsWith('\uFEFF'))
        {
            _at = _lineStart = 1;
        }

        while (_at < text.Length && !faults.IsFull)
        {
            var c = text[_at];
            if (c == '\n')
            {
                _at++;
                _line++;
                _lineStart = _at;
                _isFirstOnLine = true;
            }
            else if (c is ' ' or '\t' or '\r')
            {
                _at++;
            }
            else if (c == '#')
            {
                _at = LineEnd();
            }
            else
            {
                ReadToken(c);
                _isFirstOnLine = false;
            }
        }

        Add(TokenKind.End, 0);
        return _tokens;
    }

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private void ReadToken(char c)
    {
        if (IsWordStart(c))
        {
            ReadWord();
        }
        else if (char.IsAsciiDigit(c))
        {
            ReadNumber();
        }
        else if (c == '"')
        {
            ReadText();
        }
        else
        {
            ReadSign(c);
        }
    }

    private void ReadWord()
    {
        var end = _at + 1;
        while (end < text.Length && (IsWordPart(text[end]) || (text[end] == '.' && IsWordPart(At(end + 1)))))
        {
            end++;
        }

        Add(TokenKind.Word, end - _at);
    }

    private void ReadNumber()
    {
        var end = _at + 1;
        while (char.IsAsciiDigit(At(end)) || (At(end) is '_' or '.' && char.IsAsciiDigit(At(end + 1))))
        {
            end++;
        }

        Add(TokenKind.Number, end - _at);
    }

    // Quotes are doubled inside a text. A text ends on its line, so that a forgotten quote spoils one line only.
    private void ReadText()
    {
        var lineEnd = LineEnd();
        var end = _at + 1;
        while (end < lineEnd && (text[end] != '"' || At(end + 1) == '"'))
        {
            end += text[end] == '"' ? 2 : 1;
        }

        if (end >= lineEnd)
        {
            end = lineEnd;
            faults.Add(Here(end - _at), new Phrase("This text has no closing quote on its line.", "本行的文字缺少右引号。"),
                new Phrase("\" (a long sentence goes on in another \"…\" on the next line)", "\"（长句可在下一行用另一段\"…\"接续）"));
        }
        else
        {
            end++;
        }

        Add(TokenKind.Text, end - _at);
    }

    private void ReadSign(char c)
    {
        var next = At(_at + 1);
        switch (c)
        {
            case '%': Add(TokenKind.Percent, 1); break;
            case ',': Add(TokenKind.Comma, 1); break;
            case '(': Add(TokenKind.Open, 1); break;
            case ')': Add(TokenKind.Close, 1); break;
            case '+': Add(TokenKind.Plus, 1); break;
            case '-': Add(TokenKind.Minus, 1); break;
            case '*': Add(TokenKind.Times, 1); break;
            case '≤': Add(TokenKind.LessOrEqual, 1); break;
            case '≥': Add(TokenKind.GreaterOrEqual, 1); break;
            case '≠': Add(TokenKind.NotEqual, 1); break;
            case '=' when next == '=': Mistyped(TokenKind.Equal, 2, "="); break;
            case '=': Add(TokenKind.Equal, 1); break;
            case '!' when next == '=': Add(TokenKind.NotEqual, 2); break;
            case '<' when next == '=': Add(TokenKind.LessOrEqual, 2); break;
            case '<' when next == '>': Mistyped(TokenKind.NotEqual, 2, "!="); break;
            case '<': Add(TokenKind.Less, 1); break;
            case '>' when next == '=': Add(TokenKind.GreaterOrEqual, 2); break;
            case '>': Add(TokenKind.Greater, 1); break;
            default: Stray(c, next); break;
        }
    }

    private void Mistyped(TokenKind meant, int length, string right)
    {
        faults.Add(Here(length), new Phrase("'{0}' is not a sign of this language.", "“{0}”不是本语言的符号。").With(text.Substring(_at, length)), Phrase.Same(right));
        Add(meant, length);
    }

    private void Stray(char c, char next)
    {
        var (length, expected) = (c, next) switch
        {
            ('&', '&') => (2, Phrase.Same("and")),
            ('|', '|') => (2, Phrase.Same("or")),
            ('&', _) => (1, Phrase.Same("and")),
            ('|', _) => (1, Phrase.Same("or")),
            ('!', _) => (1, Phrase.Same("not")),
            ('“' or '”' or '„' or '«' or '»' or '\'' or '‘' or '’', _) => (1, new Phrase("the straight quote \"", "直引号 \"")),
            ('/', _) => (1, new Phrase("*, with a ratio: 'amount * 50 %'", "用 * 乘以比例：“amount * 50 %”")),
            _ => (char.IsSurrogatePair(c, next) ? 2 : 1, new Phrase("a fact, a number, a text in \"…\" or a clause", "指标、数字、\"…\"中的文字或子句")),
        };
        var shown = char.IsControl(c) || char.IsSurrogate(c) ? $"U+{(int)c:X4}" : text.Substring(_at, length);
        faults.Add(Here(length), new Phrase("'{0}' has no meaning here.", "“{0}”在此处没有意义。").With(shown), expected);
        if (c is '\'' or '‘' or '“' or '„' or '«')
        {
            // One wrong pair of quotes is one fault: its other half and what lies between belong to it.
            var other = text.AsSpan(_at + 1, LineEnd() - _at - 1).IndexOfAny("'’”“»");
            length = other < 0 ? length : other + 2;
        }

        Add(TokenKind.Stray, length);
    }

    private char At(int index) => index < text.Length ? text[index] : '\0';

    private int LineEnd()
    {
        var end = text.AsSpan(_at).IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : _at + end;
    }

    private Token Here(int length) => new(TokenKind.End, _at, length, _line, _at - _lineStart + 1, _isFirstOnLine);

    private void Add(TokenKind kind, int length)
    {
        _tokens.Add(Here(length) with { Kind = kind });
        _at += length;
    }
}
