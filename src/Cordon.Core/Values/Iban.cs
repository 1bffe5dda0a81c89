namespace Cordon.Core.Values;

/// <summary>An International Bank Account Number (ISO 13616): country, two check digits (ISO 7064 mod 97-10), then the national number.</summary>
/// <remarks>An IBAN names its account world-wide, whatever bank stands beside it.</remarks>
public static class Iban
{
    /// <summary>The most characters an IBAN has.</summary>
    public const int LengthMax = 34;

    // ISO 13616 registry: country and total length.
    private const string Lengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23"
        + "GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30"
        + "NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    private static readonly byte[] LengthByCountry = Build();

    /// <summary>
    /// Writes the canonical form (capitals, no spaces) and returns its length; 0 when the text is no IBAN.
    /// </summary>
    public static int Normalise(ReadOnlySpan<byte> text, Span<byte> canonical)
    {
        if (text.Length is < 15 or > 42)
        {
            return 0;
        }

        var length = 0;
        foreach (var raw in text)
        {
            var b = (uint)(raw - 'a') < 26 ? (byte)(raw - 32) : raw;
            if (b == ' ')
            {
                continue;
            }

            if (length == LengthMax || ((uint)(b - 'A') >= 26 && (uint)(b - '0') > 9))
            {
                return 0;
            }

            canonical[length++] = b;
        }

        return length >= 15 && IsValid(canonical[..length]) ? length : 0;
    }

    /// <summary>Whether a text looks like an IBAN (country with an IBAN, two digits) though its check digits may be wrong.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> text) =>
        text.Length >= 15 && (uint)(text[0] - 'A') < 26 && (uint)(text[1] - 'A') < 26 && (uint)(text[2] - '0') <= 9
        && (uint)(text[3] - '0') <= 9 && LengthByCountry[((text[0] - 'A') * 26) + text[1] - 'A'] == text.Length;

    private static bool IsValid(ReadOnlySpan<byte> iban)
    {
        if (!LooksLike(iban))
        {
            return false;
        }

        // The remainder is taken only before the number could leave 64 bits: a division for each character would cost more than all else.
        const ulong roomMax = ulong.MaxValue / 100 - 1;
        ulong number = 0;
        for (var part = 0; part < 2; part++)
        {
            foreach (var b in part == 0 ? iban[4..] : iban[..4])
            {
                number = number > roomMax ? number % 97 : number;
                number = b <= '9' ? (number * 10) + b - '0' : (number * 100) + b - 'A' + 10;
            }
        }

        return number % 97 == 1;
    }

    private static byte[] Build()
    {
        var lengths = new byte[26 * 26];
        for (var at = 0; at < Lengths.Length; at += 4)
        {
            lengths[((Lengths[at] - 'A') * 26) + Lengths[at + 1] - 'A'] = (byte)(((Lengths[at + 2] - '0') * 10) + Lengths[at + 3] - '0');
        }

        return lengths;
    }
}
