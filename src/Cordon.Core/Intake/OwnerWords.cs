using System.Text.RegularExpressions;

namespace Cordon.Core.Intake;

/// <summary>
/// Whose contacts and accounts are, by the words around them, whether a victim wrote those or an officer who writes of one. A contact that is wrongly taken
/// for the other side's makes a victim a suspect and joins cases that have nothing in common; so it is theirs only where the words say so, and unsure where
/// they say nothing or two things. Links and wallets are the other side's unless the words say otherwise, since victims seldom name their own; so are accounts.
/// </summary>
internal static partial class OwnerWords
{
    /// <summary>How far before a contact the words about it are looked for, and how far behind it.</summary>
    private const int BeforeCharacters = 90, BehindCharacters = 24;

    /// <summary>How far before a word such as "wrote to her from" stands who wrote.</summary>
    private const int SubjectCharacters = 24;

    private const RegexOptions Usual = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Gives each its owner.</summary>
    /// <param name="text">The text, its wide forms of ASCII narrow.</param>
    /// <param name="found">What was recognised in it, in its order.</param>
    public static IEnumerable<Recognised> Assign(string text, IReadOnlyList<Recognised> found)
    {
        var told = TellerOf(text);
        Recognised? before = null;
        var isBeforeSaid = false;
        foreach (var one in found)
        {
            var from = before is null ? 0 : before.From + before.Length;
            var said = one.Kind is RecognisedKind.Amount or RecognisedKind.PaymentId ? Owner.Unsure : SaidOf(text, one, from, told);
            if (said == Owner.Unsure && before is { IsContact: true } && isBeforeSaid && MayBeListed(one) && IsListed(text[from..one.From], before.Owner))
            {
                said = before.Owner;
            }

            // A web address is the other side's whoever is spoken of, and says of a telephone behind it nothing.
            isBeforeSaid = said != Owner.Unsure && one.Kind is not (RecognisedKind.Link or RecognisedKind.Wallet);
            before = one with
            {
                Owner = said == Owner.Unsure && one.Kind is RecognisedKind.Link or RecognisedKind.Wallet or RecognisedKind.Account ? Owner.Scammer : said,
            };
            yield return before;
        }
    }

    private static Owner SaidOf(string text, Recognised one, int from, Teller told)
    {
        var begin = Math.Max(from, one.From - BeforeCharacters);
        var words = text[begin..one.From];
        var behind = text[(one.From + one.Length)..Math.Min(text.Length, one.From + one.Length + BehindCharacters)];
        if (one.Kind == RecognisedKind.Account)
        {
            return IsOwn(OwnAccount()) || (one.Value.StartsWith(PaymentClues.EndMark, StringComparison.Ordinal)
                && (IsOwn(OwnEnd()) || (PaidBehind().IsMatch(behind) && IsOwn(PaidFrom()))))
                ? Owner.Victim : Owner.Unsure;

            bool IsOwn(Regex form) => form.Match(words) is { Success: true } own && OwnerWords.IsOwn(own, told);
        }

        if (Behind().Match(behind) is { Success: true } after)
        {
            return after.Groups["own"].Success ? Owner.Victim : Owner.Scammer;
        }

        var (clause, sentence) = (ClauseOf(words), SentenceOf(words, text[..begin]));
        var (victim, scammer) = (LastOwn(sentence, told), LastTheirs(clause, told));
        if (scammer.End == 0 && victim.End == 0)
        {
            // "138… 打来": what a Chinese sentence says of it stands behind it.
            return RangBehind().IsMatch(behind) ? Owner.Scammer : Owner.Unsure;
        }

        // Both are counted from the contact back: the nearer of them is said of it, and of two that end in one place the longer one.
        var victimAt = victim.End == 0 ? int.MaxValue : sentence.Length - victim.End;
        var scammerAt = scammer.End == 0 ? int.MaxValue : clause.Length - scammer.End;
        return victimAt < scammerAt ? Owner.Victim : scammerAt < victimAt ? scammer.Owner
            : victim.Length >= scammer.Length ? Owner.Victim : scammer.Owner;
    }

