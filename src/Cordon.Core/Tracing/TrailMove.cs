namespace Cordon.Core.Tracing;

/// <summary>A part of the money moving in one transfer.</summary>
/// <param name="Parent">The move it arrived by at the payer, by its index; −1 for a stolen payment, or where the policy mixes (no path).</param>
/// <param name="Transfer">The transfer's number.</param>
/// <param name="From">The payer's purse.</param>
/// <param name="To">The payee's purse.</param>
/// <param name="Start">Where it begins in the payee's purse: a coordinate of inflow (fifo), a level of its balance (lifo); else 0.</param>
/// <param name="Sent">How much of the transfer it is, in minor units of the payer's currency.</param>
/// <param name="Arrived">The same in minor units of the payee's currency, at what was booked.</param>
/// <param name="Share">How much of what was stolen it is, in minor units of the stolen payment's currency.</param>
/// <param name="Hop">1 for the stolen payment.</param>
public readonly record struct TrailMove(int Parent, uint Transfer, uint From, uint To, long Start, long Sent, long Arrived, long Share, int Hop);
