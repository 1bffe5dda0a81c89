namespace Cordon.Core.Cases;

/// <summary>How long something took, over many cases.</summary>
/// <param name="Name">From what to what.</param>
/// <param name="Count">How many; below a few the others say nothing.</param>
/// <param name="Median">Half took no longer; zero for none.</param>
/// <param name="NinthTenth">Nine of ten took no longer.</param>
public sealed record ClockSpan(string Name, int Count, TimeSpan Median, TimeSpan NinthTenth)
{
    /// <summary>The span of some durations, by nearest rank.</summary>
    public static ClockSpan Of(string name, IEnumerable<TimeSpan> durations)
    {
        var all = durations.Order().ToList();
        return new ClockSpan(name, all.Count, Rank(all, 50), Rank(all, 90));
    }

    private static TimeSpan Rank(List<TimeSpan> all, int hundredths) => all.Count == 0 ? TimeSpan.Zero : all[((all.Count * hundredths) + 99) / 100 - 1];
}
