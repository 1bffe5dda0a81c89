using Cordon.Core.Screening;

namespace Cordon.Formats.Iso20022;

/// <summary>What is answered to one transaction of a message.</summary>
/// <param name="Transaction">Which transaction of the message, from 0.</param>
/// <param name="Outcome">What becomes of it; null when it was rejected before it could be decided.</param>
/// <param name="Words">The warning to show the payer, the reasons, or why it was rejected; empty for none.</param>
public readonly record struct PaymentAnswer(int Transaction, Outcome? Outcome, string Words);
