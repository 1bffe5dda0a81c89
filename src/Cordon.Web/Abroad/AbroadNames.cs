using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Book;

namespace Cordon.Web.Abroad;

/// <summary>What kinds, states and codes of cooperation are called.</summary>
internal static class AbroadNames
{
    private static readonly Dictionary<RequestKind, Phrase> Kinds = new()
    {
        [RequestKind.PreserveData] = new("preserve data", "保全数据"),
        [RequestKind.FreezeMoney] = new("freeze money", "止付资金"),
        [RequestKind.LocatePerson] = new("locate a person", "查找人员"),
        [RequestKind.IdentifyHolder] = new("identify the holder", "查明持有人"),
        [RequestKind.SpontaneousInformation] = new("information offered", "主动通报信息"),
        [RequestKind.Evidence] = new("evidence", "调取证据"),
    };

    private static readonly Dictionary<RequestState, Phrase> States = new()
    {
        [RequestState.Draft] = new("proposed", "待批准"),
        [RequestState.Sent] = new("on its way", "传送中"),
        [RequestState.Undelivered] = new("undelivered", "未送达"),
        [RequestState.Received] = new("received", "已收到"),
        [RequestState.Suspended] = new("clock stopped", "计时暂停"),
        [RequestState.InProgress] = new("being worked on", "办理中"),
        [RequestState.AwaitOriginator] = new("originator asked", "征询来源方"),
        [RequestState.Overdue] = new("overdue", "已逾期"),
        [RequestState.Escalated] = new("escalated", "已上报"),
        [RequestState.Provided] = new("answered", "已答复"),
        [RequestState.Closed] = new("closed", "已结束"),
        [RequestState.Refused] = new("refused", "已拒绝"),
        [RequestState.Redirected] = new("sent on", "已转介"),
        [RequestState.Withdrawn] = new("withdrawn", "已撤回"),
        [RequestState.Disputed] = new("disputed", "有异议"),
    };

    private static readonly Dictionary<RequestState, Phrase> Meanings = new()
    {
        [RequestState.Draft] = new("a second person has to approve it before anything goes out", "须由第二人批准后才会发出"),
        [RequestState.Sent] = new("it stands in the log and no receipt has come yet", "已载入日志，尚无回执"),
        [RequestState.Undelivered] = new("no receipt came within 24 hours; it is still tried", "24小时内未收到回执，仍在重试"),
        [RequestState.Received] = new("whoever is asked has to take it on, or say why not", "须由被请求方受理或说明理由"),
        [RequestState.Suspended] = new("whoever is asked needs to know more, and whoever asks has to say it", "被请求方需要更多信息，待请求方补充"),
        [RequestState.InProgress] = new("whoever is asked is working on it", "被请求方正在办理"),
        [RequestState.AwaitOriginator] = new("the centre that the information comes from is asked first", "正在征求信息来源中心的同意"),
        [RequestState.Overdue] = new("its time is over and there is no answer", "期限已过，尚未答复"),
        [RequestState.Escalated] = new("whoever asks took it to those above", "请求方已向上级反映"),
        [RequestState.Provided] = new("whoever asked has to say what the answer was worth", "待请求方评价答复"),
        [RequestState.Closed] = new("nothing is waited for any more", "已无待办事项"),
        [RequestState.Refused] = new("whoever was asked does not do it", "被请求方不予办理"),
        [RequestState.Redirected] = new("another authority is the one to ask", "应向其他机构提出"),
        [RequestState.Withdrawn] = new("whoever asked took it back", "请求方已撤回"),
        [RequestState.Disputed] = new("one side does not agree with how it ended", "一方对结果有异议"),
    };

    // Of information that nobody asked for.
    private static readonly Dictionary<RequestState, Phrase> OfferMeanings = new()
    {
        [RequestState.Received] = new("whoever it is offered to has to take it with its conditions, or say why not", "须由接收方按条件接收或说明理由"),
        [RequestState.Suspended] = new("whoever it is offered to needs to know more, and whoever offers has to say it", "接收方需要更多信息，待通报方补充"),
        [RequestState.Overdue] = new("its time is over, and it is neither taken nor refused", "期限已过，尚未接收或拒绝"),
        [RequestState.Provided] = new("whoever took it has to say what it was worth", "待接收方评价"),
        [RequestState.Refused] = new("whoever it was offered to does not take it", "接收方不予接收"),
        [RequestState.Withdrawn] = new("whoever offered it took it back", "通报方已撤回"),
    };

