namespace Cordon.Core.Networks.Roles;

/// <summary>What could be taken away from a gang.</summary>
public enum KeyNodeKind : byte
{
    /// <summary>An account: no transfer from or to it.</summary>
    Account,

    /// <summary>A device: no transfer ordered with it.</summary>
    Device,

    /// <summary>A contact: no payment of a victim who was reached by it.</summary>
    Contact,
}

/// <summary>What taking something away from a gang would have stopped.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">The account or contact by its index; of a device −1.</param>
/// <param name="Name">The device, or the contact's value; empty for an account.</param>
/// <param name="StoppedMinor">
/// How much less could have got out, in minor units: the largest flow with it less the largest without it, over all ways that the gang's transfers
/// leave. At least so much: a way that was free need not have been taken.
/// </param>
/// <param name="OnlyWayMinor">Of victims' payments, those all of whose ways out run through it: exact, and counted whole.</param>
/// <param name="Victims">Victims whose money could have got out with it, and none of it without.</param>
public sealed record KeyNode(KeyNodeKind Kind, int Index, string Name, long StoppedMinor, long OnlyWayMinor, int Victims)
{
    /// <summary>Masked: what a device or contact is called never goes into a log.</summary>
    public override string ToString() => $"{Kind} {Index} stops {StoppedMinor}";
}
