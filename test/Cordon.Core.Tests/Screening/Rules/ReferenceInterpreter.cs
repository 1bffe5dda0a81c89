using System.Numerics;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;

namespace Cordon.Core.Tests.Screening.Rules;

/// <summary>What the language means, payment by payment and without limits of size: the compiled conditions must say the same.</summary>
internal static class ReferenceInterpreter
{
    /// <summary>True, false, or null where it is not known.</summary>
    public static bool? Truth(Expression expression, Func<int, long> fact) => expression switch
    {
        FactExpression f => fact(f.Fact.Index) is var value && value == Facts.Unknown ? null : value != 0,
        ConstantExpression c => c.Value != 0,
        NotExpression n => !Truth(n.Operand, fact),
        KnownExpression { Operand: { Type: FactType.Flag } operand } => Truth(operand, fact) is not null,
        KnownExpression k => Number(k.Operand, fact) is not null,
        LogicExpression l => Logic(l, fact),
        ComparisonExpression { Left.Type: FactType.Flag } c => Same(c, fact),
        ComparisonExpression c => Compare(c, fact),
        _ => throw new InvalidOperationException(),
    };

    private static bool? Logic(LogicExpression logic, Func<int, long> fact)
    {
        var operands = logic.Operands.Select(o => Truth(o, fact)).ToList();
        var deciding = !logic.IsAnd;
        return operands.Contains(deciding) ? deciding : operands.Contains(null) ? null : !deciding;
    }

    private static bool? Same(ComparisonExpression comparison, Func<int, long> fact) =>
        (Truth(comparison.Left, fact), Truth(comparison.Right, fact)) is ({ } a, { } b) ? a == b == (comparison.Comparison == Comparison.Equal) : null;

    private static bool? Compare(ComparisonExpression comparison, Func<int, long> fact)
    {
        if (Number(comparison.Left, fact) is not { } a || Number(comparison.Right, fact) is not { } b)
        {
            return null;
        }

        return comparison.Comparison switch
        {
            Comparison.Equal => a == b,
            Comparison.NotEqual => a != b,
            Comparison.Less => a < b,
            Comparison.LessOrEqual => a <= b,
            Comparison.Greater => a > b,
            _ => a >= b,
        };
    }

    private static BigInteger? Number(Expression expression, Func<int, long> fact)
    {
        BigInteger? value = expression switch
        {
            FactExpression f => fact(f.Fact.Index),
            ConstantExpression c => c.Value,
            ArithmeticExpression s => (s.Operation, Number(s.Left, fact), Number(s.Right, fact)) switch
            {
                (ArithmeticOperation.Add, var a, var b) => a + b,
                (ArithmeticOperation.Subtract, var a, var b) => a - b,
                (ArithmeticOperation.Multiply, var a, var b) => a * b,
                (_, var a, var b) => a * b / Facts.RatioOne,
            },
            _ => throw new InvalidOperationException(),
        };
        return value > long.MaxValue || value <= long.MinValue ? null : value;
    }
}
