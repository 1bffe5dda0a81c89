using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Cordon.Core.Names;

namespace Cordon.Core.Values;

/// <summary>
/// An account's identity as canonical UTF-8: an IBAN alone (it names the account world-wide), else the bank's BIC, a slash and the
/// bank's own number. Two writings of one account give one key.
/// </summary>
public static class AccountKey
{
    /// <summary>The most bytes of an account number that is no IBAN.</summary>
    public const int NumberLengthMax = 64;

    // A wide digit has three bytes.
    private const int WideLengthMax = 3 * NumberLengthMax;

    /// <summary>The most bytes of a key.</summary>
    public const int LengthMax = Bic.LengthMax + 1 + NumberLengthMax;

    /// <summary>Writes the key of a canonical BIC and an account number, wide digits and letters as the narrow ones; 0 when the
    /// number is empty, too long, holds a control character, one that only gives direction or joins (U+202E turns a number round), or is not UTF-8.</summary>
    public static int Write(ReadOnlySpan<byte> canonicalBank, ReadOnlySpan<byte> number, Span<byte> key)
    {
        if (number.ContainsAnyInRange((byte)128, byte.MaxValue) && number.Length <= WideLengthMax && Utf8.IsValid(number))
        {
            number = Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(number).Select(NameText.OneWidth)));
        }

        number = number.Trim(" \t"u8);
        var iban = Iban.Normalise(number, key);
        if (iban > 0)
        {
            return iban;
        }

        if (number.Length is 0 or > NumberLengthMax || number.ContainsAnyInRange((byte)0, (byte)31) || number.Contains((byte)127)
            || !Utf8.IsValid(number) || HasHidden(number))
        {
            return 0;
        }

        canonicalBank.CopyTo(key);
        key[canonicalBank.Length] = (byte)'/';
        number.CopyTo(key[(canonicalBank.Length + 1)..]);
        return canonicalBank.Length + 1 + number.Length;
    }

    private static bool HasHidden(ReadOnlySpan<byte> number)
    {
        if (!number.ContainsAnyInRange((byte)128, byte.MaxValue))
        {
            return false;
        }

        while (Rune.DecodeFromUtf8(number, out var rune, out var length) == OperationStatus.Done)
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator)
            {
                return true;
            }

            number = number[length..];
        }

        return false;
    }

    /// <summary>The account's number without its bank, for showing to those who may see it.</summary>
    public static ReadOnlySpan<byte> NumberOf(ReadOnlySpan<byte> key)
    {
        var slash = key.IndexOf((byte)'/');
        return slash < 0 ? key : key[(slash + 1)..];
    }

    /// <summary>An account as it may stand in a log: its bank or country and the last four characters.</summary>
    public static string Masked(ReadOnlySpan<byte> key)
    {
        var number = NumberOf(key);
        var from = Math.Max(number.Length - 4, 0);

        // A character of several bytes is shown whole or not at all.
        while (from < number.Length && (number[from] & 0xC0) == 0x80)
        {
            from++;
        }

        var tail = number.Length > 8 ? Encoding.UTF8.GetString(number[from..]) : "";
        var head = key.Length == number.Length ? key[..2] : key[..key.IndexOf((byte)'/')];
        return $"{Encoding.UTF8.GetString(head)}/…{tail}";
    }
}
