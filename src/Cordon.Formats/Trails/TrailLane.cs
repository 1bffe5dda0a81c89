using Cordon.Core.Tracing;

namespace Cordon.Formats.Trails;

/// <summary>A lane of the drawing: one account, or small ones of a kind drawn together.</summary>
/// <param name="Country">The country of its bank; empty where the bank's name does not tell it.</param>
/// <param name="Bank">The bank; empty for accounts at several banks.</param>
/// <param name="Accounts">Its accounts, by their indexes in the trail.</param>
/// <param name="Kind">The kind of end that all of them are.</param>
/// <param name="IsVictims">Whether the stolen payments were taken from them.</param>
/// <param name="OwnMinor">What the stolen payments took from them, in minor units of the stolen currency; backward, what came from them.</param>
internal sealed record TrailLane(string Country, string Bank, IReadOnlyList<int> Accounts, EndKind Kind, bool IsVictims, long OwnMinor)
{
    /// <summary>Whether it stands for several accounts.</summary>
    public bool IsGroup => Accounts.Count > 1;
}
