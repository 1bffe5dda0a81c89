using System.Text;
using Cordon.Bench.Screening;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;

namespace Cordon.Bench.Fuzzing;

/// <summary>Rule texts: each is a rule set that decides a block, or has faults that lie within the text.</summary>
internal sealed class RulesTarget() : FuzzTarget("rules")
{
    private static readonly Currency Euro = Currency.Parse("EUR");
    private readonly FactBlock _block = SyntheticEnsemble.Block(1);

    public override IReadOnlyList<byte[]> Samples { get; } = Utf8([RuleSet.DefaultText(Euro), .. Small]);

    public override IReadOnlyList<byte[]> Pieces { get; } =
    [
        .. FuzzMutator.PlainPieces,
        .. Utf8(
            "rules ", "rule ", "when ", "then ", "hold 4 h", "then release", "then reject", "score 0.9",
            "payer ", "file ", " and ", " or ", " not ", "(not ", "known ",
            "amount", "pair.count", "payer.sent.sum.7d", ">=", "<", "==", "!=", "in (", "24 h", "10 d",
            "1000.00 EUR", "\"{amount}\"", "{", "}", "#", "- ", "* "),
    ];

    public override bool Accepts(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var reading = RuleSet.Read(text, Euro);
        Require((reading.RuleSet is null) == (reading.Faults.Count > 0), $"{reading.Faults.Count} faults and a rule set or none");
        Require(reading.Faults.Count <= RuleLimits.FaultsMax + 1, $"{reading.Faults.Count} faults");
        var lines = text.Split('\n');
        foreach (var fault in reading.Faults)
        {
            Require(fault.Line >= 1 && fault.Line <= lines.Length && fault.Column >= 1 && fault.Message.Length > 0, $"a fault at {fault.Line}:{fault.Column}");
        }

        if (reading.RuleSet is not { } rules)
        {
            return false;
        }

        var again = RuleSet.Read(rules.Text, Euro).RuleSet;
        Require(again is not null && again.Fingerprint == rules.Fingerprint && again.Rules.Count == rules.Rules.Count, "its own text reads otherwise");
        var (fired, firedAgain) = (new ulong[rules.Rules.Count], new ulong[rules.Rules.Count]);
        rules.Evaluate(_block, fired);
        again!.Evaluate(_block, firedAgain);
        Require(fired.AsSpan().SequenceEqual(firedAgain), "it decides otherwise when read again");
        foreach (var rule in rules.Rules)
        {
            _ = rules.Explain(rule, _block, 0) + rules.ExplainToPayer(rule, _block, 63);
        }

        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _block.Dispose();
        base.Dispose(disposing);
    }

    private static readonly string[] Small =
    [
        """
        rules "small" version 1

        rule large
          when amount >= 10000.00 EUR and not (pair.count > 3 or payee.age < 7 d)
          if unknown skip
          then hold 4 h, then release
          score 0.9
          payer "We are holding your {amount}."
          file "The amount is {amount}, the pair has {pair.count}."

        rule spread
          when amount * 2 > payer.sent.sum.7d - amount
          if unknown skip
          then warn
          score 0.2
          payer "Are you sure?"
          file "Much at once: {amount}."
        """,
    ];
}
