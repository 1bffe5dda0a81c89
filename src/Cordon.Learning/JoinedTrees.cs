using System.Globalization;
using Cordon.Core.Screening.Model;

namespace Cordon.Learning;

/// <summary>
/// Puts trees that were grown onto a model behind that model's own, as one text. Where both together part a fact at more values than a file may
/// hold, the grown ones take the nearest values of the model's: a few payments then fall to the other side of a split.
/// </summary>
internal sealed class JoinedTrees
{
    private const string NamesKey = "feature_names=";
    private const string SplitsKey = "split_feature=";
    private const string ThresholdsKey = "threshold=";
    private const string TreeKey = "Tree=";
    private const string EndLine = "end of trees";

    private readonly string[] _names;
    private readonly Dictionary<int, SortedSet<double>> _thresholds = [];
    private readonly List<string> _lines = [];
    private int _trees;

    private JoinedTrees(string[] names) => _names = names;

    /// <summary>The text of both.</summary>
    /// <param name="onto">The model's file.</param>
    /// <param name="grown">LightGBM's text of the trees that were grown onto it.</param>
    /// <exception cref="LearningException">The model looks at a fact that is not learnt from any more.</exception>
    public static string Of(string onto, string grown)
    {
        var (ontoLines, grownLines) = (LinesOf(onto), LinesOf(grown));
        var joined = new JoinedTrees(NamesOf(grownLines));
        joined._lines.AddRange(grownLines.TakeWhile(line => !line.StartsWith(TreeKey, StringComparison.Ordinal)));
        var fromOnto = Array.ConvertAll(NamesOf(ontoLines), name => Array.IndexOf(joined._names, name));
        joined.Add(ontoLines, feature => fromOnto[feature] >= 0
            ? fromOnto[feature]
            : throw new LearningException($"the model that is to be grown further looks at {NamesOf(ontoLines)[feature]}, which is not learnt from any more."));
        var crowded = joined.CrowdedBy(grownLines);
        joined.Add(grownLines, feature => feature, crowded);
        joined._lines.Add(EndLine);
        return string.Join('\n', joined._lines) + "\n";
    }

    private static string[] LinesOf(string text) => text.Split('\n');

    private static string[] NamesOf(string[] lines) =>
        lines.First(line => line.StartsWith(NamesKey, StringComparison.Ordinal))[NamesKey.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The facts that both together would part at too many values.</summary>
    private HashSet<int> CrowdedBy(string[] grown)
    {
        var all = _thresholds.ToDictionary(of => of.Key, of => new HashSet<double>(of.Value));
        foreach (var (feature, threshold) in SplitsOf(grown))
        {
            all.TryAdd(feature, []);
            all[feature].Add(threshold);
        }

        return [.. all.Where(of => of.Value.Count > TreeLimits.ThresholdsMax).Select(of => of.Key)];
    }

    private static IEnumerable<(int Feature, double Threshold)> SplitsOf(string[] lines)
    {
        int[] features = [];
        foreach (var line in lines)
        {
            if (line.StartsWith(SplitsKey, StringComparison.Ordinal))
            {
                features = [.. Words(line, SplitsKey).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
            }
            else if (line.StartsWith(ThresholdsKey, StringComparison.Ordinal))
            {
                foreach (var (feature, word) in features.Zip(Words(line, ThresholdsKey)))
                {
                    yield return (feature, Number(word));
                }
            }
        }
    }

    private void Add(string[] lines, Func<int, int> featureOf, HashSet<int>? crowded = null)
    {
        int[] features = [];
        foreach (var line in lines.SkipWhile(line => !line.StartsWith(TreeKey, StringComparison.Ordinal)).TakeWhile(line => line != EndLine))
        {
            if (line.StartsWith(TreeKey, StringComparison.Ordinal))
            {
                _lines.Add(TreeKey + _trees++.ToString(CultureInfo.InvariantCulture));
            }
            else if (line.StartsWith(SplitsKey, StringComparison.Ordinal))
            {
                features = [.. Words(line, SplitsKey).Select(word => featureOf(int.Parse(word, CultureInfo.InvariantCulture)))];
                _lines.Add(SplitsKey + string.Join(' ', features.Select(feature => feature.ToString(CultureInfo.InvariantCulture))));
            }
            else if (line.StartsWith(ThresholdsKey, StringComparison.Ordinal))
            {
                var splits = features.Zip(Words(line, ThresholdsKey));
                _lines.Add(ThresholdsKey + string.Join(' ', splits.Select(split => Kept(split.First, split.Second, crowded))));
            }
            else
            {
                _lines.Add(line);
            }
        }
    }

    private string Kept(int feature, string threshold, HashSet<int>? crowded)
    {
        if (crowded is null)
        {
            _thresholds.TryAdd(feature, []);
            _thresholds[feature].Add(Number(threshold));
            return threshold;
        }

        return crowded.Contains(feature) && _thresholds.TryGetValue(feature, out var there) && there.Count > 0
            ? Written(there.MinBy(value => Math.Abs(value - Number(threshold))))
            : threshold;
    }

    private static string[] Words(string line, string key) => line[key.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string word) => word switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(word, CultureInfo.InvariantCulture),
    };

    private static string Written(double value) =>
        double.IsPositiveInfinity(value) ? "inf" : double.IsNegativeInfinity(value) ? "-inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
