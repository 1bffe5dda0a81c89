namespace Cordon.Core.Values;

/// <summary>
/// A currency of ISO 4217, held as its numeric code; <c>default</c> means "none" and is refused at the boundary.
/// </summary>
/// <remarks>
/// XXX (ISO 4217: "no currency involved") stands for amounts whose source names no currency. Its unit is not known, so it is
/// kept to eight decimals and nothing is rounded. Metals, test and bond-market codes have no minor unit and cannot be paid in. Codes that
/// were withdrawn (HRK) stay: payments of their time are read and compared.
/// </remarks>
public readonly record struct Currency
{
    // Code, numeric code, decimals of the minor unit ('-' where ISO 4217 gives none).
    private const string Table =
        "AED7842 AFN9712 ALL0082 AMD0512 ANG5322 AOA9732 ARS0322 AUD0362 AWG5332 AZN9442 BAM9772 BBD0522 "
        + "BDT0502 BGN9752 BHD0483 BIF1080 BMD0602 BND0962 BOB0682 BOV9842 BRL9862 BSD0442 BTN0642 BWP0722 "
        + "BYN9332 BZD0842 CAD1242 CDF9762 CHE9472 CHF7562 CHW9482 CLF9904 CLP1520 CNY1562 COP1702 COU9702 "
        + "CRC1882 CUC9312 CUP1922 CVE1322 CZK2032 DJF2620 DKK2082 DOP2142 DZD0122 EGP8182 ERN2322 ETB2302 "
        + "EUR9782 FJD2422 FKP2382 GBP8262 GEL9812 GHS9362 GIP2922 GMD2702 GNF3240 GTQ3202 GYD3282 HKD3442 "
        + "HNL3402 HRK1912 HTG3322 HUF3482 IDR3602 ILS3762 INR3562 IQD3683 IRR3642 ISK3520 JMD3882 JOD4003 "
        + "JPY3920 KES4042 KGS4172 KHR1162 KMF1740 KPW4082 KRW4100 KWD4143 KYD1362 KZT3982 LAK4182 LBP4222 "
        + "LKR1442 LRD4302 LSL4262 LYD4343 MAD5042 MDL4982 MGA9692 MKD8072 MMK1042 MNT4962 MOP4462 MRU9292 "
        + "MUR4802 MVR4622 MWK4542 MXN4842 MXV9792 MYR4582 MZN9432 NAD5162 NGN5662 NIO5582 NOK5782 NPR5242 "
        + "NZD5542 OMR5123 PAB5902 PEN6042 PGK5982 PHP6082 PKR5862 PLN9852 PYG6000 QAR6342 RON9462 RSD9412 "
        + "RUB6432 RWF6460 SAR6822 SBD0902 SCR6902 SDG9382 SEK7522 SGD7022 SHP6542 SLE9252 SLL6942 SOS7062 "
        + "SRD9682 SSP7282 STN9302 SVC2222 SYP7602 SZL7482 THB7642 TJS9722 TMT9342 TND7883 TOP7762 TRY9492 "
        + "TTD7802 TWD9012 TZS8342 UAH9802 UGX8000 USD8402 USN9972 UYI9400 UYU8582 UYW9274 UZS8602 VED9262 "
        + "VES9282 VND7040 VUV5480 WST8822 XAD3962 XAF9500 XAG961- XAU959- XBA955- XBB956- XBC957- XBD958- "
        + "XCD9512 XCG5322 XDR960- XOF9520 XPD964- XPF9530 XPT962- XSU994- XTS963- XUA965- XXX999- YER8862 "
        + "ZAR7102 ZMW9672 ZWG9242 ZWL9322 ";

    private static readonly sbyte[] DigitsByNumber = new sbyte[1000];
    private static readonly string?[] CodeByNumber = new string?[1000];
    private static readonly ushort[] NumberByCode = new ushort[26 * 26 * 26];

    static Currency()
    {
        for (var at = 0; at + 7 <= Table.Length; at += 8)
        {
            var code = Table.Substring(at, 3);
            var number = ushort.Parse(Table.AsSpan(at + 3, 3), System.Globalization.CultureInfo.InvariantCulture);
            DigitsByNumber[number] = code == "XXX" ? (sbyte)8 : Table[at + 6] == '-' ? (sbyte)-1 : (sbyte)(Table[at + 6] - '0');
            CodeByNumber[number] = code;
            NumberByCode[Slot(code[0], code[1], code[2])] = number;
        }

        // Here and not where it is declared: an initialiser there would run before the tables are filled.
        Unknown = Parse("XXX");
    }

    private Currency(ushort number) => Number = number;

    /// <summary>The numeric code of ISO 4217; 0 means none.</summary>
    public ushort Number { get; }

    /// <summary>The three letters, or an empty string for none.</summary>
    public string Code => CodeByNumber[Number] ?? "";

    /// <summary>Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.</summary>
    public int Digits => DigitsByNumber[Number];

    /// <summary>The unit is not known: the source of the amount names no currency.</summary>
    public static Currency Unknown { get; }

    /// <summary>Every currency one can pay in, by code.</summary>
    public static IEnumerable<Currency> All =>
        Enumerable.Range(1, 999).Where(n => CodeByNumber[n] is not null && DigitsByNumber[n] >= 0).Select(n => new Currency((ushort)n));

    /// <summary>Reads three capital letters; false when ISO 4217 has no such code or it has no minor unit (gold, for one).</summary>
    public static bool TryParse(ReadOnlySpan<byte> code, out Currency currency)
    {
        currency = default;
        if (code.Length != 3 || !IsLetter(code[0]) || !IsLetter(code[1]) || !IsLetter(code[2]))
        {
            return false;
        }

        var number = NumberByCode[Slot((char)code[0], (char)code[1], (char)code[2])];
        if (number == 0 || DigitsByNumber[number] < 0)
        {
            return false;
        }

        currency = new Currency(number);
        return true;
    }

    /// <summary>What keeps a code from being a currency here, as the end of a sentence that begins with it.</summary>
    public static string Fault(ReadOnlySpan<byte> code) =>
        code.Length == 3 && IsLetter(code[0]) && IsLetter(code[1]) && IsLetter(code[2]) && NumberByCode[Slot((char)code[0], (char)code[1], (char)code[2])] != 0
            ? "is not a currency that one can pay in"
            : "is not an ISO 4217 currency";

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Currency)"/>
    public static bool TryParse(ReadOnlySpan<char> code, out Currency currency)
    {
        Span<byte> ascii = stackalloc byte[3];
        currency = default;
        return code.Length == 3 && System.Text.Ascii.FromUtf16(code, ascii, out _) == System.Buffers.OperationStatus.Done
            && TryParse(ascii, out currency);
    }

    /// <summary>The currency of a code known to be good.</summary>
    /// <exception cref="FormatException">ISO 4217 has no such code, or one cannot pay in it.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is not a currency of ISO 4217 that one can pay in.");

    /// <summary>The currency of a numeric code read back from the journal.</summary>
    /// <exception cref="FormatException">No currency has this number.</exception>
    public static Currency FromNumber(ushort number) =>
        number < 1000 && CodeByNumber[number] is not null
            ? new Currency(number)
            : throw new FormatException($"{number} is not a numeric currency code of ISO 4217.");

    public override string ToString() => Code;

    private static bool IsLetter(byte b) => (uint)(b - 'A') < 26;

    private static int Slot(char a, char b, char c) => ((((a - 'A') * 26) + (b - 'A')) * 26) + (c - 'A');
}