    private static (int End, int Length) LastOwn(string words, Teller told) =>
        Own().Matches(words).LastOrDefault(match => IsOwn(match, told)) is { } match ? (match.Index + match.Length, match.Length) : default;

    /// <summary>Whether a word such as "her" is said of the victim; words such as "my" and "victim's" are always.</summary>
    private static bool IsOwn(Match match, Teller told) =>
        !match.Groups["they"].Success
        || (PersonOf(match.Groups["they"].Value) is var person && (told.Victim == person || (told.Victim == Person.None && told.Only == person)));

    private static (int End, int Length, Owner Owner) LastTheirs(string words, Teller told)
    {
        foreach (var match in Theirs().Matches(words).Reverse())
        {
            if (OwnerOf(match, words, told) is { } owner)
            {
                return (match.Index + match.Length, match.Length, owner);
            }
        }

        return default;
    }

    /// <summary>Whose a word makes a contact that often tells of the other side; null where it says nothing here.</summary>
    private static Owner? OwnerOf(Match match, string words, Teller told)
    {
        var subject = match.Groups["they"].Success ? PersonOf(match.Groups["they"].Value) : Person.None;
        var isOther = subject != told.Victim && (told.Victim != Person.None || told.IsFirst);
        if (match.Groups["is"].Success)
        {
            return isOther ? Owner.Scammer : null;
        }

        if (match.Groups["rang"].Success)
        {
            // Who rings is often the one who rings the hotline.
            return isOther ? Owner.Scammer : Owner.Unsure;
        }

        if (match.Groups["wrote"].Success)
        {
            return subject == told.Victim ? Owner.Unsure : Owner.Scammer;
        }

        if (match.Groups["to"].Success)
        {
            var who = words[Math.Max(0, match.Index - SubjectCharacters)..match.Index];
            return VictimRings().IsMatch(who) ? Owner.Victim : Owner.Scammer;
        }

        return match.Groups["back"].Success ? Owner.Unsure : Owner.Scammer;
    }

    /// <summary>Who speaks in a text, and of whom: which of "she", "he" and "they" is the victim.</summary>
    private static Teller TellerOf(string text)
    {
        var victim = !FirstDoes().IsMatch(text) && VictimDoes().Match(text) is { Success: true } does ? PersonOf(does.Groups["they"].Value) : Person.None;
        var persons = AnyPerson().Matches(text).Select(match => PersonOf(match.Value)).Distinct().ToList();
        var isFirst = FirstPerson().IsMatch(text);
        return new Teller(victim, !isFirst && persons is [var only] ? only : Person.None, isFirst);
    }

    private static Person PersonOf(string word) => word.ToUpperInvariant() switch
    {
        "HE" or "HIM" or "HIS" or "他" => Person.He,
        "SHE" or "HER" or "HERS" or "她" => Person.She,
        "THEY" or "THEM" or "THEIR" or "THEIRS" or "他们" or "她们" => Person.They,
        _ => Person.None,
    };

    /// <summary>Whether it may be told together with another contact of one person; a web address is nobody's.</summary>
    private static bool MayBeListed(Recognised one) => one.Kind is RecognisedKind.Phone or RecognisedKind.Email or RecognisedKind.Handle;

    /// <summary>Whether two contacts are told as one's: nothing between them but marks, and for the victim's what kind of contact comes.</summary>
    private static bool IsListed(string between, Owner owner) => (owner == Owner.Victim ? ListedOwn() : Listed()).IsMatch(between);

    /// <summary>What stands before a contact since the last mark; a mark just before the contact is none.</summary>
    private static string ClauseOf(string words)
    {
        var to = words.TrimEnd(' ', ',', '，', '、', ':', '-', '"', '(');
        var at = to.LastIndexOfAny([',', '，', '、', '。', ';', '!', '?', '\n', '\r']);
        var end = SentenceEnd().Matches(to).LastOrDefault() is { } stop ? stop.Index + stop.Length : 0;
        return to[Math.Max(at + 1, end)..];
    }

