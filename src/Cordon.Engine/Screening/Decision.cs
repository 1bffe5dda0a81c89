using Cordon.Core.Language;
using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Engine.Screening;

/// <summary>Why a payment was not decided.</summary>
public enum Refusal : byte
{
    /// <summary>It was decided.</summary>
    None,

    /// <summary>The same submitter sent another payment under this payment_id before (HTTP 409).</summary>
    ConflictingContent,

    /// <summary>Its time lies further ahead than clocks may disagree (HTTP 422).</summary>
    FutureDated,

    /// <summary>Its time lies further back than a payment can be (HTTP 422): a clock never set, and the age of a pair would be counted from it.</summary>
    TooOld,

    /// <summary>The decision could not be made durable; it may be asked for again with the same payment_id (HTTP 503).</summary>
    Unavailable,
}

/// <summary>One reason of a decision, in words.</summary>
/// <param name="Code">The rule's code, as in decisions.csv.</param>
/// <param name="Sentence">What the file says, with the facts compared.</param>
/// <param name="Chinese">The same for officers who read Chinese; null where it was not asked for: answers to banks have the English alone.</param>
public sealed record Reason(string Code, string Sentence, string? Chinese = null)
{
    /// <summary>As a screen says it.</summary>
    public Phrase Said => new(Sentence, Chinese ?? Sentence);
}

/// <summary>What was decided about one payment.</summary>
public struct Decision
{
    /// <summary>The payment's number in the order of deciding, from 1.</summary>
    public long Sequence;

    public Outcome Outcome;
    public Score Score;

    /// <summary>Empty for most; the rules that fired, gravest first.</summary>
    public IReadOnlyList<Reason> Reasons;

    /// <summary>What to show the payer, where the outcome is warn, hold or block.</summary>
    public string? PayerMessage;

    /// <summary>The scam pattern suspected, where a rule names one.</summary>
    public string? ScamType;

    /// <summary>Until when a hold lasts and what becomes of the payment then.</summary>
    public Instant HoldUntil;
    public Outcome AtExpiry;

    /// <summary>Whether the same payment had been decided before; this is that decision.</summary>
    public bool IsRepeat;

    public Refusal Refusal;
}
