using Cordon.Core.Values;
using Cordon.Core.Exchange.Release;

namespace Cordon.Web.Abroad;

/// <summary>What marks, roles and fields of objects are called.</summary>
internal static class MarkNames
{
    private static readonly Dictionary<Tlp, Phrase> Tlps = new()
    {
        [Tlp.Clear] = new("TLP:CLEAR, anybody may have it", "TLP:CLEAR，可公开"),
        [Tlp.Green] = new("TLP:GREEN, for centres that work together", "TLP:GREEN，限合作中心"),
        [Tlp.Amber] = new("TLP:AMBER, for whoever gets it and its banks", "TLP:AMBER，限接收方及其联网银行"),
        [Tlp.AmberStrict] = new("TLP:AMBER+STRICT, for whoever gets it alone", "TLP:AMBER+STRICT，仅限接收方"),
        [Tlp.Red] = new("TLP:RED, for named persons", "TLP:RED，限指定人员"),
    };

    private static readonly Dictionary<Pap, Phrase> Paps = new()
    {
        [Pap.Clear] = new("PAP:CLEAR, anything may be done with it", "PAP:CLEAR，行动不受限"),
        [Pap.Green] = new("PAP:GREEN, the subject may notice", "PAP:GREEN，可能被对象察觉"),
        [Pap.Amber] = new("PAP:AMBER, the subject may not notice", "PAP:AMBER，不得被对象察觉"),
        [Pap.Red] = new("PAP:RED, no trace at all", "PAP:RED，不得留下任何痕迹"),
    };

    private static readonly Dictionary<HandlingCodes, Phrase> Codes = new()
    {
        [HandlingCodes.H1] = new("H1, not for the court without leave", "H1，未经许可不得用于司法程序"),
        [HandlingCodes.H2] = new("H2, not passed on without leave", "H2，未经许可不得转发"),
        [HandlingCodes.H3] = new("H3, with conditions in words", "H3，附文字条件"),
    };

    private static readonly Dictionary<SourceReliability, Phrase> Sources = new()
    {
        [SourceReliability.A] = new("A, the source has always been right", "A，来源一贯可靠"),
        [SourceReliability.B] = new("B, the source has mostly been right", "B，来源大多可靠"),
        [SourceReliability.C] = new("C, the source has mostly been wrong", "C，来源大多不可靠"),
        [SourceReliability.X] = new("X, nothing is known of the source", "X，来源可靠性不明"),
    };

    private static readonly Dictionary<InformationCredibility, Phrase> Informations = new()
    {
        [InformationCredibility.One] = new("1, certain", "1，确实"),
        [InformationCredibility.Two] = new("2, known to the source itself", "2，来源亲自获知"),
        [InformationCredibility.Three] = new("3, not known to the source itself, and confirmed", "3，来源非亲自获知，已有佐证"),
        [InformationCredibility.Four] = new("4, not confirmed by anything", "4，无佐证"),
    };

    private static readonly Dictionary<ReleasePurposes, Phrase> Purposes = new()
    {
        [ReleasePurposes.Prevention] = new("prevention", "预防"),
        [ReleasePurposes.Recovery] = new("recovery of money", "追赃"),
        [ReleasePurposes.Investigation] = new("investigation", "侦查"),
        [ReleasePurposes.Prosecution] = new("prosecution", "起诉"),
        [ReleasePurposes.Protection] = new("protection of people", "保护当事人"),
    };

    private static readonly Dictionary<SubjectRole, Phrase> Roles = new()
    {
        [SubjectRole.Suspect] = new("suspect", "嫌疑人"),
        [SubjectRole.Mule] = new("money mule", "卡农"),
        [SubjectRole.Unknown] = new("not known", "身份不明"),
        [SubjectRole.Witness] = new("witness", "证人"),
        [SubjectRole.Victim] = new("victim", "受害人"),
    };

    private static readonly Dictionary<RightsRisks, Phrase> Rights = new()
    {
        [RightsRisks.DeathPenalty] = new("the death penalty", "死刑"),
        [RightsRisks.Torture] = new("torture", "酷刑"),
        [RightsRisks.PoliticalOffence] = new("pursuit for an opinion", "政治追诉"),
        [RightsRisks.PossibleTrafficking] = new("that the person was forced to scam", "当事人可能系被迫参与诈骗"),
    };

    private static readonly Dictionary<ReleaseAction, Phrase> Actions = new()
    {
        [ReleaseAction.Record] = new("handed over", "移交"),
        [ReleaseAction.Onward] = new("handed over, and may be passed on where we agree", "移交，经我方同意可转发"),
        [ReleaseAction.Enquiry] = new("others are asked about it", "向其他方查询"),
        [ReleaseAction.Freeze] = new("money is kept where it lies", "就地冻结资金"),
        [ReleaseAction.Evidence] = new("referred to in a formal request", "用于正式请求"),
        [ReleaseAction.Pointer] = new("a pointer", "指引"),
    };