    /// <summary>
    /// What stands before a contact in its sentence; of the sentence before it, too, where that begins with a heading such as "caller:", and this has nothing
    /// but what kind of contact it is.
    /// </summary>
    private static string SentenceOf(string words, string before)
    {
        var ends = SentenceEnd().Matches(words);
        if (ends.Count == 0)
        {
            return words;
        }

        var sentence = words[(ends[^1].Index + ends[^1].Length)..];
        return KindAlone().IsMatch(sentence) && HeadOfOwn().IsMatch((before + words)[..^sentence.Length].Trim().Split('\n')[^1]) ? words : sentence;
    }

    private enum Person
    {
        None,
        He,
        She,
        They,
    }

    /// <summary>Who tells a text.</summary>
    /// <param name="Victim">What the victim is called in it, where it says what the victim did.</param>
    /// <param name="Only">Whom it speaks of, where that is one only and nobody says "I".</param>
    /// <param name="IsFirst">Whether somebody says "I".</param>
    private readonly record struct Teller(Person Victim, Person Only, bool IsFirst);

    private const string They = "(?<they>he|she|they|他们|她们|他|她)";

    private const string Kind =
        "(?:(?:tele)?phone|mobile|cell(?:phone)?|tel|number|landline|contact|call-?back|e-?mail|mail|address|handle|telegram|tg|whatsapp|wechat"
        + "|weixin|line|signal|skype"
        + "|facebook|instagram)";

    private const string Reporter =
        "(?:caller|victim|customer|client|complainant|reporter|reportee|informant|payer|claimant|witness|daughter|son|husband|wife|mother|father|mum|dad)";

    private const string ZhReporter = "(?:受害人|受害者|被害人|被骗人|报案人|报警人|举报人|来电人|来电者|致电人|事主|当事人|失主|苦主|客户(?!经理)|本人|家属|付款人)";

    private const string Reach = "(?:call|ring|phone|text|reach|contact|e-?mail|mail|message)";

    private const string Via = @"(?:on|via|by|over|through)\s(?:telegram|whatsapp|wechat|signal|skype|facebook|instagram|line|sms|chat|e-?mail)";

    private const string From = @"(?:\s" + Via + @")?\s(?:from|as|by|under|using|with)\b";

    private const string FromOrVia = "(?:" + From + @"|\s" + Via + @"\b)";

    private const string Written = "(?:wrote|writes|writing|written|texts|texted|texting|messages|messaged|messaging|e-?mailed|e-?mails|mailed|mails"
        + "|chatted|chats)";

    private const string Rung = "(?:calls|called|calling|rang|rings|ringing|phoned|phones|phoning|contacted|contacts|approached|spoke)";

    private const string Lately = @"(?:\s(?:has|had|have|was|is|are|were|been|then|first|also|always|only|kept|later|now)){0,2}";

