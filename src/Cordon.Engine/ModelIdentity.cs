using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Language;

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

    /// <summary>
    /// Why a model's file is not taken. What exactly stands wrong in a line is for whoever trained it: in Chinese an officer is told where, and what to do.
    /// </summary>
    /// <param name="line">The line of the fault, from 1; 0 for the file as a whole.</param>
    public static Phrase Unusable(string fault, int line) => new(fault, line > 0
        ? string.Create(CultureInfo.InvariantCulture, $"模型文件第{line}行有误，请向提供者索取完整无误的文件")
        : "模型文件无法使用，请向提供者索取完整无误的文件");

    /// <summary>Why it is not what it says; null where it is, or where its version is a name that somebody chose.</summary>
    public static Phrase? Fault(string text, string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (version.Length != VersionLength || !version.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var hash = VersionOf(text) ?? "none";
        return hash == version ? null : new Phrase(
            "it calls itself version {0}, and what it says makes it {1}: it was changed after it was trained",
            "模型自称版本{0}，但内容对应{1}：训练后被改动过").With(version, hash);
    }
}
