using System.Globalization;

namespace Cordon.Core.Evidence;

/// <summary>A size or a place in a log, as its texts write it: decimal digits without leading zeroes.</summary>
internal static class LogNumber
{
    /// <summary>Reads one; null where it is none.</summary>
    public static long? Read(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (number == 0 ? text == "0" : text[0] != '0') ? number : null;
}
