using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Exchange.Questions;

/// <summary>That something approved was tried and not done.</summary>
/// <param name="Why">Why, as whoever tried it was told.</param>
/// <param name="By">Who tried it, by the identifier that records name.</param>
/// <param name="At">When: of tries that ended alike one after another, the first.</param>
public sealed record QuestionRefusal(Phrase Why, string By, Instant At);
