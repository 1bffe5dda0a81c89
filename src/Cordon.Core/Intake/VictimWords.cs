using System.Globalization;
using System.Text.RegularExpressions;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;

namespace Cordon.Core.Intake;

/// <summary>
/// What a victim says or pastes, read for what a report needs: accounts, sums, telephones, web addresses, handles, wallets and identifiers of
/// payments, in English and Chinese. What it says is a proposal: whoever takes the report corrects it.
/// </summary>
public static partial class VictimWords
{
    /// <summary>Characters that are read: what a report takes.</summary>
    public const int CharactersMax = 8_000;

    /// <summary>What is recognised at the most: more is a statement, which is laid in as a file.</summary>
    public const int RecognisedMax = 48;

    /// <summary>How far before a number a word says what it is.</summary>
    private const int CueCharacters = 28;

    /// <summary>Digits of an account's number: with a word before it, and without one.</summary>
    private const int CuedDigitsMin = 4, BareDigitsMin = 8, DigitsMax = 34;

    /// <summary>Two numbers side by side of at least so many digits each are two, and not one in groups.</summary>
    private const int ApartDigitsMin = 6;

    /// <summary>Ends of web addresses that are told from a missing blank after a full stop.</summary>
    private static readonly HashSet<string> Endings = new(
        ("com net org io cc top xyz vip shop site online club info biz app me co uk cn hk sg tw my th vn id ph jp kr au nz in us eu de fr nl es it "
            + "pl ru "
            + "ua br mx za ng ke gh ae example test live pro win fun store work life world asia "
            + "mobi tv link click ly gd gl icu cyou sbs fyi dev finance bet money").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a text; what is recognised comes in the order of the text, nothing of it twice.</summary>
    /// <param name="countryCode">The code of telephone numbers without one, such as "44"; empty where those are taken as they are.</param>
    public static IReadOnlyList<Recognised> Read(string text, string countryCode = "") => Read(text, countryCode, out _);

    /// <summary>The same, and how many more there are than <see cref="RecognisedMax"/>.</summary>
    public static IReadOnlyList<Recognised> Read(string text, string countryCode, out int leftOut)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(countryCode);
        var read = text.Length > CharactersMax ? text[..CharactersMax] : text;

        // Chats put signs that nobody sees between digits: where something stands is told in the text as it was given.
        int[] places = [.. Enumerable.Range(0, read.Length).Where(i => char.GetUnicodeCategory(read[i]) != UnicodeCategory.Format)];
        var reading = new Reading(Narrow(string.Concat(places.Select(i => read[i]))));
        reading.Pass(DateOrTime());
        reading.Each(Uuid(), match => (RecognisedKind.PaymentId, match.Value.ToLowerInvariant()));
        reading.Each(Email(), match => EmailAddress.ReadAny(match.Value) is { IsRead: true } mail ? (RecognisedKind.Email, mail.Identifier.Value) : null);
        reading.Each(Link(), LinkOf);
        reading.Each(Wallet(), match => WalletAddress.Read(match.Value) is { IsRead: true } coin ? (RecognisedKind.Wallet, coin.Identifier.Value) : null);
        TakeIbans(reading);
        reading.Each(AccountOfBank(), match => (RecognisedKind.Account, match.Value.ToUpperInvariant()));
        reading.Each(NamedId(), match => match.Groups["id"].Value.Any(char.IsAsciiDigit) ? (RecognisedKind.PaymentId, match.Groups["id"].Value) : null, "id");
        reading.Each(AccountEnd(), match => CueBefore(reading.Text, match.Index) == RecognisedKind.Phone
            ? null : (RecognisedKind.Account, PaymentClues.EndMark + match.Groups["no"].Value));
        TakeAmounts(reading);
        reading.Each(At(), match => HandleOf(match.Groups["name"].Value));
        reading.Each(NamedHandle(), match => HasMark(match) ? HandleOf(match.Groups["name"].Value) : null, "name");
        reading.Each(LetteredAccount(), match => match.Groups["no"].Value.Any(char.IsAsciiDigit) && match.Groups["no"].Value.Any(char.IsAsciiLetter)
            ? (RecognisedKind.Account, match.Groups["no"].Value) : null, "no");
        reading.Each(IdByForm(), match => (RecognisedKind.PaymentId, match.Value));
        TakeNumbers(reading, countryCode);
        var found = reading.Found().ConvertAll(one => places[one.From] is var from
            ? one with { From = from, Length = places[one.From + one.Length - 1] + 1 - from } : one);
        leftOut = Math.Max(0, found.Count - RecognisedMax);
        return leftOut == 0 ? found : found[..RecognisedMax];
    }

    /// <summary>Wide forms of ASCII as the narrow ones; every character keeps its place.</summary>
    private static string Narrow(string text) =>
        string.Concat(text.Select((c, i) => c switch
        {
            // A wide comma parts sums from what was said before them, and thousands only among wide digits.
            '，' => i > 0 && i + 1 < text.Length && text[i - 1] is >= '０' and <= '９' && text[i + 1] is >= '０' and <= '９' ? ',' : c,
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            '\u3000' or '\t' => ' ',
            '\uFFE5' => '¥',
            _ => c,
        }));

