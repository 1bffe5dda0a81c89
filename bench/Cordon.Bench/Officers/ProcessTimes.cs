using System.Globalization;

namespace Cordon.Bench.Officers;

/// <summary>What processors a process and all that it started have used, by /proc.</summary>
internal static class ProcessTimes
{
    // The kernel tells in hundredths of a second, whatever its own clock's rate is.
    private const double TicksPerSecond = 100;

    // The fields of /proc/N/stat after the name, which may have anything in it but is the last in brackets.
    private const int Parent = 1;
    private const int User = 11;
    private const int System = 12;

    /// <summary>Seconds of one processor.</summary>
    public static double Of(int process)
    {
        var all = new List<(int Id, int Parent, double Seconds)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(id) is { } read)
            {
                all.Add((id, read.Parent, read.Seconds));
            }
        }

        var family = new HashSet<int> { process };
        for (var known = 0; known != family.Count;)
        {
            known = family.Count;
            family.UnionWith(all.Where(one => family.Contains(one.Parent)).Select(one => one.Id).ToList());
        }

        return all.Where(one => family.Contains(one.Id)).Sum(one => one.Seconds);
    }

    private static (int Parent, double Seconds)? Read(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[User], CultureInfo.InvariantCulture) + long.Parse(fields[System], CultureInfo.InvariantCulture);
            return (int.Parse(fields[Parent], CultureInfo.InvariantCulture), ticks / TicksPerSecond);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }
}
