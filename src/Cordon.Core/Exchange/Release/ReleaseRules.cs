using Cordon.Core.Language;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// The rules by which a centre lets something leave, the strongest first. A change of one changes the table of all cells beside its tests, and that change is
/// what is reviewed.
/// </summary>
/// <remarks>
/// TLP 2.0 is FIRST's, PAP MISP's, the codes are Europol's, the third-party rule is that of financial intelligence units. docs/exchange.md has the rules in
/// words.
/// </remarks>
public static class ReleaseRules
{
    /// <summary>The SHA-256 of the table of <see cref="Standard"/>, which a test makes anew.</summary>
    public const string StandardTableSha256 = "24a4b7b80884a4b06b21e29c36680ad5d970a2563d7246d2c541a2c30f612d12";

    /// <summary>What is said where no rule lets it leave. It is no rule: it speaks where none does.</summary>
    public static ReleaseRule Default { get; } = new("D0", RuleEffect.Deny, new Phrase("no rule lets it leave", "没有任何规则允许外发"), []);

    private static readonly ConsentState[] NotExplicit = [ConsentState.Sufficient, ConsentState.Missing];

    private static readonly RecipientRelation[] Others = [RecipientRelation.Client, RecipientRelation.Peer, RecipientRelation.Outside];

    private static readonly RecipientRelation[] Centres = [RecipientRelation.Originator, RecipientRelation.OwnDesk, RecipientRelation.Peer];

    // Purposes that are not for the good of the person whom it is about.
    private static readonly ReleasePurposes[] Pursuit = [ReleasePurposes.Prevention, ReleasePurposes.Investigation, ReleasePurposes.Prosecution];

    /// <summary>The rules in force.</summary>
    public static IReadOnlyList<ReleaseRule> Standard { get; } = [.. Denying(), .. Asking(), .. Reviewing(), .. Permitting()];

    private static IEnumerable<ReleaseRule> Denying() =>
    [
        Deny("D1", new Phrase("the time for which it may be kept is over", "保存期限已过"), new RuleCase { Bars = [ReleaseBars.Expired] }),
        Deny("D2", new Phrase("the recipient is not trusted, or not competent for this", "接收方不在信任名单内，或无此项职权"),
            new RuleCase { Bars = [ReleaseBars.Untrusted] }),
        Deny("D3", new Phrase("the recipient is none of those it may go to", "接收方不在允许的接收范围内"), new RuleCase { Bars = [ReleaseBars.OutOfAudience] }),
        Deny("D4", new Phrase("it may not be used for this purpose", "不得用于该用途"), new RuleCase { Bars = [ReleaseBars.OtherPurpose] }),
        Deny("D5", new Phrase("no legal basis of it is in force with the recipient", "与接收方之间没有生效的法律依据"), new RuleCase { Bars = [ReleaseBars.NoBasis] }),
        Deny("D6", new Phrase("the recipient's law keeps it longer than it may be kept", "接收方法律规定的保存期超过允许的期限"),
            new RuleCase { Bars = [ReleaseBars.KeptTooLong] }),
        Deny("D7", new Phrase("a pointer needs the proof of a hit", "提供指引须先证明确有命中"), new RuleCase { Bars = [ReleaseBars.HitUnproven] }),
        Deny("D8", new Phrase("it is for combating crime alone (H0)", "仅限用于打击犯罪（H0）"), new RuleCase { Purposes = [ReleasePurposes.Administration] }),
        Deny("D9", new Phrase("of victims and witnesses no more than a pointer leaves, but for recovery and protection", "受害人和证人的信息，除追赃和保护外只能提供指引"),
            new RuleCase
            {
                Actions = [ReleaseAction.Record, ReleaseAction.Enquiry, ReleaseAction.Onward, ReleaseAction.Coercion, ReleaseAction.Freeze],
                Relations = Others, Purposes = Pursuit, Roles = [SubjectRole.Witness, SubjectRole.Victim],
            }),
        Deny("D10", new Phrase("what is known for intelligence does not become evidence", "仅供情报使用的信息不得转作证据"),
            new RuleCase { Actions = [ReleaseAction.Evidence], Lanes = [LegalLane.Police] }),
        Deny("D11", new Phrase("nothing is published of who is not known as scammer or mule", "对未确认为诈骗者或卡农的人，不得公开"),
            new RuleCase { Actions = [ReleaseAction.Publication], Roles = [SubjectRole.Unknown, SubjectRole.Witness, SubjectRole.Victim] }),
        Deny("D12", new Phrase("only TLP:CLEAR goes to the public", "只有TLP:CLEAR的信息可以对外公开"),
            new RuleCase { Relations = [RecipientRelation.Outside], Tlps = [Tlp.Green, Tlp.Amber, Tlp.AmberStrict, Tlp.Red] }),
    ];

