namespace Cordon.Core.Networks.Roles;

/// <summary>What a transfer does with stolen money.</summary>
public enum GangTransferKind : byte
{
    /// <summary>A victim pays the gang.</summary>
    VictimPays,

    /// <summary>It goes on from one account to another inside the banks.</summary>
    PassesOn,

    /// <summary>It leaves: cash, an exchange, abroad.</summary>
    Leaves,

    /// <summary>It is paid to a victim so that he trusts.</summary>
    Bait,
}

/// <summary>A transfer that moved stolen money of a gang.</summary>
/// <param name="Payment">The payment's identifier.</param>
/// <param name="Payer">The payer, by its index among the gang's accounts.</param>
/// <param name="Payee">The payee, likewise.</param>
/// <param name="Minor">How much stolen money it moved, in minor units of the gang's currency; above zero.</param>
/// <param name="TimeMilliseconds">When, from the Unix epoch.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Case">The case whose money it moved most of, by a number of the caller's; −1 where nobody has reported it.</param>
public sealed record GangTransfer(string Payment, int Payer, int Payee, long Minor, long TimeMilliseconds, GangTransferKind Kind, int Case)
{
    /// <summary>The device it was ordered with; empty where not told.</summary>
    public string Device { get; init; } = "";

    /// <summary>The address it was ordered from; empty where not told.</summary>
    public string Ip { get; init; } = "";
}
