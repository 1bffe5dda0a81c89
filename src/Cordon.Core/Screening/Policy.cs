using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;

namespace Cordon.Core.Screening;

/// <summary>What decides: a rule set and, maybe, a model. A decision names its policy's number, so it can be computed again.</summary>
/// <param name="Number">Its number in the journal, from 1 in the order of publishing.</param>
/// <param name="Model">Without one no score is known to the rules, and scores start at zero.</param>
public sealed record Policy(uint Number, RuleSet Rules, TreeEnsemble? Model = null)
{
    /// <summary>Facts named where the model's score is put into words: more than three nobody weighs.</summary>
    private const int FactsNamedMax = 3;

    /// <summary>
    /// What the model's score of a payment rests on, the facts that raised it most with their values; null without a model, without a score
    /// or where nothing raised it.
    /// </summary>
    public string? ExplainScore(FactBlock block, int lane)
    {
        var score = block[Facts.ModelScore, lane];
        if (Model is null || score == Facts.Unknown)
        {
            return null;
        }

        var raised = Model.Explain(block, lane).Where(share => share.MarginShare > 0).Take(FactsNamedMax)
            .Select(share => $"{share.Fact.Meaning}: {FactWords.Say(share.Fact.Type, block[share.Fact.Index, lane], Rules.Reference, null)}");
        var facts = string.Join("; ", raised);
        return facts.Length == 0 ? null : $"The model gives {FactWords.Say(FactType.Ratio, score, Rules.Reference, null)}, mostly because of {facts}.";
    }
}
