using System.Text.RegularExpressions;

namespace Cordon.Core.Intake;

/// <summary>The forms by which things are recognised, and the text that they are taken out of.</summary>
public static partial class VictimWords
{
    /// <summary>A text being read: what is taken once is taken by nothing after it.</summary>
    private sealed class Reading(string text)
    {
        private readonly bool[] _taken = new bool[text.Length];
        private readonly List<Recognised> _found = [];

        public string Text => text;

        /// <summary>The text with a bar in place of what is taken, so that no number goes on into one that is.</summary>
        public string Free => string.Concat(text.Select((c, i) => _taken[i] ? '|' : c));

        public List<Recognised> Found() =>
            [.. _found.OrderBy(one => one.From).DistinctBy(one => (one.Kind, one.Value)).Take(RecognisedMax)];

        /// <summary>Leaves out what looks like a number and is none.</summary>
        public void Pass(Regex form)
        {
            foreach (Match match in form.Matches(text))
            {
                Array.Fill(_taken, true, match.Index, match.Length);
            }
        }

        /// <summary>Takes what a form finds and a reading makes something of.</summary>
        /// <param name="group">The part of the form that is the thing itself; null for all of it.</param>
        public void Each(Regex form, Func<Match, (RecognisedKind Kind, string Value)?> read, string? group = null)
        {
            foreach (Match match in form.Matches(text))
            {
                var part = group is null ? match : match.Groups[group];
                if (!IsTaken(part.Index, part.Length) && read(match) is var (kind, value))
                {
                    Take(kind, value, part.Index, part.Length);
                }
            }
        }

        public void Take(RecognisedKind kind, string value, int from, int length)
        {
            if (!IsTaken(from, length))
            {
                Array.Fill(_taken, true, from, length);
                _found.Add(new Recognised(kind, value, from, length) { IsVictims = OwnCue().IsMatch(text[Math.Max(0, from - OwnCharacters)..from]) });
            }
        }

        private bool IsTaken(int from, int length) => Array.IndexOf(_taken, true, from, length) >= 0;
    }

    /// <summary>How far before a thing "my" belongs to it.</summary>
    private const int OwnCharacters = 24;

    private const RegexOptions Usual = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string NoWordBefore = @"(?<![a-z0-9_.@/-])";

    [GeneratedRegex(
        @"(?<!\d)(?:(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{1,2}:\d{2}(?::\d{2})?)(?!\d)"
        + @"|\d{4}年|\d{1,2}月|\d{1,2}[日号点](?!码))", Usual)]
    private static partial Regex DateOrTime();

    [GeneratedRegex(NoWordBefore + @"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])", Usual)]
    private static partial Regex Uuid();

    [GeneratedRegex(NoWordBefore + @"[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]+(?:\.[a-z0-9-]+)+", Usual)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"h(?:tt|xx)ps?://[^\s<>""，。、；！？（）《》\u4e00-\u9fff]+"
        + "|" + NoWordBefore + @"[a-z0-9-]+(?:(?:\.|\[\.\])[a-z0-9-]+)*(?:\.|\[\.\])[a-z]{2,24}(?![a-z0-9_@])(?:/[^\s<>""，。、；！？（）《》\u4e00-\u9fff]*)?", Usual)]
    private static partial Regex Link();

    [GeneratedRegex(NoWordBefore + @"(?:0x[0-9a-f]{40}|bc1[a-z0-9]{14,87}|[13T][1-9A-HJ-NP-Za-km-z]{25,34})(?![a-z0-9])", Usual)]
    private static partial Regex Wallet();

    [GeneratedRegex(NoWordBefore + @"[a-z]{2}\d{2}(?=[ -]?[a-z0-9])", Usual)]
    private static partial Regex IbanStart();

    [GeneratedRegex(NoWordBefore + @"[a-z]{6}[a-z0-9]{2}(?:[a-z0-9]{3})?/[a-z0-9-]{3,34}(?![a-z0-9])", Usual)]
    private static partial Regex AccountOfBank();

    [GeneratedRegex(
        @"(?:\b(?:payment|transaction|transfer|order|txn|tx)\s?(?:id|no\.?|number|code|ref(?:erence)?)|\breference(?: number)?|\bref\b"
        + @"|流水号|交易号|交易编号|订单号|付款编号|转账编号|凭证号|参考号)"
        + @"\s{0,2}(?:is|was|是|为|[:#=])?\s{0,2}(?<id>[a-z0-9][a-z0-9_-]{1,63})(?![a-z0-9])", Usual)]
    private static partial Regex NamedId();

    [GeneratedRegex(@"(?<![a-z0-9_.])@(?<name>[\p{L}\d_][\p{L}\d_.-]{3,63})", Usual)]
    private static partial Regex At();

    [GeneratedRegex(
        @"(?:\b(?:telegram|tg|wechat|weixin|whatsapp|line|instagram|facebook|signal|skype)\b|微信号?|QQ号?|电报号?|飞机号?)"
        + @"\s{0,2}(?<mark>(?:id|handle|username|name|号)?\s{0,2}(?:is|是|为|叫|:)|id|handle|username)?\s{0,2}(?<name>[a-z0-9_][a-z0-9_.-]{3,63})", Usual)]
    private static partial Regex NamedHandle();

    [GeneratedRegex(
        @"(?:\b(?:account|acct|a/c)|账号|账户|卡号)\s{0,2}(?:number|no\.?|#)?\s{0,2}(?:is|was|是|为|:)?\s{0,2}(?<no>[a-z0-9][a-z0-9-]{4,33})(?![a-z0-9])", Usual)]
    private static partial Regex LetteredAccount();

    [GeneratedRegex(NoWordBefore + @"[a-z]{1,4}-?\d{4,20}(?![a-z0-9-])", Usual)]
    private static partial Regex IdByForm();

    [GeneratedRegex(@"(?<![a-z0-9_.,@/])(?>\+?\(?\d(?:[ \u00A0().-]{0,2}\d)*)(?![a-z_@])", Usual)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\d+(?:[().-]{1,2}\d+)*")]
    private static partial Regex Groups();

    // "my account", "my number is": nothing but what kind of thing it is stands between.
    [GeneratedRegex(
        @"(?:\b(?:my|mine|our)\b|我的|我自己的|本人的?)\s*(?:own\s*)?(?:bank\s*)?(?:account|acct|card|iban|phone|mobile|number|email|账号|账户|卡号|银行卡|手机|电话)?"
        + @"\s*(?:number|no\.?|号码?)?\s*(?:is|was|是|:|,)?\s*$", Usual)]
    private static partial Regex OwnCue();

    [GeneratedRegex("^1[3-9][0-9]{9}$")]
    private static partial Regex ChineseMobile();

    [GeneratedRegex("phone|call|ring|rang|dial|mobile|cell|tel|whats|sms|text(?:ed|s)?|hotline|number is|电话|手机|来电|拨打|打来|短信|热线|联系", Usual)]
    private static partial Regex PhoneCue();

    [GeneratedRegex("account|acct|a/c|card|iban|payee|beneficiary|账号|账户|帐号|帐户|卡号|银行卡|收款|户头", Usual)]
    private static partial Regex AccountCue();
}
