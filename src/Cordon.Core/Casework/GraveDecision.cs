using Cordon.Core.Language;

namespace Cordon.Core.Casework;

/// <summary>What came of a word on a grave act: an event, or why not.</summary>
/// <param name="Event">What happened; null where it was refused, or where it had happened before.</param>
/// <param name="Refusal">Why it was refused, as a sentence's end; null where it was not.</param>
public readonly record struct GraveDecision(GraveEvent? Event, Phrase? Refusal)
{
    /// <summary>It happens.</summary>
    public static GraveDecision Of(GraveEvent happened) => new(happened, null);

    /// <summary>It does not.</summary>
    public static GraveDecision Refuse(Phrase why) => new(null, why);

    /// <summary>It had happened before: nothing is to be done.</summary>
    public static GraveDecision Nothing => default;
}
