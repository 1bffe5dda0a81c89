using System.Globalization;
using System.Text;
using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Exchange;

/// <summary>
/// An address on the web as it leads, whoever wrote it: host in small letters and ASCII, port where it is not one of the web's two, path and question
/// (RFC 3986, 6.2.2). Scheme, user and fragment are left out: none of them leads elsewhere. The framework's own reading changes with its version; this
/// must not.
/// </summary>
internal static class CanonicalUrl
{
    private const int HostLengthMax = 253;
    private const string Unreserved = "-._~";
    private const string InPath = "-._~!$&'()*+,;=:@/";

    public static CanonicalReading Read(string written)
    {
        // "hxxp" and brackets around points are how a report makes an address harmless.
        var text = written.Trim();
        var (scheme, rest) = text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at && text.AsSpan(0, at).IndexOfAny("/?#@") < 0
            ? (text[..at].ToLowerInvariant(), text[(at + 3)..]) : ("", text);
        if (scheme is not ("" or "http" or "https" or "hxxp" or "hxxps"))
        {
            return CanonicalReading.Refused("it is no address on the web: http or https");
        }

        rest = rest.Split('#', 2)[0].Replace('\\', '/');
        var end = rest.IndexOfAny(['/', '?']);
        var (authority, path) = end < 0 ? (rest, "") : (rest[..end], rest[end..]);
        if (Host(authority[(authority.LastIndexOf('@') + 1)..]) is not { } host)
        {
            return CanonicalReading.Refused("its host is not well formed");
        }

        var question = path.IndexOf('?', StringComparison.Ordinal);
        var (way, asked) = question < 0 ? (path, "") : (path[..question], path[(question + 1)..]);
        return Escaped(way, InPath) is { } escapedWay && Escaped(asked, InPath + "?") is { } escapedAsked
            ? CanonicalReading.Of(CanonicalKind.Url, host + WithoutDots(escapedWay) + (escapedAsked.Length == 0 ? "" : "?" + escapedAsked))
            : CanonicalReading.Refused("a per cent sign in it is not followed by two hexadecimal digits");
    }

    private static string? Host(string written)
    {
        var shown = written.Replace("[.]", ".", StringComparison.Ordinal).Replace("(.)", ".", StringComparison.Ordinal);
        var colon = shown.LastIndexOf(':');
        var (name, port) = colon < 0 ? (shown, "") : (shown[..colon], shown[(colon + 1)..]);
        var number = 0;
        if (port.Length > 0 && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= ushort.MaxValue))
        {
            return null;
        }

        var labels = ComposedLetters.Of(name.Replace('\u3002', '.').TrimEnd('.').ToLowerInvariant()).Split('.');
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = Punycode.Encode(labels[i]);
            if (!WebHost.IsLabel(labels[i]))
            {
                return null;
            }
        }

        var host = string.Join('.', labels);
        return labels.Length < 2 || host.Length > HostLengthMax ? null : number is 0 or 80 or 443 ? host : $"{host}:{number}";
    }

    /// <summary>Each character as itself where it may be, else escaped; null where an escape is broken.</summary>
    private static string? Escaped(string text, string allowed)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                {
                    return null;
                }

                Append(escaped, value, Unreserved);
                i += 2;
            }
            else if (char.IsAscii(text[i]))
            {
                Append(escaped, (byte)text[i], allowed);
            }
            else
            {
                var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                foreach (var octet in Encoding.UTF8.GetBytes(text.Substring(i, isPair ? 2 : 1)))
                {
                    Append(escaped, octet, "");
                }

                i += isPair ? 1 : 0;
            }
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder to, byte octet, string allowed)
    {
        if (char.IsAsciiLetterOrDigit((char)octet) || (octet < 128 && allowed.Contains((char)octet)))
        {
            to.Append((char)octet);
        }
        else
        {
            to.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }
    }

    /// <summary>The path without steps that lead nowhere or back (RFC 3986, section 5.2.4); a host alone is its root.</summary>
    private static string WithoutDots(string path)
    {
        var kept = new List<string>();
        var steps = path.Split('/');
        for (var i = 1; i < steps.Length; i++)
        {
            var isLast = i == steps.Length - 1;
            if (steps[i] is "..")
            {
                if (kept.Count > 0)
                {
                    kept.RemoveAt(kept.Count - 1);
                }
            }
            else if (steps[i] is not ".")
            {
                kept.Add(steps[i]);
                continue;
            }

            if (isLast)
            {
                kept.Add("");
            }
        }

        return "/" + string.Join('/', kept);
    }
}