    // What says that a contact is the victim's own. It may stand some words before it, until the sentence ends.
    [GeneratedRegex(
        @"\b(?:my|our)(?:\s[\w'’-]+){0,2}?\s" + Kind + @"\b|\bmine\b"
        + @"|\b(?<they>her|his|their)(?:\s(?:own|home|work|private|other|new|best|direct|contact)){0,2}\s" + Kind + @"\b"
        + @"|\b" + Reporter + @"['’]s?(?=\s)"
        + @"|(?<!\b(?:unknown|anonymous|fake|other|by the|by a|from the|from a|to the|called the)\s)\b" + Reporter + @"\b(?!['’]|\s(?:id"
        + @"|display)\b)(?!.*\b" + Doing + @"\b)"
        + @"|\b(?:" + Reach + @"|calling|write\sto|write|dial)\s(?:(?:her|him|them|me|us|the\s" + Reporter + @")\s)?back\b"
        + @"|\bcall-?\s?back\b|\breturn\s(?:the\s)?call\b"
        + @"|\b" + Reach + @"\s(?:me|us)\b(?!\sfrom)"
        + @"|\b" + Reach + @"\s(?<they>her|him|them)\b(?!\sfrom)"
        + @"|\b(?:is\s|be\s|best\s)?reach(?:able|ed)\s(?:on|at|by|via|under)\b"
        + "|" + ZhReporter + "(?!.*(?:被|收到|接到|看到|转|付|汇|加了|打了))"
        + "|(?:我|我们|我自己|咱)的?(?:手机|电话|号码|微信|QQ|邮箱|邮件|联系)|我的|我自己的|回拨|回电|回复电话|回个电话|打回|致电回|(?:联系我|打给我|给我(?:打|回))(?!.*[,，])"
        + "|(?<they>他们|她们|他|她)的?(?:本人的?)?(?:手机|电话|号码|微信|QQ|邮箱|联系)|(?:联系|打给|致电)(?<they>他们|她们|他|她)", Usual)]
    private static partial Regex Own();

    // What somebody did or had done to them is not how they are reached.
    private const string Doing =
        "(?:was|were|got|gets|receives?|received|told|tells|says?|said|paid|pays|sent|sends|saw|found|wrote|writes|lost|clicked|claim(?:s|ed)"
        + "|pretend(?:s|ed)|met|added|transferred|followed)";

    // What says that it is the other side's, in the clause of the contact.
    [GeneratedRegex(
        @"\b(?:scammers?|fraudsters?|swindlers?|impost[eo]rs?|con\s?m[ae]n|crooks?|thief|thieves|criminals?|suspects?|perpetrators?|offenders?|mules?"
        + @"|recruiters?|brokers?|sellers?|traders?|the\s(?:other\sside|agent|stranger)|stranger|so-called\s\w+|caller\s(?:id|display)"
        + @"|unknown\scaller)(?:['’]s?)?\b"
        + @"(?!.*\b(?:has|have|had|knows?|got|took|stole|from|with|using|via|gave|given)\b)"
        + @"|\bthe\s(?:(?:scam|fake|trading|job)\s)?(?:(?:web)?site|web\spage|page|platform|app|shop|group)(?:['’]s)?(?:\s(?:chat|support|help\s?desk"
        + @"|service|hotline|" + Kind
        + @"|is|was|at))*[\s:]*$"
        + @"|(?<wrote>\b" + They + Lately + @"\s" + Written + @"(?:\s(?:to\s)?(?:her|him|them|me|us))?" + FromOrVia + ")"
        + @"|(?<rang>\b" + They + Lately + @"\s" + Rung + @"(?:\s(?:her|him|them|me|us))?" + FromOrVia + ")"
        + @"|(?<is>\b" + They + @"\s(?:is|was|are|were|uses|used|goes\sby|went\sby|calls\s(?:him|her|them)sel(?:f|ves)|called\s(?:him|her"
        + @"|them)sel(?:f|ves))\b)"
        + @"|(?<to>\b(?:" + Written + "|" + Rung + @")(?:\sto)?\s(?:her|him|them|me)" + FromOrVia + ")"
        + @"|\b(?:somebody|someone)\s(?:" + Written + "|" + Rung + ")" + FromOrVia
        + @"|\b(?:a|an|the|many|several|these|those|got|received|receives|by|more)\s(?:\w+\s)?(?:calls?|texts?|messages?|mails?|e-?mails?|sms"
        + @"|letters?)" + From
        + @"|\b(?:was|were|been|being|got|is|are)\s(?:then\s|first\s|also\s)?(?:called|rung|phoned|texted|messaged|contacted|approached|e-?mailed"
        + @"|mailed|written\sto)" + FromOrVia
        + @"|\b(?:told|asked|asks|wanted|urged|instructed|ordered|invited|tells)\s(?!us\b)(?:(?:the|my)\s)?\w+\sto\s(?:" + Reach
        + @"|write|add|dial|reply|chat|talk)(?:\sto)?(?:\s(?:her|him|them|me))?(?<back>\sback)?\b(?:\s(?:on|at|under)\b)?"
        + "|(?:骗子|对方|嫌疑人|嫌犯|诈骗(?:分子|犯|人员|团伙|电话|号码)|冒充|假冒|自称|客服|卖家|来电显示|陌生(?:来电|号码|人|电话)|客户经理)(?!.*(?:知道|拿到|获取|掌握|盗|发到|打到|联系到))"
        + @"|(?:网站|平台|网址|群主?|APP)(?:的?(?:客服|电话|热线|邮箱|微信|账号|联系方式))?(?:是|为|:)?\s*$"
        + "|(?:让|叫|要求|要|教)(?:我们?|他们?|她们?|其|" + ZhReporter + ")(?:去|再|先)?(?:加|联系|拨打|打|添加|拨|致电|回拨)"
        + "|(?<rang>" + They + "(?:用|通过|以|从))", Usual)]
    private static partial Regex Theirs();

