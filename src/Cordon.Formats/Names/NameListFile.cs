using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Names;

/// <summary>Reads lists of names from a table: rows of one kind and source are one list, which answers for itself.</summary>
public static class NameListFile
{
    /// <summary>The lists of a table; of one without rows that can be used an empty list, which says that nothing is known.</summary>
    /// <param name="issued">When they were issued, or null where nobody said.</param>
    /// <param name="timeToLive">How long after that they answer.</param>
    /// <param name="rejected">Takes the rows that cannot be used; with any there, no list of the table says that a name is not on it.</param>
    /// <exception cref="DataSetException">The file cannot be read, or has no column for names.</exception>
    public static IReadOnlyList<NameList> Read(string path, Instant? issued, TimeSpan timeToLive, Instant now, RejectedRows rejected)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        var before = rejected.Count;
        var rows = NameTable.Read(path, rejected, now).ToList();
        var unusable = rejected.Count - before;
        var lists = rows.GroupBy(row => (Kind: row.Kind ?? ListKind.Sanctions, row.Source)).OrderBy(list => list.Key.Kind)
            .ThenBy(list => list.Key.Source, StringComparer.Ordinal)
            .Select(list => new NameList(list.Key.Kind, list.Key.Source, issued, timeToLive, [.. list.Select(row => row.Entry)], unusable)).ToList();
        return lists.Count > 0 ? lists : [new NameList(ListKind.Sanctions, "", issued, timeToLive, [])];
    }
}
