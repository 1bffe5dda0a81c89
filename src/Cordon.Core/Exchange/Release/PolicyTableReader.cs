using System.Globalization;

namespace Cordon.Core.Exchange.Release;

/// <summary>Reads a table that <see cref="PolicyTableWriter"/> wrote. Each cell has to be in one group, and each group as large as it says.</summary>
public static class PolicyTableReader
{
    private const byte Unsaid = byte.MaxValue;

    /// <summary>The table, or in one sentence what is wrong and where.</summary>
    public static (PolicyTable? Table, string? Fault) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        var said = lines.Where(line => line.StartsWith(PolicyTableWriter.AxisMark, StringComparison.Ordinal));
        if (!said.SequenceEqual(ReleaseAxis.All.Select(axis => $"{PolicyTableWriter.AxisMark}{axis.Name}: {string.Join(' ', axis.Values)}")))
        {
            return (null, "it is a table of other axes: cells of the two cannot be compared");
        }

        try
        {
            return (Table(lines), null);
        }
        catch (FormatException fault)
        {
            return (null, fault.Message);
        }
    }

    private static PolicyTable Table(string[] lines)
    {
        var cells = new byte[ReleaseAxis.Cells];
        Array.Fill(cells, Unsaid);
        var verdicts = new List<PolicyVerdict>();

        // For each depth the values that a branch allows on each axis: all, where it does not speak of it.
        var open = new List<uint[]> { ReleaseAxis.All.Select(axis => (1u << axis.Values.Count) - 1).ToArray() };
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1];
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var depth = line.Length - line.TrimStart(' ').Length;
            if (depth >= open.Count)
            {
                throw new FormatException($"line {number}: it belongs to no branch");
            }

            var words = line.TrimStart(' ').Split(' ');
            var allowed = Narrowed(open[depth], words[0], number);
            open.RemoveRange(depth + 1, open.Count - depth - 1);
            open.Add(allowed);
            if (words.Length == 1)
            {
                continue;
            }

            var filled = Fill(cells, 0, ReleaseAxis.Cells, 0, allowed, (byte)NumberOf(words, verdicts, number), number);
            if (words[1] != filled.ToString(CultureInfo.InvariantCulture))
            {
                throw new FormatException($"line {number}: it says {words[1]} cells, and there are {filled}");
            }
        }

        return cells.AsSpan().IndexOf(Unsaid) is >= 0 and var missing
            ? throw new FormatException($"of cell {missing} nothing is said: {PolicyTable.SituationOf(missing)}")
            : new PolicyTable(cells, verdicts);
    }

    private static uint[] Narrowed(uint[] above, string branch, int number)
    {
        var parts = branch.Split('=');
        var axis = ReleaseAxis.All.FirstOrDefault(each => each.Name == parts[0]);
        if (axis is null || parts.Length != 2)
        {
            throw new FormatException($"line {number}: \"{branch}\" is not an axis with values");
        }

        var bits = 0u;
        foreach (var value in parts[1].Split(','))
        {
            var at = axis.Values.ToList().IndexOf(value);
            bits |= at < 0 ? throw new FormatException($"line {number}: {axis.Name} has no value \"{value}\"") : 1u << at;
        }

        var allowed = above.ToArray();
        allowed[axis.Number] &= bits;
        return allowed;
    }

    private static int NumberOf(string[] words, List<PolicyVerdict> verdicts, int number)
    {
        if (words.Length != 4 || !Enum.TryParse<ReleaseOutcome>(words[2], out var outcome) || !Enum.IsDefined(outcome))
        {
            throw new FormatException($"line {number}: a group is a number of cells, an outcome and a rule");
        }

        var verdict = new PolicyVerdict(outcome, words[3]);
        if (!verdicts.Contains(verdict))
        {
            verdicts.Add(verdict);
        }

        return verdicts.Count < Unsaid ? verdicts.IndexOf(verdict) : throw new FormatException($"line {number}: there are more than {Unsaid - 1} rules");
    }

    private static long Fill(byte[] cells, int from, int length, int axis, uint[] allowed, byte verdict, int number)
    {
        if (axis == allowed.Length)
        {
            cells[from] = cells[from] == Unsaid ? verdict : throw new FormatException($"line {number}: it has cells that another group has");
            return 1;
        }

        var (stride, filled) = (length / ReleaseAxis.All[axis].Values.Count, 0L);
        for (var value = 0; value < ReleaseAxis.All[axis].Values.Count; value++)
        {
            filled += (allowed[axis] >> value & 1) == 0 ? 0 : Fill(cells, from + (value * stride), stride, axis + 1, allowed, verdict, number);
        }

        return filled;
    }
}
