using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// Says whether something may leave. Deny overrides asking the originators, that overrides a person's review, and that a permit; where no rule permits, it does
/// not leave. The same rules are asked when a question is answered and once more when the answer is about to be written (<see cref="LastHop"/>).
/// </summary>
/// <remarks>
/// Each case of a rule is a bit, and each value of an axis the word of the cases that it is in: which of them speak is those words, one an axis, and nothing
/// else. That is what makes looking at all cells cheap.
/// </remarks>
public sealed class ReleasePolicy
{
    /// <summary>Cases of all rules: the bits of a word. Three times the rules there are would be no policy that a person reviews.</summary>
    public const int CasesMax = 64;

    private readonly ulong[][] _words;
    private readonly int[] _ruleOf;
    private readonly ulong _denying;
    private readonly ulong _asking;
    private readonly ulong _reviewing;
    private readonly ulong _permitting;

    /// <summary>A policy of these rules.</summary>
    /// <exception cref="ArgumentException">Two rules have one name, or there are too many cases.</exception>
    public ReleasePolicy(IEnumerable<ReleaseRule> rules)
    {
        // Of the same effect the first stays the stronger.
        Rules = [.. rules.OrderBy(rule => rule.Effect)];
        var cases = Rules.SelectMany((rule, at) => rule.Cases.Select(when => (rule, at, when))).ToArray();
        if (cases.Length > CasesMax || Rules.Append(ReleaseRules.Default).DistinctBy(rule => rule.Id).Count() != Rules.Length + 1)
        {
            throw new ArgumentException($"A policy has rules of different names, and {CasesMax} cases at the most: {cases.Length}.", nameof(rules));
        }

        _ruleOf = [.. cases.Select(each => each.at)];
        _words = [.. ReleaseAxis.All.Select(axis => Enumerable.Range(0, axis.Values.Count)
            .Select(value => Word(cases.Select(each => (each.when.BitsOn(axis) >> value & 1) != 0))).ToArray())];
        _denying = Word(cases.Select(each => each.rule.Effect == RuleEffect.Deny));
        _asking = Word(cases.Select(each => each.rule.Effect == RuleEffect.Ask));
        _reviewing = Word(cases.Select(each => each.rule.Effect == RuleEffect.Review));
        _permitting = Word(cases.Select(each => each.rule.Effect == RuleEffect.Permit));
        Version = VersionOf(Rules);
    }

    /// <summary>The policy in force.</summary>
    public static ReleasePolicy Standard { get; } = new(ReleaseRules.Standard);

    /// <summary>Its rules, the strongest first.</summary>
    public ImmutableArray<ReleaseRule> Rules { get; }

    /// <summary>The beginning of the SHA-256 of all its rules: another rule is another version.</summary>
    public string Version { get; }

    /// <summary>Decides a question.</summary>
    public ReleaseDecision Decide(ReleaseQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (outcome, rules) = Weigh(ReleaseSituation.Of(question));
        return new ReleaseDecision(question, Version, outcome, [.. rules.Select(rule => rule.Id)]);
    }

    /// <summary>What a situation comes to, and the rules that speak, the strongest first; <see cref="ReleaseRules.Default"/> where none permits.</summary>
    public (ReleaseOutcome Outcome, ImmutableArray<ReleaseRule> Rules) Weigh(ReleaseSituation situation)
    {
        var speaking = ulong.MaxValue;
        foreach (var axis in ReleaseAxis.All)
        {
            var (bits, word) = (axis.BitsOf(situation), 0ul);
            for (; bits != 0; bits &= bits - 1)
            {
                // A value that there is not speaks for nobody.
                word |= BitOperations.TrailingZeroCount(bits) is var value && value < axis.Values.Count ? _words[axis.Number][value] : 0;
            }

            speaking &= word;
        }

        var rules = ImmutableArray.CreateBuilder<ReleaseRule>();
        if ((speaking & (_denying | _permitting)) == 0)
        {
            rules.Add(ReleaseRules.Default);
        }

        for (var left = speaking; left != 0; left &= left - 1)
        {
            var rule = Rules[_ruleOf[BitOperations.TrailingZeroCount(left)]];
            if (rules.Count == 0 || rules[^1] != rule)
            {
                rules.Add(rule);
            }
        }

        return (OutcomeOf(speaking), rules.ToImmutable());
    }

    /// <summary>What the strongest rule is in each cell of the space, as <see cref="VerdictOf"/> numbers it.</summary>
    internal void Fill(Span<byte> cells) => Fill(0, ulong.MaxValue, cells);

    /// <summary>The verdict with a number: none of the rules, or the rule before it.</summary>
    internal PolicyVerdict VerdictOf(int number) => number == 0
        ? new PolicyVerdict(ReleaseOutcome.Deny, ReleaseRules.Default.Id)
        : new PolicyVerdict((ReleaseOutcome)Rules[number - 1].Effect, Rules[number - 1].Id);

    private void Fill(int axis, ulong speaking, Span<byte> cells)
    {
        var words = _words[axis];
        var stride = cells.Length / words.Length;
        for (var value = 0; value < words.Length; value++)
        {
            if (stride == 1)
            {
                cells[value] = (byte)NumberOf(speaking & words[value]);
            }
            else
            {
                Fill(axis + 1, speaking & words[value], cells.Slice(value * stride, stride));
            }
        }
    }

    // Bits stand in the order of strength, so that the lowest that speaks is the strongest.
    private int NumberOf(ulong speaking) =>
        (speaking & (_denying | _permitting)) == 0 ? 0 : 1 + _ruleOf[BitOperations.TrailingZeroCount(speaking)];

    private ReleaseOutcome OutcomeOf(ulong speaking) =>
        (speaking & _denying) != 0 || (speaking & _permitting) == 0 ? ReleaseOutcome.Deny
        : (speaking & _asking) != 0 ? ReleaseOutcome.AskOriginator
        : (speaking & _reviewing) != 0 ? ReleaseOutcome.HumanReview
        : ReleaseOutcome.Permit;

    private static ulong Word(IEnumerable<bool> bits) => bits.Select((isSet, at) => isSet ? 1ul << at : 0).Aggregate(0ul, (word, bit) => word | bit);

    private static string VersionOf(IEnumerable<ReleaseRule> rules)
    {
        const int VersionDigits = 16;
        var text = new StringBuilder();
        foreach (var rule in rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"{rule.Id} {rule.Effect}\n");
            foreach (var when in rule.Cases)
            {
                var sets = ReleaseAxis.All.Select(axis => (when.BitsOn(axis) & ((1u << axis.Values.Count) - 1)).ToString("x", CultureInfo.InvariantCulture));
                text.AppendJoin(' ', sets).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..VersionDigits];
    }
}
