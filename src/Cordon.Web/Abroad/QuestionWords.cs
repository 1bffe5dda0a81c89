using Cordon.Core.Exchange;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Questions;
using Cordon.Web.Language;
using Cordon.Web.Reporting;

namespace Cordon.Web.Abroad;

/// <summary>What the screen says on which another centre is asked privately.</summary>
internal static class QuestionWords
{
    public static readonly Phrase Title = new("Ask privately", "私密查询");
    public static readonly Phrase What = new(
        "Whether another centre knows some of these identifiers too, without showing it your list", "查询其他中心是否也掌握这些标识，且不向其出示名单");
    public static readonly Phrase NobodyTitle = new("This centre asks nobody privately", "本中心不进行私密查询");
    public static readonly Phrase NobodyWhy = new("It was started without private questions.", "启动时未启用私密查询。");
    public static readonly Phrase Kind = new("What kind of identifiers", "标识类别");
    public static readonly Phrase List = new("The identifiers, one a line", "标识，每行一个");
    public static readonly Phrase Case = new("Our case, such as C-000012: it stays here until a hit is disclosed", "本中心案号，例如 C-000012（披露匹配结果前不发送）");
    public static readonly Phrase CaseIs = new("Our case", "本中心案号");
    public static readonly Phrase Basis = new("Legal basis, in words that the other centre reads", "法律依据（对方可见）");
    public static readonly Phrase Counted = new(
        "{0} {0:identifier|identifiers} to ask about, {1} {1:line|lines} that cannot be asked", "可查询标识 {0} 个，不可查询 {1} 行");
    public static readonly Phrase Reading = new("How each line is read", "各行的读取结果");
    public static readonly Phrase NotRead = new("It cannot be asked about: {0}.", "不可查询：{0}。");
    public static readonly Phrase Line = new("line {0}", "第{0}行");
    public static readonly Phrase Twice = new("stands in line {0} already: it is asked once", "与第{0}行相同，只查询一次");
    public static readonly Phrase TooLong = new("No more than {0} characters fit in at once: ask the rest afterwards.", "一次最多 {0} 个字符，其余请随后查询。");
    public static readonly Phrase Full = new("The list is full, its end may be missing: ask the rest afterwards.", "名单已满，末尾可能缺失，其余请随后查询。");

    public static readonly Phrase Epoch = new("When and how often it may be asked", "可查询的期限与次数");
    public static readonly Phrase EpochNeedsCentre = new("Choose a centre: what it has announced is looked up then.", "请选择中心，随后查找其公告。");
    public static readonly Phrase EpochLooking = new("What it has announced is being looked up.", "正在查找其公告。");
    public static readonly Phrase EpochIs = new(
        "Epoch {0} counts until {1}: your questions are held against {2} records, filled up.", "第 {0} 期有效至 {1}：与 {2} 条记录（含填充）比对。");
    public static readonly Phrase EpochQuota = new(
        "How many questions it answers in a day and in an epoch is its own choice, and each batch spends its whole size: {0}.",
        "每日和每期的查询次数由对方决定，每批按整批计数：{0}。");
    public static readonly Phrase RefusedAt = new("It was tried at {0} and not done: {1}.", "{0} 已尝试，未完成：{1}。");
    public static readonly Phrase LastRefused = new("The last question was refused at {0}, because {1}.", "最近一次查询于 {0} 被拒：{1}。");
    public static readonly Phrase EpochNone = new(
        "It has announced nothing for such questions, or that has ended or not begun: two of its own people have to open it to us.",
        "对方未就此类查询发布公告，或公告已结束、尚未开始：须由对方两人向本中心开放查询。");
    public static readonly Phrase EpochOver = new(
        "Epoch {0} ended at {1}, and no next one has come: its own people closed it to us, or it cannot reach us.",
        "第 {0} 期已于 {1} 结束，尚未收到下一期：对方已停止开放，或无法连接本中心。");
    public static readonly Phrase EpochFailed = new(
        "An audit found our questions of epoch {0} not to be good: it answers no more until two of its people open it to us anew.",
        "抽查发现本中心第 {0} 期的查询有不当之处：在对方两人重新开放之前不再答复。");
    public static readonly Phrase CannotAsk = new("It cannot be asked now", "目前不能查询");

