using System.Globalization;

namespace Cordon.Core.Values;

/// <summary>An amount as an integer number of minor units (cents, fen, yen) of one currency. Never a floating-point number.</summary>
public readonly record struct Money(long Minor, Currency Currency)
{
    private static readonly long[] PowersOfTen =
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Adds two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum leaves the range of 64 bits.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.Minor + Same(left, right).Minor), left.Currency);

    /// <summary>Subtracts an amount of the same currency.</summary>
    /// <inheritdoc cref="op_Addition(Money, Money)"/>
    public static Money operator -(Money left, Money right) => new(checked(left.Minor - Same(left, right).Minor), left.Currency);

    /// <summary>How many minor units make one major unit of a currency.</summary>
    public static long MinorPerMajor(Currency currency) => PowersOfTen[currency.Digits];

    /// <summary>
    /// Reads a plain decimal in major units ("1234.50") exactly. Zeros beyond the currency's decimals are allowed; any other digit
    /// there is refused, since nothing is rounded in reading. Signs other than '-', exponents and separators are refused.
    /// </summary>
    public static AmountFault TryParseMajor(ReadOnlySpan<byte> text, Currency currency, out long minor)
    {
        minor = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var at = negative ? 1 : 0;
        if (at >= text.Length || text[at] == '.')
        {
            return AmountFault.NotADecimal;
        }

        long value = 0;
        var decimals = -1;
        for (; at < text.Length; at++)
        {
            var digit = text[at] - '0';
            if (text[at] == '.' && decimals < 0)
            {
                decimals = 0;
                continue;
            }

            if ((uint)digit > 9)
            {
                return AmountFault.NotADecimal;
            }

            if (decimals >= currency.Digits)
            {
                if (digit != 0)
                {
                    return AmountFault.TooManyDecimals;
                }

                continue;
            }

            if (value > (long.MaxValue - digit) / 10)
            {
                return AmountFault.TooLarge;
            }

            value = (value * 10) + digit;
            decimals += decimals >= 0 ? 1 : 0;
        }

        if (text[^1] == '.')
        {
            return AmountFault.NotADecimal;
        }

        var missing = currency.Digits - Math.Max(decimals, 0);
        if (missing > 0)
        {
            if (value > long.MaxValue / PowersOfTen[missing])
            {
                return AmountFault.TooLarge;
            }

            value *= PowersOfTen[missing];
        }

        minor = negative ? -value : value;
        return AmountFault.None;
    }

    /// <summary>The amount as a plain decimal in major units with the currency's decimals: "1234.50". For XXX, at least two decimals.</summary>
    public string ToMajorString()
    {
        var digits = Currency.Digits;
        var magnitude = (ulong)Int128.Abs(Minor);
        var unit = (ulong)PowersOfTen[digits];
        var sign = Minor < 0 ? "-" : "";
        if (digits == 0)
        {
            return sign + magnitude.ToString(CultureInfo.InvariantCulture);
        }

        var fraction = (magnitude % unit).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        if (Currency == Currency.Unknown)
        {
            fraction = fraction.TrimEnd('0').PadRight(2, '0');
        }

        return $"{sign}{(magnitude / unit).ToString(CultureInfo.InvariantCulture)}.{fraction}";
    }

    public override string ToString() => $"{ToMajorString()} {Currency.Code}";

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"Amounts in {left.Currency} and {right.Currency} cannot be added.");
}

/// <summary>Why a text is not an amount.</summary>
public enum AmountFault
{
    None,
    NotADecimal,
    TooManyDecimals,
    TooLarge,
}
