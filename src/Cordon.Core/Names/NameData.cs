using System.Text;

namespace Cordon.Core.Names;

/// <summary>The tables of this folder's Data, which are parts of the assembly: one line a row, lines that begin with # are comments.</summary>
internal static class NameData
{
    public static IEnumerable<string> Lines(string name)
    {
        // Not input from the world: the text is part of this assembly.
#pragma warning disable RS0030
        using var reader = new System.IO.StreamReader(typeof(NameData).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        var text = reader.ReadToEnd();
#pragma warning restore RS0030
        return text.Split('\n').Where(line => line.Length > 0 && line[0] != '#');
    }
}