    public static readonly Phrase LearnAsked = new(
        "that you asked, when, for which purpose and on which basis, and that it was one of {0} questions",
        "本中心曾查询、查询时间、用途和依据，以及所查为 {0} 个问题的一批");
    public static readonly Phrase LearnSize = new("here one of {0}, however few are yours", "本次为 {0} 个，不论其中本中心所查有多少");
    public static readonly Phrase LearnCount = new("how many of yours it has, as a number", "其掌握本中心所查标识的数目");
    public static readonly Phrase NotWhich = new("which identifiers, and which of them it has", "所查是哪些标识，以及其掌握其中哪些");
    public static readonly Phrase NotCase = new("which case, before you disclose a hit", "所属案件（披露匹配结果之前）");
    public static readonly Phrase YouLearn = new("What you will learn", "本中心将获知");
    public static readonly Phrase YouLearnWhich = new("which of yours it has, and nothing of its other records", "对方掌握其中哪些标识，不含对方的其他记录");
    public static readonly Phrase MemoryOnly = new(
        "Which they were stands in memory only, for {0} questions at once. After a new start they are asked again for a week, which costs nothing and tells "
        + "the other centre nothing new.",
        "具体匹配仅存于内存，最多保留 {0} 次查询。程序重启后一周内可重新取得，不另计次数，对方也不会获知新的信息。");

    public static readonly Phrase OneRange = new(
        "too many lie in one range of numbers, which an audit takes for fishing: ask about those that cases name", "同一号段的过多，抽查会视为逐号试探，请只查询案件所涉的号码");
    public static readonly Phrase OneRangeWarning = new(
        "More than a tenth of them lie in one range of numbers. An audit takes that for fishing, and then nothing more is answered: leave out those that no "
        + "case names.",
        "超过十分之一属于同一号段，抽查会视为逐号试探，此后对方不再答复。请删去案件未涉及的号码。");
    public static readonly Phrase NoneListed = new("the list has nothing to ask about", "名单中没有可查询的标识");
    public static readonly Phrase SomeFaulty = new("{0} {0:line|lines} cannot be asked about: correct or delete them", "有 {0} 行不可查询，请更正或删除");
    public static readonly Phrase TooMany = new("no more than {0} are asked about at once", "一次最多查询 {0} 个");
    public static readonly Phrase WordsMissing = new("a purpose and a legal basis are needed, {0} characters each at most", "须填写用途和法律依据，各不超过 {0} 个字符");
    public static readonly Phrase NoEpochNow = new("the other centre has no epoch in which it can be asked", "对方没有可查询的有效期");
    public static readonly Phrase Propose = new("Propose it to a second person", "提请第二人批准");

    public static readonly Phrase Questions = new("Questions", "查询记录");
    public static readonly Phrase NoQuestions = new("Nothing has been asked privately yet.", "尚无私密查询。");
    public static readonly Phrase AskedOf = new("{0}: {2}, {1}", "{0}：{2} {1} 个");
    public static readonly Phrase StateWaits = new("waits for a second person", "待第二人处理");
    public static readonly Phrase StateRuns = new("is being asked", "正在查询");
    public static readonly Phrase StateUndone = new("approved, not asked", "已批准，未查询");
    public static readonly Phrase StateAsked = new("asked", "已查询");
    public static readonly Phrase StateOver = new("not asked", "未查询");
    public static readonly Phrase ProposedBy = new("proposed by {0} at {1}", "{0} 于 {1} 提请");
    public static readonly Phrase AskedAt = new("asked at {0}", "{0} 查询");
    public static readonly Phrase Approve = new("Approve and ask", "批准并查询");
    public static readonly Phrase ApproveClaim = new("Approve and disclose it", "批准并披露");
    public static readonly Phrase DoNow = new("Do it now", "立即执行");
    public static readonly Phrase Hits = new("It has {0} of {1}", "对方掌握 {1} 个中的 {0} 个");
    public static readonly Phrase HitsNone = new("It has none of them, and learns of none of them.", "对方均未掌握，也未获知任何标识。");
    public static readonly Phrase HitsGone = new(
        "Which they were is not in memory any more: have them found again.", "具体标识已不在内存中，可重新取得。");
    public static readonly Phrase Again = new("Find them again: it costs nothing", "重新取得（不另计次数）");
    public static readonly Phrase DoneAgain = new("They are found again: see below.", "已重新取得，见下。");
    public static readonly Phrase AgainEnded = new(
        "the epoch in which it was asked has ended, or a week is over: it can only be asked anew", "查询所在的一期已结束或已满一周，只能重新提请查询");
    public static readonly Phrase AgainGone = new("what was asked is not in the book any more", "日志中已无该次查询的内容");
    public static readonly Phrase Standing = new(
        "Keep looking until the epoch ends: what the other centre adds later is found too, without its learning of it",
        "持续查询至本期结束：对方日后新增的记录也会匹配，且对方不会获知");
    public static readonly Phrase IsStanding = new("It keeps looking until the epoch ends.", "持续查询至本期结束。");
    public static readonly Phrase Items = new("What was asked about", "查询的标识");
    public static readonly Phrase Show = new("Show identifiers in full", "显示完整标识");
    public static readonly Phrase Hide = new("Mask identifiers", "隐藏标识");
    public static readonly Phrase Disclose = new("Disclose this hit", "披露此项匹配");
    public static readonly Phrase DiscloseTells = new(
        "It learns this identifier and the case's number, and answers with what it knew and since when.", "对方将获知该标识和案号，并答复其掌握的情况及时间。");
    public static readonly Phrase ClaimWaits = new("to be disclosed: proposed by {0} at {1}", "待披露：{0} 于 {1} 提请");
    public static readonly Phrase Disclosed = new("disclosed at {0}; its proof is waited for", "{0} 已披露，等待对方证明");
    public static readonly Phrase DisclosedUnsent = new(
        "to be disclosed since {0}, and on its way: the other centre does not have it yet", "{0} 起待披露，正在传送：对方尚未收到");
    public static readonly Phrase DisclosedBefore = new("disclosed at {0}", "{0} 已披露");
    public static readonly Phrase Proven = new(
        "It knew this as \"{0}\" since {1}, committed to before your question; proven.", "对方自 {1} 起以“{0}”掌握该标识，先于本次查询作出承诺；已证明。");
    public static readonly Phrase NotProven = new(
        "It has answered, and does not show that it knew this before your question.", "对方已答复，但未证明在查询之前已掌握。");
    public static readonly Phrase IsRunning = new("it is being done already", "正在执行");
    public static readonly Phrase NoReceipt = new("the other centre has not answered in {0} minutes: do it once more later", "对方 {0} 分钟内未答复，请稍后再试");
    public static readonly Phrase QuestionGone = new("the question is in memory no more, and its hit cannot be disclosed", "查询已不在内存中，无法披露其匹配结果");
    public static readonly Phrase ClaimStands = new("it is disclosed, or proposed to be, already", "已披露或已提请披露");
    public static readonly Phrase Done = new("It is asked: see below what it found.", "已查询，结果见下。");
    public static readonly Phrase DoneClaim = new("The hit is disclosed; the other centre answers with its proof.", "匹配结果已披露，对方将以证明答复。");