    private static readonly Dictionary<RequestUrgency, Phrase> Urgencies = new()
    {
        [RequestUrgency.UrgentDirect] = new("urgent, at hand: 8 hours", "紧急，信息可直接取得：8小时"),
        [RequestUrgency.UrgentIndirect] = new("urgent, to be had from others: 3 days", "紧急，须向他方取得：3天"),
        [RequestUrgency.Ordinary] = new("ordinary: 7 days", "普通：7天"),
    };

    private static readonly Dictionary<FreezeStatus, Phrase> Freezes = new()
    {
        [FreezeStatus.Received] = new("the bank has it and is looking", "银行已收到，正在核查"),
        [FreezeStatus.Held] = new("all of it is held", "全部止付"),
        [FreezeStatus.Partly] = new("a part of it is held", "部分止付"),
        [FreezeStatus.TooLate] = new("nothing is there any more", "账户内已无资金"),
        [FreezeStatus.Returned] = new("an amount was given back", "已返还部分金额"),
        [FreezeStatus.Refused] = new("the bank does not do it", "银行不予办理"),
    };

    private static readonly Dictionary<FeedbackValue, Phrase> Values = new()
    {
        [FeedbackValue.Useful] = new("useful", "有用"),
        [FeedbackValue.Neutral] = new("neutral", "一般"),
        [FeedbackValue.Wrong] = new("wrong", "有误"),
    };

    private static readonly Dictionary<string, Phrase> Entries = new(StringComparer.Ordinal)
    {
        [EntryKind.Sent] = new("message sent", "发出消息"),
        [EntryKind.Received] = new("message received", "收到消息"),
        [EntryKind.Receipt] = new("receipt came", "收到回执"),
        [EntryKind.Unfetched] = new("not fetched, as a third party says", "第三方证明未领取"),
        [EntryKind.TrustTaken] = new("trust list taken", "采用信任名单"),
        [EntryKind.Object] = new("object", "材料"),
        [EntryKind.Decided] = new("decision on release", "外发决定"),
        [EntryKind.Withheld] = new("message withheld", "消息未获准外发"),
        [EntryKind.Noted] = new("noted for ourselves", "内部记录"),
    };

    public static Phrase Of(RequestKind kind) => Kinds[kind];

    public static Phrase Of(RequestState state) => States[state];

    public static Phrase MeaningOf(RequestState state, RequestKind kind) =>
        kind == RequestKind.SpontaneousInformation && OfferMeanings.TryGetValue(state, out var offered) ? offered : Meanings[state];

    /// <summary>What the subject of a request is called.</summary>
    public static Phrase OfSubject(CanonicalKind kind) => kind switch
    {
        CanonicalKind.Phone => AbroadWords.SubjectPhone,
        CanonicalKind.Email => AbroadWords.SubjectEmail,
        CanonicalKind.Wallet => AbroadWords.SubjectWallet,
        CanonicalKind.Account or CanonicalKind.Iban or CanonicalKind.None => AbroadWords.Subject,
        _ => AbroadWords.SubjectOther,
    };

    public static Phrase Of(RequestUrgency urgency) => Urgencies[urgency];

    public static Phrase Of(FreezeStatus status) => Freezes[status];

    public static Phrase Of(FeedbackValue value) => Values[value];

    /// <summary>What an entry of the book is; what a later program wrote, as it stands there.</summary>
    public static Phrase OfEntry(string kind) => Entries.GetValueOrDefault(kind) ?? Phrase.Same(kind);

    /// <summary>The colour of a state.</summary>
    public static string Colour(RequestState state) => state switch
    {
        RequestState.Overdue or RequestState.Escalated or RequestState.Undelivered or RequestState.Refused => "tag block",
        RequestState.Provided => "tag allow",
        RequestState.Draft or RequestState.Suspended or RequestState.Disputed => "tag warn",
        RequestState.Closed or RequestState.Redirected or RequestState.Withdrawn => "tag",
        _ => "tag hold",
    };
}
