using Cordon.Core.Networks.Roles;

namespace Cordon.Formats.Networks;

/// <summary>A bar of the drawing: an account, or small ones of a column folded into one.</summary>
/// <param name="column">Its column, victims at 0.</param>
/// <param name="accounts">The accounts, by their index; more than one where folded.</param>
/// <param name="role">The role it is drawn as; null where none is told.</param>
/// <param name="throughMinor">The larger of what came and what left.</param>
internal sealed class GangFlowNode(int column, IReadOnlyList<int> accounts, Role? role, long throughMinor)
{
    public int Column { get; } = column;

    public IReadOnlyList<int> Accounts { get; } = accounts;

    public Role? Role { get; } = role;

    public long ThroughMinor { get; } = throughMinor;

    /// <summary>Its place among those that would have stopped most, from 1; 0 for none.</summary>
    public int Key { get; init; }

    public bool IsFolded => Accounts.Count > 1;

    public double Top { get; set; }

    public double Height { get; set; }

    public double X { get; set; }
}
