using System.Diagnostics.CodeAnalysis;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Bank;
using Cordon.Web.Duty;
using Cordon.Web.Settings;

namespace Cordon.Web.Language;

/// <summary>
/// What the program itself has recorded: reasons that are chosen and not typed, and who did it where nobody did. Records have it in English, whoever
/// reads them; a screen says it in its own language. What somebody typed is shown as it was typed.
/// </summary>
internal static class RecordedWords
{
    private static readonly Phrase TheCentre = new("the centre", "反诈中心");

    private static readonly Phrase KeyOfCentre = new("the centre ({0})", "反诈中心（{0}）");

    /// <summary>Who did something where nobody did: what the program calls itself, its rules and its clock.</summary>
    public static readonly IReadOnlyList<Phrase> OwnNames =
    [
        TheCentre, new("the clock", "到期自动处理"), new("expiry", "到期自动处理"), new("the rule for small sums", "小额规则"),
        new("the rules on keeping", "文字保存规则"),
    ];

    // How a bank that answers on its portal stands in records.
    private const string Portal = " (portal)";
    private static readonly Phrase AtPortal = new("{0} (portal)", "{0}（银行工作台）");

    private static readonly IReadOnlyList<Phrase> Phrases =
    [
        DutyWords.Genuine, DutyWords.GenuineBank, DutyWords.Scam, DutyWords.Mule, DutyWords.NotConvinced, BankWords.Known, BankWords.Withdrawn,
        SettingsWords.NotAudited, BankWords.Deceived, .. OwnNames,
        new("the money moved on", "资金转出"), new("more of the money arrived", "资金转入"), new("Done", "已执行"), new("AlreadyDone", "此前已执行"),
        new("it had been done before", "此前已执行"), new("no reason given", "未说明理由"), new("NotFound", "没有找到"),
        new("the standard policy", "系统自带策略"), new("first key", "首个密钥"), new("emergency stop of payment, 48 hours", "紧急止付，48小时"),
        new("lien on the disputed amount, 90 days", "对争议金额设留置，90天"), new("bank 3 days, police 7 more", "银行3天，警方再延7天"),
        new("72 hours, no law configured", "72小时，未配置法律依据"),
        new("the centre's own time, 72 hours; no law of this country is entered", "中心自定期限72小时；未录入该国法律"),
    ];

    private static readonly Dictionary<string, Phrase> ByEnglish = Phrases.ToDictionary(phrase => phrase.English, StringComparer.Ordinal);

    private static readonly string BeforeContested = CaseDesk.ContestedIn.English.Replace("{0}", "", StringComparison.Ordinal);

    /// <summary>
    /// A recorded text as it is told: in the language where the program wrote it, else as it was typed, with no mark that turns what stands around it.
    /// </summary>
    [return: NotNullIfNotNull(nameof(recorded))]
    public static string? Recorded(this Speech speech, string? recorded) => recorded is null ? null
        : ByEnglish.TryGetValue(recorded, out var phrase) ? speech[phrase]
        : recorded == BankKey.Centre ? speech[TheCentre]
        : recorded.StartsWith(BankKey.Centre + " (", StringComparison.Ordinal) ? ByKeyOfCentre(speech, recorded)
        : recorded.EndsWith(Portal, StringComparison.Ordinal) ? speech.Say(AtPortal, recorded[..^Portal.Length])
        : recorded.StartsWith(BeforeContested, StringComparison.Ordinal) ? speech.Say(CaseDesk.ContestedIn, recorded[BeforeContested.Length..])
        : Ending(speech, recorded);

    /// <summary>Who did something, as a record has it: a person, a bank's or a key's person, a bank, or the program in its own words.</summary>
    public static string Who(this Speech speech, string by, Func<string, string> name)
    {
        var at = by.IndexOf("): ", StringComparison.Ordinal);

        // Whoever is called as the program calls itself is a person all the same.
        return at < 0 ? (name(by) is var called && called != by ? StoredText.In(called) : speech.Recorded(by))
            : speech.Recorded(by[..(at + 1)]) + speech[Words.Colon] + StoredText.In(name(by[(at + 3)..]));
    }

    /// <inheritdoc cref="Who(Speech, string, Func{string, string})"/>
    /// <param name="names">What people are called, by identifier.</param>
    public static string Who(this Speech speech, string by, IReadOnlyDictionary<string, string> names) => speech.Who(by, id => names.GetValueOrDefault(id, id));

    /// <summary>Who came with a key of the centre: the key's name, and the person where one was named.</summary>
    private static string ByKeyOfCentre(Speech speech, string recorded)
    {
        var (from, person) = (BankKey.Centre.Length + 2, recorded.IndexOf("): ", StringComparison.Ordinal));
        var to = person >= 0 ? person : recorded.EndsWith(')') ? recorded.Length - 1 : recorded.Length;
        return speech.Say(KeyOfCentre, speech.Recorded(recorded[from..to])) + (person < 0 ? "" : speech[Words.Colon] + StoredText.In(recorded[(person + 3)..]));
    }

    /// <summary>What the centre answered to a grave act, as it stands in the record of it.</summary>
    private static string Ending(Speech speech, string recorded) =>
        HoldWords.Recorded.FirstOrDefault(phrase => phrase.English == recorded) is { } known ? speech[known] : StoredText.In(recorded);
}
