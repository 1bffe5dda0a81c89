using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Screening.Rules;

/// <summary>
/// A set of rules read from text: what it says, which payments of a block each rule fires on, and each rule's sentences in words.
/// Immutable; threads share it.
/// </summary>
/// <remarks>How the rules that fired become one outcome is the screener's business; the language itself states one thing only: a rule that
/// allows vetoes the warnings and holds of the others, never a block (<see cref="AllowedIn"/>).</remarks>
public sealed class RuleSet
{
    private readonly ConditionProgram _program;
    private readonly Dictionary<long, string> _texts;

    internal RuleSet(string name, int version, string text, Currency reference, Rule[] rules, ConditionProgram program, Dictionary<long, string> texts)
    {
        (Name, Version, Text, Reference, Rules, _program, _texts) = (name, version, text, reference, rules, program, texts);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public string Name { get; }

    public int Version { get; }

    /// <summary>The text it was read from, unchanged.</summary>
    public string Text { get; }

    /// <summary>The currency of its amounts.</summary>
    public Currency Reference { get; }

    /// <summary>The SHA-256 of the text's UTF-8 in small hexadecimal digits: which rules decided, to be shown years later.</summary>
    public string Fingerprint { get; }

    /// <summary>The rules in the order of the text.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Reads a rule text, with its amounts in the policy's reference currency, into a set or into all its faults.</summary>
    public static RuleSetReading Read(string text, Currency reference) => RuleParser.Read(text, reference);

    /// <summary>
    /// The same for a text that nobody has published yet: a character that nobody sees, or that turns a line round, is a fault in it too, since whoever
    /// approves it would read other rules than those that decide. What was published before is read as it was.
    /// </summary>
    public static RuleSetReading ReadNew(string text, Currency reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        return RuleParser.HiddenIn(text) is { Count: > 0 } hidden ? new RuleSetReading(null, hidden) : Read(text, reference);
    }

    /// <summary>The rules that come with Cordon. Their amounts are written in EUR and are taken as the same numbers of the reference currency's
    /// units: a centre with another currency edits them.</summary>
    public static RuleSet Default(Currency reference)
    {
        var reading = Read(DefaultText(reference), reference);
        return reading.RuleSet ?? throw new InvalidOperationException($"The default rules are faulty: {reading.Faults[0]}");
    }

    /// <summary>The text of the default rules for a reference currency.</summary>
    public static string DefaultText(Currency reference) =>
        EmbeddedText.Of("Default.rules").Replace(" EUR", " " + reference.Code, StringComparison.Ordinal);

    /// <summary>
    /// Decides a block: bit i of a rule's mask is set when it fired on the payment in lane i. Lanes at and beyond the block's count
    /// stay clear. Allocates nothing.
    /// </summary>
    /// <exception cref="ArgumentException">There is not a mask for each rule.</exception>
    public void Evaluate(FactBlock block, Span<ulong> firedByRule)
    {
        if (firedByRule.Length < Rules.Count)
        {
            throw new ArgumentException($"{Rules.Count} rules need as many masks, not {firedByRule.Length}.", nameof(firedByRule));
        }

        _program.Evaluate(block, firedByRule);
    }

    internal void Evaluate<TLanes>(FactBlock block, Span<ulong> firedByRule)
        where TLanes : struct, ILaneKernel => _program.Evaluate<TLanes>(block, firedByRule);

    /// <summary>The lanes in which a rule that allows fired: there, warnings and holds do not count, blocks do.</summary>
    public ulong AllowedIn(ReadOnlySpan<ulong> firedByRule)
    {
        var allowed = 0UL;
        for (var rule = 0; rule < Rules.Count; rule++)
        {
            allowed |= Rules[rule].Action.Outcome == Outcome.Allow ? firedByRule[rule] : 0;
        }

        return allowed;
    }

    /// <summary>The sentence for the file, with the facts of a decision in words.</summary>
    /// <param name="rule">A rule of this set.</param>
    /// <param name="facts">A value for each fact, by its number.</param>
    /// <param name="textOf">Gives the text of a fact as the payment said it (a text, or its amount in its own currency), or null where it is not
    /// known; then texts that the rules name are found again, and amounts are said in the reference currency.</param>
    public string Explain(Rule rule, ReadOnlySpan<long> facts, Func<int, string?>? textOf = null) => Say(rule.File, facts.ToArray(), textOf);

    /// <summary>The sentence for the file, with the facts of one lane of a block in words.</summary>
    public string Explain(Rule rule, FactBlock block, int lane, Func<int, string?>? textOf = null) => Say(rule.File, Lane(block, lane), textOf);

    /// <summary>The sentence for the file in each language; where the rule has no Chinese, the English stands for it.</summary>
    public Phrase Tell(Rule rule, FactBlock block, int lane, Func<int, string?>? textOf = null)
    {
        var facts = Lane(block, lane);
        return new Phrase(Say(rule.File, facts, textOf), rule.FileInChinese == rule.File
            ? Say(rule.File, facts, textOf)
            : Say(rule.FileInChinese, facts, textOf, Tongue.Chinese));
    }

    /// <summary>The sentence for the payer, with what the payment itself says in words; empty for a rule that allows.</summary>
    public string ExplainToPayer(Rule rule, ReadOnlySpan<long> facts, Func<int, string?>? textOf = null) => Say(rule.Payer, facts.ToArray(), textOf);

    /// <inheritdoc cref="ExplainToPayer(Rule, ReadOnlySpan{long}, Func{int, string})"/>
    public string ExplainToPayer(Rule rule, FactBlock block, int lane, Func<int, string?>? textOf = null) =>
        Say(rule.Payer, Lane(block, lane), textOf);

    /// <summary>What kept a rule from firing on one lane of a block: the fewest comparisons that would have had to come out otherwise.</summary>
    /// <param name="rule">A rule of this set.</param>
    /// <param name="textOf">A fact as the payment said it; null where it is not known, or not to be told.</param>
    public IReadOnlyList<ConditionPart> Missing(Rule rule, FactBlock block, int lane, Func<int, string?> textOf) =>
        new ConditionReview(Lane(block, lane), Reference, textOf, _texts).Against(rule.Condition);

    private static long[] Lane(FactBlock block, int lane) => [.. Enumerable.Range(0, Facts.Count).Select(fact => block[fact, lane])];

    private string Say(Sentence sentence, long[] facts, Func<int, string?>? textOf, Tongue tongue = Tongue.English) => sentence.Say(fact =>
    {
        var value = facts[fact.Index];
        var text = textOf?.Invoke(fact.Index) ?? (fact.Type == FactType.Text ? _texts.GetValueOrDefault(value) : null);
        return FactWords.Say(fact, value, Reference, text, tongue);
    });
}
