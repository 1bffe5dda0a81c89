namespace Cordon.Core.Screening.Rules;

/// <summary>What a node of a compiled condition does; its operands are columns (c), other nodes (n) or a constant (k).</summary>
internal enum NodeOperation : byte
{
    /// <summary>True (A is 1) or false in every lane.</summary>
    Constant,

    /// <summary>Column A is known.</summary>
    Known,

    /// <summary>Column A = k; B is the node that says where it is known. The next two likewise.</summary>
    EqualConstant,
    GreaterConstant,
    LessConstant,

    /// <summary>Column A = column B; k is the node that says where both are known. The next likewise.</summary>
    EqualColumns,
    GreaterColumns,

    /// <summary>Node A is true or false.</summary>
    KnownNode,

    Not,

    /// <summary>Nodes A and B are alike.</summary>
    Same,

    /// <summary>All, or any, of the B children that begin at A in the table of children.</summary>
    And,
    Or,
}

internal readonly record struct ConditionNode(NodeOperation Operation, int A, int B, long Constant);

/// <summary>A column that is calculated: both operands are columns; or, without an operation, a constant.</summary>
internal readonly record struct ComputedColumn(ArithmeticOperation? Operation, int A, int B, long Constant);

/// <summary>Three truth values in 64 lanes: true, or known and not true (false), or not known. A true lane is always known.</summary>
internal readonly record struct LaneTruth(ulong True, ulong Known)
{
    public ulong False => Known & ~True;
}
