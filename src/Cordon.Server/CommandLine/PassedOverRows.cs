namespace Cordon.Server.CommandLine;

/// <summary>What a command says of rows that it could not use, where it writes no file that lists them.</summary>
internal static class PassedOverRows
{
    /// <summary>Says on standard error how many there were; nothing where there were none.</summary>
    public static void Tell(string folder, long rows)
    {
        if (rows > 0)
        {
            Console.Error.WriteLine($"cordon: {rows} rows of {folder} cannot be used and were passed over; cordon replay lists them.");
        }
    }
}
