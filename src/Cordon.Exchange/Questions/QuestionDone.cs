using Cordon.Core.Values;

namespace Cordon.Exchange.Questions;

/// <summary>That something was asked or disclosed.</summary>
/// <param name="Message">The message by which it was: a question's commitment, which names its matter, or a claim.</param>
/// <param name="Hits">How many hits there were.</param>
/// <param name="At">When.</param>
public sealed record QuestionDone(Guid Message, int Hits, Instant At);