    private static readonly Phrase Mule = new("mule", "过渡账户");
    private static readonly Phrase Contact = new("scam contact", "诈骗联系方式");

    private static readonly Dictionary<CanonicalKind, Phrase> Kinds = new()
    {
        [CanonicalKind.Phone] = new("telephone numbers", "电话号码"),
        [CanonicalKind.Iban] = new("IBANs", "IBAN 账户"),
        [CanonicalKind.Account] = new("accounts without an IBAN", "无 IBAN 的账户"),
        [CanonicalKind.Email] = new("e-mail addresses", "电子邮箱"),
        [CanonicalKind.Wallet] = new("wallets", "钱包地址"),
    };

    private static readonly Dictionary<CanonicalKind, Phrase> Writings = new()
    {
        [CanonicalKind.Phone] = new("Each with its country's code, such as +65 9123 4567.", "须含国家代码，例如 +65 9123 4567。"),
        [CanonicalKind.Iban] = new("Such as ES91 2100 0418 4502 0005 1332.", "例如 ES91 2100 0418 4502 0005 1332。"),
        [CanonicalKind.Account] = new("Each with its bank: BIC/number.", "须写明银行：BIC/账号。"),
        [CanonicalKind.Email] = new("Such as help@example.org.", "例如 help@example.org。"),
        [CanonicalKind.Wallet] = new("Addresses of Bitcoin, Ethereum and Tron.", "比特币、以太坊、波场地址。"),
    };

    private static readonly Dictionary<string, string> Faults = new(StringComparer.Ordinal)
    {
        ["a telephone number has digits only"] = "电话号码只能含数字",
        ["a short number is of a service, not of a person"] = "短号属于服务，不属于个人",
        ["it has no country code"] = "缺少国家代码",
        ["no country code begins with 0"] = "国家代码不以0开头",
        ["all its digits are the same: a placeholder"] = "数字全部相同，是占位号码",
        ["it is no IBAN: its country, length or check digits are wrong"] = "不是有效的 IBAN：国家代码、长度或校验位有误",
        ["an account that has no IBAN is written with its bank: BIC/number"] = "没有 IBAN 的账户须写明银行：BIC/账号",
        ["its bank is no BIC"] = "银行代码不是有效的 BIC",
        ["an e-mail address has one @ with a name before it"] = "邮箱须有一个@，其前为名称",
        ["its name is not well formed"] = "邮箱名称格式有误",
        ["it has no host"] = "缺少邮箱域名",
        ["its host is not well formed"] = "域名格式有误",
        ["it is an address of no known chain"] = "不是已知区块链的地址",
        ["an Ethereum address has 40 hexadecimal digits"] = "以太坊地址须有40位十六进制数字",
        ["its capitals are not those of its checksum (EIP-55)"] = "大小写与校验和（EIP-55）不符",
        ["the zero address is nobody's"] = "零地址不属于任何人",
        ["it has a character that no such address has"] = "含有此类地址不可能有的字符",
        ["it has not the length of an address"] = "长度不是地址的长度",
        ["its checksum is wrong"] = "校验和有误",
        ["it has small letters and capitals"] = "大小写混用",
        ["it has not the length or the characters of an address"] = "长度或字符不符合地址格式",
    };

