using System.Security.Cryptography;
using System.Text;

namespace Cordon.Engine;

/// <summary>Whether a model is what it says it is: a version that looks like a hash has to be that of its trees, and of what they count in.</summary>
public static class ModelIdentity
{
    /// <summary>Hexadecimal digits of a version that training gave.</summary>
    private const int VersionLength = 12;

    private const string Trained = "\ntrained ";
    private const string Before = "\nlightgbm\n";
    private const string Last = "\nend of trees\n";

    /// <summary>
    /// The version of a model's file: the hash of its trees, and of what it says between the time of its training and them (its currency, its zone), so
    /// that models which score alike have the same version, whenever they were trained. Null where the file has no trees.
    /// </summary>
    public static string? VersionOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trained = text.IndexOf(Trained, StringComparison.Ordinal);
        var before = text.IndexOf(Before, StringComparison.Ordinal);
        var until = text.IndexOf(Last, StringComparison.Ordinal) + Last.Length;
        if (trained < 0 || before < trained || until <= before + Before.Length)
        {
            return null;
        }

        var head = text.IndexOf('\n', trained + 1);
        var hashed = text[head..before] + text[(before + Before.Length)..until];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed)))[..VersionLength];
    }

    /// <summary>Why it is not what it says; null where it is, or where its version is a name that somebody chose.</summary>
    public static string? Fault(string text, string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (version.Length != VersionLength || !version.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var hash = VersionOf(text) ?? "none";
        return hash == version ? null : $"it calls itself version {version}, and what it says makes it {hash}: it was changed after it was trained";
    }
}
