namespace Cordon.Core.Tracing;

/// <summary>A part of a followed case's money that a transfer moved as it was booked.</summary>
/// <param name="Case">Whose money.</param>
/// <param name="From">The payer's purse.</param>
/// <param name="To">The payee's purse.</param>
/// <param name="Sent">In minor units of the payer's currency.</param>
/// <param name="Arrived">In minor units of the payee's currency.</param>
/// <param name="Share">In minor units of the stolen currency.</param>
/// <param name="Fate">What became of it: <see cref="TrailFate.Rests"/> where it lies in the payee's purse now.</param>
/// <param name="Transfer">The transfer.</param>
/// <param name="Hop">Transfers since it was stolen.</param>
public readonly record struct LiveMove(
    uint Case, uint From, uint To, long Sent, long Arrived, long Share, TrailFate Fate, uint Transfer, int Hop);
