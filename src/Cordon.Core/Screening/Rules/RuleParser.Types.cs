namespace Cordon.Core.Screening.Rules;

internal sealed partial class RuleParser
{
    private static FaultyExpression Faulty() => new();

    private static string Named(FactType? type) => type switch
    {
        FactType.Money => "an amount of money",
        FactType.Count => "a count",
        FactType.Duration => "a duration",
        FactType.Ratio => "a ratio",
        FactType.Flag => "true or false",
        _ => "a text",
    };

    private string Example(FactType type) => type switch
    {
        FactType.Money => $"an amount: 500 {_reference}",
        FactType.Count => "a count: 3",
        FactType.Duration => "a duration: 90 s, 15 min, 4 h or 7 d",
        FactType.Ratio => "a ratio: 60 %, 0.6 or 3.5x",
        FactType.Flag => "true or false",
        _ => "a text: \"card\"",
    };

    /// <summary>Counts an expression towards the limit of its condition.</summary>
    private Expression Counted(Expression expression)
    {
        if (++_nodes == RuleLimits.ExpressionNodesMax + 1)
        {
            Fault(Next, $"The condition has more than {RuleLimits.ExpressionNodesMax} parts.", "a shorter condition, or two rules");
        }

        return _nodes > RuleLimits.ExpressionNodesMax ? Faulty() : expression;
    }

    private Expression Flag(Expression operand, Token at, string word)
    {
        if (operand.Type is FactType.Flag or null)
        {
            return operand;
        }

        Fault(Since(at), $"'{word}' joins what is true or false; this is {Named(operand.Type)}.", "a comparison, such as 'amount > 500 EUR'");
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
            var verb = isProduct ? "multiplied by" : operation == ArithmeticOperation.Add ? "added to" : "subtracted from";
            var (first, second) = isProduct ? (leftType, rightType) : (rightType, leftType);
            Fault(at, $"{char.ToUpperInvariant(Named(first)[0])}{Named(first)[1..]} cannot be {verb} {Named(second)}.",
                isProduct ? "one side a count or a ratio" : "two values of one type");
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
            Fault(at, "This is too large to be calculated in 64 bits.", "smaller numbers");
            return Faulty();
        }

        return Counted(new ConstantExpression(value, known));
    }
}
