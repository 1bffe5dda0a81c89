using Cordon.Exchange.Questions;

namespace Cordon.Web.Abroad;

/// <summary>What the screen says on which this centre is opened for private questions of others.</summary>
internal static class OpeningWords
{
    public static readonly Phrase Title = new("Who may ask us", "对外开放查询");
    public static readonly Phrase What = new(
        "Which centres may ask us privately, what was announced to them, and what they asked", "可向本中心作私密查询的中心、已向其公告的内容，以及其查询记录");
    public static readonly Phrase NobodyTitle = new("This centre answers nobody privately", "本中心不答复私密查询");
    public static readonly Phrase NobodyWhy = new("It was started without private questions.", "启动时未启用私密查询。");

    public static readonly Phrase Standing = new("Open to", "已开放");
    public static readonly Phrase StandingNone = new("No centre may ask us privately.", "目前没有中心可向本中心作私密查询。");
    public static readonly Phrase MayAsk = new(
        "{0} may ask us {1} questions a day, of each kind, until {2}.", "{0} 每日可就每类标识向本中心查询 {1} 项，有效期至 {2}。");
    public static readonly Phrase WouldAsk = new(
        "{0} is to be let ask us {1} questions a day, of each kind, until {2}.", "拟允许 {0} 每日就每类标识向本中心查询 {1} 项，有效期至 {2}。");
    public static readonly Phrase Kinds = new("About", "标识类别");
    public static readonly Phrase Purposes = new("For", "用途");
    public static readonly Phrase Basis = new("By which agreement", "依据的协议");
    public static readonly Phrase OpenedBy = new("proposed by {0} at {1}, approved by {2} at {3}", "{0} 于 {1} 提请，{2} 于 {3} 批准");
    public static readonly Phrase ProposedBy = new("proposed by {0} at {1}", "{0} 于 {1} 提请");
    public static readonly Phrase Epoch = new(
        "{0}: epoch {1} counts until {2}; last announced {3}; {4} {4:record|records}; {5} asked so far",
        "{0}：第 {1} 期有效至 {2}；最近公告 {3}；记录 {4} 条；已查询 {5} 项");
    public static readonly Phrase EpochUnsaid = new(
        "{0}: epoch {1} counts until {2}; not announced yet; {3} {3:record|records}", "{0}：第 {1} 期有效至 {2}；尚未公告；记录 {3} 条");
    public static readonly Phrase EpochNone = new("{0}: nothing is announced yet; it is as soon as a trust list counts", "{0}：尚未公告，信任名单有效时即自动公告");
    public static readonly Phrase EpochFailed = new(
        "{0}: an audit found its questions not to be good. Nothing more is answered, and nothing announced, until two persons open it anew.",
        "{0}：抽查发现其查询有不当之处。在两人重新开放之前，不再答复，也不再公告。");
    public static readonly Phrase Close = new("Close it to this centre", "停止对其开放");
    public static readonly Phrase CloseTells = new(
        "You do that alone and at once: nothing more is answered or announced. What was asked stays as it is.", "由您一人决定，立即生效：不再答复，也不再公告。已有查询不受影响。");
    public static readonly Phrase CloseReason = new("Why (may be left empty)", "理由（可不填）");
    public static readonly Phrase Closed = new("It is closed to that centre.", "已停止对该中心开放。");

    public static readonly Phrase Waiting = new("Wait for a second person", "待第二人处理");
    public static readonly Phrase Approve = new("Approve and open", "批准并开放");
    public static readonly Phrase Opened = new("It is open: what may be asked is announced by itself, and each day anew.", "已开放：将自动公告，并每日更新。");
    public static readonly Phrase Proposed = new("It is proposed: a supervisor who is not you approves it here.", "已提请，须由另一名主管在此批准。");
    public static readonly Phrase OneWaits = new("something is proposed for that centre already and waits for a second person", "对该中心已有待第二人处理的提请");

