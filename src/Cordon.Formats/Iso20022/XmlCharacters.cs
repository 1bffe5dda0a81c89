using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Cordon.Formats.Iso20022;

/// <summary>Which bytes may stand in an XML 1.0 text in UTF-8, and which in a name.</summary>
internal static class XmlCharacters
{
    /// <summary>White space of XML.</summary>
    public static ReadOnlySpan<byte> Whitespace => " \t\r\n"u8;

    // The control characters XML forbids, and the first byte of U+FFFE and U+FFFF, which it forbids too.
    private static readonly SearchValues<byte> Suspects = SearchValues.Create(
        0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 0xEF);

    // For each ASCII character, 1: may begin a name, 2: may stand inside one. Only ASCII: no name of ISO 20022 or of a known envelope
    // goes beyond. Constant data, so that the lookup needs no check for its array.
    private static ReadOnlySpan<byte> NameTable =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    ];

    public static bool IsWhitespace(byte b) => b is 32 or 9 or 10 or 13;

    public static bool StartsName(byte b) => b < 128 && NameTable[b] == 1;

    public static bool IsInName(byte b) => b < 128 && NameTable[b] != 0;

    /// <summary>
    /// How many bytes from the start are good, and what is wrong with the next one (null: nothing). Bytes of a character that is cut
    /// off by the end count as not yet good, unless the file ends there.
    /// </summary>
    public static int Good(ReadOnlySpan<byte> bytes, bool isLast, out string? fault)
    {
        fault = null;
        var whole = isLast ? bytes.Length : bytes.Length - CutOff(bytes);
        if (!Utf8.IsValid(bytes[..whole]))
        {
            whole = ValidPrefix(bytes[..whole]);
            fault = $"the byte 0x{bytes[whole]:X2} is not UTF-8 here";
        }

        var at = 0;
        while (true)
        {
            var next = bytes[at..whole].IndexOfAny(Suspects);
            if (next < 0)
            {
                return whole;
            }

            at += next;
            if (bytes[at] != 0xEF)
            {
                fault = $"the control character 0x{bytes[at]:X2} may not stand in XML";
                return at;
            }

            if (bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE)
            {
                fault = "the characters U+FFFE and U+FFFF may not stand in XML";
                return at;
            }

            at += 3;
        }
    }

    /// <summary>Whether XML allows a character of this number.</summary>
    public static bool IsAllowed(uint code) =>
        code is 9 or 10 or 13 or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);

    private static int CutOff(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b >= 0xC0)
            {
                var needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return needed > back ? back : 0;
            }

            if (b < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }
}
