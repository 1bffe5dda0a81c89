using Cordon.Core.Screening;
using Cordon.Learning;

namespace Cordon.Web.Policies;

/// <summary>What the screen of rules and models says.</summary>
internal static class PolicyWords
{
    public static readonly Phrase Title = new("Rules and models", "规则与模型");
    public static readonly Phrase Edit = new("Edit and try rules", "编辑并试算规则");
    public static readonly Phrase InForce = new("The policy in force", "现行策略");
    public static readonly Phrase Number = new("Policy", "策略编号");
    public static readonly Phrase Since = new("In force since", "生效时间");
    public static readonly Phrase SinceUnknown = new("not recorded", "未记录");
    public static readonly Phrase By = new("Published by", "发布人");
    public static readonly Phrase ApprovedBy = new("{0}, approved by {1}", "{0} 提出，{1} 批准");
    public static readonly Phrase Rules = new("Rules", "规则");
    public static readonly Phrase RulesNamed = new("{0}, version {1}, {2} {2:rule|rules}", "{0}，第 {1} 版，{2} 条规则");
    public static readonly Phrase Text = new("The rules' text", "规则全文");
    public static readonly Phrase Model = new("Model", "模型");
    public static readonly Phrase ModelNamed = new("{0} {1}, {2} {2:tree|trees}", "{0} {1}，{2} 棵树");
    public static readonly Phrase Trained = new("learnt until {0}", "学习截至 {0}");
    public static readonly Phrase NoModel = new("none: the rules decide alone", "无：仅由规则决定");
    public static readonly Phrase Card = new("The model's card", "模型说明");
    public static readonly Phrase NoCard = new("No card came with this model.", "此模型没有附说明。");
    public static readonly Phrase History = new("Policies so far", "历史策略");
    public static readonly Phrase Earlier = new("The latest {0} of {1} are shown.", "显示 {1} 项中最近的 {0} 项。");
    public static readonly Phrase Difference = new("Difference", "差异");
    public static readonly Phrase DifferenceOf = new("What changed from policy {0} to policy {1}", "策略 {0} 到策略 {1} 的变化");
    public static readonly Phrase DifferenceTo = new("What it changes in the rules in force", "与现行规则的差异");
    public static readonly Phrase Same = new("The rules' texts are the same.", "规则文本相同。");
    public static readonly Phrase Begin = new("Edit from it", "据此编辑");
    public static readonly Phrase First = new("the first", "首个");
    public static readonly Phrase Added = new("added", "新增");
    public static readonly Phrase Removed = new("removed", "删除");
    public static readonly Phrase Skipped = new("{0} {0:line|lines} alike", "{0} 行相同");

    public static readonly Phrase RollBack = new("Go back to policy {0}", "回退到策略 {0}");
    public static readonly Phrase RollBackWhy = new(
        "What decided before decides again at once. One person does it, for it had been approved; the next step back takes a new proposal.",
        "立即恢复此前的策略。因其曾获批准，一人即可回退；再往前须重新提案。");
    public static readonly Phrase Why = new("Why", "理由");
    public static readonly Phrase ByWhy = new("{0}: {1}", "{0}：{1}");
    public static readonly Phrase WhyMissing = new("Say why.", "请说明理由。");
    public static readonly Phrase Do = new("Do it", "执行");
    public static readonly Phrase Done = new("Done: {0}", "已完成：{0}");
    public static readonly Phrase Reading = new(
        "The journal is being played back for somebody else. Try again in a minute.", "正在为他人回放日志，请稍后再试。");
    public static readonly Phrase Failed = new("It could not be read: {0}", "无法读取：{0}");

