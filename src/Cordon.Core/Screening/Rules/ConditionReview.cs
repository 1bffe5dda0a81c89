using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Screening.Rules;

/// <summary>
/// Says what kept a rule from firing on one payment: the fewest comparisons that would have had to come out otherwise. It works a condition out
/// step by step, as it is written; what decides is compiled from the same.
/// </summary>
internal sealed class ConditionReview(long[] facts, Currency reference, Func<int, string?> textOf, IReadOnlyDictionary<long, string> texts)
{
    /// <summary>True, false, or null for neither: a fact is not known.</summary>
    public bool? Truth(Expression condition) => condition switch
    {
        LogicExpression logic => Truth(logic),
        NotExpression not => !Truth(not.Operand),
        KnownExpression known => Value(known.Operand) != Facts.Unknown,
        ComparisonExpression compared => Truth(compared),
        _ => Value(condition) is var value && value == Facts.Unknown ? null : value != 0,
    };

    /// <summary>What kept a condition from being what was wanted of it; nothing where it was.</summary>
    public IReadOnlyList<ConditionPart> Against(Expression condition, bool wanted = true)
    {
        if (Truth(condition) == wanted)
        {
            return [];
        }

        return condition switch
        {
            NotExpression not => Against(not.Operand, !wanted),
            LogicExpression logic when logic.IsAnd == wanted => [.. logic.Operands.SelectMany(part => Against(part, wanted))],
            LogicExpression logic => logic.Operands.Select(part => Against(part, wanted)).MinBy(parts => parts.Count)!,
            _ => [PartOf(condition, wanted)],
        };
    }

    private bool? Truth(LogicExpression logic)
    {
        var isOpen = false;
        foreach (var operand in logic.Operands)
        {
            var truth = Truth(operand);
            if (truth == !logic.IsAnd)
            {
                return truth;
            }

            isOpen |= truth is null;
        }

        return isOpen ? null : logic.IsAnd;
    }

    private bool? Truth(ComparisonExpression compared)
    {
        if (compared.Left.Type == FactType.Flag)
        {
            var (one, other) = (Truth(compared.Left), Truth(compared.Right));
            return one is null || other is null ? null : one == other == (compared.Comparison == Comparison.Equal);
        }

        var (left, right) = (Value(compared.Left), Value(compared.Right));
        return left == Facts.Unknown || right == Facts.Unknown ? null : compared.Comparison switch
        {
            Comparison.Equal => left == right,
            Comparison.NotEqual => left != right,
            Comparison.Less => left < right,
            Comparison.LessOrEqual => left <= right,
            Comparison.Greater => left > right,
            _ => left >= right,
        };
    }

    private long Value(Expression expression) => expression switch
    {
        FactExpression fact => facts[fact.Fact.Index],
        ConstantExpression constant => constant.Value,
        ArithmeticExpression sum => Arithmetic.Calculate(sum.Operation, Value(sum.Left), Value(sum.Right)),
        _ => Truth(expression) is { } truth ? truth ? 1 : 0 : Facts.Unknown,
    };

    private ConditionPart PartOf(Expression part, bool wanted)
    {
        var found = FactsIn(part).DistinctBy(fact => fact.Index).Select(fact => Phrase.Same(fact.Name + " = {0}").With(Say(fact))).ToList();
        return new ConditionPart(wanted ? Write(part) : $"not ({Write(part)})", Phrase.Join(", ", "，", found), Truth(part) is null);
    }

    private Phrase Say(FactInfo fact)
    {
        var (value, text) = (facts[fact.Index], textOf(fact.Index) ?? texts.GetValueOrDefault(fact.Type == FactType.Text ? facts[fact.Index] : Facts.Unknown));
        return new Phrase(FactWords.Say(fact, value, reference, text), FactWords.Say(fact, value, reference, text, Tongue.Chinese));
    }

    private static IEnumerable<FactInfo> FactsIn(Expression part) => part is FactExpression fact ? [fact.Fact] : part.Parts.SelectMany(FactsIn);

    private string Write(Expression part) => part switch
    {
        FactExpression fact => fact.Fact.Name,
        ConstantExpression constant => FactWords.Say(
            constant.ConstantType, constant.Value, reference, texts.GetValueOrDefault(constant.ConstantType == FactType.Text ? constant.Value : Facts.Unknown)),
        ArithmeticExpression sum => $"{Write(sum.Left)} {Sign(sum.Operation)} {Write(sum.Right)}",
        ComparisonExpression compared => $"{Write(compared.Left)} {Sign(compared.Comparison)} {Write(compared.Right)}",
        KnownExpression known => $"{Write(known.Operand)} is known",
        NotExpression not => $"not ({Write(not.Operand)})",
        LogicExpression logic => string.Join(logic.IsAnd ? " and " : " or ", logic.Operands.Select(Write)),
        _ => "",
    };

    private static string Sign(ArithmeticOperation operation) =>
        operation switch { ArithmeticOperation.Add => "+", ArithmeticOperation.Subtract => "-", _ => "*" };

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };
}
