using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

internal sealed partial class RuleParser
{
    private static readonly string[] Scams = [.. Enum.GetValues<ScamType>().Skip(1).Select(s => s.ToString().ToLowerInvariant())];

    private void ReadClause(RuleDraft draft, HashSet<string> seen)
    {
        var at = Next;
        if (!IsAtClause())
        {
            string[] known = [.. Clauses, "rule"];
            var hint = at.Kind == TokenKind.Word && !known.Contains(TextOf(at)) ? NearestName.Hint(TextOf(at), known) : null;
            var where = at.IsFirstOnLine ? null : new Phrase(" A clause begins on a line of its own.", "子句须另起一行。");
            Fault(at, new Phrase("{0} does not belong here.{1}{2}", "{0}不应出现在此处。{1}{2}").With(Shown(at), hint, where),
                new Phrase("when, if, then, score, scam, payer, file or the next rule", "when、if、then、score、scam、payer、file 或下一条规则"));
            _at++;
            SkipToClause();
            return;
        }

        var clause = TextOf(at);
        _at++;
        if (clause == "file" && TakeWord(Chinese))
        {
            clause += " " + Chinese;
        }

        if (!seen.Add(clause))
        {
            Fault(at, new Phrase("The rule has '{0}' twice.", "规则中“{0}”重复。").With(clause), new Phrase("each clause once", "每个子句一次"));
        }

        var isGood = clause switch
        {
            "when" => ReadWhen(draft),
            "if" => ReadIfUnknown(draft),
            "then" => ReadThen(draft),
            "score" => ReadScore(draft),
            "scam" => ReadScam(draft),
            "payer" => ReadSentence(isForPayer: true, " ", out var payer) && (draft.Payer = payer) is not null,
            "file" => ReadSentence(isForPayer: false, " ", out var file) && (draft.File = file) is not null,
            _ => ReadSentence(isForPayer: false, "", out var chinese) && (draft.FileInChinese = chinese) is not null,
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

        Fault(Next, new Phrase("What happens when a fact is not known is not said by {0}.", "{0}没有说明指标未知时如何处理。").With(Shown(Next)),
            new Phrase("if unknown skip, or if unknown fire", "if unknown skip 或 if unknown fire"));
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
            Fault(at,
                new Phrase("{0} is not an outcome.{1}", "{0}不是处置结果。{1}").With(Shown(at), NearestName.Hint(TextOf(at), ["allow", "warn", "hold", "block"])),
                new Phrase("allow, warn, hold 12 h, then release, or block", "allow、warn、hold 12 h, then release 或 block"));
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
            Fault(at, new Phrase("A hold needs its length.", "暂停须写明时长。"), new Phrase("a duration: hold 12 h, then release", "时长：hold 12 h, then release"));
            return false;
        }

        var length = ReadNumber();
        if (length is not ConstantExpression { ConstantType: FactType.Duration, Value: > 0 and <= RuleLimits.HoldMillisecondsMax } hold)
        {
            if (length is not FaultyExpression)
            {
                Fault(Since(at), new Phrase("This is no length for a hold.", "此时长不能用于暂停。"),
                    new Phrase("a duration above zero and at most 10 d", "大于零、不超过 10 d 的时长"));
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

        Fault(Next, new Phrase("A hold must say what becomes of the payment when nobody decides in time.", "须写明到期无人决定时如何处理付款。"),
            new Phrase("', then release' or ', then block'", "“, then release” 或 “, then block”"));
        return false;
    }

    private bool ReadScore(RuleDraft draft)
    {
        var at = Next;
        if (at.Kind != TokenKind.Number || !TryDecimal(TextOf(at), 6, out var millionths) || millionths > 1_000_000)
        {
            Fault(at, new Phrase("{0} is not a score.", "{0}不是分值。").With(Shown(at)),
                new Phrase("a decimal from 0 to 1 with at most six digits: score 0.85", "0至1之间、最多六位小数：score 0.85"));
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
            Fault(at,
                new Phrase(
                    "{0} is not a kind of scam.{1}",
                    "{0}不是诈骗类型。{1}").With(Shown(at), NearestName.Hint(TextOf(at), Scams)), Phrase.Same(string.Join(", ", Scams)));
            return false;
        }

        _at++;
        draft.ScamType = (ScamType)(index + 1);
        return true;
    }

    private bool ReadSentence(bool isForPayer, string between, out Sentence? sentence)
    {
        var at = Next;
        sentence = null;
        if (!TakeText(out var text, between))
        {
            Fault(at, new Phrase("A sentence is missing.", "缺少句子。"), new Phrase("a sentence in \"…\"", "\"…\"中的句子"));
            return false;
        }

        if (text.Trim().Length is 0 or > RuleLimits.SentenceLengthMax || text.Any(char.IsControl))
        {
            Fault(at,
                new Phrase(
                    "The sentence is empty, holds control characters or is longer than {0} characters.",
                    "句子为空、含控制字符或超过{0}个字符。").With(RuleLimits.SentenceLengthMax),
                new Phrase("a sentence", "句子"));
            return true;
        }

        sentence = Sentence.Read(text, isForPayer, at, _faults);
        return true;
    }

    /// <summary>Says which clauses a rule lacks, or has though it must not.</summary>
    private void Complete(RuleDraft draft, HashSet<string> seen, Token at)
    {
        foreach (var (clause, example) in new[]
        {
            ("when", new Phrase("when and a condition", "when 和条件")), ("then", new Phrase("then and an outcome", "then 和处置结果")),
            ("file", new Phrase("file and a sentence", "file 和句子")),
        })
        {
            if (!seen.Contains(clause))
            {
                Fault(at, new Phrase("The rule has no '{0}'.", "规则缺少“{0}”。").With(clause), example);
            }
        }

        if (draft.Condition is { CanBeUnknown: var canBeUnknown, Type: not null } && canBeUnknown != seen.Contains("if"))
        {
            var names = string.Join(", ", draft.FactsRead().Where(f => f.CanBeUnknown).Select(f => f.Name));
            Fault(at, canBeUnknown
                ? new Phrase("The rule does not say what happens when a fact is not known; it reads {0}.", "规则没有说明指标未知时如何处理；它用到{0}。").With(names)
                : new Phrase("The rule says what happens when a fact is not known, but its condition is always known.", "规则说明了指标未知时如何处理，但其条件总是已知的。"),
                canBeUnknown
                    ? new Phrase("if unknown skip, or if unknown fire", "if unknown skip 或 if unknown fire") : new Phrase("no 'if unknown'", "不写 if unknown"));
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
                Fault(at, allows ? new Phrase("A rule that allows has no '{0}'.", "放行规则不能有“{0}”。").With(clause)
                    : new Phrase("The rule has no '{0}'.", "规则缺少“{0}”。").With(clause),
                    allows ? new Phrase("only when, if, then and file", "只有 when、if、then 和 file")
                        : clause == "score" ? new Phrase("score and a decimal from 0 to 1", "score 和0至1之间的小数")
                        : new Phrase("payer and a sentence", "payer 和句子"));
            }
        }

        if (allows && seen.Contains("scam"))
        {
            Fault(at, new Phrase("A rule that allows names no scam.", "放行规则不能写诈骗类型。"), new Phrase("only when, if, then and file", "只有 when、if、then 和 file"));
        }
    }
}
