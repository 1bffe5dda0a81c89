namespace Cordon.Core.Networks.Bystanders;

/// <summary>An innocent explanation that was tested on an account's past, and why it fits or does not.</summary>
/// <param name="Explanation">The explanation.</param>
/// <param name="Signs">All its signs, in the order of its table. None where the past is too large to be read.</param>
public sealed record TestedExplanation(Explanation Explanation, IReadOnlyList<SignFinding> Signs)
{
    /// <summary>Every sign is needed: one against it is enough, and one that is not known leaves it open.</summary>
    public ExplanationVerdict Verdict =>
        Signs.Any(sign => sign.Speaks == SignSpeaks.Against) ? ExplanationVerdict.DoesNotFit
        : Signs.Count == 0 || Signs.Any(sign => sign.Speaks == SignSpeaks.Nothing) ? ExplanationVerdict.CannotBeTold
        : ExplanationVerdict.Fits;
}
