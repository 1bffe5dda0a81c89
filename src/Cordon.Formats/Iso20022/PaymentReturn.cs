using Cordon.Core.Values;

namespace Cordon.Formats.Iso20022;

/// <summary>One payment that a bank sends back, by a <c>pacs.004</c>. Null is what it does not say.</summary>
/// <remarks>The standard has no place for a case in it: a return is matched with a recall by the identifications of the original.</remarks>
public sealed record PaymentReturn
{
    /// <summary>The message's own identification.</summary>
    public required string MessageId { get; init; }

    /// <summary>The identification of this return.</summary>
    public string? ReturnId { get; init; }

    /// <summary>The original message, the transaction's own word or else the message's.</summary>
    public string? OriginalMessageId { get; init; }

    /// <summary>The original message's name, as in "pacs.008.001.08" or "MT103".</summary>
    public string? OriginalMessageName { get; init; }

    public string? OriginalInstructionId { get; init; }

    public string? OriginalEndToEndId { get; init; }

    public string? OriginalTransactionId { get; init; }

    /// <summary>In small letters.</summary>
    public string? OriginalUetr { get; init; }

    public string? OriginalClearingReference { get; init; }

    /// <summary>What the original settled between banks.</summary>
    public Money? OriginalAmount { get; init; }

    public DateOnly? OriginalSettledOn { get; init; }

    /// <summary>What is settled back between banks: above zero, after what was kept.</summary>
    public required Money ReturnedAmount { get; init; }

    /// <summary>What was to be returned before charges were taken (<c>RtrdInstdAmt</c>).</summary>
    public Money? OrderedAmount { get; init; }

    /// <summary>The day it settles, the transaction's own or else the message's.</summary>
    public DateOnly? SettledOn { get; init; }

    /// <summary>What the returning bank keeps as compensation.</summary>
    public Money? Compensation { get; init; }

    /// <summary>Charges taken, in the message's order.</summary>
    public IReadOnlyList<Money> Charges { get; init; } = [];

    /// <summary>Who bears the charges: <c>SHAR</c>, <c>SLEV</c>, <c>CRED</c>, <c>DEBT</c>.</summary>
    public string? ChargeBearer { get; init; }

    /// <summary>Why, in the message's order; the message's reasons where the transaction gives none. <c>FOCR</c>: because of a recall.</summary>
    public IReadOnlyList<AnswerReason> Reasons { get; init; } = [];

    /// <summary>The BIC of the bank that sends the money back, the transaction's own word or else the message's.</summary>
    public string? From { get; init; }

    /// <summary>The BIC of the bank it is sent to.</summary>
    public string? To { get; init; }
}
