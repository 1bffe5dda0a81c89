using System.Text;
using Cordon.Core.Language;
using Cordon.Core.Names;

namespace Cordon.Core.Cases;

/// <summary>
/// Whether two names given for persons mean the same one: where two persons are needed, no way of writing a name makes a second: spaces, capitals, marks,
/// widths, letters that nobody sees, and letters of another script that sound or look alike. Names are what the holder of a key says: one key speaks for
/// one person, whatever names it gives, and so do keys of one name, and keys that were issued with one another (<see cref="KeyLines"/>). With which key
/// somebody comes makes no second person either: what stands before the name is passed over then. Of one with a key and one on the console nobody could
/// tell, so they count as one. A name without letters is nobody's, and so no second person.
/// </summary>
public static class PersonName
{
    private const string AfterKey = "): ";

    // Letters without a shape: they count as letters and are not seen.
    private const string Unseen = "\u115F\u1160\u3164\uFFA0";

    // Cyrillic letters that look like Latin ones of another sound, and those.
    private const string LookAlike = "\u0432\u043D\u0440\u0441\u0443\u0445\u0455\u0458\u0456";
    private const string LooksLike = "bhpcyxsji";

    private static readonly Phrase OneLine = new(
        "{0} (whose key and that of {1} were issued one with the other, or with a third, and so speak for one person; "
            + "a key for another person is issued on the console or the command line)",
        "{0}（其密钥与{1}的密钥出自同一签发链：用密钥签发的密钥与原密钥只代表一人；另一人的密钥须在控制台或命令行签发）");

    private static readonly Phrase UnrecordedLine = new(
        "{0} (nobody recorded who issued this key and that of {1}, so that they may be one person's; "
            + "a key for another person is issued on the console or the command line)",
        "{0}（其密钥与{1}的密钥均无签发记录，可能属于同一人；另一人的密钥须在控制台或命令行签发）");

    /// <param name="keys">The centre's keys, by who issued them.</param>
    public static bool IsSame(string left, string right, KeyLines keys)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(keys);
        if (IsSameKey(left, right) || IsThroughKey(left) != IsThroughKey(right) || keys.AreOfOneLine(left, right))
        {
            return true;
        }

        var (one, other) = (FormsOf(left), FormsOf(right));
        return one.Heard.Length == 0 || other.Heard.Length == 0 || one.Heard == other.Heard || one.Seen == other.Seen;
    }

    /// <summary>Whether both come through keys of one name: those of the bank that stands before it.</summary>
    public static bool IsSameKey(string left, string right) => KeyOf(left) is { } key && key == KeyOf(right);

    /// <summary>Whether somebody comes through a key of a bank or of the centre, or through a bank's portal.</summary>
    public static bool IsThroughKey(string name) => KeyOf(name) is not null;

    /// <summary>
    /// Who stands for a person already, as a refusal names him: as he was written then, and where he writes himself otherwise now, that the rule takes
    /// both for one. It may be wrong, and whoever is refused has to see about whom it speaks.
    /// </summary>
    public static Phrase Taken(string before, string now, KeyLines keys)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(keys);
        if (before == now)
        {
            return Phrase.Same(before);
        }

        if (IsThroughKey(before) != IsThroughKey(now))
        {
            return new Phrase(
                "{0}, and whether {1} is somebody else cannot be told: two persons come both with keys or both on the console",
                "{0}（无法判断与{1}是否为同一人：两人须都用密钥或都在控制台办理）").With(before, now);
        }

        if (IsSameKey(before, now))
        {
            return new Phrase(
                "{0}, whose key has the name of that of {1}: keys of one name speak for one person", "{0}（其密钥与{1}的密钥同名：同名密钥只代表一人）").With(before, now);
        }

        if (keys.AreOfOneLine(before, now))
        {
            return (keys.AreOfOneLineInDoubt(before, now) ? UnrecordedLine : OneLine).With(before, now);
        }

        return new Phrase("{0}, who is taken for the same person as {1}", "{0}（与{1}视为同一人）").With(before, now);
    }

    /// <summary>"CENTRE (key's name" of what a caller gives for a name, which cannot hide it; null where nothing like that stands there.</summary>
    internal static string? KeyOf(string name) => name.IndexOf(AfterKey, StringComparison.Ordinal) is > 0 and var at ? name[..at] : null;

    /// <summary>
    /// The name in "CENTRE (key's name): the person's" by its sound and by its look; all of it where there is no key. What looks like the end of a key's
    /// name in either of the two is taken for it: that may make two names one, never one two.
    /// </summary>
    /// <returns>Two names are one where either form is the same, or where one has no letters.</returns>
    public static (string Heard, string Seen) FormsOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var (heard, seen) = (new StringBuilder(), new StringBuilder());
        var from = name.LastIndexOf(AfterKey, StringComparison.Ordinal) is >= 0 and var at ? at + AfterKey.Length : 0;

        // Turkish writes an i with and without a dot in both cases.
        var visible = string.Concat(NameSkeleton.Plain(name[from..]).Where(letter => !Unseen.Contains(letter, StringComparison.Ordinal)))
            .Replace('\u0130', 'i').Replace('\u0131', 'i');
        foreach (var (text, script) in NameText.Split(visible))
        {
            heard.Append(script == NameScript.Cyrillic ? CyrillicLetters.ToLatin(text) : text);
            seen.Append(script == NameScript.Cyrillic ? string.Concat(text.Select(Shape)) : text);
        }

        return (heard.ToString(), seen.ToString());
    }

    private static string Shape(char letter) =>
        LookAlike.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? LooksLike[at..(at + 1)] : CyrillicLetters.ToLatin($"{letter}");
}
