using System.Globalization;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Screening.Rules;

/// <summary>Reads a rule text by recursive descent; after a fault it goes on at the next clause or rule, so that one reading shows all faults.</summary>
internal sealed partial class RuleParser
{
    private static readonly string[] Clauses = ["when", "if", "then", "score", "scam", "payer", "file"];

    /// <summary>The tag of the second language in which a rule may have its sentence for the file.</summary>
    private const string Chinese = "zh";

    private readonly string _text;
    private readonly Currency _reference;
    private readonly FaultList _faults;
    private readonly List<Token> _tokens;
    private int _at;

    private RuleParser(string text, Currency reference, FaultList faults)
    {
        (_text, _reference, _faults) = (text, reference, faults);
        _tokens = new Lexer(text, faults).Read();
    }

    private Token Next => _tokens[_at];

    public static RuleSetReading Read(string text, Currency reference)
    {
        var faults = new FaultList();
        if (text.Length > RuleLimits.TextLengthMax)
        {
            faults.Add(1, 1, 1, new Phrase("The text has {0} characters; the limit is {1}.", "文本有{0}个字符，上限为{1}。").With(text.Length, RuleLimits.TextLengthMax));
            return new RuleSetReading(null, faults.InOrder());
        }

        var parser = new RuleParser(text, reference, faults);
        var (name, version) = parser.ReadHeader();
        var drafts = parser.ReadRules();
        if (faults.Count > 0)
        {
            return new RuleSetReading(null, faults.InOrder());
        }

        var program = ConditionProgram.Compile(drafts, out var tooMuch);
        if (program is null)
        {
            faults.Add(1, 1, 1, tooMuch!);
            return new RuleSetReading(null, faults.InOrder());
        }

        return new RuleSetReading(new RuleSet(name, version, text, reference, [.. drafts.Select(d => new Rule(d))], program, parser._texts), []);
    }

    /// <summary>The characters of a text that nobody sees, each a fault at its place.</summary>
    public static IReadOnlyList<RuleFault> HiddenIn(string text)
    {
        var (faults, line, start) = (new FaultList(), 1, 0);
        for (var at = 0; at < text.Length && !faults.IsFull; at++)
        {
            var isPair = char.IsSurrogatePair(text, at);
            var letter = isPair ? text.Substring(at, 2) : text[at..(at + 1)];
            if (letter == "\n")
            {
                (line, start) = (line + 1, at + 1);
            }
            else if (letter is not ("\t" or "\r") && VisibleText.Of(letter) is var shown && shown != letter)
            {
                faults.Add(line, at - start + 1, letter.Length, new Phrase(
                    "Nobody sees the character {0}, which may make the text look like another.", "字符{0}不可见，会使文本看起来与实际不同。").With(shown));
            }

            at += isPair ? 1 : 0;
        }

        return faults.InOrder();
    }

    private (string Name, int Version) ReadHeader()
    {
        var (name, version) = ("", 0);
        if (!TakeWord("rules"))
        {
            Fault(Next, new Phrase("The text does not begin with its name.", "文本开头没有规则集名称。"), Phrase.Same("rules \"name\" version 1"));
            SkipToRule();
            return (name, version);
        }

        var at = Next;
        if (TakeText(out var text) && text.Trim().Length is > 0 and <= RuleLimits.NameLengthMax)
        {
            name = text.Trim();
        }
        else
        {
            Fault(at, new Phrase("The rule set has no usable name.", "规则集名称无效。"),
                new Phrase("a name in \"…\" of at most {0} characters", "\"…\"中的名称，最多{0}个字符").With(RuleLimits.NameLengthMax));
        }

        at = Next;
        if (!TakeWord("version") || !int.TryParse(TextOf(Next), NumberStyles.None, CultureInfo.InvariantCulture, out version)
            || version is < 1 or > RuleLimits.VersionMax)
        {
            Fault(at, new Phrase("The rule set has no usable version.", "规则集版本号无效。"), new Phrase("version and a whole number from 1", "version 和不小于1的整数"));
            SkipToRule();
            return (name, version);
        }

        _at++;
        return (name, version);
    }

    private List<RuleDraft> ReadRules()
    {
        var drafts = new List<RuleDraft>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (Next.Kind != TokenKind.End && !_faults.IsFull)
        {
            if (!IsAtRule())
            {
                var written = TextOf(Next);
                Fault(Next,
                    new Phrase("A rule was to begin here, not {0}.{1}", "此处应为一条规则的开头，而不是{0}。{1}").With(Shown(Next), NearestName.Hint(written, ["rule"])),
                    new Phrase("rule and its code, on a line of its own", "单独一行的 rule 和规则代码"));
                _at++;
                SkipToRule();
                continue;
            }

            if (drafts.Count == RuleLimits.RulesMax)
            {
                Fault(Next, new Phrase("There are more than {0} rules.", "规则超过{0}条。").With(RuleLimits.RulesMax));
                break;
            }

            _at++;
            drafts.Add(ReadRule(drafts.Count, codes));
        }

        if (drafts.Count == 0 && _faults.Count == 0)
        {
            Fault(Next, new Phrase("There is no rule.", "没有任何规则。"), new Phrase("rule and its code, on a line of its own", "单独一行的 rule 和规则代码"));
        }

        return drafts;
    }

