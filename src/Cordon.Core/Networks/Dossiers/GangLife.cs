using Cordon.Core.Networks.Gangs;

namespace Cordon.Core.Networks.Dossiers;

/// <summary>A found gang through time, and how much of what is known of it its dossier holds.</summary>
/// <param name="FirstMilliseconds">When it was told first, from the Unix epoch.</param>
/// <param name="LastMilliseconds">When something of it was seen last.</param>
/// <param name="Events">What happened to it, in order.</param>
/// <param name="Cases">Its cases whose money is in the dossier.</param>
/// <param name="CasesLeftOut">Its cases in other currencies.</param>
/// <param name="TransfersLeftOut">Transfers that moved least, beyond what a dossier holds.</param>
public sealed record GangLife(
    long FirstMilliseconds, long LastMilliseconds, IReadOnlyList<GangEvent> Events, int Cases, int CasesLeftOut, int TransfersLeftOut)
{
    /// <summary>Its cases whose payment was stopped, or is held: what their victims said is in the dossier, no money is.</summary>
    public int CasesStopped { get; init; }
}