    public static readonly Phrase Proposed = new("Rules that wait for a second person", "等待第二人批准的规则");
    public static readonly Phrase ProposedBy = new("Proposed by {0}, {1}; lapses in {2}", "{0} 于 {1} 提出；{2} 后失效");
    public static readonly Phrase Untested = new("Its proposer did not try these rules on the past.", "提案人未用历史数据试算这些规则。");
    public static readonly Phrase TryIt = new("Try it yourself", "自行试算");
    public static readonly Phrase Approve = new("Approve and publish", "批准并发布");
    public static readonly Phrase YesPublish = new("Yes, publish it", "是，发布");
    public static readonly Phrase SurePublish = new("{0} decides every payment from then on. Publish it?", "{0} 发布后即对所有付款生效。确定发布？");
    public static readonly Phrase Ended = new("{0}, which you were reading, is decided, taken back or lapsed.", "您正在查看的 {0} 已有决定、已撤回或已失效。");
    public static readonly Phrase Replaced = new("Another proposal stands here now: {0}.", "现为另一项提案：{0}。");
    public static readonly Phrase NotPublished = new("Proposals that were not published", "未发布的提案");
    public static readonly Phrase WasProposed = new("{0}, proposed by {1} on {2}: “{3}”", "{0}，{1} 于 {2} 提出：“{3}”");
    public static readonly Phrase BecameRules = new("{0} is published by {1}.", "{0} 已由 {1} 批准并发布。");
    public static readonly Phrase BecameApproved = new("{0} is approved by {1} and will be published.", "{0} 已由 {1} 批准，即将发布。");
    public static readonly Phrase BecameDeclined = new("{0} was declined by {1}: “{2}”", "{0} 已被 {1} 否决：“{2}”");
    public static readonly Phrase BecameTakenBack = new("{0} was taken back by {1}.", "{0} 已由 {1} 撤回。");
    public static readonly Phrase BecameLapsed = new("{0} lapsed: nobody decided it in time.", "{0} 已失效：期限内无人决定。");
    public static readonly Phrase BecameNothing = new("{0} came to nothing: {1}", "{0} 未能执行：{1}");
    public static readonly Phrase Decline = new("Decline", "否决");
    public static readonly Phrase Withdraw = new("Withdraw", "撤回");
    public static readonly Phrase SureWithdraw = new("Take your proposal back? Nobody approves it then.", "确定撤回您的提请吗？撤回后不再审批。");
    public static readonly Phrase OwnProposal = new("You proposed it: another person decides it.", "由您提出，须由他人决定。");

    public static readonly Phrase Challenger = new("The model in shadow", "影子模型");
    public static readonly Phrase NoChallenger = new("No model is proposed.", "没有提案中的模型。");
    public static readonly Phrase ModelFile = new("Model file", "模型文件");
    public static readonly Phrase CardFile = new("What it is, in words", "文字说明");
    public static readonly Phrase ProposeModel = new("Propose the model", "提交模型");
    public static readonly Phrase ModelProposed = new("The model stands in shadow. Another person approves it.", "模型已进入影子运行，须由他人批准。");
    public static readonly Phrase NoText = new("The file is no text.", "文件不是文本。");
    public static readonly Phrase FileLarge = new("The file has more than {0} MiB.", "文件超过 {0} MiB。");
    public static readonly Phrase NoFile = new("Choose the model's file.", "请选择模型文件。");
    public static readonly Phrase Report = new("Make its report", "生成报告");
    public static readonly Phrase ApproveModel = new("Approve: it decides from now on", "批准：即刻由其决定");
    public static readonly Phrase ReportFirst = new("A report has to be looked at before the model is approved.", "批准模型前须先查看报告。");
    public static readonly Phrase Shadowed = new(
        "Since it was proposed {0} {0:payment was|payments were} decided; with it {1} would have had the same outcome.", "提案以来已决定 {0} 笔付款；用此模型有 {1} 笔结果相同。");
    public static readonly Phrase Evidence = new(
        "Known of them by now: {0} {0:victim's payment|victims' payments}, {1} presumed genuine.", "目前已知其中：受害人付款 {0} 笔，推定正常 {1} 笔。");
    public static readonly Phrase NotYet = new("It cannot be approved yet: {0}.", "尚不能批准：{0}。");
    public static readonly Phrase WithPolicy = new("Policy in force", "现行策略");
    public static readonly Phrase WithModel = new("With the new model", "使用新模型");

    public static readonly Phrase Drift = new("What has moved since the model learnt", "模型学习以来的漂移");
    public static readonly Phrase LookNow = new("Look now", "立即查看");
    public static readonly Phrase DriftNone = new("Nobody has looked since the start.", "启动以来尚未查看。");
    public static readonly Phrase NothingMoved = new("Nothing that is watched has moved.", "所监测的各项均无变化。");

    public static readonly IReadOnlyDictionary<string, Phrase> Kinds = new Dictionary<string, Phrase>
    {
        ["inputs"] = new("Facts", "事实"),
        ["scores"] = new("Scores", "评分"),
        ["outcomes"] = new("Outcomes", "结果"),
    };

    public static readonly IReadOnlyDictionary<DriftState, Phrase> States = new Dictionary<DriftState, Phrase>
    {
        [DriftState.CannotBeTold] = new("cannot be told yet", "尚无法判断"),
        [DriftState.Quiet] = new("quiet", "平稳"),
        [DriftState.Watch] = new("watch", "关注"),
        [DriftState.Alarm] = new("alarm", "警报"),
    };

    public static readonly IReadOnlyDictionary<Outcome, Phrase> Outcomes = new Dictionary<Outcome, Phrase>
    {
        [Outcome.Allow] = new("allowed", "放行"),
        [Outcome.Warn] = new("warned", "警告"),
        [Outcome.Hold] = new("held", "暂停"),
        [Outcome.Block] = new("blocked", "拦截"),
    };
}
