namespace Cordon.Core.Networks.Roles;

/// <summary>What an account has to do with a gang, and the sums behind it, in minor units.</summary>
/// <param name="Account">The account, by its index.</param>
/// <param name="Roles">Its roles, the one that says most first; none where too little is known.</param>
public sealed record AccountRoles(int Account, IReadOnlyList<RoleFinding> Roles)
{
    /// <summary>Stolen money that came straight from victims.</summary>
    public required long FromVictimsMinor { get; init; }

    /// <summary>Stolen money that came from other accounts.</summary>
    public required long FromGangMinor { get; init; }

    /// <summary>Stolen money handed on inside the banks.</summary>
    public required long PassedInsideMinor { get; init; }

    /// <summary>Stolen money that left the banks.</summary>
    public required long LeftMinor { get; init; }

    /// <summary>What it paid as a victim.</summary>
    public required long PaidAsVictimMinor { get; init; }

    /// <summary>Stolen money that lies there by these transfers, or as a trace has told; nothing in a way out, where no order reaches it.</summary>
    public required long LyingMinor { get; init; }

    /// <summary>When stolen money first and last came or left, from the Unix epoch.</summary>
    public required long FirstMilliseconds { get; init; }
    public required long LastMilliseconds { get; init; }

    /// <summary>The role that says most; null where none is told.</summary>
    public Role? Main => Roles.Count > 0 ? Roles[0].Role : null;

    /// <summary>Whether it is the gang's, or lent to it: no victim alone, no bystander and no way out that serves everybody.</summary>
    public bool IsGangs => Main is not (null or Role.Victim or Role.Bystander or Role.WayOut);

    /// <summary>Whether it has a role.</summary>
    public bool Has(Role role) => Roles.Any(finding => finding.Role == role);
}