    private static readonly Dictionary<string, Phrase> Refusals = new(StringComparer.Ordinal)
    {
        [nameof(QueryRefusal.OverQuota)] = new("the other centre's quota for us is spent: it is more on another day", "本中心在对方的查询次数已用完，请改日再试"),
        [nameof(QueryRefusal.NotAuthorised)] = new("the other centre has no keys of these two persons that count", "对方没有这两人的有效密钥"),
        [nameof(QueryRefusal.Expired)] = new("the epoch has ended or not begun, by the other centre's clock", "按对方时钟，有效期已过或尚未开始"),
        [nameof(QueryRefusal.OtherEpoch)] = new("the other centre has another epoch now", "对方现为另一期"),
        [nameof(QueryRefusal.OtherCanonicaliser)] = new("the other centre writes identifiers by other rules", "对方的标识书写规则不同"),
        [nameof(QueryRefusal.NotLogged)] = new("the other centre has not seen it in our log", "对方未在本中心日志中见到该查询"),
        [nameof(QueryRefusal.AuditOverdue)] = new(
            "an audit of our earlier questions is overdue: our inspector has to answer it first (Audits)", "本中心此前查询的抽查已逾期，须先由监察人员完成（见“抽查”）"),
        [nameof(QueryRefusal.AuditFailed)] = new(
            "an audit found our questions of this epoch not to be good: it answers no more until two of its people open it to us anew",
            "抽查发现本期查询有不当之处，在对方两人重新开放之前不再答复"),
        [nameof(QueryRefusal.NotOpen)] = new("its people have not opened it to our questions, or have closed it again", "对方未向本中心开放查询，或已停止开放"),
        [QuestionAsker.EpochEnded] = AgainEnded,
        [QuestionAsker.BatchGone] = AgainGone,
        [nameof(AnswerFault.NotProven)] = new("its answer is not proven by the key that it announced: nothing was taken of it", "其答复未经所公告的密钥证明，未予采用"),
        [nameof(AnswerFault.CanaryMissing)] = new("its answer misses the samples that every filter has: nothing was taken of it", "其答复缺少应有的校验样本，未予采用"),
    };

    /// <summary>The sizes of batches, as other numbers of the page are written.</summary>
    public static string SizesIn(Speech speech) => string.Join(" / ", QueryManifest.Sizes.Select(size => speech.Say(size)));

    /// <summary>As what something is known, in the words of cases where this program wrote it; what another wrote, as it was written.</summary>
    public static string ClassIn(Speech speech, string known)
    {
        var rest = known.StartsWith(Contact.English, StringComparison.Ordinal) ? known[Contact.English.Length..] : null;
        return known == Mule.English ? speech[Mule]
            : rest is { Length: 0 } ? speech[Contact]
            : rest is [' ', '(', .. var kind, ')'] && ScamKinds.Names.Contains(kind)
                ? speech[Contact] + speech.Say(Words.Brackets, speech[ScamKinds.Of(kind)])
            : StoredText.In(known);
    }

    /// <summary>What identifiers of a kind are called.</summary>
    public static Phrase Of(CanonicalKind kind) => Kinds[kind];

    /// <summary>How they are written.</summary>
    public static Phrase WritingOf(CanonicalKind kind) => Writings[kind];

    /// <summary>Why a line is no identifier, in both languages.</summary>
    public static Phrase FaultOf(string fault) => new(fault, Faults.GetValueOrDefault(fault, "格式或位数有误"));

    /// <summary>Why a centre did not answer, in both languages; what is not foreseen, as it was said.</summary>
    public static Phrase RefusalOf(string fault) =>
        Refusals.FirstOrDefault(one => fault.EndsWith(one.Key, StringComparison.Ordinal)).Value ?? AbroadWords.NotSaid.With(Phrase.Same(fault));

    /// <summary>A line that is of another kind than was chosen.</summary>
    public static Phrase OtherKind(CanonicalKind kind) => new Phrase("it belongs to {0}: ask about those apart", "属于{0}，请另行查询").With(Of(kind));
}
