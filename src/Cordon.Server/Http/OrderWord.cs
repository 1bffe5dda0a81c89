using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Server.Http;

/// <summary>What one transaction of a bank's message says of an order.</summary>
/// <param name="CaseId">The case it names; null for none.</param>
/// <param name="PaymentIds">Under what the original payment may be known, the surest first; empty where it names none.</param>
/// <param name="Amount">How much; null where it does not say.</param>
/// <param name="NeedsAmount">Whether it says nothing without an amount.</param>
/// <param name="Reference">The bank's own identification of a return; null for anything else.</param>
internal sealed record OrderWord(
    string? CaseId, IReadOnlyList<string> PaymentIds, FreezeEventKind Kind, Money? Amount, bool NeedsAmount, string? Reason, string? Reference);
