namespace Cordon.Core.Exchange.Release;

/// <summary>What a policy says to every question there can be, a cell each. It is made by asking the policy cell by cell.</summary>
public sealed class PolicyTable
{
    private readonly byte[] _cells;

    internal PolicyTable(byte[] cells, IReadOnlyList<PolicyVerdict> verdicts) => (_cells, Verdicts) = (cells, verdicts);

    /// <summary>The verdicts in it; a cell holds the number of one.</summary>
    public IReadOnlyList<PolicyVerdict> Verdicts { get; }

    /// <summary>The cells, in the order of <see cref="ReleaseAxis.All"/>, the last axis varying fastest.</summary>
    public ReadOnlySpan<byte> Cells => _cells;

    /// <summary>The table of a policy.</summary>
    public static PolicyTable Of(ReleasePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var cells = GC.AllocateUninitializedArray<byte>(ReleaseAxis.Cells);
        policy.Fill(cells);
        return new PolicyTable(cells, [.. Enumerable.Range(0, policy.Rules.Length + 1).Select(policy.VerdictOf)]);
    }

    /// <summary>How many cells have each outcome.</summary>
    public IReadOnlyDictionary<ReleaseOutcome, long> Count()
    {
        var counts = new long[Verdicts.Count];
        foreach (var cell in _cells)
        {
            counts[cell]++;
        }

        return Enum.GetValues<ReleaseOutcome>().ToDictionary(
            outcome => outcome, outcome => counts.Where((_, verdict) => Verdicts[verdict].Outcome == outcome).Sum());
    }

    /// <summary>The situation that a cell stands for.</summary>
    public static ReleaseSituation SituationOf(int cell)
    {
        var values = new int[ReleaseAxis.All.Count];
        for (var axis = values.Length - 1; axis >= 0; axis--)
        {
            (cell, values[axis]) = Math.DivRem(cell, ReleaseAxis.All[axis].Values.Count);
        }

        return new ReleaseSituation(
            (ReleaseBars)Flag(values[0]), (ReleaseAction)(values[1] + 1), (RecipientRelation)(values[2] + 1), (ReleasePurposes)(1 << values[3]),
            (LegalLane)(values[4] + 1), (SubjectRole)(values[5] + 1), (ConsentState)(values[6] + 1), (Tlp)(values[7] + 1), (Pap)(values[8] + 1),
            (HandlingCodes)Flag(values[9]), (RightsConcerns)Flag(values[10]), (ReleaseGrounds)(values[11] + 1));
    }

    private static int Flag(int value) => value == 0 ? 0 : 1 << (value - 1);
}
