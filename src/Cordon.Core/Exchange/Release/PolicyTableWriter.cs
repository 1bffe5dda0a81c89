using System.Globalization;
using System.Text;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// Writes a table so that people can read it and see what changed: a tree of the axes, each branch with the values for which it is the same, down to what is
/// said there and in how many cells. What no axis has to be asked for is left out.
/// </summary>
public static class PolicyTableWriter
{
    internal const string AxisMark = "# axis ";

    private static readonly string[] Head =
    [
        "# What the release policy says to every question there can be, made by asking it in each cell. It is committed: whoever changes a rule reviews",
        "# the difference of this file, for that is what the change does. A line is a branch: an axis and the values for which all below it is alike.",
        "# A line that ends in numbers and words is a group of cells: how many they are, what comes of the question, and the strongest rule that says so.",
        "# An axis that does not stand on the way to a group makes no difference there. Of codes, rights and bars several may hold at once; then what",
        "# comes of it is the strictest of what comes of each. The order of values is from wide to narrow, or none first.",
    ];

    /// <summary>The text of a table.</summary>
    /// <param name="rules">Rules whose words stand at its head.</param>
    public static string Write(PolicyTable table, IEnumerable<ReleaseRule> rules)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rules);
        var text = new StringBuilder();
        foreach (var line in Head)
        {
            text.Append(line).Append('\n');
        }

        foreach (var axis in ReleaseAxis.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"{AxisMark}{axis.Name}: {string.Join(' ', axis.Values)}\n");
        }

        foreach (var rule in rules.Append(ReleaseRules.Default))
        {
            text.Append(CultureInfo.InvariantCulture, $"# {rule.Id} {rule.Effect}: {rule.Says.English}\n");
        }

        var counts = string.Join(", ", table.Count().Select(each => $"{each.Value} {each.Key}"));
        text.Append(CultureInfo.InvariantCulture, $"# {ReleaseAxis.Cells} cells: {counts}\n");
        var tree = CellTree.Of(table.Cells);
        Write(text, tree, tree.Root, 0, 0, 1, table.Verdicts);
        return text.ToString();
    }

    // The cells of a branch: those above it, times those of axes that make no difference.
    private static void Write(
        StringBuilder text, CellTree tree, int node, int axis, int depth, long cells, IReadOnlyList<PolicyVerdict> verdicts)
    {
        if (CellTree.IsCode(node))
        {
            text.Append(CultureInfo.InvariantCulture, $" {cells * Between(axis, ReleaseAxis.All.Count)} {verdicts[node]}\n");
            return;
        }

        if (depth > 0)
        {
            text.Append('\n');
        }

        var forks = tree.AxisOf(node);
        cells *= Between(axis, forks);
        foreach (var (next, values) in tree.BranchesOf(node))
        {
            text.Append(' ', depth).Append(Branch(ReleaseAxis.All[forks], values));
            Write(text, tree, next, forks + 1, depth + 1, cells * values.Length, verdicts);
        }
    }

    /// <summary>An axis and values of it.</summary>
    internal static string Branch(ReleaseAxis axis, IEnumerable<int> values) => $"{axis.Name}={string.Join(',', values.Select(value => axis.Values[value]))}";

    /// <summary>Cells of the axes from one to before another.</summary>
    internal static long Between(int from, int to) =>
        ReleaseAxis.All.Skip(from).Take(to - from).Aggregate(1L, (cells, axis) => cells * axis.Values.Count);
}
