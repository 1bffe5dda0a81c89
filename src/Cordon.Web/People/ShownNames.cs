using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;

namespace Cordon.Web.People;

/// <summary>
/// How people are called on screens. Two may have one name; they are shown with the names they sign in with then, which are each one's own. Names are
/// compared as where two persons are needed: <see cref="PersonName"/>.
/// </summary>
public static class ShownNames
{
    private static readonly Phrase AName = new("a name", "显示名称");

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
        return one.Heard == other.Heard || one.Seen == other.Seen;
    }

    /// <summary>Why nobody is called so; null where somebody may be.</summary>
    public static Phrase? Refusal(string? name) =>
        CaseText.Refusal(name, AName, Officer.ShownNameCharactersMax) is { } why ? why
        : VisibleText.Of(name!) != name ? PeopleWords.NameHides
        : PersonName.FormsOf(name).Heard.Length == 0 ? PeopleWords.NameNoLetters
        : null;

    /// <summary>Who has a name that another has, or one without letters, which is nobody's.</summary>
    private static HashSet<string> AlikeOf(Dictionary<string, string> names)
    {
        var forms = names.Select(one => (one.Key, Forms: PersonName.FormsOf(one.Value))).ToList();
        var heard = forms.CountBy(one => one.Forms.Heard).ToDictionary();
        var seen = forms.CountBy(one => one.Forms.Seen).ToDictionary();
        return [.. forms.Where(one => one.Forms.Heard.Length == 0 || heard[one.Forms.Heard] > 1 || seen[one.Forms.Seen] > 1).Select(one => one.Key)];
    }
}
