using System.Globalization;

namespace Cordon.Core.Networks.Linking;

/// <summary>
/// What a victim gave as the contact, taken apart: telephones, addresses, handles, mailboxes and wallets in one text, or in fields of their own. A
/// platform's address that names somebody (t.me/name, wa.me/number) is read as the name or number.
/// </summary>
public static class ContactText
{
    /// <summary>More than this in one text is a list from somewhere, not a contact.</summary>
    public const int IdentifiersMax = 16;

    private const int CharactersMax = 4_096;

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', ',', ';', '|'];

    /// <summary>What stands before a number that is a link to be dialled.</summary>
    private static readonly string[] Schemes = ["tel:", "sms:", "callto:"];

    /// <summary>Reads all that a text names, each once, in the order of the text; and what in it was refused, with the reason.</summary>
    /// <param name="text">The text.</param>
    /// <param name="defaultCountryCode">The country's code of telephone numbers without one; empty where they are refused.</param>
    /// <param name="isLinking">Whether people are linked by it, so that a mailbox that many write from is refused.</param>
    public static (IReadOnlyList<Identifier> Read, IReadOnlyList<string> Refused) Read(string text, string defaultCountryCode = "", bool isLinking = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (read, refused) = (new List<Identifier>(), new List<string>());
        var words = Plain(text.Length > CharactersMax ? text[..CharactersMax] : text).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length && read.Count < IdentifiersMax && refused.Count < IdentifiersMax; i++)
        {
            // A telephone number may be written in groups; they are taken together as far as there are digits only.
            var word = words[i];
            while (IsDigits(word) && i + 1 < words.Length && IsDigits(words[i + 1]) && words[i + 1][0] != '+')
            {
                word += words[++i];
            }

            // Among others a word may be any; alone it was meant as a contact, and is told.
            if ((ReadWord(word, defaultCountryCode, isLinking) ?? (words.Length == 1 ? Unread : null)) is not { } reading)
            {
                continue;
            }

            if (!reading.IsRead)
            {
                refused.Add(reading.Fault!);
            }
            else if (!read.Contains(reading.Identifier))
            {
                read.Add(reading.Identifier);
            }
        }

        return (read, refused);
    }

    private static IdentifierReading Unread { get; } = IdentifierReading.Refused("it looks like no telephone, address on the web, handle, mailbox or wallet");

    /// <summary>Digits of any script, and the plus sign of full width, as those that all telephones are dialled with.</summary>
    private static string Plain(string text) => text.All(char.IsAscii) ? text : string.Concat(text.Select(c =>
        c == '\uFF0B' ? '+' : CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? (char)('0' + digit) : c));

    /// <summary>Whether it is an internet address and no telephone: four numbers below 256 without leading zeros.</summary>
    private static bool IsAddress(string word) => word.Split('.') is { Length: 4 } parts
        && parts.All(part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && part == $"{value}");

    /// <summary>
    /// A name from a field for handles: forms are filled in without the at sign. What is read as it stands, an address or a wallet say, stays as it is, and
    /// so do several words.
    /// </summary>
    public static string OfHandle(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var name = field.Trim();
        return name.Length == 0 || name.Split(Blanks).Length > 1 || Read(name).Read.Count > 0 || !ContactHandle.Read(name).IsRead ? field : "@" + name;
    }

    /// <summary>Reads one word as what it looks like; null where it looks like no identifier.</summary>
    private static IdentifierReading? ReadWord(string word, string defaultCountryCode, bool isLinking)
    {
        // A name before the host is how another host is hidden: https://bank.example@trap.example leads to the trap.
        if (word.Contains("://", StringComparison.Ordinal))
        {
            return OfPlatform(word) ?? WebHost.Read(word);
        }

        if (word[0] is '@' or '\uFF20')
        {
            return ContactHandle.Read(word);
        }

        if (word.Contains('@'))
        {
            return isLinking ? EmailAddress.Read(word) : EmailAddress.ReadAny(word);
        }

        if (Schemes.FirstOrDefault(scheme => word.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } dialled)
        {
            return PhoneNumber.Read(word[dialled.Length..], defaultCountryCode);
        }

        if (IsAddress(word))
        {
            return WebHost.Read(word);
        }

        if (IsDigits(word))
        {
            return word.Count(char.IsAsciiDigit) < PhoneNumber.DigitsMin - 1 ? null : PhoneNumber.Read(word, defaultCountryCode);
        }

        if (LooksLikeHost(word.Split('/')[0].TrimEnd('.')))
        {
            return OfPlatform(word) ?? WebHost.Read(word);
        }

        return WalletAddress.Read(word) is { IsRead: true } wallet ? wallet : null;
    }

    private static IdentifierReading? OfPlatform(string url)
    {
        var path = url[(url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..].Split('/', '?', '#');
        return path.Length < 2 || path[1].Length == 0 ? null : WebHost.HostOf(url) switch
        {
            "t.me" or "telegram.me" => path[1][0] == '+' ? IdentifierReading.Refused("an invitation names a group, not a person") : ContactHandle.Read(path[1]),
            "wa.me" => PhoneNumber.Read("+" + path[1].TrimStart('+')),
            _ => null,
        };
    }

    /// <summary>Whether it has a point before its last two letters: neither an abbreviation nor the end of a sentence.</summary>
    private static bool LooksLikeHost(string host) =>
        host.LastIndexOf('.') is > 0 and var point && point < host.Length - 2 && char.IsLetter(host[^1]);

    private static bool IsDigits(string word) => word.Any(char.IsAsciiDigit) && word.All(c => char.IsAsciiDigit(c) || "+()-./".Contains(c));
}
