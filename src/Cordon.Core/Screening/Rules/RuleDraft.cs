namespace Cordon.Core.Screening.Rules;

/// <summary>A rule while it is read: a clause that is null has not come yet, or was faulty.</summary>
internal sealed class RuleDraft(int index, string code)
{
    public int Index { get; } = index;

    public string Code { get; } = code;

    public Expression? Condition { get; set; }

    public bool? FiresOnUnknown { get; set; }

    public RuleAction? Action { get; set; }

    public int? ScoreMillionths { get; set; }

    public ScamType? ScamType { get; set; }

    public Sentence? Payer { get; set; }

    public Sentence? File { get; set; }

    public Sentence? FileInChinese { get; set; }

    public FactInfo[] FactsRead()
    {
        var facts = new SortedDictionary<int, FactInfo>();
        Collect(Condition!);
        return [.. facts.Values];

        void Collect(Expression expression)
        {
            if (expression is FactExpression { Fact: var fact })
            {
                facts[fact.Index] = fact;
            }

            foreach (var part in expression.Parts)
            {
                Collect(part);
            }
        }
    }
}
