using Cordon.Engine.Screening;
using Cordon.Server.Http;

namespace Cordon.Server.CommandLine;

/// <summary>An explained decision as an officer reads it.</summary>
internal static class ExplanationText
{
    /// <summary>Shares told one by one; the others together.</summary>
    private const int SharesMax = 8;

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
        foreach (var share in score.Shares.Take(SharesMax))
        {
            to.WriteLine($"    {share.Sentence}");
        }

        if (score.Shares.Count > SharesMax)
        {
            to.WriteLine($"    {score.Shares.Count - SharesMax} more facts together bring it to {score.Score.Percent()}.");
        }
    }
}
