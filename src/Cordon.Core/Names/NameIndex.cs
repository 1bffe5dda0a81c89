using System.Collections.Concurrent;
using System.Numerics;

namespace Cordon.Core.Names;

/// <summary>Which entries have a key: all keys in order, and behind each its entries. Unchanging once built.</summary>
internal sealed class NameIndex
{
    private const int WordsMin = 2;

    private readonly ulong[] _keys;
    private readonly int[] _starts;
    private readonly int[] _entries;
    private readonly bool[] _hasOneWord;
    private readonly ConcurrentBag<Marks> _marks = [];

    // What one check has found of each entry so far; lent to one check at a time, and clean between them.
    private sealed class Marks(int entries)
    {
        public readonly uint[] Found = new uint[entries];
        public readonly List<int> Touched = [];
    }

    public NameIndex(NamedEntry[] entries)
    {
        _hasOneWord = new bool[entries.Length];
        var keys = new List<ulong>(entries.Length * 16);
        var owners = new List<int>(entries.Length * 16);
        var its = new HashSet<(ulong Key, uint Mask)>();
        for (var entry = 0; entry < entries.Length; entry++)
        {
            its.Clear();
            foreach (var reading in NameList.ReadingsOf(entries[entry]))
            {
                NameKeys.Add(reading, its);
                _hasOneWord[entry] |= WordsOf(reading) < WordsMin;
            }

            NameKeys.Add(entries[entry].Facts, its);
            foreach (var key in its.Select(k => k.Key).Distinct())
            {
                keys.Add(key);
                owners.Add(entry);
            }
        }

        var sorted = keys.ToArray();
        _entries = owners.ToArray();
        Array.Sort(sorted, _entries);
        (_keys, _starts) = Runs(sorted);
    }

    /// <summary>Bytes in use, without what checks borrow.</summary>
    public long Bytes => ((long)_keys.Length * (sizeof(ulong) + sizeof(int))) + ((long)_entries.Length * sizeof(int)) + _hasOneWord.Length;

    /// <summary>The entries that share enough keys with a name, or a number with its bearer, in ascending order.</summary>
    public List<int> Candidates(NameReading name, NameFacts facts)
    {
        var keys = new HashSet<(ulong Key, uint Mask)>();
        NameKeys.Add(name, keys);
        NameKeys.Add(facts, keys);
        if (!_marks.TryTake(out var marks))
        {
            marks = new Marks(_hasOneWord.Length);
        }

        foreach (var (key, mask) in keys)
        {
            Mark(key, mask, marks);
        }

        var isOneWord = WordsOf(name) < WordsMin;
        var candidates = new List<int>();
        foreach (var entry in marks.Touched)
        {
            var found = marks.Found[entry];
            marks.Found[entry] = 0;
            if (IsEnough(found, isOneWord || _hasOneWord[entry]))
            {
                candidates.Add(entry);
            }
        }

        marks.Touched.Clear();
        _marks.Add(marks);
        candidates.Sort();
        return candidates;
    }

    private static bool IsEnough(uint found, bool isOneWord) =>
        (found & NameKeys.NumberMask) != 0
        || BitOperations.PopCount(found & NameKeys.WordMask) >= (isOneWord ? 1 : WordsMin)
        || BitOperations.PopCount(found & ~(NameKeys.WordMask | NameKeys.NumberMask)) >= WordsMin;

    private static int WordsOf(NameReading name) => name.Tokens.Count(t => !t.IsMinor && !t.IsInitial);

    private static (ulong[] Keys, int[] Starts) Runs(ulong[] sorted)
    {
        var keys = new List<ulong>();
        var starts = new List<int>();
        for (var at = 0; at < sorted.Length; at++)
        {
            if (at == 0 || sorted[at] != sorted[at - 1])
            {
                keys.Add(sorted[at]);
                starts.Add(at);
            }
        }

        starts.Add(sorted.Length);
        return (keys.ToArray(), starts.ToArray());
    }

    private void Mark(ulong key, uint mask, Marks marks)
    {
        var at = Array.BinarySearch(_keys, key);
        if (at < 0)
        {
            return;
        }

        foreach (var entry in _entries.AsSpan(_starts[at].._starts[at + 1]))
        {
            if (marks.Found[entry] == 0)
            {
                marks.Touched.Add(entry);
            }

            marks.Found[entry] |= mask;
        }
    }
}
