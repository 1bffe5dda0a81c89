using System.Globalization;
using System.Numerics;
using System.Text;
using Cordon.Core.Values;

namespace Cordon.Bench.Fuzzing;

/// <summary>IBANs, against their check written with big numbers.</summary>
internal sealed class IbanTarget() : FuzzTarget("iban")
{
    public override IReadOnlyList<byte[]> Samples { get; } = Utf8(
        "DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19", "nl91abna0417164300", "MT84MALT011000012345MTLCAST001S", "NO9386011117947");

    public override bool Accepts(byte[] input)
    {
        Span<byte> canonical = stackalloc byte[AccountKey.LengthMax];
        var length = Iban.Normalise(input, canonical);
        if (length == 0)
        {
            return false;
        }

        var text = Encoding.ASCII.GetString(canonical[..length]);
        var written = Encoding.Latin1.GetString(input).Replace(" ", "", StringComparison.Ordinal);
        Require(text.Equals(written, StringComparison.OrdinalIgnoreCase) && !text.Any(char.IsAsciiLetterLower), "the canonical form is another");
        var digits = string.Concat((text[4..] + text[..4]).Select(c => char.IsAsciiDigit(c) ? $"{c}" : $"{c - 'A' + 10}"));
        Require(BigInteger.Parse(digits, CultureInfo.InvariantCulture) % 97 == 1, $"the check digits of {text[..4]}… do not hold");
        Span<byte> again = stackalloc byte[AccountKey.LengthMax];
        Require(Iban.Normalise(canonical[..length], again) == length && again[..length].SequenceEqual(canonical[..length]), "the canonical form has another");
        return true;
    }
}

/// <summary>BICs: what is canonical stays so.</summary>
internal sealed class BicTarget() : FuzzTarget("bic")
{
    public override IReadOnlyList<byte[]> Samples { get; } = Utf8("DEUTDEFF", "DEUTDEFFXXX", "bnpafrpp123", "CENTBEBBXXX", "1234GB2L");

    public override bool Accepts(byte[] input)
    {
        Span<byte> canonical = stackalloc byte[Bic.LengthMax];
        Span<byte> again = stackalloc byte[Bic.LengthMax];
        var length = Bic.Normalise(input, canonical);
        Require(length is 0 or 8 or 11, $"a BIC of {length} characters");
        if (length > 0)
        {
            Require(
                Bic.Normalise(canonical[..length], again) == length && again[..length].SequenceEqual(canonical[..length]),
                "the canonical form has another");
            Require(input.Length == length || (input.Length == 11 && length == 8), "characters are lost");
        }

        return length > 0;
    }
}

/// <summary>Account keys: what is written is UTF-8, bounded, and the mask shows little of it.</summary>
internal sealed class AccountKeyTarget() : FuzzTarget("account-key")
{
    public override IReadOnlyList<byte[]> Samples { get; } = Utf8(
        "10020030", "DE89370400440532013000", "  77 12/0045 ", "konto-äöü-1234567", "GB29 NWBK 6016 1331 9268 19");

    public override bool Accepts(byte[] input)
    {
        Span<byte> key = stackalloc byte[AccountKey.LengthMax];
        var length = AccountKey.Write("HARBXA2X"u8, input, key);
        if (length == 0)
        {
            return false;
        }

        Require(System.Text.Unicode.Utf8.IsValid(key[..length]), "the key is not UTF-8");
        var shown = AccountKey.Masked(key[..length]);
        Require(shown.Length <= Bic.LengthMax + 6 && !shown.Contains('\uFFFD', StringComparison.Ordinal), $"the mask is '{shown}'");
        return true;
    }
}

/// <summary>Amounts in currencies of 0, 2, 3 and 8 decimals, against the platform's big numbers.</summary>
internal sealed class MoneyTarget() : FuzzTarget("money")
{
    private static readonly Currency[] Currencies = [Currency.Parse("JPY"), Currency.Parse("EUR"), Currency.Parse("KWD"), Currency.Unknown];

    public override IReadOnlyList<byte[]> Samples { get; } = Utf8("48.00", "0.01", "12345678901234567", "-1.5", "92233720368547758.07", "1000", "0.00000001");

    public override bool Accepts(byte[] input)
    {
        var anyAccepted = false;
        foreach (var currency in Currencies)
        {
            var fault = Money.TryParseMajor(input, currency, out var minor);
            var expected = Exact(Encoding.Latin1.GetString(input), currency.Digits);
            Require((fault == AmountFault.None) == (expected is not null), $"{fault} in {currency}, and big numbers say {expected}");
            if (fault != AmountFault.None)
            {
                continue;
            }

            anyAccepted = true;
            Require(expected == minor, $"{minor} in {currency} is not {expected}");
            var text = new Money(minor, currency).ToMajorString();
            Require(
                Money.TryParseMajor(Encoding.ASCII.GetBytes(text), currency, out var again) == AmountFault.None && again == minor,
                $"'{text}' reads otherwise");
        }

        return anyAccepted;
    }

    /// <summary>The minor units of a plain decimal, or null where it is none, has a digit too fine, or leaves 64 bits.</summary>
    private static BigInteger? Exact(string text, int digits)
    {
        var parts = text.TrimStart('-').Split('.');
        var isPlain = text.Length - text.TrimStart('-').Length <= 1 && parts.Length <= 2 && parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit));
        var fraction = isPlain && parts.Length == 2 ? parts[1] : "";
        if (!isPlain || (fraction.Length > digits && fraction[digits..].Any(c => c != '0')))
        {
            return null;
        }

        var value = BigInteger.Parse(parts[0] + fraction[..Math.Min(digits, fraction.Length)].PadRight(digits, '0'), CultureInfo.InvariantCulture);
        return value > long.MaxValue ? null : text[0] == '-' ? -value : value;
    }
}

/// <summary>Times, against the platform's reader where both know the form, and through their own text.</summary>
internal sealed class InstantTarget() : FuzzTarget("instant")
{
    public override IReadOnlyList<byte[]> Samples { get; } = Utf8(
        "2026-03-01T09:30:00Z", "2026-03-01T09:30:00.250+08:00", "1900-01-01T00:00:00Z", "2199-12-31T23:59:59.999Z", "2024-02-29t23:59:60-05:30",
        "2026-03-01 09:30:00.123456789Z");

    public override bool Accepts(byte[] input)
    {
        if (!Instant.TryParse(input, out var instant))
        {
            return false;
        }

        Require(instant >= Instant.Min && instant <= Instant.Max, "it leaves the years 1900 to 2199");
        Require(Instant.TryParse(Encoding.ASCII.GetBytes(instant.ToString()), out var again) && again == instant, $"'{instant}' reads otherwise");
        var text = Encoding.ASCII.GetString(input);
        var zone = text.LastIndexOfAny(['+', '-', 'z', 'Z']);
        var fraction = text[19..zone];
        var platform = text[..19].Replace(' ', 'T').Replace('t', 'T') + (fraction.Length > 4 ? fraction[..4] : fraction) + text[zone..].ToUpperInvariant();
        if (text[17..19] != "60" && DateTimeOffset.TryParse(platform, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var expected))
        {
            Require(Instant.From(expected) == instant, $"'{instant}' is {expected:O} to the platform");
        }

        return true;
    }
}
