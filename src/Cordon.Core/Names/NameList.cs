using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>
/// One list of names as it was issued. It answers until its time to live is over; from then on, as without entries or without a date, its answer is that
/// nothing is known. Unchanging, and safe for several threads.
/// </summary>
public sealed class NameList
{
    private readonly NamedEntry[] _entries;
    private readonly NameIndex _index;
    private readonly bool _isWhole;

    // Of the entries that were compared, the first so many: those of common names, which are candidates again and again, are soon among them. A slot is
    // written whole, and two threads that read an entry at once write equal readings.
    private readonly NameReading[]?[] _readings;
    private int _readingsKept;

    /// <param name="source">Who issued it.</param>
    /// <param name="issued">When, or null where nobody said.</param>
    /// <param name="timeToLive">How long after that it answers.</param>
    /// <param name="unusable">Entries that could not be taken in, of this list or perhaps of it.</param>
    public NameList(ListKind kind, string source, Instant? issued, TimeSpan timeToLive, IReadOnlyList<NamedEntry> entries, long unusable = 0)
    {
        ArgumentNullException.ThrowIfNull(entries);
        (Kind, Source, Issued, TimeToLive) = (kind, source, issued, timeToLive);
        _entries = [.. entries];
        _index = new NameIndex(_entries);
        _readings = new NameReading[]?[_entries.Length];
        _isWhole = unusable == 0 && Array.TrueForAll(_entries, entry => ReadingsOf(entry).Any(reading => reading.IsReadable));
    }

    public ListKind Kind { get; }

    public string Source { get; }

    public Instant? Issued { get; }

    public TimeSpan TimeToLive { get; }

    public int Count => _entries.Length;

    /// <summary>Bytes of the index, without the entries.</summary>
    public long IndexBytes => _index.Bytes;

    /// <summary>Why the list gives no answer at a moment; None when it does.</summary>
    public UnknownWhy WhyUnknownAt(Instant now) =>
        _entries.Length == 0 ? UnknownWhy.ListEmpty
        : Issued is not { } issued ? UnknownWhy.ListUndated
        : issued > now ? UnknownWhy.ListNotYetIssued
        : now - issued > TimeToLive ? UnknownWhy.ListStale
        : UnknownWhy.None;

    /// <summary>Checks a name with what is known of its bearer.</summary>
    public NameAnswer Check(NameReading asked, NameFacts facts, Instant now, Score threshold)
    {
        if (WhyUnknownAt(now) is var why and not UnknownWhy.None)
        {
            return new NameAnswer(Kind, Source, Issued, NameOutcome.Unknown, why, [], 0);
        }

        return Answer(asked, Compare(_index.Candidates(asked, facts), asked, facts, threshold));
    }

    /// <summary>The same by comparing every entry, whatever its keys: what the index is held against.</summary>
    internal NameAnswer Scan(NameReading asked, NameFacts facts, Score threshold) =>
        Answer(asked, Compare(Enumerable.Range(0, _entries.Length), asked, facts, threshold));

    private NameAnswer Answer(NameReading asked, List<(int Entry, NameMatch Match)> found)
    {
        found.Sort(static (a, b) => a.Match.Score != b.Match.Score
            ? b.Match.Score.Millionths.CompareTo(a.Match.Score.Millionths) : a.Entry.CompareTo(b.Entry));
        var findings = found.Take(NameLimits.FindingsMax).Select(f => new NameFinding(_entries[f.Entry], f.Match)).ToArray();
        var why = findings.Length > 0 ? UnknownWhy.None
            : !asked.IsReadable ? UnknownWhy.NameUnreadable
            : !asked.IsWhole ? UnknownWhy.NamePartlyUnreadable
            : _isWhole ? UnknownWhy.None : UnknownWhy.ListIncomplete;
        var outcome = findings.Length > 0 ? NameOutcome.Match : why == UnknownWhy.None ? NameOutcome.NoMatch : NameOutcome.Unknown;
        return new NameAnswer(Kind, Source, Issued, outcome, why, findings, found.Count);
    }

    private List<(int Entry, NameMatch Match)> Compare(IEnumerable<int> candidates, NameReading asked, NameFacts facts, Score threshold)
    {
        var found = new List<(int, NameMatch)>();
        foreach (var candidate in candidates)
        {
            var entry = _entries[candidate];
            var (best, score) = (default(NameReading), -1);
            foreach (var reading in ReadingsAt(candidate))
            {
                var its = NameComparison.ScoreOf(asked, reading).Millionths;
                (best, score) = its > score ? (reading, its) : (best, score);
            }

            if (FactComparison.MostOf(score, facts, entry.Facts) >= threshold.Millionths)
            {
                var match = NameComparison.Compare(asked, facts, best!, entry.Facts);
                if (match.Score.Millionths >= threshold.Millionths)
                {
                    found.Add((candidate, match));
                }
            }
        }

        return found;
    }

    private NameReading[] ReadingsAt(int entry)
    {
        if (Volatile.Read(ref _readings[entry]) is { } kept)
        {
            return kept;
        }

        NameReading[] readings = [.. ReadingsOf(_entries[entry])];
        if (Volatile.Read(ref _readingsKept) < NameLimits.ReadingsKeptMax)
        {
            Interlocked.Increment(ref _readingsKept);
            Volatile.Write(ref _readings[entry], readings);
        }

        return readings;
    }

    internal static IEnumerable<NameReading> ReadingsOf(NamedEntry entry)
    {
        yield return NameReading.Of(entry.Name);
        foreach (var alias in entry.Aliases)
        {
            yield return NameReading.Of(alias);
        }
    }
}