    public static readonly Phrase Form = new("Open it to a centre", "对某中心开放");
    public static readonly Phrase FormTells = new(
        "What cases name that somebody here has taken, and accounts on which a bank held stolen money by our order, are what its questions are held against. "
        + "It learns which of its own we have, and nothing of the rest. What other centres asked us to freeze is not among them.",
        "比对范围为已有人承办的案件所载的联系方式，以及经本中心指令由银行止付过赃款的账户。对方只获知其所查标识中本中心掌握哪些，不获知其余记录。应其他中心请求止付的账户不在其中。");
    public static readonly Phrase Instead = new("What stands for that centre is replaced by it.", "该中心原有的开放条件由其取代。");
    public static readonly Phrase PerDay = new("Questions a day, of each kind", "每日每类查询项数");
    public static readonly Phrase PerDayHow = new(
        "A batch spends its whole size, {0}. Fewer are safer: who may ask without end finds everything.", "每批按整批计数：{0}。次数越少越安全，可无限查询者终将查出全部记录。");
    public static readonly Phrase Until = new("Until the end of", "有效期至（当日结束）");
    public static readonly Phrase NoCentre = new("choose a centre", "请选择中心");
    public static readonly Phrase NoKind = new("choose what it may ask about", "请选择可查询的标识类别");
    public static readonly Phrase NoPurpose = new("choose what it may ask for", "请选择用途");
    public static readonly Phrase NoBasis = new("name the agreement, in 200 characters at most", "请填写依据的协议，不超过200个字符");
    public static readonly Phrase NoDay = new("it lasts a day at least and a year at most", "有效期至少一天，至多一年");

    public static readonly Phrase Past = new("What became of earlier ones", "以往记录");
    public static readonly Phrase PastClosed = new("closed by {0} at {1}", "{0} 于 {1} 停止");
    public static readonly Phrase PastOver = new("ended {0}", "{0} 到期");
    public static readonly Phrase PastReplaced = new("approved by {0} at {1}; another stands in its place", "{0} 于 {1} 批准，已被取代");

    public static readonly Phrase Asked = new("What others asked us", "其他中心的查询");
    public static readonly Phrase AskedNone = new("No centre has asked us privately yet.", "尚无中心向本中心作私密查询。");
    public static readonly Phrase AskedOf = new("{0}: {2}, a batch of {1}", "{0}：{2}，一批 {1} 项");
    public static readonly Phrase AskedAt = new("committed to {0}", "{0} 提交");
    public static readonly Phrase StateAnswered = new("answered", "已答复");
    public static readonly Phrase StateUnanswered = new("not answered", "未答复");
    public static readonly Phrase HitsSaid = new("It says that {0} of them hit; which, it alone knows.", "对方称匹配 {0} 项，具体项目只有对方知晓。");
    public static readonly Phrase HitsUnsaid = new("How many of them hit, it has not said.", "对方未告知匹配项数。");
    public static readonly Phrase Disclosed = new("Hits that it disclosed", "对方披露的匹配项");
    public static readonly Phrase DisclosedAt = new("disclosed {0}, for its case {1}", "{0} 披露，对方案号 {1}");
    public static readonly Phrase AnsweredAs = new("We answered at {0}: known as \"{1}\" since {2}.", "本中心于 {0} 答复：自 {2} 起以“{1}”掌握。");
    public static readonly Phrase AnsweredNot = new("We answered at {0} that we do not show to have known it before.", "本中心于 {0} 答复：未证明事先掌握。");
    public static readonly Phrase Unanswered = new("Not answered yet.", "尚未答复。");
    public static readonly Phrase TheirQuestions = new("What others asked us", "其他中心的查询");

    /// <summary>What became of an opening that opens nothing any more.</summary>
    public static Phrase StateOf(QuestionOpening opening) => opening.Step switch
    {
        OpeningStep.Declined => AbroadWords.PastDeclined,
        OpeningStep.TakenBack => AbroadWords.PastTakenBack,
        OpeningStep.Closed => PastClosed,
        OpeningStep.Approved => PastReplaced,
        _ => AbroadWords.PastLapsed,
    };
}
