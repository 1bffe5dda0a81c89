namespace Cordon.Formats.Iso20022;

/// <summary>The namespaces of the messages that are read, with the oldest and the newest version of each.</summary>
internal static class MessageNamespaces
{
    private static readonly (XmlNamespaceKind Kind, byte[] Name, byte VersionMin, byte VersionMax)[] Table =
    [
        (XmlNamespaceKind.Pacs008, "pacs.008.001."u8.ToArray(), 8, 13),
        (XmlNamespaceKind.Camt029, "camt.029.001."u8.ToArray(), 8, 13),
        (XmlNamespaceKind.Pacs004, "pacs.004.001."u8.ToArray(), 9, 13),
    ];

    private static ReadOnlySpan<byte> Prefix => "urn:iso:std:iso:20022:tech:xsd:"u8;

    /// <summary>The kind a namespace stands for, and the version; 0 where it is no message that is read.</summary>
    public static XmlNamespaceKind KindOf(ReadOnlySpan<byte> uri, out byte version)
    {
        version = 0;
        if (!uri.StartsWith(Prefix))
        {
            return XmlNamespaceKind.Other;
        }

        var name = uri[Prefix.Length..];
        foreach (ref readonly var row in Table.AsSpan())
        {
            if (name.Length != row.Name.Length + 2 || !name.StartsWith(row.Name))
            {
                continue;
            }

            var (tens, ones) = (name[^2] - '0', name[^1] - '0');
            var found = (tens * 10) + ones;
            if ((uint)tens <= 9 && (uint)ones <= 9 && found >= row.VersionMin && found <= row.VersionMax)
            {
                version = (byte)found;
                return row.Kind;
            }
        }

        return name.StartsWith("head.001.001."u8) ? XmlNamespaceKind.Header : XmlNamespaceKind.Other;
    }

    /// <summary>The versions of a kind for a sentence: "pacs.008.001.08 to .13".</summary>
    public static string Shown(XmlNamespaceKind kind)
    {
        var row = Array.Find(Table, r => r.Kind == kind);
        return $"{System.Text.Encoding.ASCII.GetString(row.Name)}{row.VersionMin:00} to .{row.VersionMax:00}";
    }
}
