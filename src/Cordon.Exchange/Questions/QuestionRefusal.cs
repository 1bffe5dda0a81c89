using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Exchange.Questions;

/// <summary>That something approved was tried and not done.</summary>
/// <param name="Why">Why, as whoever tried it was told.</param>
/// <param name="At">When.</param>
public sealed record QuestionRefusal(Phrase Why, Instant At);
