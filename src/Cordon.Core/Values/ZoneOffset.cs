using System.Globalization;

namespace Cordon.Core.Values;

/// <summary>A centre's zone as it is written: minutes east of UTC as +08:00, -03:30 or Z.</summary>
public static class ZoneOffset
{
    // The easternmost clocks of the world, those of Kiribati's Line Islands, are fourteen hours before UTC's.
    private static readonly TimeSpan OffsetMax = TimeSpan.FromHours(14);

    /// <summary>Reads an offset such as +08:00, -03:30, Z or UTC.</summary>
    public static bool TryParse(string text, out int minutes)
    {
        ArgumentNullException.ThrowIfNull(text);
        minutes = 0;
        if (text is "Z" or "UTC")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset) || offset > OffsetMax)
        {
            return false;
        }

        minutes = (int)offset.TotalMinutes * (text[0] == '-' ? -1 : 1);
        return true;
    }

    /// <summary>An offset as <see cref="TryParse"/> reads it, UTC as +00:00.</summary>
    public static string Text(int minutes) => $"{(minutes < 0 ? '-' : '+')}{TimeSpan.FromMinutes(Math.Abs(minutes)):hh\\:mm}";
}
