using Cordon.Core.Tracing;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Tracing;

/// <summary>
/// The segments of a money graph in the folder of its snapshots, a row of files for each partition. Which transfers lie in one file follows from how
/// many there are: so many at first, and each time there are four of a size they become one. A history is sealed the same way whenever and however
/// often it is.
/// </summary>
internal static class SegmentFolder
{
    /// <summary>Segments of one size that become one of the next.</summary>
    private const uint MergedCount = 4;

    /// <summary>The segments of a history of some transfers, the oldest and largest first.</summary>
    /// <param name="unitTransfers">Transfers in the smallest segment.</param>
    public static IReadOnlyList<(uint First, uint Last)> Plan(uint transfers, uint unitTransfers)
    {
        var units = transfers / unitTransfers;
        var size = 1u;
        while (size <= units / MergedCount)
        {
            size *= MergedCount;
        }

        var plan = new List<(uint, uint)>();
        for (var done = 0u; done < units; done += size)
        {
            while (size > units - done)
            {
                size /= MergedCount;
            }

            plan.Add(((done * unitTransfers) + 1, (done + size) * unitTransfers));
        }

        return plan;
    }

    /// <summary>
    /// Seals what of a partition is due, in files beside those it has. Returns all that the graph is to adopt for it; new ones are opened.
    /// </summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="SegmentDamagedException">A segment that was to be merged, or one just written, is damaged.</exception>
    public static IReadOnlyList<SegmentFile> Seal(
        string folder, MoneyGraph graph, int partition, IReadOnlyList<SegmentFile> present, uint unitTransfers)
    {
        var files = new List<SegmentFile>();
        foreach (var (first, last) in Plan(graph.TransferCount, unitTransfers))
        {
            files.Add(present.FirstOrDefault(file => (file.Name.Partition, file.Name.First, file.Name.Last) == (partition, first, last))
                ?? SegmentFile.Open(folder, SegmentFile.Write(folder, graph, partition, first, last), isChecked: false));
        }

        return files;
    }

    /// <summary>Opens segments that a snapshot names.</summary>
    /// <exception cref="SegmentDamagedException">One is missing or is not as it was written.</exception>
    public static IReadOnlyList<SegmentFile> Open(string folder, IEnumerable<SegmentName> names, bool isChecked)
    {
        var files = new List<SegmentFile>();
        var areSound = false;
        try
        {
            foreach (var name in names)
            {
                files.Add(SegmentFile.Open(folder, name, isChecked));
            }

            areSound = true;
            return files;
        }
        finally
        {
            if (!areSound)
            {
                files.ForEach(file => file.Dispose());
            }
        }
    }

    /// <summary>
    /// Removes files that no snapshot names any more, of however many partitions, and what a killed writer left. A file in use stays readable where it
    /// is mapped.
    /// </summary>
    public static void Sweep(string folder, IReadOnlySet<string> named)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + SegmentName.Extension + "*"))
        {
            var isSegment = path.EndsWith(SegmentName.Extension, StringComparison.Ordinal);
            var isLeft = path.EndsWith(SegmentName.Extension + DurableFile.TemporarySuffix, StringComparison.Ordinal);
            if (isLeft || (isSegment && !named.Contains(Path.GetFileName(path))))
            {
                File.Delete(path);
            }
        }
    }
}
