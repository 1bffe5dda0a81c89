namespace Cordon.Bench.Tracing;

/// <summary>A transfer of <see cref="TransferWorkload"/>.</summary>
/// <param name="Payer">The payer's account, from 1.</param>
/// <param name="Payee">The payee's account, from 1.</param>
/// <param name="AmountMinor">In minor units.</param>
/// <param name="TimeMilliseconds">From the Unix epoch; never runs back.</param>
public readonly record struct WorkloadTransfer(uint Payer, uint Payee, long AmountMinor, long TimeMilliseconds);
