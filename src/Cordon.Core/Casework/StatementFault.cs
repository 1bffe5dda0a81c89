namespace Cordon.Core.Casework;

/// <summary>What is wrong with one line of a statement; lines are counted from 1, the header's.</summary>
public sealed record StatementFault(int Line, StatementFaultKind Kind);
