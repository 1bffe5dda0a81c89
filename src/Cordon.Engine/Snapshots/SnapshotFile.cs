using System.Globalization;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Snapshots;

/// <summary>
/// The snapshots of partitions in a folder: each file is one partition's derived state as of a position of its journal, there whole or not
/// at all. A snapshot only saves time; whatever happens to it, the journal has everything.
/// </summary>
public static class SnapshotFile
{
    /// <summary>Snapshots kept of a partition: the newest, and one to fall back to should it be damaged.</summary>
    public const int KeptCount = 2;

    private const string Extension = ".snapshot";

    /// <summary>Begins a snapshot of a partition's state with all journal batches before <paramref name="position"/> applied.</summary>
    public static SnapshotWriter Create(string folder, int partition, long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        PrivateFile.MakeFolder(folder);

        // What a killed writer of this partition left. Two writers of one partition at once are ruled out by its ownership.
        foreach (var left in Directory.EnumerateFiles(folder, Prefix(partition) + "*" + Extension + DurableFile.TemporarySuffix))
        {
            File.Delete(left);
        }

        return new SnapshotWriter(Path.Combine(folder, Name(partition, position)), partition, position);
    }

    /// <summary>
    /// The newest snapshot of the partition whose every checksum holds, or null. Those passed over are told in <paramref name="damages"/>;
    /// they stay in place, as evidence of what happened to them.
    /// </summary>
    public static SnapshotReader? TryReadNewest(string folder, int partition, out IReadOnlyList<SnapshotDamage> damages)
    {
        var found = new List<SnapshotDamage>();
        damages = found;
        return Open(folder, partition, found, isVerified: true).FirstOrDefault();
    }

    /// <summary>
    /// The partition's snapshots, the newest first, each opened when it is asked for and disposed of by whoever asked: header and table hold, and
    /// each section's checksum is checked as it is read, so that none is read twice. Those passed over are added to <paramref name="damages"/>.
    /// </summary>
    internal static IEnumerable<SnapshotReader> OpenNewestFirst(string folder, int partition, ICollection<SnapshotDamage> damages) =>
        Open(folder, partition, damages, isVerified: false);

    private static IEnumerable<SnapshotReader> Open(string folder, int partition, ICollection<SnapshotDamage> damages, bool isVerified)
    {
        foreach (var path in NewestFirst(folder, partition))
        {
            if (TryOpen(path, partition, damages, isVerified) is { } reader)
            {
                yield return reader;
            }
        }
    }

    private static SnapshotReader? TryOpen(string path, int partition, ICollection<SnapshotDamage> damages, bool isVerified)
    {
        try
        {
            var reader = new SnapshotReader(path, partition, isVerified);
            if (Name(partition, reader.Position) == Path.GetFileName(path))
            {
                return reader;
            }

            reader.Dispose();
            damages.Add(new SnapshotDamage(path, $"it is of position {reader.Position}, not of its name's"));
        }
        catch (SnapshotDamagedException damage)
        {
            damages.Add(new SnapshotDamage(path, damage.Reason));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            damages.Add(new SnapshotDamage(path, $"it cannot be read: {failure.Message}"));
        }

        return null;
    }

    /// <summary>Removes all but the newest of the partition of a file just put in place.</summary>
    internal static void DropOld(string path)
    {
        var name = Path.GetFileName(path);
        var partition = int.Parse(name.AsSpan(1, name.IndexOf('-', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture);
        foreach (var old in NewestFirst(Path.GetDirectoryName(path)!, partition).Skip(KeptCount))
        {
            File.Delete(old);
        }
    }

    private static string Prefix(int partition) => string.Create(CultureInfo.InvariantCulture, $"p{partition:D8}-");

    private static string Name(int partition, long position) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(partition)}{position:D19}{Extension}");

    /// <summary>Positions are written with all their digits, so the order of names is the order of positions.</summary>
    private static IEnumerable<string> NewestFirst(string folder, int partition) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, Prefix(partition) + "*" + Extension).OrderDescending(StringComparer.Ordinal);
}
