using Cordon.Core.Casework;

namespace Cordon.Web.Language;

/// <summary>What each act is called.</summary>
internal static class ActNames
{
    private static readonly Dictionary<Act, Phrase> Names = new()
    {
        [Act.KeepOwnAccount] = new("keep your own account", "管理自己的账户"),
        [Act.SeeHolds] = new("see held payments", "查看被暂停的付款"),
        [Act.DecideHold] = new("release a held payment, or propose to block it", "放行被暂停的付款，或提请拦截"),
        [Act.TakeReport] = new("take reports", "受理报案"),
        [Act.SeeOwnCases] = new("open your cases", "查看自己的案件"),
        [Act.SeeAllCases] = new("open all cases", "查看全部案件"),
        [Act.WorkCase] = new("work on cases", "办理案件"),
        [Act.AssignCase] = new("say who works a case", "分派案件"),
        [Act.SeeVictim] = new("see victims' data, for a purpose that is recorded", "查看受害人信息（需说明目的并留痕）"),
        [Act.SeeOrders] = new("see freeze orders", "查看止付指令"),
        [Act.MoveOrder] = new("send and recall freeze orders", "发出和撤回止付指令"),
        [Act.ApproveGraveAct] = new("be the second person for grave acts", "作为第二人批准重大操作"),
        [Act.AnswerAsBank] = new("answer for your bank", "代表本行答复"),
        [Act.SeeNetworks] = new("see gangs and networks", "查看团伙网络"),
        [Act.ExportNetwork] = new("export a gang's page", "导出团伙页面"),
        [Act.LookUp] = new("look accounts and contacts up", "查询账户和联系方式"),
        [Act.SeePolicy] = new("see rules and models", "查看规则与模型"),
        [Act.ProposePolicy] = new("propose rules and models", "提请更改规则与模型"),
        [Act.SeeFigures] = new("see figures", "查看统计"),
        [Act.SeeAudit] = new("see who saw and did what", "查看审计记录"),
        [Act.AdministerPeople] = new("let people in and out", "管理人员"),
        [Act.AdministerCentre] = new("issue keys and set limits", "签发密钥和设置限额"),
        [Act.ExchangeAbroad] = new("exchange with counterparts abroad", "与境外对口单位交换信息"),
        [Act.SeeAbroad] = new("see requests of and to centres abroad", "查看与境外中心的往来请求"),
        [Act.DecideContest] = new("decide complaints of people whose money is held", "裁决被止付人的申诉"),
    };

    public static Phrase Of(Act act) => Names[act];
}
