using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;

namespace Cordon.Server.Networks;

/// <summary>The folder of <c>cordon networks</c>: gangs and pages of one run, the one before or this one whole.</summary>
internal static class NetworkFolder
{
    /// <summary>The file that stands where a run wrote the folder whole.</summary>
    public const string Mark = "gangs.json";

    /// <summary>What stands in it beside the folder of the gangs' pages.</summary>
    public static readonly IReadOnlyList<string> Names = [Mark, "links.csv", "channels.json", "index.html", "rejected.csv"];

    /// <exception cref="DataSetException">The folder cannot be made.</exception>
    public static WholeFolder Open(string folder)
    {
        // Whoever is suspected, and who was robbed, is nobody else's to read.
        try
        {
            PrivateFile.MakeFolder(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"{folder} cannot be made: {failure.Message}", failure);
        }

        return new WholeFolder(folder, ".networks-under-way", Mark);
    }

    /// <summary>Whether an earlier run wrote it: a gang that is told no more must not be found there. What else lies there is left.</summary>
    public static bool IsEarlier(string file) => Names.Contains(file)
        || (file.StartsWith("gangs/G-", StringComparison.Ordinal) && Path.GetExtension(file) is ".html" or ".json" && file.LastIndexOf('/') == 5);
}
