using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

/// <remarks>
/// Precedence, loosest first: or, and, not, comparison, + and -, *, unary minus. A method returns null when the text cannot be followed
/// any further, and a <see cref="FaultyExpression"/> when only its meaning is wrong.
/// </remarks>
internal sealed partial class RuleParser
{
    private static readonly string[] FactNames = [.. Facts.All.Select(f => f.Name)];

    private int _nodes;
    private int _nesting;

    private bool ReadWhen(RuleDraft draft)
    {
        (_nodes, _nesting) = (0, 0);
        var at = Next;
        var condition = ReadOr();
        if (condition is null || Next.Kind == TokenKind.Stray)
        {
            return false;
        }

        if (condition.Type is not (FactType.Flag or null))
        {
            Fault(Since(at), new Phrase("A condition is true or false; this is {0}.", "条件须为真或假，而此处是{0}。").With(Named(condition.Type)),
                new Phrase("a comparison, such as 'amount > 500 EUR'", "比较式，如“amount > 500 EUR”"));
            return true;
        }

        draft.Condition = condition.Type is null ? null : condition;
        return true;
    }

    private Expression? ReadOr() => ReadLogic("or", isAnd: false, ReadAnd);

    private Expression? ReadAnd() => ReadLogic("and", isAnd: true, ReadNot);

    private Expression? ReadLogic(string word, bool isAnd, Func<Expression?> readOperand)
    {
        var at = Next;
        var operands = new List<Expression>();
        do
        {
            var operandAt = Next;
            if (readOperand() is not { } operand)
            {
                return null;
            }

            operands.Add(operand);
            if (operands.Count > 1)
            {
                operands[^1] = Flag(operand, operandAt, word);
            }
        }
        while (TakeWord(word));

        if (operands.Count == 1)
        {
            return operands[0];
        }

        operands[0] = Flag(operands[0], at, word);
        return operands.Any(o => o.Type is null) ? Faulty() : Counted(new LogicExpression(isAnd, operands));
    }

    private Expression? ReadNot()
    {
        if (!TakeWord("not"))
        {
            return ReadComparison();
        }

        var at = Next;
        if (Nested(ReadNot) is not { } operand)
        {
            return null;
        }

        return Flag(operand, at, "not") is { Type: not null } flag ? Counted(new NotExpression(flag)) : Faulty();
    }

    private Expression? ReadComparison()
    {
        var at = Next;
        if (ReadSum() is not { } left)
        {
            return null;
        }

        if (TakeWord("is"))
        {
            return ReadIs(left);
        }

        if (IsWord(Next, "in") || (IsWord(Next, "not") && IsWord(_tokens[_at + 1], "in")))
        {
            return ReadIn(left, at);
        }

        if (Compared(Next.Kind) is not { } comparison)
        {
            return left;
        }

        _at++;
        if (ReadSum() is not { } right)
        {
            return null;
        }

        if (Compared(Next.Kind) is not null)
        {
            Fault(Next, new Phrase("Comparisons cannot be chained.", "比较不能连写。"), Phrase.Same("'a < b and b < c'"));
            return null;
        }

        return Compare(comparison, left, right, Since(at));
    }

    private Expression? ReadIs(Expression left)
    {
        var isUnknown = IsWord(Next, "unknown");
        if (!isUnknown && !IsWord(Next, "known"))
        {
            Fault(Next, new Phrase("'is' is not followed by {0}.", "is 后面不能是{0}。").With(Shown(Next)),
                new Phrase("known or unknown (to compare, write =)", "known 或 unknown（比较请用 =）"));
            return null;
        }

        _at++;
        var known = left.Type is null ? Faulty() : Counted(new KnownExpression(left));
        return isUnknown && known.Type is not null ? Counted(new NotExpression(known)) : known;
    }

    private Expression? ReadIn(Expression left, Token at)
    {
        var isNot = TakeWord("not");
        _at++;
        if (!Take(TokenKind.Open))
        {
            Fault(Next, new Phrase("'in' needs a list.", "in 需要一个列表。"), new Phrase("('…', '…') in parentheses", "括号中的列表（“…”, “…”）"));
            return null;
        }

        var options = new List<Expression>();
        do
        {
            var optionAt = Next;
            if (Nested(ReadSum) is not { } option)
            {
                return null;
            }

            options.Add(Compare(Comparison.Equal, left, option, Since(optionAt)));
        }
        while (Take(TokenKind.Comma));

        if (!Take(TokenKind.Close))
        {
            Fault(Next, new Phrase("The list is not closed before {0}.", "列表在{0}之前没有结束。").With(Shown(Next)), new Phrase(", or )", ", 或 )"));
            return null;
        }

        if (options.Any(o => o.Type is null))
        {
            return Faulty();
        }

        var any = options.Count == 1 ? options[0] : Counted(new LogicExpression(IsAnd: false, options));
        return isNot && any.Type is not null ? Counted(new NotExpression(any)) : any;
    }

