using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>The tables of this folder's Data, which are parts of the assembly: one line a row, lines that begin with # are comments.</summary>
internal static class NameData
{
    public static IEnumerable<string> Lines(string name) =>
        EmbeddedText.Of(name).Split('\n').Where(line => line.Length > 0 && line[0] != '#');
}
