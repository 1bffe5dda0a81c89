using System.Globalization;
using Cordon.Core.Values;

namespace Cordon.Core.Screening.Model;

/// <summary>Reads a model file: four to six lines of our own, then the text LightGBM writes (its format v3 and v4).</summary>
internal sealed class TreeEnsembleReader
{
    private const string FormatLine = "cordon-model 1";

    // LightGBM's decision_type: a bit for categories, a bit for the missing's side, two for what counts as missing.
    private const int CategoricalBit = 1;
    private const int MissingLeftBit = 2;
    private const int MissingShift = 2;
    private const int MissingNone = 0;
    private const int MissingZero = 1;
    private const int MissingNaN = 2;

    private readonly string[] _lines;
    private readonly List<Tree> _trees = [];
    private int _line;
    private string? _fault;
    private int _faultLine;
    private FactInfo[] _features = [];

    private TreeEnsembleReader(string text) => _lines = text.Split('\n');

    public static TreeEnsembleReading Read(string text)
    {
        if (text.Length > TreeLimits.TextLengthMax)
        {
            return new(null, $"The model file has {text.Length} characters; at most {TreeLimits.TextLengthMax} are read.");
        }

        var reader = new TreeEnsembleReader(text);
        var ensemble = reader.ReadAll();
        return ensemble is null ? new(null, reader._fault, reader._faultLine) : new(ensemble, null);
    }

    private TreeEnsemble? ReadAll()
    {
        if (Line(0) != FormatLine)
        {
            Fail(0, $"expected '{FormatLine}'");
            return null;
        }

        var (name, version, trained) = (Header(1, "name"), Header(2, "version"), Header(3, "trained"));
        var reference = TreeEnsemble.DefaultReference;
        var next = 4;
        if (_fault is null && Line(next).StartsWith("reference ", StringComparison.Ordinal))
        {
            if (!Currency.TryParse(Header(next, "reference"), out reference))
            {
                Fail(next, "expected 'reference ' and a currency of ISO 4217");
            }

            next++;
        }

        int? zone = null;
        if (_fault is null && Line(next).StartsWith("zone ", StringComparison.Ordinal))
        {
            if (!ZoneOffset.TryParse(Header(next, "zone"), out var minutes))
            {
                Fail(next, "expected 'zone ' and an offset such as +08:00 or -03:30");
            }

            zone = minutes;
            next++;
        }

        if (_fault is null && Line(next) != "lightgbm")
        {
            Fail(next, "expected 'lightgbm', then the model's text");
        }

        if (_fault is null && Line(next + 1) != "tree")
        {
            Fail(next + 1, "expected 'tree', the first line of LightGBM's text");
        }

        _line = next + 2;
        ReadHead();
        while (_fault is null && !AtEnd())
        {
            ReadTree();
        }

        if (_fault is null && _trees.Count == 0)
        {
            Fail(_line, "expected at least one tree");
        }

        if (_fault is null && CrowdedFeature() is { } crowded)
        {
            Fail(_line, $"the feature {crowded.Fact.Name} has {crowded.Count} different thresholds, at most {TreeLimits.ThresholdsMax} are "
                + $"allowed; train with max_bin={TreeLimits.ThresholdsMax}");
        }

        return _fault is null ? new TreeEnsemble(name, version, trained, reference, zone, [.. _trees]) : null;
    }

    private string Header(int index, string key)
    {
        var line = Line(index);
        if (!line.StartsWith(key + " ", StringComparison.Ordinal) || line.Length > key.Length + 1 + TreeLimits.HeaderLengthMax)
        {
            Fail(index, $"expected '{key} ' and at most {TreeLimits.HeaderLengthMax} characters");
            return "";
        }

        return line[(key.Length + 1)..].Trim();
    }

    private void ReadHead()
    {
        var start = _line;
        var fields = Fields();
        Expect(fields, start, "num_class", "1", "a model of several classes");
        Expect(fields, start, "num_tree_per_iteration", "1", "a model of several trees an iteration");
        Expect(fields, start, "objective", "binary sigmoid:1", "another objective");
        if (fields.TryGetValue("average_output", out var average))
        {
            Fail(average.Line, "the model averages its trees (a random forest); expected boosted trees, which are added");
        }

        if (_fault is not null || Field(fields, start, "feature_names") is not { } names)
        {
            return;
        }

        var words = names.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > TreeLimits.FeaturesMax)
        {
            Fail(names.Line, $"the model has {words.Length} features, expected 1 to {TreeLimits.FeaturesMax}");
            return;
        }

