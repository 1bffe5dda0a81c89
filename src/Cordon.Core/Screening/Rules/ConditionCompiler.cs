namespace Cordon.Core.Screening.Rules;

/// <summary>Turns the conditions of a set into one table of nodes in which what two conditions share stands once.</summary>
internal sealed class ConditionCompiler
{
    private readonly Dictionary<ConditionNode, int> _nodeNumbers = [];
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<ComputedColumn, int> _columnNumbers = [];

    public List<ConditionNode> Nodes { get; } = [];

    public List<int> Children { get; } = [];

    public List<ComputedColumn> Columns { get; } = [];

    /// <summary>The node of a condition.</summary>
    public int Condition(Expression expression) => expression switch
    {
        FactExpression { Fact.Index: var fact } => Not(Constant(NodeOperation.EqualConstant, fact, 0)),
        ConstantExpression { Value: var value } => Node(NodeOperation.Constant, (int)value),
        LogicExpression logic => Group(logic.IsAnd ? NodeOperation.And : NodeOperation.Or, [.. logic.Operands.Select(Condition)]),
        NotExpression not => Not(Condition(not.Operand)),
        KnownExpression { Operand: { Type: FactType.Flag } operand } => Node(NodeOperation.KnownNode, Condition(operand)),
        KnownExpression known => Known(Column(known.Operand)),
        ComparisonExpression { Left.Type: FactType.Flag } same => Same(same),
        ComparisonExpression comparison => Compare(comparison.Comparison, comparison.Left, comparison.Right),
        _ => throw new InvalidOperationException($"A condition cannot be {expression.GetType().Name}."),
    };

    private int Same(ComparisonExpression comparison)
    {
        var (left, right) = (Condition(comparison.Left), Condition(comparison.Right));
        var same = Node(NodeOperation.Same, Math.Min(left, right), Math.Max(left, right));
        return comparison.Comparison == Comparison.Equal ? same : Not(same);
    }

    private int Compare(Comparison comparison, Expression left, Expression right)
    {
        if (right is ConstantExpression { Value: var constant })
        {
            return CompareConstant(comparison, Column(left), constant);
        }

        if (left is ConstantExpression { Value: var first })
        {
            return CompareConstant(Mirrored(comparison), Column(right), first);
        }

        var (a, b) = (Column(left), Column(right));
        return comparison switch
        {
            Comparison.Equal => Pair(NodeOperation.EqualColumns, Math.Min(a, b), Math.Max(a, b)),
            Comparison.NotEqual => Not(Pair(NodeOperation.EqualColumns, Math.Min(a, b), Math.Max(a, b))),
            Comparison.Greater => Pair(NodeOperation.GreaterColumns, a, b),
            Comparison.Less => Pair(NodeOperation.GreaterColumns, b, a),
            Comparison.LessOrEqual => Not(Pair(NodeOperation.GreaterColumns, a, b)),
            _ => Not(Pair(NodeOperation.GreaterColumns, b, a)),
        };
    }

    private int CompareConstant(Comparison comparison, int column, long constant) => comparison switch
    {
        Comparison.Equal => Constant(NodeOperation.EqualConstant, column, constant),
        Comparison.NotEqual => Not(Constant(NodeOperation.EqualConstant, column, constant)),
        Comparison.Greater => Constant(NodeOperation.GreaterConstant, column, constant),
        Comparison.Less => Constant(NodeOperation.LessConstant, column, constant),
        Comparison.LessOrEqual => Not(Constant(NodeOperation.GreaterConstant, column, constant)),
        _ => Not(Constant(NodeOperation.LessConstant, column, constant)),
    };

    private static Comparison Mirrored(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };

    private int Column(Expression expression)
    {
        var column = expression switch
        {
            FactExpression { Fact.Index: var fact } => new ComputedColumn(null, fact, 0, 0),
            ConstantExpression { Value: var value } => new ComputedColumn(null, -1, 0, value),
            ArithmeticExpression sum => new ComputedColumn(sum.Operation, Column(sum.Left), Column(sum.Right), 0),
            _ => throw new InvalidOperationException($"A column cannot be {expression.GetType().Name}."),
        };
        if (column is { Operation: null, A: >= 0 })
        {
            return column.A;
        }

        if (!_columnNumbers.TryGetValue(column, out var number))
        {
            number = Facts.Count + Columns.Count;
            _columnNumbers.Add(column, number);
            Columns.Add(column);
        }

        return number;
    }

    private int Known(int column) => Node(NodeOperation.Known, column);

    private int Constant(NodeOperation operation, int column, long constant) => Node(operation, column, Known(column), constant);

    private int Pair(NodeOperation operation, int left, int right) =>
        Node(operation, left, right, Group(NodeOperation.And, [Known(left), Known(right)]));

    private int Not(int node) => Nodes[node].Operation == NodeOperation.Not ? Nodes[node].A : Node(NodeOperation.Not, node);

    private int Group(NodeOperation operation, int[] children)
    {
        var key = $"{operation}:{string.Join(',', children)}";
        if (!_groups.TryGetValue(key, out var number))
        {
            number = Nodes.Count;
            Nodes.Add(new ConditionNode(operation, Children.Count, children.Length, 0));
            Children.AddRange(children);
            _groups.Add(key, number);
        }

        return number;
    }

    private int Node(NodeOperation operation, int a, int b = 0, long constant = 0)
    {
        var node = new ConditionNode(operation, a, b, constant);
        if (!_nodeNumbers.TryGetValue(node, out var number))
        {
            number = Nodes.Count;
            Nodes.Add(node);
            _nodeNumbers.Add(node, number);
        }

        return number;
    }
}
