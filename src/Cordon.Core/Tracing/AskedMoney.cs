namespace Cordon.Core.Tracing;

/// <summary>Money of which it is asked whose it is.</summary>
/// <param name="Purse">The purse it lies in, or left.</param>
/// <param name="Transfer">The transfer that it left the purse by; 0 for all that lies in the purse at the moment asked about.</param>
public readonly record struct AskedMoney(uint Purse, uint Transfer);
