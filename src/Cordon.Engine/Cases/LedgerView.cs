using Cordon.Core.Cases;
using Cordon.Core.Language;

namespace Cordon.Engine.Cases;

/// <summary>A case's ledger as it was at a moment, and the restitutions that it has a share in.</summary>
/// <param name="Case">The case.</param>
/// <param name="Entries">All bookings, in their order.</param>
/// <param name="Balances">What is in each account.</param>
/// <param name="Plans">The restitutions.</param>
public sealed record LedgerView(
    uint Case, IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerLine> Balances, IReadOnlyList<RestitutionPlan> Plans)
{
    /// <summary>Why the case's last report cannot be taken back now; null where it can.</summary>
    public Phrase? TakingBackRefusal { get; init; }
}