    private Expression Compare(Comparison comparison, Expression left, Expression right, Token at)
    {
        if (left.Type is not { } leftType || right.Type is not { } rightType)
        {
            return Faulty();
        }

        if (leftType != rightType)
        {
            var named = left is FactExpression { Fact.Name: var name } ? new Phrase("'{0}' is {1}", "“{0}”是{1}").With(name, Named(leftType))
                : new Phrase("The left side is {0}", "左边是{0}").With(Named(leftType));
            Fault(at, new Phrase("{0}, the right side is {1}; nothing is converted.", "{0}，右边是{1}；类型不会自动转换。").With(named, Named(rightType)), Example(leftType));
            return Faulty();
        }

        if (leftType is FactType.Flag or FactType.Text && comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            Fault(at, new Phrase("{0} is neither larger nor smaller than another.", "{0}不能比较大小。").With(AtStart(Named(leftType))),
                new Phrase("= or !=", "= 或 !="));
            return Faulty();
        }

        return Counted(new ComparisonExpression(comparison, left, right));
    }

    private Expression? ReadSum()
    {
        var at = Next;
        var left = ReadProduct();
        while (left is not null && Next.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var operation = Next.Kind == TokenKind.Plus ? ArithmeticOperation.Add : ArithmeticOperation.Subtract;
            _at++;
            left = ReadProduct() is { } right ? Calculate(operation, left!, right, Since(at)) : null;
        }

        return left;
    }

    private Expression? ReadProduct()
    {
        var at = Next;
        var left = ReadUnary();
        while (left is not null && Take(TokenKind.Times))
        {
            left = ReadUnary() is { } right ? Calculate(ArithmeticOperation.Multiply, left, right, Since(at)) : null;
        }

        return left;
    }

    private Expression? ReadUnary()
    {
        var at = Next;
        if (!Take(TokenKind.Minus))
        {
            return ReadPrimary();
        }

        if (Nested(ReadUnary) is not { } operand)
        {
            return null;
        }

        return operand.Type is { } type ? Calculate(ArithmeticOperation.Subtract, new ConstantExpression(0, type), operand, Since(at)) : operand;
    }

    private Expression? ReadPrimary()
    {
        var at = Next;
        switch (at.Kind)
        {
            case TokenKind.Number: return ReadNumber();
            case TokenKind.Text: return ReadTextLiteral();
            case TokenKind.Open: return ReadParentheses();
            case TokenKind.Word when !at.IsFirstOnLine || !(IsAtClause() || IsAtRule()):
                if (TakeWord("true") || TakeWord("false"))
                {
                    return Counted(new ConstantExpression(IsWord(at, "true") ? 1 : 0, FactType.Flag));
                }

                if (Keywords.Contains(TextOf(at)))
                {
                    break;
                }

                _at++;
                return ReadFact(at);
        }

        Fault(at, new Phrase("A value was to stand here, not {0}.", "此处应为一个值，而不是{0}。").With(Shown(at)),
            new Phrase("a fact, a number, a text in \"…\", true, false or (", "指标、数字、\"…\"中的文字、true、false 或 ("));
        return null;
    }

    private Expression ReadFact(Token at)
    {
        var name = TextOf(at);
        if (Facts.Find(name) is { } fact)
        {
            return Counted(new FactExpression(fact));
        }

        Fault(at, new Phrase("'{0}' is not a fact.{1}", "“{0}”不是指标。{1}").With(name, NearestName.Hint(name, [.. FactNames, "and", "or", "not"])),
            new Phrase("a fact; docs/rules.md lists them", "指标；全部列于 docs/rules.md"));
        return Faulty();
    }

    private Expression? ReadParentheses()
    {
        var open = Next;
        _at++;
        var inner = Nested(ReadOr);
        if (inner is null || Take(TokenKind.Close))
        {
            return inner;
        }

        Fault(Next,
            new Phrase(
                "The parenthesis of line {0}, column {1} is not closed before {2}.", "第{0}行第{1}列的括号在{2}之前没有闭合。").With(open.Line, open.Column, Shown(Next)),
            Phrase.Same(")"));
        return null;
    }

    private Expression? Nested(Func<Expression?> read)
    {
        if (_nesting == RuleLimits.NestingMax)
        {
            Fault(Next, new Phrase("The condition is nested deeper than {0}.", "条件嵌套超过{0}层。").With(RuleLimits.NestingMax),
                new Phrase("a flatter condition, or two rules", "减少嵌套，或分成两条规则"));
            return null;
        }

        _nesting++;
        var inner = read();
        _nesting--;
        return inner;
    }

    private static Comparison? Compared(TokenKind kind) => kind switch
    {
        TokenKind.Equal => Comparison.Equal,
        TokenKind.NotEqual => Comparison.NotEqual,
        TokenKind.Less => Comparison.Less,
        TokenKind.LessOrEqual => Comparison.LessOrEqual,
        TokenKind.Greater => Comparison.Greater,
        TokenKind.GreaterOrEqual => Comparison.GreaterOrEqual,
        _ => null,
    };
}
