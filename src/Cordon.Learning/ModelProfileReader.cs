using System.Globalization;
using Cordon.Core.Screening;

namespace Cordon.Learning;

/// <summary>
/// Reads the profile behind a model's trees. A file without one is a model of which nobody can say whether its inputs have moved; one that was cut off
/// or garbled has a fault, lest it be taken for the former.
/// </summary>
public static class ModelProfileReader
{
    /// <summary>Bins of one fact in a file: those of the score are the most that training writes.</summary>
    private const int BinsMax = 64;

    private const string EndOfTrees = "\nend of trees\n";

    /// <summary>What LightGBM itself writes behind its trees, and nobody reads.</summary>
    private static readonly string[] LightGbmHeads = ["feature_importances:", "parameters:"];

    /// <summary>Reads it from a model's file.</summary>
    public static ModelProfileReading Read(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var end = model.IndexOf(EndOfTrees, StringComparison.Ordinal);
        var behind = end < 0 ? [] : model[(end + EndOfTrees.Length)..].Split('\n');
        var head = Array.FindIndex(behind, line => line.Length > 0);
        if (head < 0 || LightGbmHeads.Contains(behind[head]))
        {
            return default;
        }

        var firstLine = model.AsSpan(0, end + EndOfTrees.Length).Count('\n') + 1;
        if (behind[head] != ModelProfile.Head)
        {
            return Fault(firstLine + head, $"behind the trees stands no profile; expected \"{ModelProfile.Head}\"");
        }

        var facts = new List<ProfiledFact>();
        for (var line = head + 1; line < behind.Length - 1; line++)
        {
            if (LineFault(behind[line], facts) is { } fault)
            {
                return Fault(firstLine + line, fault);
            }
        }

        return facts.Count > 0 && facts[^1].Name == ModelProfile.ScoreName && behind[^1].Length == 0
            ? new ModelProfileReading(new ModelProfile(facts), null)
            : Fault(firstLine + behind.Length - 1, $"the profile is cut off; its last line is that of {ModelProfile.ScoreName}");
    }

    private static ModelProfileReading Fault(int line, string words) => new(null, $"line {line}: {words}", line);

    /// <summary>Takes a line: a fact's name, its bins' bounds, and how many payments lay in each, those of an unknown value last.</summary>
    private static string? LineFault(string line, List<ProfiledFact> facts)
    {
        if (line.Split('|') is not [var name, var edges, var counts])
        {
            return "expected name|bounds|counts";
        }

        var number = name == ModelProfile.ScoreName ? -1 : Facts.Find(name)?.Index;
        if (number is not { } fact || facts.Exists(known => known.Fact == fact))
        {
            return $"\"{(name.Length > 40 ? name[..40] : name)}\" is no fact, or one that stands there twice";
        }

        if (Numbers(edges) is not { } bounds || Numbers(counts) is not { } counted || counted.Length != bounds.Length + 2 || counted.Length > BinsMax)
        {
            return $"{name} has no bounds and counts of whole numbers, two counts more than bounds";
        }

        for (var bound = 1; bound < bounds.Length; bound++)
        {
            if (bounds[bound - 1] >= bounds[bound])
            {
                return $"the bounds of {name} do not rise";
            }
        }

        if (Array.Exists(counted, count => count is < 0 or > int.MaxValue) || counted.Sum() == 0)
        {
            return $"the counts of {name} are no numbers of payments";
        }

        facts.Add(new ProfiledFact(name, fact, bounds, counted));
        return null;
    }

    private static long[]? Numbers(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = new long[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (!long.TryParse(words[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
