using Cordon.Core.Language;

namespace Cordon.Core.Exchange.Requests;

/// <summary>What each code of a refusal is called, and for what it may be given.</summary>
public static class RefusalCodes
{
    /// <summary>The instrument whose art. 29 has a list of refusals of its own.</summary>
    public const string Budapest = "budapest";

    private static readonly (string Name, Phrase Words)[] Table =
    [
        ("none", new Phrase("no reason", "无理由")),
        ("no-legal-basis", new Phrase("there is no legal basis", "缺乏法律依据")),
        ("not-competent", new Phrase("this authority is not competent", "本机构无管辖权")),
        ("ongoing-operation", new Phrase("neither confirmed nor denied", "不予证实，也不予否认")),
        ("protected-person", new Phrase("the person is protected", "涉及受保护人员")),
        ("rights-risk", new Phrase("somebody's rights are at risk", "可能危及当事人的基本权利")),
        ("disproportionate", new Phrase("it is out of proportion", "请求不合比例")),
        ("third-party-refused", new Phrase("whoever it comes from does not allow it", "信息来源方不同意")),
        ("not-held", new Phrase("nothing of the kind is held", "未掌握相关信息")),
        ("malformed", new Phrase("the request lacks what it must say", "请求内容不完整或格式有误")),
        ("quota", new Phrase("more was asked than was agreed", "超出约定的请求数量")),
        ("political-offence", new Phrase("the offence is a political one", "涉及政治犯罪")),
        ("essential-interests", new Phrase("it would prejudice essential interests", "可能损害主权、安全、公共秩序等重大利益")),
        ("dual-criminality", new Phrase("it is no offence here", "依本国法律不构成犯罪")),
        ("conditions-not-accepted", new Phrase("the conditions cannot be kept", "无法遵守所附条件")),
    ];

    // By whom the data are kept may know of them or not, and the parties may be none: all else than art. 29.4 and 29.5 is no reason not to preserve.
    private static readonly RefusalCode[] OfPreservation =
        [RefusalCode.PoliticalOffence, RefusalCode.EssentialInterests, RefusalCode.DualCriminality, RefusalCode.NotHeld, RefusalCode.NoLegalBasis];

    private static readonly RefusalCode[] OfOffers = [RefusalCode.ConditionsNotAccepted, RefusalCode.NotCompetent, RefusalCode.NoLegalBasis];

    /// <summary>All codes.</summary>
    public static IReadOnlyList<RefusalCode> All { get; } = [.. Enum.GetValues<RefusalCode>().Where(code => code != RefusalCode.None)];

    /// <summary>A code as it stands on the wire.</summary>
    public static string NameOf(RefusalCode code) => Table[(int)code].Name;

    /// <summary>A code in words.</summary>
    public static Phrase Say(RefusalCode code) => Table[(int)code].Words;

    /// <summary>
    /// Whether the law gives the reason. Such a refusal counts neither for nor against whoever gives it; that nothing is held, that the request cannot be
    /// read and that too much was asked are answers that gave nothing.
    /// </summary>
    public static bool IsLegalReason(RefusalCode code) =>
        code is not (RefusalCode.None or RefusalCode.NotHeld or RefusalCode.Malformed or RefusalCode.Quota);

    /// <summary>Whether a request may be refused with a code.</summary>
    /// <param name="instrument">The instrument that the request rests on.</param>
    public static bool MayRefuse(RefusalCode code, RequestKind kind, string? instrument) => kind switch
    {
        RequestKind.PreserveData when instrument == Budapest => OfPreservation.Contains(code),
        RequestKind.SpontaneousInformation => OfOffers.Contains(code),
        RequestKind.FreezeMoney => code is >= RefusalCode.NoLegalBasis and < RefusalCode.Quota,
        _ => code is >= RefusalCode.NoLegalBasis and <= RefusalCode.Quota,
    };
}
