namespace Cordon.Core.Tracing;

/// <summary>What happened in a purse.</summary>
/// <param name="Transfer">The transfer; 0 for the opening balance.</param>
/// <param name="Payer">Of what came in, whence: a purse, or 0 for money of unknown origin.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="After">The balance after it.</param>
internal readonly record struct PurseEvent(uint Transfer, uint Payer, long Amount, long After, bool IsIn);