    private static readonly Dictionary<ReleaseOutcome, Phrase> Outcomes = new()
    {
        [ReleaseOutcome.Permit] = new("It may leave.", "可以外发。"),
        [ReleaseOutcome.HumanReview] = new("It may leave if whoever approves it has weighed it, and says why.", "须由批准人审核并说明理由后方可外发。"),
        [ReleaseOutcome.AskOriginator] = new("Whom it came from has to be asked first.", "须先征求来源方同意。"),
        [ReleaseOutcome.Deny] = new("It does not leave.", "不得外发。"),
    };

    private static readonly Dictionary<string, Phrase> Fields = new(StringComparer.Ordinal)
    {
        ["account"] = new("Account", "账户"),
        ["bank"] = new("Bank", "银行"),
        ["payment"] = new("Payment", "付款"),
        ["paid_at"] = new("Paid at", "付款时间"),
        ["amount"] = new("Amount", "金额"),
        ["disputed"] = new("Disputed amount", "涉案金额"),
        ["payer_account"] = new("Victim's account", "受害人账户"),
        ["holder_name"] = new("Holder's name", "持有人姓名"),
        ["holder_document"] = new("Holder's document", "持有人证件"),
        ["holder_born"] = new("Holder's date of birth", "持有人出生日期"),
        ["whereabouts"] = new("Where the person is", "当事人下落"),
        ["subject"] = new("What is asked about", "请求标的"),
        ["purpose"] = new("What for", "用途"),
        ["case_reference"] = new("Case", "案号"),
        ["scam"] = new("Kind of scam", "诈骗类型"),
        ["formal_reference"] = new("Request for formal assistance", "正式司法协助请求"),
    };

    public static Phrase Of(Tlp tlp) => Tlps[tlp];

    public static Phrase Of(Pap pap) => Paps[pap];

    public static Phrase Of(SourceReliability source) => Sources[source];

    public static Phrase Of(InformationCredibility information) => Informations[information];

    public static Phrase Of(ReleasePurposes purpose) => Purposes[purpose];

    public static Phrase Of(SubjectRole role) => Roles[role];

    public static Phrase Of(RightsRisks risk) => Rights[risk];

    public static Phrase Of(ReleaseAction action) => Actions[action];

    public static Phrase Of(ReleaseOutcome outcome) => Outcomes[outcome];

    public static Phrase Of(HandlingCodes code) => Codes[code];

    /// <summary>What a field is called; of another centre's own kinds the name stands as it is.</summary>
    public static Phrase OfField(string name) => Fields.GetValueOrDefault(name) ?? Phrase.Same(name);

    /// <summary>The colour of what the policy says.</summary>
    public static string Colour(ReleaseOutcome outcome) => outcome switch
    {
        ReleaseOutcome.Permit => "tag",
        ReleaseOutcome.Deny => "tag block",
        _ => "tag warn",
    };

    /// <summary>Each value of marks that is not said by silence, in words.</summary>
    public static IReadOnlyList<Phrase> Lines(Marks marks, Func<PartyId, string> nameOf, Func<Instant, string> day)
    {
        var lines = new List<Phrase> { Of(marks.Tlp), Of(marks.Pap) };
        lines.AddRange(MarkedCodes(marks).Select(Of));
        lines.AddRange(marks.HandlingTexts.Select(Phrase.Same));
        lines.Add(new Phrase("source {0}; information {1}", "来源{0}；信息{1}").With(Of(marks.Source), Of(marks.Information)));
        lines.Add(new Phrase("only for: {0}", "仅限用于：{0}").With(Phrase.Join(", ", "、", [.. Each(marks.Purposes, Purposes.Keys).Select(Of)])));
        lines.Add(new Phrase("the person it is about: {0}", "所涉人员：{0}").With(Of(marks.Role)));
        lines.AddRange(Each(marks.Rights, Rights.Keys).Select(risk => new Phrase("to be feared: {0}", "须顾虑：{0}").With(Of(risk))));
        lines.Add(new Phrase("from {0}", "来源方：{0}").With(string.Join(", ", marks.Originators.Select(nameOf))));
        lines.Add(marks.Audience.IsEverybody ? new Phrase("for whoever the other marks allow", "接收范围以其他标记为准")
            : new Phrase("for {0} and nobody else", "仅限{0}").With(string.Join(", ", marks.Audience.Parties.Select(nameOf))));
        lines.Add(new Phrase("to be erased by {0}", "须于 {0} 前清除").With(day(marks.RetainUntil)));
        return lines;
    }

    private static IEnumerable<HandlingCodes> MarkedCodes(Marks marks) => Codes.Keys.Where(code => (marks.Handling & code) != 0);

    private static IEnumerable<T> Each<T>(T flags, IEnumerable<T> known)
        where T : struct, Enum => known.Where(one => flags.HasFlag(one));
}
