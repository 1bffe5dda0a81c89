namespace Cordon.Core.Screening.Rules;

internal sealed partial class RuleParser
{
    private static readonly string[] Scams = [.. Enum.GetValues<ScamType>().Skip(1).Select(s => s.ToString().ToLowerInvariant())];

    private void ReadClause(RuleDraft draft, HashSet<string> seen)
    {
        var at = Next;
        if (!IsAtClause())
        {
            var hint = at.Kind == TokenKind.Word ? NearestName.Hint(TextOf(at), [.. Clauses, "rule"]) : "";
            var where = at.IsFirstOnLine ? "" : " A clause begins on a line of its own.";
            Fault(at, $"{Shown(at)} does not belong here.{hint}{where}", "when, if, then, score, scam, payer, file or the next rule");
            _at++;
            SkipToClause();
            return;
        }

        var clause = TextOf(at);
        if (!seen.Add(clause))
        {
            Fault(at, $"The rule has '{clause}' twice.", "each clause once");
        }

        _at++;
        var isGood = clause switch
        {
            "when" => ReadWhen(draft),
            "if" => ReadIfUnknown(draft),
            "then" => ReadThen(draft),
            "score" => ReadScore(draft),
            "scam" => ReadScam(draft),
            "payer" => ReadSentence(isForPayer: true, out var payer) && (draft.Payer = payer) is not null,
            _ => ReadSentence(isForPayer: false, out var file) && (draft.File = file) is not null,
        };
        if (!isGood)
        {
            SkipToClause();
        }
    }

    private bool ReadIfUnknown(RuleDraft draft)
    {
        if (TakeWord("unknown") && (IsWord(Next, "skip") || IsWord(Next, "fire")))
        {
            draft.FiresOnUnknown = TextOf(Next) == "fire";
            _at++;
            return true;
        }

        Fault(Next, $"What happens when a fact is not known is not said by {Shown(Next)}.", "if unknown skip, or if unknown fire");
        return false;
    }

    private bool ReadThen(RuleDraft draft)
    {
        var at = Next;
        Outcome? outcome = TextOf(at) switch
        {
            "allow" => Outcome.Allow,
            "warn" => Outcome.Warn,
            "hold" => Outcome.Hold,
            "block" => Outcome.Block,
            _ => null,
        };
        if (outcome is not { } known)
        {
            Fault(at, $"{Shown(at)} is not an outcome.{NearestName.Hint(TextOf(at), ["allow", "warn", "hold", "block"])}",
                "allow, warn, hold 12 h, then release, or block");
            return false;
        }

        _at++;
        if (known != Outcome.Hold)
        {
            draft.Action = new RuleAction(known, 0, known);
            return true;
        }

        return ReadHold(draft);
    }

    private bool ReadHold(RuleDraft draft)
    {
        var at = Next;
        if (at.Kind != TokenKind.Number)
        {
            Fault(at, "A hold needs its length.", "a duration: hold 12 h, then release");
            return false;
        }

        var length = ReadNumber();
        if (length is not ConstantExpression { ConstantType: FactType.Duration, Value: > 0 and <= RuleLimits.HoldMillisecondsMax } hold)
        {
            if (length is not FaultyExpression)
            {
                Fault(Since(at), "This is no length for a hold.", "a duration above zero and at most 10 d");
            }

            return false;
        }

        if (Take(TokenKind.Comma) && TakeWord("then") && (IsWord(Next, "release") || IsWord(Next, "block")))
        {
            var atExpiry = TextOf(Next) == "release" ? Outcome.Allow : Outcome.Block;
            _at++;
            draft.Action = new RuleAction(Outcome.Hold, hold.Value, atExpiry);
            return true;
        }

        Fault(Next, "A hold must say what becomes of the payment when nobody decides in time.", "', then release' or ', then block'");
        return false;
    }

    private bool ReadScore(RuleDraft draft)
    {
        var at = Next;
        if (at.Kind != TokenKind.Number || !TryDecimal(TextOf(at), 6, out var millionths) || millionths > 1_000_000)
        {
            Fault(at, $"{Shown(at)} is not a score.", "a decimal from 0 to 1 with at most six digits: score 0.85");
            return false;
        }

        _at++;
        draft.ScoreMillionths = (int)millionths;
        return true;
    }

    private bool ReadScam(RuleDraft draft)
    {
        var at = Next;
        var index = at.Kind == TokenKind.Word ? Array.IndexOf(Scams, TextOf(at)) : -1;
        if (index < 0)
        {
            Fault(at, $"{Shown(at)} is not a kind of scam.{NearestName.Hint(TextOf(at), Scams)}", string.Join(", ", Scams));
            return false;
        }

        _at++;
        draft.ScamType = (ScamType)(index + 1);
        return true;
    }

    private bool ReadSentence(bool isForPayer, out Sentence? sentence)
    {
        var at = Next;
        sentence = null;
        if (!TakeText(out var text))
        {
            Fault(at, "A sentence is missing.", "a sentence in \"…\"");
            return false;
        }

        if (text.Trim().Length is 0 or > RuleLimits.SentenceLengthMax || text.Any(char.IsControl))
        {
            Fault(at, $"The sentence is empty, holds control characters or is longer than {RuleLimits.SentenceLengthMax} characters.", "a sentence");
            return true;
        }

        sentence = Sentence.Read(text, isForPayer, at, _faults);
        return true;
    }

    /// <summary>Says which clauses a rule lacks, or has though it must not.</summary>
    private void Complete(RuleDraft draft, HashSet<string> seen, Token at)
    {
        foreach (var (clause, example) in new[] { ("when", "when and a condition"), ("then", "then and an outcome"), ("file", "file and a sentence") })
        {
            if (!seen.Contains(clause))
            {
                Fault(at, $"The rule has no '{clause}'.", example);
            }
        }

        if (draft.Condition is { CanBeUnknown: var canBeUnknown, Type: not null } && canBeUnknown != seen.Contains("if"))
        {
            var names = string.Join(", ", draft.FactsRead().Where(f => f.CanBeUnknown).Select(f => f.Name));
            Fault(at, canBeUnknown
                ? $"The rule does not say what happens when a fact is not known; it reads {names}."
                : "The rule says what happens when a fact is not known, but its condition is always known.",
                canBeUnknown ? "if unknown skip, or if unknown fire" : "no 'if unknown'");
        }

        if (draft.Action is not { } action)
        {
            return;
        }

        var allows = action.Outcome == Outcome.Allow;
        foreach (var clause in new[] { "score", "payer" })
        {
            if (seen.Contains(clause) == allows)
            {
                Fault(at, allows ? $"A rule that allows has no '{clause}'." : $"The rule has no '{clause}'.",
                    allows ? "only when, if, then and file" : clause == "score" ? "score and a decimal from 0 to 1" : "payer and a sentence");
            }
        }

        if (allows && seen.Contains("scam"))
        {
            Fault(at, "A rule that allows names no scam.", "only when, if, then and file");
        }
    }
}
