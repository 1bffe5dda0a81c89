using Cordon.Core.Values;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// What reading one <c>camt.029</c> gave, and what it says as a whole. Null is what it does not say, or what a break kept from being read.
/// </summary>
public readonly record struct Camt029Result
{
    /// <summary>How the reading went.</summary>
    public MessageReading Reading { get; init; }

    /// <summary>The message's own identification.</summary>
    public string? AssignmentId { get; init; }

    /// <summary>The BIC of the bank that answers.</summary>
    public string? Assigner { get; init; }

    /// <summary>The BIC of the one it answers.</summary>
    public string? Assignee { get; init; }

    public Instant? Created { get; init; }

    /// <summary>The case it resolves, where it says that for the message as a whole.</summary>
    public string? CaseId { get; init; }

    /// <summary>Its code for the whole (<c>Sts/Conf</c>).</summary>
    public string? Confirmation { get; init; }

    /// <summary>What that code means. A message without transactions answers for its whole case by this alone.</summary>
    public RecallOutcome Outcome => RecallAnswer.OutcomeOf(Confirmation, null);

    /// <summary>The amount that goes back, where it says that for the whole.</summary>
    public Money? ReturnedAmount { get; init; }

    public DateOnly? ReturnedOn { get; init; }

    /// <summary>The UETR of the payment that resolves the case, in small letters.</summary>
    public string? ReturnUetr { get; init; }
}
