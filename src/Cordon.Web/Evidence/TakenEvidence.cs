using System.Text.Json.Nodes;
using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Casework;
using Cordon.Web.Cases;

namespace Cordon.Web.Evidence;

/// <summary>The evidence of a case as it was taken out.</summary>
/// <param name="File">The file.</param>
/// <param name="At">When.</param>
/// <param name="Payments">The payments as the file says them, by their numbers.</param>
/// <param name="Records">Records in the file.</param>
/// <param name="Trail">The trail; null where no money has moved.</param>
/// <param name="Money">What became of the money.</param>
/// <param name="Orders">The case's orders.</param>
/// <param name="Ledger">Its ledger.</param>
/// <param name="Past">What happened to it.</param>
/// <param name="Reports">Its reports.</param>
/// <param name="Words">What victims said, by their reports.</param>
internal sealed record TakenEvidence(
    byte[] File, Instant At, IReadOnlyDictionary<long, JsonObject> Payments, int Records, TrailReport? Trail, CaseMoney Money,
    IReadOnlyList<FreezeOrder> Orders, LedgerView? Ledger, CasePast Past, IReadOnlyList<DeskReport> Reports, IReadOnlyDictionary<long, string> Words)
{
    /// <summary>Without what it says, which names people.</summary>
    public override string ToString() => $"{Records} records at {At}";
}
