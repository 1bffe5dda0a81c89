using Cordon.Core.Language;

namespace Cordon.Core.Exchange.Requests;

/// <summary>What each fault is in words, as a sentence's end.</summary>
public static class RequestFaults
{
    /// <summary>A fault in both languages.</summary>
    public static Phrase Say(RequestFault fault) => fault switch
    {
        RequestFault.None => new Phrase("nothing is wrong", "没有问题"),
        RequestFault.NotTheirs => new Phrase("it is not for this centre to say", "不应由该中心作出"),
        RequestFault.TwoSigners => new Phrase("two different people have to sign it", "须由两名不同人员签署"),
        RequestFault.NotNow => new Phrase("the request is not where this can happen", "请求当前状态不允许此操作"),
        RequestFault.NotForThisKind => new Phrase("a request of this kind has nothing of the sort", "此类请求没有这一步骤"),
        RequestFault.BeforeWhatItSaw => new Phrase("its moment lies before that of what it had seen", "其时间早于所见事件的时间"),
        RequestFault.SeenWrong => new Phrase("it names no event as seen, or too many", "未指明或过多指明所见事件"),
        RequestFault.TooMany => new Phrase("the request has as many events as there can be", "该请求的事件已达上限"),
        RequestFault.TextWrong => new Phrase("something that it has to say is missing or too long", "必填内容缺失或过长"),
        RequestFault.PartiesWrong => new Phrase("the two centres or their states are not named rightly", "双方中心或国家填写有误"),
        RequestFault.StatementsMissing => new Phrase("a request to preserve data states six things", "数据保全请求须载明六项内容"),
        RequestFault.SubjectWrong => new Phrase("what it is about is not named, or cannot be asked for so", "请求标的缺失或不适用"),
        RequestFault.MatchMissing => new Phrase("it follows no hit that was disclosed", "未依据已披露的匹配结果"),
        RequestFault.FormalReferenceMissing => new Phrase("evidence needs a request for formal assistance", "调取证据须有正式司法协助请求"),
        RequestFault.AmountWrong => new Phrase("the amount is missing or cannot be so", "金额缺失或无效"),
        RequestFault.ObjectsWrong => new Phrase("objects are missing, too many or there already", "材料缺失、过多或已存在"),
        RequestFault.NoSuchObject => new Phrase("there is no such object in the request", "该请求中没有这份材料"),
        RequestFault.OtherLane => new Phrase("an object's lane is not the request's", "材料的使用渠道与请求不符"),
        RequestFault.IntelligenceOnly => new Phrase("it is intelligence, and its originator has not agreed that it be evidence", "该材料仅供情报使用，来源方未同意作为证据"),
        RequestFault.ConsentMissing => new Phrase("the centre that it comes from has not agreed", "来源中心尚未同意"),
        RequestFault.Recalled => new Phrase("it was taken back", "该材料已被撤回"),
        RequestFault.NothingToDelete => new Phrase("it is not recalled, or deleted already", "该材料未被撤回，或已证明删除"),
        RequestFault.StopsUsed => new Phrase("the clock was stopped as often as it may be", "计时暂停次数已用完"),
        RequestFault.CodeNotAllowed => new Phrase("a request of this kind is not refused for that", "此类请求不得以该理由拒绝"),
        RequestFault.PreservedTooShort => new Phrase("data are preserved for 60 days at the least", "数据保全期限不得少于60天"),
        RequestFault.NotOverdue => new Phrase("it is not overdue, or was escalated already", "尚未逾期，或已上报"),
        RequestFault.TimeOver => new Phrase("the time for it is over", "期限已过"),
        RequestFault.HitWrong => new Phrase("the hit was not disclosed, or was already", "该匹配结果未披露，或已披露"),
        RequestFault.NotWitnessed => new Phrase("no log and no witness has it yet", "尚无日志及见证"),
        RequestFault.NotPermitted => new Phrase("no decision of the policy permits it", "没有政策决定准许提供"),
        RequestFault.NoAuthority => new Phrase("your role does not exchange with centres abroad", "您的角色不能与境外中心交换信息"),
        RequestFault.SecondMissing => new Phrase("somebody else who approves has to sign it too", "须另有一名有审批权的人员签署"),
        RequestFault.NoLegalBasis => new Phrase("there is no legal basis", "缺乏法律依据"),
        RequestFault.BasisStands => new Phrase("there is a legal basis", "存在法律依据"),
        RequestFault.NoReservation => new Phrase("your state has made no such reservation", "本国未作此项保留"),
        _ => throw new InvalidOperationException($"No words for {fault}."),
    };
}
