using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;
using Cordon.Web.Language;
using Cordon.Web.Reporting;

namespace Cordon.Web.Networks;

/// <summary>What stands beside a drawing's signs: never wider than its cell, and of a victim no more than the end of the account's number.</summary>
/// <param name="Speech">How to speak.</param>
/// <param name="IsOpen">Whether a purpose was stated.</param>
public sealed record GraphText(Speech Speech, bool IsOpen)
{
    /// <summary>How wide a label may be, in halves of an em: a Latin letter counts one, a Chinese character two.</summary>
    public const int WidthMax = 19;

    /// <summary>Pixels of half an em of a label, rounded up: no letter that is drawn is wider by much.</summary>
    private const int HalfEmPixels = 8;

    private const int ShownOfVictim = 4;
    private const string Ellipsis = "…";

    /// <summary>Cases that whoever looks may open, by their reports' identifiers.</summary>
    public IReadOnlyDictionary<string, uint> Cases { get; init; } = new Dictionary<string, uint>();

    /// <summary>The reports of all the gang's cases, by their identifiers.</summary>
    public IReadOnlySet<string> Reports { get; init; } = new HashSet<string>();

    /// <summary>An account's.</summary>
    public string Of(GangAccount account, AccountRoles roles)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Cut(NumberOf(account, roles));
    }

    /// <summary>A case's, a device's or a contact's.</summary>
    public string Of(LinkNode node) => Cut(NameOf(node));

    /// <summary>A thing's name: of a case that one may open its number, of another's that it is that, else what the network has.</summary>
    public string NameOf(LinkNode node) => node.Kind == NodeKind.Case ? NameOfReport(node.Key) : node.Key;

    /// <summary>A report as its case's number where one may open that, and else as another's case; what is no report of the gang as it stands.</summary>
    public string NameOfReport(string report) => Cases.TryGetValue(report, out var number) ? CaseId.Of(number)
        : Reports.Contains(report) ? Speech[ReportWords.Anothers] : report;

    /// <summary>Of several that are folded.</summary>
    public string Others(int count) => Speech.Say(NetworkWords.Others, Speech.Say(count));

    /// <summary>An account's number, as far as it is shown.</summary>
    public string NumberOf(GangAccount account, AccountRoles roles)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(roles);
        return IsOpen || !IsMasked(roles) ? account.Number
            : Ellipsis + (account.Number.Length > 2 * ShownOfVictim ? account.Number[^ShownOfVictim..] : "");
    }

    /// <summary>Whether an account is no suspect's, and is masked until somebody says why they look: victims, bystanders, whose role is not told.</summary>
    public static bool IsMasked(AccountRoles roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return roles.Has(Role.Victim) || roles.Main == Role.Bystander;
    }

    /// <summary>How many pixels a label takes at the most.</summary>
    public static int WidthOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label.EnumerateRunes().Sum(Width) * HalfEmPixels;
    }

    /// <summary>Shortened in the middle: the beginning and the end tell two apart.</summary>
    private static string Cut(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        if (runes.Sum(Width) <= WidthMax)
        {
            return text;
        }

        var (head, tail) = (new StringBuilder(), new List<string>());
        var room = WidthMax - 1;
        for (int from = 0, to = runes.Count - 1; from < to; from++, to--)
        {
            room -= Width(runes[from]) + Width(runes[to]);
            if (room < 0)
            {
                break;
            }

            head.Append(runes[from]);
            tail.Add(runes[to].ToString());
        }

        tail.Reverse();
        return $"{head}{Ellipsis}{string.Concat(tail)}";
    }

    private static int Width(Rune rune) => rune.Value >= 0x1100 ? 2 : 1;
}
