namespace Cordon.Core.Tracing;

/// <summary>Where a part of the money ended.</summary>
/// <param name="Move">The move it arrived by, by its index; −1 where the policy mixes.</param>
/// <param name="Purse">The purse.</param>
/// <param name="Fate">What became of it there.</param>
/// <param name="Start">Where it begins in the purse, as in <see cref="TrailMove.Start"/>.</param>
/// <param name="Amount">In minor units of the purse's currency.</param>
/// <param name="Share">In minor units of the stolen payment's currency. The shares of all ends add up to what was stolen.</param>
/// <param name="Transfer">The transfer it arrived by last.</param>
/// <param name="Hop">The hop of that.</param>
public readonly record struct TrailEnd(int Move, uint Purse, TrailFate Fate, long Start, long Amount, long Share, uint Transfer, int Hop)
{
    /// <summary>Under fifo, where in the move it begins.</summary>
    public long Offset { get; init; }

    /// <summary>Of money that was frozen or paid back, the order; <see cref="Start"/> is then where in the hold it begins.</summary>
    public uint Order { get; init; }
}