    private static IEnumerable<ReleaseRule> Asking() =>
    [
        Ask("A1", new Phrase("somebody else made a part of it and has not said yes (third-party rule)", "其中有其他单位提供的信息，尚未取得其同意（第三方规则）"),
            new RuleCase
            {
                Consents = [ConsentState.Missing],
                Relations = [RecipientRelation.Originator, RecipientRelation.Client, RecipientRelation.Peer, RecipientRelation.Outside],
            }),
        Ask("A2", new Phrase("its TLP does not reach that far", "其TLP级别不允许扩散到该范围"),
            new RuleCase { Consents = NotExplicit, Relations = [RecipientRelation.OwnDesk], Tlps = [Tlp.Red] },
            new RuleCase { Consents = NotExplicit, Relations = [RecipientRelation.Client], Tlps = [Tlp.AmberStrict, Tlp.Red] },
            new RuleCase { Consents = NotExplicit, Relations = [RecipientRelation.Peer], Tlps = [Tlp.AmberStrict, Tlp.Red] },

            // A pointer says nothing of what the thing says: it goes to a centre where the thing itself would go to clients only.
            new RuleCase
            {
                Consents = NotExplicit, Relations = [RecipientRelation.Peer], Tlps = [Tlp.Amber],
                Actions =
                [
                    ReleaseAction.Record, ReleaseAction.Enquiry, ReleaseAction.Onward, ReleaseAction.Coercion, ReleaseAction.Freeze, ReleaseAction.Evidence,
                    ReleaseAction.Publication,
                ],
            }),
        Ask("A3", new Phrase("its PAP does not allow it: the subject would notice", "其PAP级别不允许该行动：会惊动对象"),
            new RuleCase { Consents = NotExplicit, Paps = [Pap.Red], Actions = [ReleaseAction.Enquiry] },
            new RuleCase { Consents = NotExplicit, Paps = [Pap.Amber, Pap.Red], Actions = [ReleaseAction.Freeze] },
            new RuleCase { Consents = NotExplicit, Paps = [Pap.Green, Pap.Amber, Pap.Red], Actions = [ReleaseAction.Coercion, ReleaseAction.Publication] }),
        Ask("A4", new Phrase("it is not for the court without leave (H1)", "未经许可不得用于司法程序（H1）"),
            new RuleCase { Consents = NotExplicit, Handlings = [HandlingCodes.H1], Actions = [ReleaseAction.Evidence] },
            new RuleCase { Consents = NotExplicit, Handlings = [HandlingCodes.H1], Purposes = [ReleasePurposes.Prosecution] }),
        Ask("A5", new Phrase("it is not passed on without leave (H2)", "未经许可不得转发（H2）"),
            new RuleCase { Consents = NotExplicit, Handlings = [HandlingCodes.H2], Actions = [ReleaseAction.Onward, ReleaseAction.Publication] }),
    ];

