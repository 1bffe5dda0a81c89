using Cordon.Core.Values;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// An order to recall the money of one payment, as a <c>camt.056</c> carries it. Null is what is not known and stays out of the message.
/// </summary>
public sealed record RecallRequest
{
    /// <summary>
    /// The order's identification, 1 to 35 characters: the message's, the case's and the cancellation's. A bank's <c>camt.029</c> names it as
    /// the case. CBPR+ takes 16 characters.
    /// </summary>
    public required string OrderId { get; init; }

    /// <summary>The BIC the order comes from.</summary>
    public required string Assigner { get; init; }

    /// <summary>The BIC of the bank that is to recall.</summary>
    public required string Assignee { get; init; }

    /// <summary>When the order was made.</summary>
    public required Instant Created { get; init; }

    /// <summary>The identification of the original message.</summary>
    public string? OriginalMessageId { get; init; }

    /// <summary>The original message's name, as in "pacs.008.001.08".</summary>
    public string? OriginalMessageName { get; init; }

    public string? OriginalInstructionId { get; init; }

    public string? OriginalEndToEndId { get; init; }

    public string? OriginalTransactionId { get; init; }

    /// <summary>A UUID of version 4; what is none is refused, since the schema forbids it.</summary>
    public string? OriginalUetr { get; init; }

    /// <summary>What the original settled between banks.</summary>
    public Money? OriginalAmount { get; init; }

    public DateOnly? OriginalSettledOn { get; init; }

    /// <summary>
    /// The disputed amount, in the original's currency: at most the original. The message has no element for it, so it is said in words.
    /// </summary>
    public Money? AmountAsked { get; init; }

    /// <summary>The payer. CBPR+ takes neither parties nor their accounts and banks; leave them out there.</summary>
    public string? DebtorName { get; init; }

    /// <summary>An IBAN or an account number of at most 34 characters.</summary>
    public string? DebtorAccount { get; init; }

    /// <summary>The BIC of the payer's bank.</summary>
    public string? DebtorAgent { get; init; }

    public string? CreditorName { get; init; }

    /// <summary>An IBAN or an account number of at most 34 characters.</summary>
    public string? CreditorAccount { get; init; }

    /// <summary>The BIC of the payee's bank.</summary>
    public string? CreditorAgent { get; init; }

    /// <summary>A code of ExternalCancellationReason1Code: 1 to 4 characters.</summary>
    public string Reason { get; init; } = "FRAD";

    /// <summary>What else the bank should know; empty for nothing.</summary>
    public string Words { get; init; } = "";

    /// <summary>Which order to which bank; nothing of the persons in it, so that it may stand in a log.</summary>
    public override string ToString() => $"recall {OrderId} to {Assignee}";
}
