using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cordon.Formats.Iso20022;

/// <summary>The values of XML Schema and of the standard, brought into the forms the core reads. None of them allocates but dates.</summary>
internal static class SchemaValues
{
    /// <summary>Max35Text: what every identification of the standard may be at most, in characters.</summary>
    public const int IdentificationLengthMax = 35;

    /// <summary>Characters of a UETR.</summary>
    public const int UetrLength = 36;

    private const int DateLength = 10;

    /// <summary>Whether a text has more characters than so many.</summary>
    public static bool IsLonger(ReadOnlySpan<byte> text, int characters) =>
        text.Length > characters && Encoding.UTF8.GetCharCount(text) > characters;

    /// <summary>Writes a UETR in small letters and returns its length, or 0 when it is no UUID.</summary>
    public static int Uetr(ReadOnlySpan<byte> text, Span<byte> canonical)
    {
        if (text.Length != UetrLength)
        {
            return 0;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit((char)text[i]))
            {
                return 0;
            }

            // The dash keeps its value under the bit that makes letters small; digits too.
            canonical[i] = (byte)(text[i] | 0x20);
        }

        return UetrLength;
    }

    /// <summary>Whether a UETR is a UUID of version 4, as the schemas ask.</summary>
    public static bool IsVersion4(string uetr) =>
        uetr.Length == UetrLength && uetr[14] == '4' && uetr[19] is '8' or '9' or 'a' or 'b' && Guid.TryParseExact(uetr, "D", out _);

    /// <summary>An xs:dateTime with an offset: one that lacks it is UTC. The scratch holds one byte more than the text.</summary>
    public static ReadOnlySpan<byte> WithOffset(ReadOnlySpan<byte> time, byte[] scratch, out bool isAssumed)
    {
        // After the seconds (19 bytes) only an offset has a sign or a Z.
        const int secondsEnd = 19;
        isAssumed = time.Length >= secondsEnd && time[secondsEnd..].IndexOfAny("+-Zz"u8) < 0;
        if (!isAssumed)
        {
            return time;
        }

        time.CopyTo(scratch);
        scratch[time.Length] = (byte)'Z';
        return scratch.AsSpan(0, time.Length + 1);
    }

    /// <summary>A decimal of XML Schema (".5", "+5", "5.") as a plain one ("0.5", "5"). The scratch holds one byte more than the text.</summary>
    public static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> text, byte[] scratch)
    {
        text = text.Length > 1 && text[0] == '+' && text[1] != '-' ? text[1..] : text;
        text = text.Length > 1 && text[^1] == '.' && char.IsAsciiDigit((char)text[^2]) ? text[..^1] : text;
        if (text.Length < 2 || text[0] != '.')
        {
            return text;
        }

        scratch[0] = (byte)'0';
        text.CopyTo(scratch.AsSpan(1));
        return scratch.AsSpan(0, text.Length + 1);
    }

    /// <summary>An xs:date. An offset behind it is checked and dropped: a settlement date is the day of its own place.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        Span<char> day = stackalloc char[DateLength];
        date = default;
        return text.Length >= DateLength && IsOffset(text[DateLength..]) && Ascii.ToUtf16(text[..DateLength], day, out _) == OperationStatus.Done
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    private static bool IsOffset(ReadOnlySpan<byte> text) => text.IsEmpty || text.SequenceEqual("Z"u8)
        || (text.Length == 6 && text[0] is (byte)'+' or (byte)'-' && text[3] == ':' && Two(text[1..3]) <= 14 && Two(text[4..6]) <= 59);

    private static int Two(ReadOnlySpan<byte> digits) =>
        char.IsAsciiDigit((char)digits[0]) && char.IsAsciiDigit((char)digits[1]) ? ((digits[0] - '0') * 10) + digits[1] - '0' : int.MaxValue;
}
