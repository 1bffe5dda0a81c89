using Cordon.Core.Values;
using Cordon.Exchange.Asking;

namespace Cordon.Exchange.Questions;

/// <summary>An audit of a batch of questions, as both centres have it.</summary>
/// <param name="Question">The batch's commitment, which names the matter.</param>
/// <param name="Challenge">What is to be opened to an inspector of the asker.</param>
/// <param name="At">When that was said.</param>
public sealed record QuestionAudit(Guid Question, AuditChallenge Challenge, Instant At)
{
    /// <summary>How long the asker's inspector may take.</summary>
    public static readonly TimeSpan DueWithin = TimeSpan.FromDays(7);

    /// <summary>What the inspector said; null while nobody has.</summary>
    public AuditResult? Result { get; init; }

    /// <summary>When that was said; null while nobody has.</summary>
    public Instant? ResultAt { get; init; }

    /// <summary>Whether it waits for an inspector longer than it may.</summary>
    public bool IsOverdue(Instant now) => Result is null && now > At + DueWithin;
}
