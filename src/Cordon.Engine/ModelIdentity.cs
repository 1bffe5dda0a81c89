using System.Security.Cryptography;
using System.Text;

namespace Cordon.Engine;

/// <summary>Whether a model is what it says it is: a version that looks like the hash of its trees has to be it.</summary>
internal static class ModelIdentity
{
    /// <summary>Hexadecimal digits of a version that training gave.</summary>
    private const int VersionLength = 12;

    private const string Before = "\nlightgbm\n";
    private const string Last = "\nend of trees\n";

    /// <summary>Why it is not; null where it is, or where its version is a name that somebody chose.</summary>
    public static string? Fault(string text, string version)
    {
        if (version.Length != VersionLength || !version.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var from = text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var until = text.IndexOf(Last, StringComparison.Ordinal) + Last.Length;
        var hash = until > from ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text[from..until])))[..VersionLength] : "none";
        return hash == version ? null : $"it calls itself version {version}, and its trees are those of {hash}: it was changed after it was trained";
    }
}