        _features = new FactInfo[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (Facts.Find(words[i]) is not { } fact || fact.Index == Facts.ModelScore || Array.IndexOf(_features, fact) >= 0)
            {
                Fail(names.Line, $"the feature '{Shown(words[i])}' is "
                    + (Facts.Find(words[i]) is null ? "no fact; expected a fact's name"
                        : words[i] == Facts.All[Facts.ModelScore].Name ? "the model's own result" : "named twice"));
                return;
            }

            _features[i] = fact;
        }
    }

    private void ReadTree()
    {
        var start = _line;
        if (Line(start) != $"Tree={_trees.Count}" || _trees.Count == TreeLimits.TreesMax)
        {
            Fail(start, _trees.Count == TreeLimits.TreesMax
                ? $"the model has more than {TreeLimits.TreesMax} trees" : $"expected 'Tree={_trees.Count}' or 'end of trees'");
            return;
        }

        var fields = Fields();
        Expect(fields, start, "num_cat", "0", "a tree with categorical splits");
        if (fields.TryGetValue("is_linear", out var linear) && linear.Value != "0")
        {
            Fail(linear.Line, "the tree is linear; expected trees with constant leaves, is_linear=0");
        }

        if (_fault is not null || Field(fields, start, "num_leaves") is not { } leavesField)
        {
            return;
        }

        if (!int.TryParse(leavesField.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves)
            || leaves is < 1 or > TreeLimits.LeavesMax)
        {
            Fail(leavesField.Line, $"expected 1 to {TreeLimits.LeavesMax} leaves, found '{Shown(leavesField.Value)}'");
            return;
        }

        if (BuildTree(fields, start, leaves) is { } tree)
        {
            if (tree.Settle() is { } wrong)
            {
                Fail(start, $"tree {_trees.Count} is refused: {wrong}");
                return;
            }

            _trees.Add(tree);
        }
    }

    private Tree? BuildTree(Dictionary<string, (string Value, int Line)> fields, int start, int leaves)
    {
        var splits = leaves - 1;
        var feature = Integers(fields, start, "split_feature", splits, 0, _features.Length - 1);
        var decision = Integers(fields, start, "decision_type", splits, 0, 15);
        var left = Integers(fields, start, "left_child", splits, -leaves, splits - 1);
        var right = Integers(fields, start, "right_child", splits, -leaves, splits - 1);
        var thresholds = Numbers(fields, start, "threshold", splits, double.PositiveInfinity);
        var values = Numbers(fields, start, "leaf_value", leaves, TreeLimits.LeafValueMax);
        // LightGBM leaves the counts out of a tree that never split.
        var counts = splits == 0 ? [1] : Integers(fields, start, "leaf_count", leaves, 1, int.MaxValue);
        for (var i = 0; _fault is null && i < splits; i++)
        {
            CheckDecision(decision[i], fields["decision_type"].Line);
        }

        if (_fault is not null)
        {
            return null;
        }

        var bounds = Array.ConvertAll(thresholds, Bound);
        return new Tree
        {
            Facts = Array.ConvertAll(feature, f => _features[(int)f].Index),
            Thresholds = bounds,
            IsMissingLeft = [.. decision.Select((d, i) => IsMissingLeft((int)d, bounds[i]))],
            Left = Array.ConvertAll(left, c => (int)c),
            Right = Array.ConvertAll(right, c => (int)c),
            LeafValues = Array.ConvertAll(values, v => (int)Math.Round(v * TreeEnsemble.MarginOne)),
            LeafCounts = counts,
        };
    }

    private void CheckDecision(long decision, int line)
    {
        if ((decision & CategoricalBit) != 0)
        {
            Fail(line, "a split is categorical; expected numeric splits only");
        }
        else if (decision >> MissingShift == MissingZero)
        {
            Fail(line, "a split takes zero for missing; train with zero_as_missing=false");
        }
        else if (decision >> MissingShift is not (MissingNone or MissingNaN))
        {
            Fail(line, $"a split has the unknown decision type {decision}");
        }
    }

    /// <summary>Where LightGBM sends a NaN: to its default side, or, in a split that saw none in training, where a zero goes.</summary>
    private static bool IsMissingLeft(int decision, long bound) =>
        decision >> MissingShift == MissingNaN ? (decision & MissingLeftBit) != 0 : bound >= 0;

    /// <summary>The greatest integer at or below a threshold: an integer is at or below both or neither.</summary>
    private static long Bound(double threshold) => Math.Floor(threshold) switch
    {
        >= long.MaxValue => long.MaxValue,
        <= long.MinValue => long.MinValue,
        var floor => (long)floor,
    };

    private (FactInfo Fact, int Count)? CrowdedFeature()
    {
        foreach (var group in _trees.SelectMany(t => t.Facts.Zip(t.Thresholds)).Distinct().GroupBy(split => split.First))
        {
            if (group.Count() > TreeLimits.ThresholdsMax)
            {
                return (Facts.All[group.Key], group.Count());
            }
        }

        return null;
    }

    private bool AtEnd()
    {
        while (_line < _lines.Length && Line(_line).Length == 0)
        {
            _line++;
        }

        return Line(_line) == "end of trees";
    }

    /// <summary>The lines from here to the next empty one, by what stands before the equals sign.</summary>
    private Dictionary<string, (string Value, int Line)> Fields()
    {
        var fields = new Dictionary<string, (string Value, int Line)>();
        for (; _line < _lines.Length && Line(_line).Length > 0; _line++)
        {
            var line = Line(_line);
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (!fields.TryAdd(equals < 0 ? line : line[..equals], (equals < 0 ? "" : line[(equals + 1)..], _line)))
            {
                Fail(_line, "the field stands here twice");
            }
        }

        return fields;
    }

    private (string Value, int Line)? Field(Dictionary<string, (string Value, int Line)> fields, int start, string key)
    {
        if (fields.TryGetValue(key, out var field))
        {
            return field;
        }

        Fail(start, $"expected a line '{key}=' in the part that begins here");
        return null;
    }

    private void Expect(Dictionary<string, (string Value, int Line)> fields, int start, string key, string value, string otherwise)
    {
        if (Field(fields, start, key) is { } field && field.Value.Trim() != value)
        {
            Fail(field.Line, $"expected '{key}={value}', found '{Shown(field.Value)}': {otherwise} is not scored");
        }
    }

    private long[] Integers(Dictionary<string, (string Value, int Line)> fields, int start, string key, int count, long min, long max) =>
        Values(fields, start, key, count, $"whole numbers from {min} to {max}",
            (string word, out long value) =>
                long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= min && value <= max);

    private double[] Numbers(Dictionary<string, (string Value, int Line)> fields, int start, string key, int count, double sizeMax) =>
        Values(fields, start, key, count, double.IsInfinity(sizeMax) ? "numbers" : $"numbers of at most {sizeMax}",
            (string word, out double value) => TryNumber(word, out value) && Math.Abs(value) <= sizeMax);

    /// <summary>LightGBM writes 'inf' where a split only parts what is missing from all the rest.</summary>
    private static bool TryNumber(string word, out double value)
    {
        value = word == "inf" ? double.PositiveInfinity : word == "-inf" ? double.NegativeInfinity : 0;
        return value != 0 || double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private delegate bool Parse<T>(string word, out T value);

    private T[] Values<T>(
        Dictionary<string, (string Value, int Line)> fields, int start, string key, int count, string what, Parse<T> parse)
    {
        if (count == 0 || _fault is not null || Field(fields, start, key) is not { } field)
        {
            return [];
        }

        var words = field.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != count)
        {
            Fail(field.Line, $"expected {count} values of {key}, found {words.Length}");
            return [];
        }

        var values = new T[count];
        for (var i = 0; i < count; i++)
        {
            if (!parse(words[i], out values[i]))
            {
                Fail(field.Line, $"expected {what} in {key}, found '{Shown(words[i])}'");
                return [];
            }
        }

        return values;
    }

    private string Line(int index) => index < _lines.Length ? _lines[index].TrimEnd('\r', ' ') : "";

    /// <summary>The first fault stands; later ones follow from it.</summary>
    private void Fail(int index, string sentence)
    {
        if (_fault is null)
        {
            (_fault, _faultLine) = ($"Model line {index + 1}: {sentence}.", index + 1);
        }
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
