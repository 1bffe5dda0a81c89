namespace Cordon.Engine;

/// <summary>What the centre keeps from leaving, for those who watch it.</summary>
public sealed partial class Centre
{
    /// <summary>The number of the last payment decided.</summary>
    public long LastSequence => _state.LastSequence;

    /// <summary>
    /// What of the payments after one is held, or was held and not let go, in minor units of the reference currency. Amounts without a named
    /// currency are not in it.
    /// </summary>
    public long HeldSizeSince(long sequence) => _state.Holds.SizeStoppedSince(sequence);
}
