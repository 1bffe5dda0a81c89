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

    /// <summary>Reads all that a text names, each once, in the order of the text; and what in it was refused, with the reason.</summary>
    /// <param name="text">The text.</param>
    /// <param name="defaultCountryCode">The country's code of telephone numbers without one; empty where they are refused.</param>
    public static (IReadOnlyList<Identifier> Read, IReadOnlyList<string> Refused) Read(string text, string defaultCountryCode = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        var (read, refused) = (new List<Identifier>(), new List<string>());
        var words = (text.Length > CharactersMax ? text[..CharactersMax] : text).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length && read.Count < IdentifiersMax && refused.Count < IdentifiersMax; i++)
        {
            // A telephone number may be written in groups; they are taken together as far as there are digits only.
            var word = words[i];
            while (IsDigits(word) && i + 1 < words.Length && IsDigits(words[i + 1]) && words[i + 1][0] != '+')
            {
                word += words[++i];
            }

            if (ReadWord(word, defaultCountryCode) is not { } reading)
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

    /// <summary>Reads one word as what it looks like; null where it looks like no identifier.</summary>
    private static IdentifierReading? ReadWord(string word, string defaultCountryCode)
    {
        if (word[0] is '@' or '\uFF20')
        {
            return ContactHandle.Read(word);
        }

        if (word.Contains('@'))
        {
            return EmailAddress.Read(word);
        }

        if (IsDigits(word))
        {
            return word.Count(char.IsAsciiDigit) < PhoneNumber.DigitsMin - 1 ? null : PhoneNumber.Read(word, defaultCountryCode);
        }

        if (word.Contains("://", StringComparison.Ordinal) || (word.Contains('.') && EndsInLetter(word.Split('/')[0])))
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

    // The host does: what stands behind a slash may end in anything.
    private static bool EndsInLetter(string host) => host.Length > 0 && char.IsLetter(host[^1]);

    private static bool IsDigits(string word) => word.Any(char.IsAsciiDigit) && word.All(c => char.IsAsciiDigit(c) || "+()-./".Contains(c));
}
