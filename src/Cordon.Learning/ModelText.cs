using System.Globalization;
using System.Text;
using Cordon.Core.Values;

namespace Cordon.Learning;

/// <summary>Writes a model file: our six lines, then LightGBM's text with the calibration worked into its leaves.</summary>
internal static class ModelText
{
    /// <summary>The file of a model.</summary>
    /// <param name="trees">What <see cref="Trees"/> made.</param>
    public static string Of(string name, string version, Instant trained, Currency reference, int zoneOffsetMinutes, string trees) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        cordon-model 1
        name {name}
        version {version}
        trained {trained}
        reference {reference.Code}
        zone {ZoneOffset.Text(zoneOffsetMinutes)}
        lightgbm
        {trees}
        """);

    /// <summary>
    /// LightGBM's text as far as it is read, with its values calibrated.
    /// A line through the sum of trees is a line through each tree: all leaves are multiplied, and the shift is added to the first tree's, so that
    /// scores, and the shares that explain them, are calibrated without anything beside the trees.
    /// </summary>
    public static string Trees(string lightGbm, Calibration calibration)
    {
        var text = new StringBuilder();
        var tree = -1;
        foreach (var line in lightGbm.Split('\n'))
        {
            tree += line.StartsWith("Tree=", StringComparison.Ordinal) ? 1 : 0;
            // The lengths of the trees' texts, which are others now; LightGBM reads without them too.
            if (!line.StartsWith("tree_sizes=", StringComparison.Ordinal))
            {
                text.Append(IsValues(line) ? Calibrated(line, calibration.Slope, tree == 0 ? calibration.Shift : 0) : line).Append('\n');
            }

            // What follows, the importance of columns and the parameters, is not read.
            if (line == "end of trees")
            {
                break;
            }
        }

        return text.ToString();
    }

    private static bool IsValues(string line) =>
        line.StartsWith("leaf_value=", StringComparison.Ordinal) || line.StartsWith("internal_value=", StringComparison.Ordinal);

    private static string Calibrated(string line, double slope, double shift)
    {
        var start = line.IndexOf('=', StringComparison.Ordinal) + 1;
        var values = line[start..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(value => ((double.Parse(value, CultureInfo.InvariantCulture) * slope) + shift).ToString("R", CultureInfo.InvariantCulture));
        return line[..start] + string.Join(' ', values);
    }
}
