using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

/// <summary>Something that a condition asks of a payment and that the payment did not have.</summary>
/// <param name="Asked">What is asked, as the language writes it.</param>
/// <param name="Found">The facts that it reads, in words.</param>
/// <param name="IsUnknown">Whether it failed for want of a fact and not by its value.</param>
public sealed record ConditionPart(string Asked, Phrase Found, bool IsUnknown);
