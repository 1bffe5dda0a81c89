using Cordon.Core.Language;

namespace Cordon.Core.Casework;

/// <summary>What came of a command on a case: an event, or why not.</summary>
/// <param name="Event">What happened; null where it was refused, or where it had happened before.</param>
/// <param name="Refusal">Why it was refused, as a sentence's end; null where it was not.</param>
public readonly record struct CaseDecision(CaseEvent? Event, Phrase? Refusal)
{
    /// <summary>It happens.</summary>
    public static CaseDecision Of(CaseEvent happened) => new(happened, null);

    /// <summary>It does not.</summary>
    public static CaseDecision Refuse(Phrase why) => new(null, why);

    /// <summary>It had happened before: nothing is to be done.</summary>
    public static CaseDecision Nothing => default;
}
