using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>An account, with the innocent explanations that were tested on its past.</summary>
/// <param name="AccountKey">Its canonical key.</param>
/// <param name="Bank">Its bank.</param>
/// <param name="Currency">Of the payments that were looked at.</param>
/// <param name="At">The moment; later payments were not looked at.</param>
/// <param name="Explanations">All of them, in the order of <see cref="Explanation"/>.</param>
public sealed record ExplainedAccount(string AccountKey, string Bank, Currency Currency, Instant At, IReadOnlyList<TestedExplanation> Explanations)
{
    /// <summary>Whether one of them fits, so that a person should look before more is done.</summary>
    public bool IsForReview => Explanations.Any(tested => tested.Verdict == ExplanationVerdict.Fits);

    /// <summary>Masked: an account never goes into a log.</summary>
    public override string ToString() => $"account {Core.Values.AccountKey.Masked(System.Text.Encoding.UTF8.GetBytes(AccountKey))}, explained";
}
