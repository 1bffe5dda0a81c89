using Cordon.Core.Screening;
using Cordon.Engine.Screening;
using Cordon.Server.Http;

namespace Cordon.Server.CommandLine;

/// <summary>An explained decision as an officer reads it.</summary>
internal static class ExplanationText
{
    /// <summary>Facts named of a topic: those that weigh most in its direction.</summary>
    private const int FactsMax = 3;

    /// <summary>Accounts of a pattern that are named.</summary>
    private const int AccountsMax = 8;

    public static void Write(TextWriter to, PaymentExplanation explained)
    {
        var decision = explained.Decision;
        var outcome = decision.Outcome.ToString().ToUpperInvariant();
        to.WriteLine($"{explained.PaymentId}  {explained.Amount}  {explained.Time}  {outcome}  score {decision.Score.Percent()}");
        foreach (var reason in decision.Reasons.Where(reason => reason.Code != DecisionWords.ModelCode))
        {
            to.WriteLine($"  {reason.Code}: {reason.Sentence}");
        }

        if (decision.Reasons.Count == 0)
        {
            to.WriteLine("  No rule fired.");
        }

        WriteScore(to, explained);
        foreach (var pattern in explained.Patterns)
        {
            var accounts = pattern.Accounts;
            var more = accounts.Count > AccountsMax ? $" and {accounts.Count - AccountsMax} more" : "";
            to.WriteLine($"  Pattern {PatternNames.Of(pattern.Pattern)}, size {pattern.Size}: {string.Join(", ", accounts.Take(AccountsMax))}{more}");
        }

        to.WriteLine();
    }

    private static void WriteScore(TextWriter to, PaymentExplanation explained)
    {
        if (explained.Score is not { } score)
        {
            return;
        }

        var model = explained.Policy.Model!;
        to.WriteLine($"  The model ({model.Name} {model.Version}) begins at {score.Base.Percent()}, with nothing known of the payment:");
        var margin = score.BaseMargin;
        foreach (var (topic, shares) in score.Shares.GroupBy(share => TopicOf(share.Fact.Name))
            .Select(group => (group.Key, Shares: group.ToList())).OrderByDescending(group => Math.Abs(group.Shares.Sum(share => share.MarginShare))))
        {
            var sum = shares.Sum(share => share.MarginShare);
            margin += sum;
            var facts = shares.Where(share => share.MarginShare > 0 == sum > 0).Take(FactsMax).Select(share => $"{share.Fact.Meaning}: {share.Said}");
            to.WriteLine($"    {topic} {(sum > 0 ? "raises" : "lowers")} it to {ScoreExplanation.At(margin).Percent()}: {string.Join("; ", facts)}.");
        }
    }

    /// <summary>What a fact is about. The topics' shares add up to the score, as the facts' do.</summary>
    private static string TopicOf(string fact) =>
        fact.Contains("risk", StringComparison.Ordinal) || fact.Contains("reports", StringComparison.Ordinal) ? "Nearness to reported money"
        : fact.StartsWith("pattern.", StringComparison.Ordinal) ? "The pattern it closes"
        : fact.StartsWith("payee.", StringComparison.Ordinal) ? "The payee's account"
        : fact.StartsWith("payer.", StringComparison.Ordinal) ? "The payer's account"
        : fact.StartsWith("pair.", StringComparison.Ordinal) ? "Their acquaintance"
        : "The payment itself";
}
