using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;

namespace Cordon.Engine.Networks;

/// <summary>A gang as a finding tells it.</summary>
/// <param name="Gang">Its life and members.</param>
/// <param name="Dossier">Its money, roles, keys and suspects.</param>
/// <param name="Accounts">The accounts of its money as links name them, in their order there.</param>
/// <param name="Links">What links its cases, accounts and identifiers, the strongest first.</param>
public sealed record FoundGang(Gang Gang, GangDossier Dossier, IReadOnlyList<LinkNode> Accounts, IReadOnlyList<FoundLink> Links)
{
    /// <summary>Masked: a gang's accounts and people never go into a log.</summary>
    public override string ToString() => Gang.Name;
}
