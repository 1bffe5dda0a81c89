using Cordon.Core.Values;

namespace Cordon.Core.Screening;

/// <summary>What one fact added to a payment's score.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Said">Its value in words.</param>
/// <param name="MarginShare">What it added to the log-odds; below zero where it speaks for the payment.</param>
/// <param name="After">The probability with this share and all greater ones.</param>
public sealed record ScoreShare(FactInfo Fact, string Said, long MarginShare, Score After)
{
    /// <summary>As an officer reads it.</summary>
    public string Sentence => $"{(MarginShare > 0 ? "Raises" : "Lowers")} it to {After.Percent()}: {Fact.Meaning}: {Said}.";
}