    // "I called him from", "the caller wrote to them as": what the victim did.
    [GeneratedRegex(@"\b(?:I|we|" + Reporter + @")\b[^.;,]*$", Usual)]
    private static partial Regex VictimRings();

    private const string Tie = @"\s*(?:(?:no\.?|number|is|was|号码?|是|为|:|=|#|,)\s*)*";

    // Said of an account, right before it.
    [GeneratedRegex(
        @"(?:\b(?:my|mine|our)\b|(?<!\bto\s)\b(?<they>her|his|their)\b|(?<!\bto\s)\b(?:the\s)?" + Reporter + @"['’]s?\b|我的|我自己的|本人的?|我(?=账|卡"
        + @"|银)|" + ZhReporter + "的?|(?<they>他们|她们|他|她)的?(?=账|卡|银))"
        + @"\s*(?:own\s*)?(?:bank\s*)?(?:account|acct|acc|card|iban|number|账号|账户|卡号|银行卡|银行账[号户])?" + Tie + "$", Usual)]
    private static partial Regex OwnAccount();

    // Said of an account of which only the last digits are known, some words before those: "my acc is DE.. dunno ends 7086", "我尾号4877".
    [GeneratedRegex(
        @"(?:(?:\b(?:my|our)\b|(?<!\b(?:in)?to\s)(?:\b(?<they>her|his|their)\b|\b" + Reporter + @"['’]s?))"
        + @"\s(?:own\s)?(?:[\w-]+\s)?(?:account|acct|acc|a/c|card|iban)\b"
        + @"(?:(?!\b(?:(?:in|on)?to|at|paid|sent|got|his|hers?|theirs?|them|him|he|she|they|another|other|one|account|acct|acc|card|iban|payee|beneficiary"
        + @"|mule|scammer)\b|(?<!\bit)['’]s\b|(?<!\.)\.\s)[^;!?\n]){0,32}"
        + @"|(?<!给|到|转|让|叫|向|和|跟|诉|骗|发)我(?:自己)?的?(?:(?:银行)?(?:账户|账号|卡)(?:(?![转汇付打给到他她对骗往收])[^。;!?\n]){0,16})?)$", Usual)]
    private static partial Regex OwnEnd();

    // "从尾号4877转了": who pays from an account is whose it is.
    [GeneratedRegex(@"(?<!对方|骗子|客服|嫌疑人|诈骗犯|有人)(?<they>他们|她们|他|她)?从(?:银行)?(?:账户|账号|卡)?的?\s*$", Usual)]
    private static partial Regex PaidFrom();

    [GeneratedRegex(@"^\s*的?(?:(?![收来])[^,，。;!?]){0,14}?[转汇付划支打扣](?!来|入|进|过来|电话)(?!.{0,16}(?:给|到)我)", Usual)]
    private static partial Regex PaidBehind();