    private RuleDraft ReadRule(int index, HashSet<string> codes)
    {
        var at = Next with { Length = Math.Max(Next.Length, 1) };
        var code = ReadCode(ref at);
        if (code.Length > 0 && !codes.Add(code))
        {
            Fault(at, new Phrase("There is already a rule '{0}'.", "规则“{0}”已存在。").With(code), new Phrase("a code of its own", "另取一个代码"));
        }

        var draft = new RuleDraft(index, code);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (Next.Kind != TokenKind.End && !IsAtRule() && !_faults.IsFull)
        {
            ReadClause(draft, seen);
        }

        Complete(draft, seen, at);
        return draft;
    }

    /// <summary>Reads a code such as <c>hot-payee</c>, which the lexer has cut at its hyphens.</summary>
    private string ReadCode(ref Token at)
    {
        if (at.IsFirstOnLine || at.Kind == TokenKind.End)
        {
            Fault(at, new Phrase("The rule has no code.", "规则没有代码。"), new Phrase("a code such as hot-payee", "规则代码，如 hot-payee"));
            return "";
        }

        var end = at.Start;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] != '#')
        {
            end++;
        }

        while (Next.Kind != TokenKind.End && Next.Start < end)
        {
            _at++;
        }

        at = at with { Length = end - at.Start };
        var code = _text[at.Start..end];
        if (code.Length is > 0 and <= RuleLimits.CodeLengthMax && IsKebab(code))
        {
            return code;
        }

        Fault(at, new Phrase("'{0}' is not a rule's code.", "“{0}”不能作规则代码。").With(code),
            new Phrase("small letters, digits and single hyphens, at most {0}: hot-payee", "小写字母、数字和单个连字符，最多{0}个字符：hot-payee").With(RuleLimits.CodeLengthMax));
        return "";
    }

    private static bool IsKebab(string code) =>
        char.IsAsciiLetterLower(code[0]) && code[^1] != '-' && !code.Contains("--", StringComparison.Ordinal)
        && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private bool IsAtRule() => Next.IsFirstOnLine && IsWord(Next, "rule");

    private bool IsAtClause() => Next.IsFirstOnLine && Next.Kind == TokenKind.Word && Clauses.Contains(TextOf(Next));

    private void SkipToRule()
    {
        while (Next.Kind != TokenKind.End && !IsAtRule())
        {
            _at++;
        }
    }

    private void SkipToClause()
    {
        while (Next.Kind != TokenKind.End && !IsAtRule() && !IsAtClause())
        {
            _at++;
        }
    }

    private string TextOf(Token token) => _text.Substring(token.Start, token.Length);

    private Phrase Shown(Token token) =>
        token.Kind == TokenKind.End ? new Phrase("the end of the text", "文本结尾")
        : new Phrase("'{0}'", "“{0}”").With(token.Length <= 40 ? TextOf(token) : $"{_text.AsSpan(token.Start, 40)}…");

    private bool IsWord(Token token, string word) => token.Kind == TokenKind.Word && _text.AsSpan(token.Start, token.Length).SequenceEqual(word);

    private bool TakeWord(string word)
    {
        if (!IsWord(Next, word))
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Take(TokenKind kind)
    {
        if (Next.Kind != kind)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Takes a text and those that follow it directly, with something between them: a space, in Chinese nothing.</summary>
    private bool TakeText(out string text, string between = " ")
    {
        text = "";
        if (Next.Kind != TokenKind.Text)
        {
            return false;
        }

        var parts = new List<string>();
        while (Next.Kind == TokenKind.Text)
        {
            parts.Add(Unquoted(TextOf(Next)));
            _at++;
        }

        text = string.Join(between, parts);
        return true;
    }

    private static string Unquoted(string quoted)
    {
        var end = quoted.Length > 1 && quoted[^1] == '"' ? quoted.Length - 1 : quoted.Length;
        return quoted[1..end].Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    private void Fault(Token at, Phrase message, Phrase? expected = null)
    {
        if (at.Kind != TokenKind.Stray)
        {
            _faults.Add(at, message, expected);
        }
    }

    private Token Since(Token first)
    {
        var last = _tokens[Math.Max(_at - 1, 0)];
        return last.Line == first.Line && last.End > first.Start ? first with { Length = last.End - first.Start } : first;
    }
}
