using System.Globalization;
using System.Text;

namespace Cordon.Core.Casework;

/// <summary>A file's name as it may be kept and given out: no folder, nothing that a file system or a reader is led astray by.</summary>
public static class CaseFileName
{
    /// <summary>What a file is called of whose name nothing is left.</summary>
    public const string Nameless = "file";

    // Characters that Windows takes for something else; a name given out lands on any system.
    private const string Taken = "<>:\"|?*";

    // Names that Windows gives to devices, with any ending.
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3"];

    /// <summary>
    /// A name cleaned: what stands after the last folder, without what is not seen, at most <see cref="CaseWork.FileNameCharactersMax"/> long.
    /// </summary>
    public static string Cleaned(string? name)
    {
        var text = new StringBuilder();
        foreach (var rune in (name ?? "")[((name ?? "").LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            // Half a character comes as the sign for what cannot be read; what turns the direction of writing hides an ending.
            var isSeen = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
            if (isSeen)
            {
                text.Append(rune.IsBmp && Taken.Contains((char)rune.Value, StringComparison.Ordinal) ? new Rune('_') : rune);
            }
        }

        var clean = Shortened(text.ToString().Trim().TrimStart('.').TrimEnd('.', ' ').Trim());
        return clean.Length == 0 ? Nameless : IsDevice(clean) ? "_" + clean : clean;
    }

    private static bool IsDevice(string name) => Devices.Contains(name.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that is too long loses of its middle: its ending says what it is.</summary>
    private static string Shortened(string name)
    {
        const int most = CaseWork.FileNameCharactersMax - 1;
        const int endingMax = 16;
        if (name.Length <= most)
        {
            return name;
        }

        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= endingMax ? name[dot..] : "";
        var keep = most - ending.Length;
        return name[..(char.IsHighSurrogate(name[keep - 1]) ? keep - 1 : keep)].TrimEnd() + ending;
    }
}