    // "… (caller)", "… is hers", "…（本人）": in brackets, or as a whole.
    [GeneratedRegex(
        @"^\s*(?:[(\[]\s*|[,，]?\s*(?:is|are|was|是|为)\s*)(?:(?<own>(?:the\s)?" + Reporter + @"\b|my(?:\sown|\snumber)?\b|mine\b|me\b"
        + @"|own\b|" + ZhReporter + "|我|自己)"
        + @"|(?:(?:the|a)\s)?(?:scammer|fraudster|swindler|suspect|impost[eo]r|crook)\b|骗子|对方|嫌疑人|嫌犯)", Usual)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^\s*(?:打来|打过来|打的|来的?电话|发来|发的|联系的?我)", Usual)]
    private static partial Regex RangBehind();

    [GeneratedRegex(
        "(?:\\b" + They + @"(?:\s(?:has|had|have|then|also|just|only|already|first)){0,2}\s(?:paid|sent|pays|sends|lost|transferred|wired|deposited"
        + @"|clicked|reports?|reported|fears|noticed"
        + @"|realised|realized|(?:was|were|got|been)\s(?:told|called|rung|asked|contacted|scammed|tricked|defrauded|robbed|cheated|approached"
        + @"|promised|offered|phoned|messaged|texted)"
        + @"|got\sa\s(?:call|message|text|mail|e-?mail|letter))\b)|(?<they>他们|她们|他|她)(?:昨天|今天|刚才?|前天|已经?|又|就|先|总共|一共|共)?(?:被|转了?|转账|汇了?|汇款|付了?|付款|打了"
        + @"|支付|损失|充了|报案|报警)",
        Usual)]
    private static partial Regex VictimDoes();

    [GeneratedRegex(@"\b(?:he|him|his|she|hers?|they|them|theirs?)\b|他们|她们|他|她", Usual)]
    private static partial Regex AnyPerson();

    [GeneratedRegex(@"\b(?:I|I'm|I’m|I've|I’ve|my|me)\b|我", Usual)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(
        @"\bI\b(?:['’]ve)?(?:\s\w+){0,3}?\s(?:paid|pay|sent|send|deposit(?:ed)?|transfer(?:red)?|lost|wired|wire)\b|我[^,，。;她他]{0,16}?(?:转|汇|付|存|充|打了"
        + @"|被骗|损失)", Usual)]
    private static partial Regex FirstDoes();

    [GeneratedRegex(@"^[\s,，、/&+;()-]*(?:and|or|also|then|和|或|以及|也|还有|与)?[\s,，、/&+;(-]*$", Usual)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^[\s,，、/&+;()-]*(?:and|or|also|和|或|以及|也|还有|与)?[\s,，、/&+;(-]*(?:" + KindWords + @")?[\s:.=]*$", Usual)]
    private static partial Regex ListedOwn();

    private const string KindWords =
        @"(?:(?:tele)?phone|mobile|cell|tel|landline|call-?back|e-?mail|mail|telegram|whatsapp|wechat|手机号?码?|电话号?码?|座机|微信号?|QQ号?|邮箱|电子邮箱"
        + @"|邮件)(?:\s(?:no\.?|number|address|is))?(?:是|为)?";

    [GeneratedRegex(@"^[\s,，、-]*(?:" + KindWords + @")?[\s:.=]*$", Usual)]
    private static partial Regex KindAlone();

    [GeneratedRegex(@"^\s*(?:(?:the\s)?" + Reporter + @"\b|name\b|" + ZhReporter + @"|姓名)[^:]{0,12}:", Usual)]
    private static partial Regex HeadOfOwn();

    [GeneratedRegex(@"(?<!\b(?:tel|no|mr|mrs|ms|dr|nr))[.!?](?=\s|$)|[。;!?]|[\n\r]", Usual)]
    private static partial Regex SentenceEnd();
}
