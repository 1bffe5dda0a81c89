namespace Cordon.Core.Screening.Rules;

/// <summary>What a rule does with a payment on which it fires.</summary>
/// <param name="Outcome">Allow vetoes the warnings and holds of the other rules, never a block.</param>
/// <param name="HoldMilliseconds">How long a hold lasts; 0 for other outcomes.</param>
/// <param name="AtExpiry">What becomes of a held payment on which nobody decided: <see cref="Outcome.Allow"/> or <see cref="Outcome.Block"/>.
/// For other outcomes it is <paramref name="Outcome"/> itself.</param>
public readonly record struct RuleAction(Outcome Outcome, long HoldMilliseconds, Outcome AtExpiry);

/// <summary>One rule of a set, as it stands in records and is shown to people. Its condition is compiled into the set.</summary>
public sealed class Rule
{
    internal Rule(RuleDraft draft)
    {
        Index = draft.Index;
        Code = draft.Code;
        Action = draft.Action!.Value;
        ScoreMillionths = draft.ScoreMillionths ?? 0;
        ScamType = draft.ScamType ?? ScamType.None;
        Payer = draft.Payer ?? Sentence.Empty;
        File = draft.File!;
        FileInChinese = draft.FileInChinese ?? File;
        FiresOnUnknown = draft.FiresOnUnknown ?? false;
        FactsRead = draft.FactsRead();
        Condition = draft.Condition!;
    }

    /// <summary>Its place in the set, from 0: which mask of <see cref="RuleSet.Evaluate(FactBlock, Span{ulong})"/> is its own.</summary>
    public int Index { get; }

    /// <summary>Its name in kebab case, unique in the set.</summary>
    public string Code { get; }

    public RuleAction Action { get; }

    /// <summary>The weight of this reason in millionths, 0 to 1,000,000; 0 for a rule that allows.</summary>
    public int ScoreMillionths { get; }

    /// <summary>The scam its warning names; <see cref="ScamType.None"/> where it names none.</summary>
    public ScamType ScamType { get; }

    /// <summary>The payer's sentence as written, with its placeholders; empty for a rule that allows.</summary>
    public string PayerSentence => Payer.Source;

    /// <summary>Whether it fires when its condition is neither true nor false for want of a fact.</summary>
    public bool FiresOnUnknown { get; }

    /// <summary>The facts its condition reads, by their number.</summary>
    public IReadOnlyList<FactInfo> FactsRead { get; }

    /// <summary>How many things its condition asks for that all have to be so.</summary>
    public int Asks => Condition is LogicExpression { IsAnd: true } all ? all.Operands.Count : 1;

    /// <summary>Its condition as read; what decides is compiled from it.</summary>
    internal Expression Condition { get; }

    internal Sentence Payer { get; }

    internal Sentence File { get; }

    /// <summary>The English one where the rule has no Chinese.</summary>
    internal Sentence FileInChinese { get; }

    public override string ToString() => Code;
}
