namespace Cordon.Core.Screening.Rules;

/// <summary>A typed expression of the rule language. Immutable; types were checked when it was made.</summary>
/// <param name="Type">What it gives; null when it was faulty, so that one mistake is reported once and reading goes on.</param>
internal abstract record Expression(FactType? Type)
{
    /// <summary>What it is made of.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>Whether it may give neither a value nor true nor false because a fact is not known. (A sum too large for 64 bits is
    /// unknown as well, which no real amount reaches.)</summary>
    public virtual bool CanBeUnknown => Parts.Any(p => p.CanBeUnknown);
}

/// <summary>Stands where a mistake was; takes part in no further check.</summary>
internal sealed record FaultyExpression() : Expression((FactType?)null);

internal sealed record FactExpression(FactInfo Fact) : Expression(Fact.Type)
{
    public override bool CanBeUnknown => Fact.CanBeUnknown;
}

/// <summary>A literal, in the unit of its type.</summary>
internal sealed record ConstantExpression(long Value, FactType ConstantType) : Expression(ConstantType);

internal enum ArithmeticOperation
{
    Add,
    Subtract,

    /// <summary>One side counts.</summary>
    Multiply,

    /// <summary>One side is a ratio: the product is divided by <see cref="Facts.RatioOne"/> and cut towards zero.</summary>
    MultiplyRatio,
}

internal sealed record ArithmeticExpression(ArithmeticOperation Operation, Expression Left, Expression Right, FactType ResultType)
    : Expression(ResultType)
{
    public override IEnumerable<Expression> Parts => [Left, Right];
}

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal sealed record ComparisonExpression(Comparison Comparison, Expression Left, Expression Right) : Expression(FactType.Flag)
{
    public override IEnumerable<Expression> Parts => [Left, Right];
}

/// <summary>All of (and) or any of (or) its operands, in Kleene's logic of true, false and unknown.</summary>
internal sealed record LogicExpression(bool IsAnd, IReadOnlyList<Expression> Operands) : Expression(FactType.Flag)
{
    public override IEnumerable<Expression> Parts => Operands;
}

internal sealed record NotExpression(Expression Operand) : Expression(FactType.Flag)
{
    public override IEnumerable<Expression> Parts => [Operand];
}

/// <summary>Whether its operand is known: itself always known.</summary>
internal sealed record KnownExpression(Expression Operand) : Expression(FactType.Flag)
{
    public override IEnumerable<Expression> Parts => [Operand];

    public override bool CanBeUnknown => false;
}
