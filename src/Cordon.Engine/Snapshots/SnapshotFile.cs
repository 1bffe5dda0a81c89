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
        foreach (var path in NewestFirst(folder, partition))
        {
            try
            {
                var reader = new SnapshotReader(path, partition);
                if (Name(partition, reader.Position) == Path.GetFileName(path))
                {
                    return reader;
                }

                reader.Dispose();
                found.Add(new SnapshotDamage(path, $"it is of position {reader.Position}, not of its name's"));
            }
            catch (SnapshotDamagedException damage)
            {
                found.Add(new SnapshotDamage(path, damage.Reason));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                found.Add(new SnapshotDamage(path, $"it cannot be read: {failure.Message}"));
            }
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
