using System.Text;

namespace Cordon.Core.Values;

/// <summary>Texts that are part of this assembly: rules, a model and tables that come with the program.</summary>
internal static class EmbeddedText
{
    /// <summary>A text by its name in the project file.</summary>
    public static string Of(string name)
    {
        // Not input from the world.
#pragma warning disable RS0030
        using var reader = new System.IO.StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
#pragma warning restore RS0030
    }
}
