namespace Cordon.Core.Tracing;

/// <summary>A stolen payment, by its payer's purse and its transfer's number.</summary>
public readonly record struct StolenTransfer(uint Payer, uint Transfer);
