namespace Cordon.Formats.Iso20022;

/// <summary>A transaction that did not become a payment, an answer or a return, with its place and the reason.</summary>
/// <param name="MessageId">The message's identification; empty where it has none.</param>
/// <param name="Number">Which transaction of the message, from 1.</param>
/// <param name="PaymentId">
/// The identification the payment would have had, or the best one an answer names its payment or case by; empty where there is none.
/// </param>
/// <param name="Path">The element at fault, as its path from the Document on.</param>
/// <param name="Offset">
/// Where, in bytes from the start of the file: in a payment the transaction's end; in an answer the place of the element at fault, or the
/// transaction's end where something is lacking.
/// </param>
/// <param name="Reason">What is wrong, as a sentence.</param>
public sealed record RejectedTransaction(string MessageId, long Number, string PaymentId, string Path, long Offset, string Reason)
{
    /// <summary>The sentence with its place, for <c>rejected.csv</c> and for answers.</summary>
    public override string ToString() => $"message {MessageId}, transaction {Number}, {Path}: {Reason}";
}
