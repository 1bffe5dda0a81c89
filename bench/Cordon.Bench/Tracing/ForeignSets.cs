using Cordon.Formats.DataSets;

namespace Cordon.Bench.Tracing;

/// <summary>Data of other makers in a folder and those below it.</summary>
internal static class ForeignSets
{
    /// <summary>Folders below the one that is named: data of several makers, and sets within one.</summary>
    private const int DepthMax = 2;

    /// <summary>A folder and those below it, in the order of their names.</summary>
    public static IEnumerable<string> FoldersOf(string folder) => FoldersOf(folder, 0);

    /// <summary>The foreign format of a folder's tables, or null.</summary>
    public static string? FormatOf(string folder)
    {
        bool Has(string table) => DataSetFolder.Endings.Any(ending => File.Exists(Path.Combine(folder, table + ending)));
        return Has("tx_log") ? "amlgentex" : Has("transactions") && Has("alert_transactions") ? "amlsim" : null;
    }

    private static IEnumerable<string> FoldersOf(string folder, int depth) => !Directory.Exists(folder) ? [] : depth == DepthMax
        ? [folder]
        : Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(inner => FoldersOf(inner, depth + 1)).Prepend(folder);
}
