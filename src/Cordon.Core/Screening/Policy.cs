using Cordon.Core.Language;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;

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
    public Phrase? ExplainScore(FactBlock block, int lane)
    {
        var score = block[Facts.ModelScore, lane];
        if (Model is null || score == Facts.Unknown)
        {
            return null;
        }

        var raised = Model.Explain(block, lane).Where(share => share.MarginShare > 0).Take(FactsNamedMax)
            .Select(share => new Phrase("{0}: {1}", "{0}：{1}").With(
                share.Fact.Said, new Phrase(Say(share.Fact, block, lane, null), Say(share.Fact, block, lane, null, Tongue.Chinese))))
            .ToList();
        return raised.Count == 0
            ? null
            : new Phrase("The model gives {0}, mostly because of {1}.", "模型评分{0}，主要依据：{1}。").With(
                new Phrase(Said(Tongue.English), Said(Tongue.Chinese)), Phrase.Join("; ", "；", raised));

        string Said(Tongue tongue) => FactWords.Say(Facts.All[Facts.ModelScore], score, Rules.Reference, null, tongue);
    }

    /// <summary>
    /// What the model's score of a payment is made of, fact by fact; null without a model. Computed when asked, from the facts as they were recorded.
    /// </summary>
    /// <param name="textOf">A fact as the payment said it, where it is a text or an amount; null where not known.</param>
    public ScoreExplanation? ExplainScoreInFull(FactBlock block, int lane, Func<int, string?> textOf)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(textOf);
        if (Model is not { } model)
        {
            return null;
        }

        var margin = model.BaseMargin;
        var shares = new List<ScoreShare>();
        foreach (var (fact, share) in model.Explain(block, lane))
        {
            margin += share;
            shares.Add(new ScoreShare(fact, Say(fact, block, lane, textOf(fact.Index)), share, new Score(Logistic.Millionths(margin))));
        }

        return new ScoreExplanation(model.BaseMargin, margin, shares);
    }

    private string Say(FactInfo fact, FactBlock block, int lane, string? text, Tongue tongue = Tongue.English)
    {
        var value = block[fact.Index, lane];
        return FactWords.Say(fact, value, Rules.Reference, text ?? (fact.Type == FactType.Text ? AccountActivity.KindNamed(value) : null), tongue);
    }
}
