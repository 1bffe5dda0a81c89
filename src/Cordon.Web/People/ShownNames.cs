using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Audit;
using Cordon.Web.Language;

namespace Cordon.Web.People;

/// <summary>
/// How people are called on screens. Two may have one name; they are shown with the names they sign in with then, which are each one's own. Names are
/// compared as where two persons are needed (<see cref="PersonName"/>), and by what is left of them for the eye (<see cref="NameSkeleton"/>).
/// </summary>
public static class ShownNames
{
    private static readonly Phrase AName = new("a name", "显示名称");

    // What the program calls itself where it, and nobody, did something.
    private static readonly List<string> OwnNames =
    [
        BankKey.Centre, PeopleBook.Program,
        .. RecordedWords.OwnNames.Append(AuditWords.TheProgram).Append(Words.Cordon).SelectMany(own => (string[])[own.English, own.Chinese]),
    ];

    // Between these stands the name that somebody signs in with.
    private static readonly char[] Brackets = [.. "()[]{}<>（）［］｛｝【】〔〕《》〈〉"];

    /// <summary>What each is called, by identifier: the name alone where nobody else's is like it.</summary>
    public static Dictionary<string, string> Of(IReadOnlyCollection<Officer> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var names = people.ToDictionary(one => one.Id, one => one.ShownName);

        // Whoever calls themselves as another is called with the name they sign in with is told apart by the second pass.
        while (AlikeOf(names) is { Count: > 0 } alike
            && people.Where(one => alike.Contains(one.Id) && names[one.Id] == one.ShownName).ToList() is { Count: > 0 } found)
        {
            found.ForEach(one => names[one.Id] = $"{one.ShownName} ({one.UserName})");
        }

        return names;
    }

    /// <summary>Whether one name may be taken for the other.</summary>
    public static bool AreAlike(string left, string right)
    {
        var (one, other) = (PersonName.FormsOf(left), PersonName.FormsOf(right));
        return one.Heard == other.Heard || one.Seen == other.Seen || NameSkeleton.Of(left) == NameSkeleton.Of(right);
    }

    /// <summary>
    /// Whether somebody else may be taken for a person under a name: for what they are called, for the name they sign in with, also in brackets, as those
    /// of one name are told apart by it.
    /// </summary>
    public static bool IsOf(Officer officer, string name)
    {
        ArgumentNullException.ThrowIfNull(officer);
        ArgumentNullException.ThrowIfNull(name);
        return AreAlike(officer.ShownName, name) || IsSignInOf(officer, name);
    }

    /// <summary>Whether the name that somebody signs in with is a name, or stands in one as a part of its own.</summary>
    public static bool IsSignInOf(Officer officer, string name)
    {
        ArgumentNullException.ThrowIfNull(officer);
        ArgumentNullException.ThrowIfNull(name);
        return officer.UserName is { } own && NameSkeleton.Of(own).Length > 0 && name.Split(Brackets).Append(name).Any(part => AreAlike(own, part));
    }

    /// <summary>Why nobody is called so; null where somebody may be.</summary>
    public static Phrase? Refusal(string? name) =>
        CaseText.Refusal(name, AName, Officer.ShownNameCharactersMax) is { } why ? why
        : VisibleText.Of(name!) != name ? PeopleWords.NameHides
        : PersonName.FormsOf(name).Heard.Length == 0 ? PeopleWords.NameNoLetters
        : name!.Split(Brackets).Append(name!).Any(part => OwnNames.Any(own => AreAlike(own, part))) ? PeopleWords.NameOfCentre
        : null;

    /// <summary>Who has a name that another has, or one without letters, which is nobody's.</summary>
    private static HashSet<string> AlikeOf(Dictionary<string, string> names)
    {
        var forms = names.Select(one => (one.Key, Forms: PersonName.FormsOf(one.Value), Look: NameSkeleton.Of(one.Value))).ToList();
        var heard = forms.CountBy(one => one.Forms.Heard).ToDictionary();
        var seen = forms.CountBy(one => one.Forms.Seen).ToDictionary();
        var look = forms.CountBy(one => one.Look).ToDictionary();
        return [.. forms.Where(one => one.Forms.Heard.Length == 0 || heard[one.Forms.Heard] > 1 || seen[one.Forms.Seen] > 1 || look[one.Look] > 1)
            .Select(one => one.Key)];
    }
}
