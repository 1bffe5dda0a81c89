using Cordon.Core.Screening.Model;
using Cordon.Core.Values;

namespace Cordon.Core.Screening;

/// <summary>What a model's score of one payment is made of. The base and all shares add up to the margin, and the margin is the score.</summary>
/// <param name="BaseMargin">The log-odds before anything is known of the payment, in units of 1 / <see cref="TreeEnsemble.MarginOne"/>.</param>
/// <param name="Margin">The payment's log-odds.</param>
/// <param name="Shares">What each fact added, the greatest first.</param>
public sealed record ScoreExplanation(long BaseMargin, long Margin, IReadOnlyList<ScoreShare> Shares)
{
    /// <summary>The probability before anything is known of the payment.</summary>
    public Score Base => At(BaseMargin);

    /// <summary>The payment's own.</summary>
    public Score Score => At(Margin);

    /// <summary>The probability of log-odds.</summary>
    /// <param name="margin">In units of 1 / <see cref="TreeEnsemble.MarginOne"/>.</param>
    public static Score At(long margin) => new(Logistic.Millionths(margin));
}
