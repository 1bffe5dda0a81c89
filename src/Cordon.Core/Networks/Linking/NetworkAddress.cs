using System.Globalization;

namespace Cordon.Core.Networks.Linking;

/// <summary>
/// An internet address, version 4 or 6, in its shortest writing (RFC 5952), and the range it lies in: 24 bits of version 4, 48 of version 6, about what
/// one subscriber or one building gets. Many people may stand behind one address, and nobody behind a loopback or an unspecified one.
/// </summary>
public static class NetworkAddress
{
    private const int V6Groups = 8;
    private const int V6RangeGroups = 3;
    private const int V6TextMax = 45;

    /// <summary>Reads an address; version 4 written as version 6 is version 4.</summary>
    public static IdentifierReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        return V4Of(trimmed) is { } v4 ? ReadV4(v4)
            : V6Of(trimmed) is not { } v6 ? IdentifierReading.Refused("it is no internet address")
            : v6[..5].All(group => group == 0) && v6[5] == 0xFFFF ? ReadV4(((uint)v6[6] << 16) | v6[7])
            : ReadV6(v6);
    }

    /// <summary>The range that an address lies in, as 192.0.2.0/24 or 2001:db8:1::/48; null where the text is no address of somebody.</summary>
    public static string? RangeOf(string text)
    {
        var reading = Read(text);
        if (!reading.IsRead)
        {
            return null;
        }

        var address = reading.Identifier.Value;
        if (V4Of(address) is not null)
        {
            return address[..(address.LastIndexOf('.') + 1)] + "0/24";
        }

        var groups = V6Of(address)!;
        groups.AsSpan(V6RangeGroups).Clear();
        return WriteV6(groups) + "/48";
    }

    private static IdentifierReading ReadV4(uint address) =>
        address >> 24 is 127 or 0 ? IdentifierReading.Refused("an address of the machine itself")
        : address >> 28 >= 14 || address >> 16 == 0xA9FE ? IdentifierReading.Refused("an address of one cable only")
        : IdentifierReading.Of(IdentifierKind.IpAddress, string.Create(
            CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}"));

    private static IdentifierReading ReadV6(ushort[] groups) =>
        groups[..^1].All(group => group == 0) && groups[^1] < 2 ? IdentifierReading.Refused("an address of the machine itself")
        : groups[0] >> 8 == 0xFF || (groups[0] & 0xFFC0) == 0xFE80 ? IdentifierReading.Refused("an address of one cable only")
        : IdentifierReading.Of(IdentifierKind.IpAddress, WriteV6(groups));

    private static uint? V4Of(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 4)
        {
            return null;
        }

        var address = 0u;
        foreach (var part in parts)
        {
            // A leading zero is octal to some programs and decimal to others.
            if (part.Length is 0 or > 3 || !part.All(char.IsAsciiDigit) || (part.Length > 1 && part[0] == '0')
                || int.Parse(part, CultureInfo.InvariantCulture) is > 255 and var _)
            {
                return null;
            }

            address = (address << 8) | uint.Parse(part, CultureInfo.InvariantCulture);
        }

        return address;
    }

    private static ushort[]? V6Of(string text)
    {
        if (text.Length > V6TextMax || !text.Contains(':'))
        {
            return null;
        }

        var halves = text.Split("::");
        if (halves.Length > 2 || GroupsOf(halves[0]) is not { } head || GroupsOf(halves.Length == 2 ? halves[1] : "") is not { } tail)
        {
            return null;
        }

        var known = head.Count + tail.Count;
        return halves.Length == 1 && known == V6Groups ? [.. head]
            : halves.Length == 2 && known < V6Groups ? [.. head, .. new ushort[V6Groups - known], .. tail]
            : null;
    }

    private static List<ushort>? GroupsOf(string text)
    {
        var groups = new List<ushort>();
        var parts = text.Length == 0 ? [] : text.Split(':');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i == parts.Length - 1 && V4Of(parts[i]) is { } v4)
            {
                groups.AddRange([(ushort)(v4 >> 16), (ushort)v4]);
            }
            else if (parts[i].Length <= 4 && ushort.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var group))
            {
                groups.Add(group);
            }
            else
            {
                return null;
            }
        }

        return groups;
    }

    /// <summary>The longest run of two and more zero groups, the first of equals, is written as two colons.</summary>
    private static string WriteV6(ushort[] groups)
    {
        var (from, length) = (-1, 1);
        for (var i = 0; i < V6Groups; i++)
        {
            var run = groups.Skip(i).TakeWhile(group => group == 0).Count();
            (from, length) = run > length ? (i, run) : (from, length);
        }

        return from < 0 ? Join(groups) : $"{Join(groups[..from])}::{Join(groups[(from + length)..])}";

        static string Join(ushort[] some) => string.Join(':', some.Select(group => group.ToString("x", CultureInfo.InvariantCulture)));
    }
}