    private static IEnumerable<ReleaseRule> Reviewing() =>
    [
        Review("R1", new Phrase("death, torture or pursuit for an opinion is to be feared", "可能面临死刑、酷刑或政治追诉"),
            new RuleCase { Rights = [RightsConcerns.AtRisk] }),
        Review("R2", new Phrase("the person may have been forced to scam", "当事人可能是被迫参与诈骗的人口贩运受害人"),
            new RuleCase { Rights = [RightsConcerns.PossiblyTrafficked] }),
        Review("R3", new Phrase("it is about somebody who is not known as scammer or mule", "当事人未被确认为诈骗者或卡农"),
            new RuleCase { Relations = Others, Purposes = Pursuit, Roles = [SubjectRole.Unknown, SubjectRole.Witness, SubjectRole.Victim] }),
        Review("R4", new Phrase("it cannot be taken back", "该行动无法撤回"), new RuleCase { Actions = [ReleaseAction.Coercion, ReleaseAction.Publication] }),
        Review("R5", new Phrase("what it says is doubtful", "信息可靠性存疑"),
            new RuleCase
            {
                Grounds = [ReleaseGrounds.Doubtful],
                Actions = [ReleaseAction.Pointer, ReleaseAction.Freeze, ReleaseAction.Coercion, ReleaseAction.Evidence, ReleaseAction.Publication],
            }),
        Review("R6", new Phrase("it has conditions in words (H3)", "附有文字说明的使用条件（H3）"), new RuleCase { Handlings = [HandlingCodes.H3] }),
        Review("R7", new Phrase("TLP:RED is for named persons", "TLP:RED仅限指定人员"),
            new RuleCase { Tlps = [Tlp.Red], Relations = [RecipientRelation.OwnDesk, .. Others] }),
    ];

    private static IEnumerable<ReleaseRule> Permitting() =>
    [
        Permit("P1", new Phrase("a proven hit is answered with a pointer", "命中已证明，可提供指引"),
            new RuleCase
            {
                Actions = [ReleaseAction.Pointer], Relations = Centres,
                Purposes = [ReleasePurposes.Prevention, ReleasePurposes.Recovery, ReleasePurposes.Investigation, ReleasePurposes.Protection],
            }),
        Permit("P2", new Phrase("centres that work together exchange records", "合作中心之间交换记录"),
            new RuleCase
            {
                Actions = [ReleaseAction.Record, ReleaseAction.Enquiry, ReleaseAction.Onward], Relations = Centres,
                Purposes = [.. Pursuit, ReleasePurposes.Recovery, ReleasePurposes.Protection],
            }),
        Permit("P3", new Phrase("a connected bank is told what stops a scam or brings money back", "向联网银行提供用于止付或追赃的信息"),
            new RuleCase
            {
                Actions = [ReleaseAction.Record, ReleaseAction.Enquiry], Relations = [RecipientRelation.Client],
                Purposes = [ReleasePurposes.Prevention, ReleasePurposes.Recovery],
            }),
        Permit("P4", new Phrase("money is kept where it lies", "请求就地冻结资金"),
            new RuleCase
            {
                Actions = [ReleaseAction.Freeze], Relations = [.. Centres, RecipientRelation.Client],
                Purposes = [ReleasePurposes.Prevention, ReleasePurposes.Recovery],
            }),
        Permit("P5", new Phrase("a formal request is referred to", "提供正式请求的文号"),
            new RuleCase
            {
                Actions = [ReleaseAction.Evidence], Relations = Centres, Purposes = [ReleasePurposes.Prosecution, ReleasePurposes.Recovery],
            }),
        Permit("P6", new Phrase("a suspect is approached, somebody is brought to safety", "对嫌疑人采取措施，或营救当事人"),
            new RuleCase
            {
                Actions = [ReleaseAction.Coercion], Relations = Centres,
                Purposes = [ReleasePurposes.Investigation, ReleasePurposes.Prosecution, ReleasePurposes.Protection],
            }),
        Permit("P7", new Phrase("the public is warned", "向公众发布预警"),
            new RuleCase
            {
                Actions = [ReleaseAction.Publication], Relations = [RecipientRelation.Outside], Purposes = [ReleasePurposes.Prevention],
            }),
    ];

    private static ReleaseRule Deny(string id, Phrase says, params RuleCase[] cases) => new(id, RuleEffect.Deny, says, cases);

    private static ReleaseRule Ask(string id, Phrase says, params RuleCase[] cases) => new(id, RuleEffect.Ask, says, cases);

    private static ReleaseRule Review(string id, Phrase says, params RuleCase[] cases) => new(id, RuleEffect.Review, says, cases);

    private static ReleaseRule Permit(string id, Phrase says, params RuleCase[] cases) => new(id, RuleEffect.Permit, says, cases);
}
