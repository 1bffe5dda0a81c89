using Cordon.Exchange.Signing;
using Cordon.Exchange.Tests.Support;

namespace Cordon.Exchange.Tests.Signing;

/// <summary>The examples of RFC 9421, appendix B: messages as they go over the wire, what is signed, keys.</summary>
internal static class AppendixB
{
    /// <summary>A block of the appendix by its place.</summary>
    public static string Block(int number) => Resource.Json("rfc9421-appendix-B.json").GetProperty("blocks")[number].GetProperty("block").GetString()!;

    /// <summary>A message, with further fields behind its own.</summary>
    public static HttpParts Message(string text, string more = "")
    {
        var lines = text.Split("\n\n")[0].Split('\n');
        var fields = lines.Skip(1).Concat(more.Split('\n')).Where(line => line.Length > 0)
            .Select(line => line.Split(':', 2)).Select(pair => (pair[0], pair[1].Trim())).ToList();
        if (lines[0].StartsWith("HTTP/", StringComparison.Ordinal))
        {
            return new HttpParts(fields) { Status = int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) };
        }

        var target = lines[0].Split(' ')[1].Split('?', 2);
        return new HttpParts(fields)
        {
            Method = lines[0].Split(' ')[0],
            Path = target[0],
            Query = target.Length > 1 ? "?" + target[1] : "",
            Authority = fields.Find(field => field.Item1 == "Host").Item2,
        };
    }
}
