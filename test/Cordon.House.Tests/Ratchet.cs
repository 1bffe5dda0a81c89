using System.Globalization;

namespace Cordon.House.Tests;

/// <summary>
/// The exceptions to the rules, each with its number: more is refused, and fewer has to be written down, so that a number only falls.
/// </summary>
public sealed class Ratchet
{
    private readonly Dictionary<(string Rule, string Path), int> _allowed = [];

    /// <summary>Reads lines of "rule path number reason"; empty lines and lines that begin with # are skipped.</summary>
    public Ratchet(string text)
    {
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var parts = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 4 || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            {
                throw new FormatException($"An exception is \"rule path number reason\", not \"{line}\".");
            }

            _allowed.Add((parts[0], parts[1]), count);
        }
    }

    /// <summary>What is wrong with these findings of one rule, a line each; empty when the rule is kept but for its exceptions.</summary>
    public IReadOnlyList<string> Judge(string rule, IEnumerable<Finding> findings)
    {
        var found = findings.ToLookup(f => f.Path);
        var wrong = new List<string>();
        foreach (var group in found)
        {
            var allowed = _allowed.GetValueOrDefault((rule, group.Key));
            if (group.Count() > allowed)
            {
                wrong.AddRange(group.Select(f => f.ToString()));
                wrong.Add(allowed == 0
                    ? $"  (if it is to stay, say why in exceptions.txt: {rule} {group.Key} {group.Count()} REASON)"
                    : $"  ({group.Count()} in {group.Key}, and exceptions.txt allows {allowed})");
            }
        }

        foreach (var ((_, path), allowed) in _allowed.Where(a => a.Key.Rule == rule && found[a.Key.Path].Count() < a.Value))
        {
            wrong.Add($"{path}: exceptions.txt allows {allowed} for {rule}; only {found[path].Count()} are left: lower or remove its line");
        }

        return wrong;
    }
}