    private static (RecognisedKind Kind, string Value)? LinkOf(Match match)
    {
        var link = match.Value.TrimEnd('.', ',', ';', ':', ')', ']', '\'', '"', '!', '?');
        var hasScheme = link.Contains("://", StringComparison.Ordinal) || link.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        var name = WebHost.HostOf(link);
        if (!name.Contains('.', StringComparison.Ordinal) || name.StartsWith('.') || (!hasScheme && !Endings.Contains(link.Split('/')[0].Split('.')[^1])))
        {
            return null;
        }

        // A messenger's link names a person; what names nobody, such as a short link, is kept as it is.
        return ContactText.Read(link.Contains("://", StringComparison.Ordinal) ? link : "https://" + link).Read switch
        {
            [{ Kind: IdentifierKind.Handle } handle] => (RecognisedKind.Handle, handle.Value),
            [{ Kind: IdentifierKind.Phone } phone] => (RecognisedKind.Phone, phone.Value),
            [{ Kind: IdentifierKind.Host } host] => (RecognisedKind.Link, host.Value),
            _ => (RecognisedKind.Link, link[(link.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..].ToLowerInvariant()),
        };
    }

    private static (RecognisedKind Kind, string Value)? HandleOf(string name) =>
        !name.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.') && ContactHandle.Read(name.TrimEnd('.', '-')) is { IsRead: true } handle
            ? (RecognisedKind.Handle, handle.Identifier.Value)
            : null;

    /// <summary>Whether a word behind a messenger's name is somebody's name there, and not just the next word.</summary>
    private static bool HasMark(Match match) => match.Groups["mark"].Success || match.Groups["name"].Value.Any(c => char.IsAsciiDigit(c) || c == '_');

    private static void TakeIbans(Reading reading)
    {
        Span<byte> canonical = stackalloc byte[Iban.LengthMax];
        foreach (Match start in IbanStart().Matches(reading.Text))
        {
            var compact = new List<byte>(Iban.LengthMax);
            for (var at = start.Index; at < reading.Text.Length && compact.Count < Iban.LengthMax; at++)
            {
                if (reading.Text[at] is ' ' or '-' && compact.Count > 0)
                {
                    continue;
                }

                if (!char.IsAsciiLetterOrDigit(reading.Text[at]))
                {
                    break;
                }

                compact.Add((byte)char.ToUpperInvariant(reading.Text[at]));
                if (compact.Count >= 15 && Iban.Normalise(compact.ToArray(), canonical) is > 0 and var length)
                {
                    reading.Take(RecognisedKind.Account, System.Text.Encoding.ASCII.GetString(canonical[..length]), start.Index, at + 1 - start.Index);
                    break;
                }
            }
        }
    }

    private static void TakeNumbers(Reading reading, string countryCode)
    {
        foreach (Match run in Digits().Matches(reading.Free))
        {
            var parts = Groups().Matches(run.Value).ToList();
            if (run.Value[0] != '+' && parts.Count > 1 && parts.All(part => part.Length >= ApartDigitsMin))
            {
                parts.ForEach(part => TakeNumber(reading, countryCode, part.Value, run.Index + part.Index));
            }
            else
            {
                TakeNumber(reading, countryCode, run.Value.TrimEnd(' ', '-', '(', ')', '.'), run.Index);
            }
        }
    }

    private static void TakeNumber(Reading reading, string countryCode, string written, int from)
    {
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        var cue = CueBefore(reading.Text, from);
        var isAbroad = written[0] == '+' || (digits.StartsWith("00", StringComparison.Ordinal) && cue != RecognisedKind.Account);
        var isPhone = isAbroad || (cue == RecognisedKind.Phone && digits.Length is >= PhoneNumber.DigitsMin - 1 and <= PhoneNumber.DigitsMax)
            || (cue != RecognisedKind.Account && ChineseMobile().IsMatch(digits));
        if (isPhone && PhoneOf(written, digits, countryCode) is { } phone)
        {
            reading.Take(RecognisedKind.Phone, phone, from, written.Length);
        }
        else if (!isPhone && digits.Length <= DigitsMax && !NoAccount().IsMatch(reading.Text[Math.Max(0, from - CueCharacters)..from])
            && digits.Length >= (cue == RecognisedKind.Account && AccountCue().IsMatch(reading.SameBefore(from)) ? CuedDigitsMin : BareDigitsMin))
        {
            reading.Take(RecognisedKind.Account, digits, from, written.Length);
        }
    }

    private static string? PhoneOf(string written, string digits, string countryCode) =>
        PhoneNumber.Read(written, countryCode) is { IsRead: true } phone ? phone.Identifier.Value
        : countryCode.Length == 0 && written[0] != '+' && digits.Length is >= PhoneNumber.DigitsMin - 1 and <= PhoneNumber.DigitsMax ? digits
        : null;

    /// <summary>What the nearest word before a number says it is; none where there is no such word.</summary>
    private static RecognisedKind CueBefore(string text, int from)
    {
        var before = text[Math.Max(0, from - CueCharacters)..from];
        var (phone, account) = (LastOf(PhoneCue(), before), LastOf(AccountCue(), before));
        return phone > account ? RecognisedKind.Phone : account >= 0 ? RecognisedKind.Account : RecognisedKind.None;
    }

    private static int LastOf(Regex cue, string text) => cue.Matches(text) is { Count: > 0 } all ? all[^1].Index : -1;
}
