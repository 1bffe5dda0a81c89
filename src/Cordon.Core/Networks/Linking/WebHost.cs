namespace Cordon.Core.Networks.Linking;

/// <summary>
/// The part of a web address that somebody had to register: of https://login.my-bank.example/x it is my-bank.example, in small letters and ASCII.
/// Addresses made short, platforms and bare numbers are refused, since they name everybody or nobody.
/// </summary>
public static class WebHost
{
    private const int LabelLengthMax = 63;
    private const int HostLengthMax = 253;

    /// <summary>No top domain has one letter: what looks like it is an abbreviation.</summary>
    private const int TopLabelLengthMin = 2;

    /// <summary>Reads a URL or a host.</summary>
    public static IdentifierReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var host = HostOf(text);
        if (host.Length is 0 or > HostLengthMax)
        {
            return IdentifierReading.Refused("it has no host");
        }

        var labels = host.Split('.');
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = Punycode.Encode(labels[i]);
            if (!IsLabel(labels[i]))
            {
                return IdentifierReading.Refused("its host is not well formed");
            }
        }

        if (labels.Length < 2 || labels[^1].Length < TopLabelLengthMin || labels[^1].All(char.IsAsciiDigit))
        {
            return IdentifierReading.Refused("its host is a number or one word: nobody registered it");
        }

        var two = $"{labels[^2]}.{labels[^1]}";
        if (HostLists.Suffixes.Contains(two) && labels.Length == 2)
        {
            return IdentifierReading.Refused("its host is a suffix under which anybody registers");
        }

        var registered = HostLists.Suffixes.Contains(two) ? $"{labels[^3]}.{two}" : two;
        return HostLists.Shorteners.Contains(registered) ? IdentifierReading.Refused("a short link does not say where it leads")
            : HostLists.Platforms.Contains(registered) ? IdentifierReading.Refused("a platform's host is everybody's")
            : IdentifierReading.Of(IdentifierKind.Host, registered);
    }

    /// <summary>The host as it is written, in small letters, without user, port, brackets that hide it in reports, and the dot at its end.</summary>
    internal static string HostOf(string text)
    {
        var rest = text.Trim().Replace("[.]", ".", StringComparison.Ordinal).Replace("(.)", ".", StringComparison.Ordinal);
        var scheme = rest.IndexOf("://", StringComparison.Ordinal);
        rest = scheme >= 0 ? rest[(scheme + 3)..] : rest;
        rest = rest.Split('/', '?', '#', '\\')[0];
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        var port = rest.LastIndexOf(':');
        rest = port >= 0 ? rest[..port] : rest;
        return ComposedLetters.Of(rest.Replace('\u3002', '.').TrimEnd('.').ToLowerInvariant());
    }

    /// <summary>Whether it is a label of a host's name, written in ASCII.</summary>
    internal static bool IsLabel(string label) =>
        label.Length is > 0 and <= LabelLengthMax && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
