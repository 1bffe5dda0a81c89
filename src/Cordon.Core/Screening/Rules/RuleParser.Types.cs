using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

internal sealed partial class RuleParser
{
    private static FaultyExpression Faulty() => new();

    private static Phrase Named(FactType? type) => type switch
    {
        FactType.Money => new Phrase("an amount of money", "金额"),
        FactType.Count => new Phrase("a count", "计数"),
        FactType.Duration => new Phrase("a duration", "时长"),
        FactType.Ratio => new Phrase("a ratio", "比例"),
        FactType.Flag => new Phrase("true or false", "真或假"),
        _ => new Phrase("a text", "文字"),
    };

    private static Phrase AtStart(Phrase words) => words with { English = char.ToUpperInvariant(words.English[0]) + words.English[1..] };

    private Phrase Example(FactType type) => type switch
    {
        FactType.Money => new Phrase("an amount: 500 {0}", "金额：500 {0}").With(_reference),
        FactType.Count => new Phrase("a count: 3", "计数：3"),
        FactType.Duration => new Phrase("a duration: 90 s, 15 min, 4 h or 7 d", "时长：90 s、15 min、4 h 或 7 d"),
        FactType.Ratio => new Phrase("a ratio: 60 %, 0.6 or 3.5x", "比例：60 %、0.6 或 3.5x"),
        FactType.Flag => new Phrase("true or false", "真或假"),
        _ => new Phrase("a text: \"card\"", "文字：\"card\""),
    };

    /// <summary>Counts an expression towards the limit of its condition.</summary>
    private Expression Counted(Expression expression)
    {
        if (++_nodes == RuleLimits.ExpressionNodesMax + 1)
        {
            Fault(Next, new Phrase("The condition has more than {0} parts.", "条件超过{0}个部分。").With(RuleLimits.ExpressionNodesMax),
                new Phrase("a shorter condition, or two rules", "缩短条件，或分成两条规则"));
        }

        return _nodes > RuleLimits.ExpressionNodesMax ? Faulty() : expression;
    }

    private Expression Flag(Expression operand, Token at, string word)
    {
        if (operand.Type is FactType.Flag or null)
        {
            return operand;
        }

        Fault(Since(at), new Phrase("'{0}' joins what is true or false; this is {1}.", "“{0}”连接真假条件，而此处是{1}。").With(word, Named(operand.Type)),
            new Phrase("a comparison, such as 'amount > 500 EUR'", "比较式，如“amount > 500 EUR”"));
        return Faulty();
    }

    /// <summary>Sums of one type; products of anything with a count or a ratio. What is constant is calculated at once.</summary>
    private Expression Calculate(ArithmeticOperation operation, Expression left, Expression right, Token at)
    {
        if (left.Type is not { } leftType || right.Type is not { } rightType)
        {
            return Faulty();
        }

        var isProduct = operation == ArithmeticOperation.Multiply;
        FactType? type = (isProduct, leftType, rightType) switch
        {
            (_, FactType.Flag or FactType.Text, _) or (_, _, FactType.Flag or FactType.Text) => null,
            (false, _, _) => leftType == rightType ? leftType : null,
            (_, FactType.Count, _) => rightType,
            (_, _, FactType.Count) => leftType,
            (_, FactType.Ratio, _) => rightType,
            (_, _, FactType.Ratio) => leftType,
            _ => null,
        };
        if (type is not { } known)
        {
            var cannot = isProduct ? new Phrase("{0} cannot be multiplied by {1}.", "{0}不能与{1}相乘。")
                : operation == ArithmeticOperation.Add ? new Phrase("{0} cannot be added to {1}.", "{0}不能与{1}相加。")
                : new Phrase("{0} cannot be subtracted from {1}.", "不能从{1}中减去{0}。");
            var (first, second) = isProduct ? (leftType, rightType) : (rightType, leftType);
            Fault(at, cannot.With(AtStart(Named(first)), Named(second)),
                isProduct ? new Phrase("one side a count or a ratio", "一边为计数或比例") : new Phrase("two values of one type", "两个同类型的值"));
            return Faulty();
        }

        if (isProduct && leftType != FactType.Count && rightType != FactType.Count)
        {
            operation = ArithmeticOperation.MultiplyRatio;
        }

        if (left is not ConstantExpression { Value: var a } || right is not ConstantExpression { Value: var b })
        {
            return Counted(new ArithmeticExpression(operation, left, right, known));
        }

        var value = Arithmetic.Calculate(operation, a, b);
        if (value == Facts.Unknown)
        {
            Fault(at, new Phrase("This is too large to be calculated in 64 bits.", "数值过大，无法以64位计算。"), new Phrase("smaller numbers", "较小的数"));
            return Faulty();
        }

        return Counted(new ConstantExpression(value, known));
    }
}
