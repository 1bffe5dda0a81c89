namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What has to hold of any policy whatever its rules are, looked at in every cell: no mark that is narrowed lets more leave, nothing from a third party leaves
/// without its yes, nothing leaves by itself where somebody's rights are at risk, and a bar bars.
/// </summary>
public static class PolicyLaws
{
    /// <summary>The laws that a table breaks; none where it keeps them all.</summary>
    public static IReadOnlyList<BrokenLaw> Broken(PolicyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var broken = new List<BrokenLaw>();
        foreach (var axis in ReleaseAxis.All.Where(axis => axis.IsMark))
        {
            for (var value = 1; value < axis.Values.Count; value++)
            {
                Add(broken, Narrowing(table, axis, axis.IsSet ? 0 : value - 1, value));
            }
        }

        Add(broken, Where(
            table, "without the yes of each originator nothing leaves the house", outcome => outcome >= ReleaseOutcome.HumanReview,
            ("consent", "Missing", true), ("relation", "OwnDesk", false)));
        Add(broken, Where(table, "where rights are at risk nothing leaves by itself", outcome => outcome == ReleaseOutcome.Permit, ("rights", "None", false)));
        Add(broken, Where(table, "a bar bars", outcome => outcome != ReleaseOutcome.Deny, ("bar", "None", false)));
        Add(broken, Where(
            table, "what is for combating crime is for nothing else", outcome => outcome != ReleaseOutcome.Deny, ("purpose", "Administration", true)));
        Add(broken, Where(
            table, "intelligence is no evidence", outcome => outcome != ReleaseOutcome.Deny, ("action", "Evidence", true), ("lane", "Police", true)));
        Add(broken, Where(table, "what cannot be taken back a person decides", outcome => outcome == ReleaseOutcome.Permit, ("action", "Coercion", true)));
        Add(broken, Where(table, "what cannot be taken back a person decides", outcome => outcome == ReleaseOutcome.Permit, ("action", "Publication", true)));
        return broken;
    }

    private static void Add(List<BrokenLaw> broken, BrokenLaw? law)
    {
        if (law is not null)
        {
            broken.Add(law);
        }
    }

    /// <summary>Each cell at the wider value with the one that differs from it in nothing but the narrower.</summary>
    private static BrokenLaw? Narrowing(PolicyTable table, ReleaseAxis axis, int wide, int narrow)
    {
        var opens = table.Verdicts.Select(verdict => (byte)verdict.Outcome).ToArray();
        var cells = table.Cells;
        var stride = axis.Stride;
        var (broken, first) = (0L, -1);
        for (var block = 0; block < cells.Length; block += stride * axis.Values.Count)
        {
            var at = cells.Slice(block + (wide * stride), stride);
            var beside = cells.Slice(block + (narrow * stride), stride);
            for (var cell = 0; cell < stride; cell++)
            {
                if (opens[beside[cell]] > opens[at[cell]])
                {
                    broken++;
                    first = first < 0 ? block + (narrow * stride) + cell : first;
                }
            }
        }

        return broken == 0 ? null : Law($"{axis.Name} {axis.Values[narrow]} lets no more leave than {axis.Values[wide]}", broken, first);
    }

    private static BrokenLaw? Where(PolicyTable table, string law, Func<ReleaseOutcome, bool> isBroken, params (string Axis, string Value, bool IsIt)[] where)
    {
        var breaks = table.Verdicts.Select(verdict => isBroken(verdict.Outcome)).ToArray();
        var conditions = where.Select(each =>
        {
            var axis = ReleaseAxis.All.Single(known => known.Name == each.Axis);
            return (axis.Stride, axis.Values.Count, Value: axis.Values.ToList().IndexOf(each.Value), each.IsIt);
        }).ToArray();
        var cells = table.Cells;
        var (broken, first) = (0L, -1);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (breaks[cells[cell]] && Array.TrueForAll(conditions, each => (cell / each.Stride % each.Count == each.Value) == each.IsIt))
            {
                broken++;
                first = first < 0 ? cell : first;
            }
        }

        return broken == 0 ? null : Law(law, broken, first);
    }

    private static BrokenLaw Law(string law, long cells, int first) => new(law, cells, PolicyTable.SituationOf(first).ToString());
}
