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

        /// <summary>All that was recognised, in the order of the text, nothing twice.</summary>
        public List<Recognised> Found() =>
            [.. OwnerWords.Assign(text, [.. _found.OrderBy(one => one.From)]).DistinctBy(one => (one.Kind, one.Value))];

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
                _found.Add(new Recognised(kind, value, from, length));
            }
        }

        /// <summary>What stands before a place in the same sentence, behind all that is taken.</summary>
        public string SameBefore(int from)
        {
            var begin = from;
            while (begin > 0 && from - begin < CueCharacters && !_taken[begin - 1] && text[begin - 1] is not ('。' or ';' or '!' or '?' or '\n'))
            {
                begin--;
            }

            return text[begin..from];
        }

        private bool IsTaken(int from, int length) => Array.IndexOf(_taken, true, from, length) >= 0;
    }

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

    // "ending 4342", "…4342": the last digits of an account, where no more is known or said.
    [GeneratedRegex(
        @"(?:(?:\b(?:ends?|ending|ended)(?:\s(?:in|with|on|by))?|\blast\s(?:(?:three|four|five|six|seven|eight|[3-8]|few)\s)?(?:digits?|numbers?)"
        + @"|\blast\s(?:four|4|six|6)"
        + @"|尾号|尾数|(?:最?后|末尾?)[三四五六七八3-8][位码个]?(?:数字?|号码)?)\s{0,2}(?:of\s(?:it|the\s\w+)\s)?(?:is|are|were|是|为|:)?\s{0,2}|(?:…+|\.{2,}|[*•]{2,}"
        + @"|(?<![a-z])x{2,})-?)"
        + @"(?<no>\d{3,8})(?!\d|[.,]\d)(?!\s{0,2}(?:[$€£¥]|(?:eur|usd|gbp|cny|rmb|chf|euros?|dollars?|pounds?|k)\b|[元块万千百]|[欧美]元))", Usual)]
    private static partial Regex AccountEnd();

    // Numbers that such words name are no accounts.
    [GeneratedRegex(
        @"(?:\b(?:profits?|earn(?:ed|ings?)|orders?|refs?|reference|tickets?|invoices?|booking|bookings|case|code|pin|otp|passport|balance|bonus"
        + @"|commission|salary|level|tasks?|winnings?|fee|tax"
        + @"|policy|contract|id)|订单号?|单号|工单号?|利润|盈利|收益|佣金|奖金|余额|验证码|身份证号?码?|编号|任务|合同号?)"
        + @"\s*(?:(?:no\.?|number|of|was|is|shows?|showed|about|号码?|是|为|了|有|:|#)\s*)*$", Usual)]
    private static partial Regex NoAccount();

    [GeneratedRegex(NoWordBefore + @"[a-z]{1,4}-?\d{4,20}(?![a-z0-9-])", Usual)]
    private static partial Regex IdByForm();

    [GeneratedRegex(@"(?<![a-z0-9_.,@/])(?>\+?\(?\d(?:[ \u00A0().-]{0,2}\d)*)(?![a-z_@])", Usual)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\d+(?:[().-]{1,2}\d+)*")]
    private static partial Regex Groups();

    [GeneratedRegex("^1[3-9][0-9]{9}$")]
    private static partial Regex ChineseMobile();

    [GeneratedRegex(@"phone|call|ring|rang|dial|mobile|cell|tel|whats|sms|text(?:ed|s)?|reach|hotline|number is|\b(?:my|his|her"
        + @"|their)\s(?:\w+\s)?number|电话|手机|来电|拨打|打来|短信|热线|联系", Usual)]
    private static partial Regex PhoneCue();

    [GeneratedRegex("account|acct|a/c|card|iban|payee|beneficiary|账号|账户|帐号|帐户|卡号|银行卡|收款|户头", Usual)]
    private static partial Regex AccountCue();
}
