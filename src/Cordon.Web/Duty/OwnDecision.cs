using Cordon.Core.Values;

namespace Cordon.Web.Duty;

/// <summary>Something that a person decided, or proposed to a second person.</summary>
/// <param name="Words">What it was when it was said.</param>
/// <param name="Payment">The number of the payment that it was about.</param>
/// <param name="PaymentId">What its bank calls that payment.</param>
/// <param name="Act">The number of what was proposed, of which is told what became of it; null where it was done at once, or not at all.</param>
public sealed record OwnDecision(Instant At, string Words, long Payment, string PaymentId, uint? Act = null);
