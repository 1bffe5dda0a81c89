namespace Cordon.Bench;

/// <summary>The benchmarks of <c>cordon bench</c>, by name.</summary>
public static class Benchmarks
{
    private static readonly SortedDictionary<string, (string About, Func<string[], int> Run)> All = new(StringComparer.Ordinal);

    /// <summary>Runs the benchmark that the first argument names with the rest of them, or lists all. Returns the exit code.</summary>
    public static int Run(string[] args)
    {
        if (args.Length == 0)
        {
            foreach (var (name, (about, _)) in All)
            {
                Console.WriteLine($"{name,-18} {about}");
            }

            return 0;
        }

        if (!All.TryGetValue(args[0], out var found))
        {
            Console.Error.WriteLine($"cordon bench: there is no benchmark '{args[0]}'; cordon bench lists them.");
            return 2;
        }

        return found.Run(args[1..]);
    }
}
