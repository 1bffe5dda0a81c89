using Cordon.Core.Values;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// What reading one <c>pacs.004</c> gave, and what it says as a whole. Null is what it does not say, or what a break kept from being read.
/// </summary>
public readonly record struct Pacs004Result
{
    /// <summary>How the reading went.</summary>
    public MessageReading Reading { get; init; }

    public string? MessageId { get; init; }

    public Instant? Created { get; init; }

    /// <summary>
    /// Whether all of the original message goes back (<c>GrpRtr</c>). Such a message may name no transactions at all; what comes back is then
    /// <see cref="TotalReturned"/>.
    /// </summary>
    public bool? IsWholeMessage { get; init; }

    public Money? TotalReturned { get; init; }

    /// <summary>How many transactions the header says there are (<c>NbOfTxs</c>): a return of a whole message counts those it leaves out.</summary>
    public long? TransactionsStated { get; init; }

    /// <summary>The return of a whole message that names no transactions, as one of <see cref="TotalReturned"/>; null for any other message.</summary>
    public PaymentReturn? Whole { get; init; }

    public string? OriginalMessageId { get; init; }

    public string? OriginalMessageName { get; init; }

    /// <summary>What the header says of the transactions and is not so; null when all agrees or the message was not read to its end.</summary>
    public string? Contradiction { get; init; }
}
