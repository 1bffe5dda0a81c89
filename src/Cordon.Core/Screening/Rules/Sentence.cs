using System.Text;
using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

/// <summary>A sentence with facts in braces: "{amount} to an account known for {payee.seen_for}". "{{" stands for a brace.</summary>
internal sealed class Sentence
{
    public static readonly Sentence Empty = new("", []);

    private readonly (string Text, FactInfo? Fact)[] _parts;

    private Sentence(string source, (string Text, FactInfo? Fact)[] parts) => (Source, _parts) = (source, parts);

    /// <summary>As it was written.</summary>
    public string Source { get; }

    /// <summary>Reads a sentence; reports each brace that names no fact, or one the reader may not see, and is then null.</summary>
    public static Sentence? Read(string source, bool isForPayer, Token at, FaultList faults)
    {
        var parts = new List<(string, FactInfo?)>();
        var text = new StringBuilder();
        var isGood = true;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] is not ('{' or '}') || (i + 1 < source.Length && source[i + 1] == source[i]))
            {
                text.Append(source[i]);
                i += source[i] is '{' or '}' ? 1 : 0;
                continue;
            }

            var end = source[i] == '{' ? source.IndexOf('}', i) : -1;
            var fact = end < 0 ? null : ReadFact(source[(i + 1)..end], isForPayer, at, faults);
            if (end < 0)
            {
                faults.Add(at, new Phrase("A brace in this sentence is not paired.", "句中的大括号不成对。"),
                    new Phrase("{name.of.a.fact}, or {{ for a brace itself", "{指标名}；要写大括号本身请用 {{"));
            }

            if (fact is null)
            {
                isGood = false;
                i = end < 0 ? source.Length : end;
                continue;
            }

            parts.Add((text.ToString(), fact));
            text.Clear();
            i = end;
        }

        parts.Add((text.ToString(), null));
        return isGood ? new Sentence(source, [.. parts]) : null;
    }

    /// <summary>The sentence with each fact in words.</summary>
    public string Say(Func<FactInfo, string> words)
    {
        var said = new StringBuilder();
        foreach (var (text, fact) in _parts)
        {
            said.Append(text).Append(fact is null ? "" : words(fact));
        }

        return said.ToString();
    }

    private static FactInfo? ReadFact(string name, bool isForPayer, Token at, FaultList faults)
    {
        if (Facts.Find(name) is not { } fact)
        {
            faults.Add(at, new Phrase("'{{{0}}}' names no fact.{1}", "“{{{0}}}”不是指标名。{1}").With(name, NearestName.Hint(name, Facts.All.Select(f => f.Name))),
                new Phrase("the name of a fact in braces", "大括号中的指标名"));
            return null;
        }

        // What a payer reads must not tell one customer's doings to another.
        if (isForPayer && !fact.IsOwn)
        {
            faults.Add(at,
                new Phrase("'{{{0}}}' may not stand in the payer's sentence: it tells of an account's history.", "“{{{0}}}”不得写入给付款人的话：会透露账户的往来情况。").With(name),
                new Phrase("only what the payment itself says", "只写付款本身的内容"));
            return null;
        }

        return fact;
    }
}
