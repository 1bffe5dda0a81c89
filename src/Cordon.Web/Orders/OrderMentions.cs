using System.Text.RegularExpressions;
using Cordon.Core.Cases;

namespace Cordon.Web.Orders;

/// <summary>Orders that a line names by their numbers.</summary>
internal static partial class OrderMentions
{
    /// <summary>The line in parts, in their order: an order's number is a part of its own.</summary>
    public static IEnumerable<(string Text, bool IsOrder)> Of(string line)
    {
        var from = 0;
        foreach (Match found in Number().Matches(line))
        {
            if (!FreezeOrder.TryParseId(found.Value, out var number) || FreezeOrder.IdOf(number) != found.Value)
            {
                continue;
            }

            if (found.Index > from)
            {
                yield return (line[from..found.Index], false);
            }

            yield return (found.Value, true);
            from = found.Index + found.Length;
        }

        if (from < line.Length)
        {
            yield return (line[from..], false);
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])FO-[0-9]{6,10}(?![A-Za-z0-9_-])")]
    private static partial Regex Number();
}
