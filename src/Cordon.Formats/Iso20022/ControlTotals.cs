using System.Globalization;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// Adds up a message's transactions to compare with what its header says. The control sum is of the interbank amounts irrespective of
/// their currencies, as the standard has it, in hundred-thousandths: an amount has at most five decimals.
/// </summary>
internal struct ControlTotals
{
    private const int Decimals = 5;

    // 18 digits are the most an amount of the standard has; what is longer makes the sum unknown instead of overflowing it.
    private const int DigitsMax = 18;

    private Int128 _sum;
    private bool _isUnknown;

    public void Add(ReadOnlySpan<byte> amount)
    {
        if (TryRead(amount, out var value))
        {
            _sum += value;
        }
        else
        {
            _isUnknown = true;
        }
    }

    /// <summary>What does not agree, as one sentence; null when all does or the header is silent.</summary>
    /// <param name="hasCount">Whether NbOfTxs stands in the header, be it empty.</param>
    /// <param name="count">What NbOfTxs says.</param>
    /// <param name="hasSum">Whether CtrlSum stands in the header, be it empty.</param>
    /// <param name="sum">What CtrlSum says.</param>
    /// <param name="transactions">The transactions the message has.</param>
    public readonly string? Contradiction(bool hasCount, ReadOnlySpan<byte> count, bool hasSum, ReadOnlySpan<byte> sum, long transactions)
    {
        var countFault = !hasCount ? null
            : !long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? "NbOfTxs is no number"
            : stated == transactions ? null
            : $"NbOfTxs says {stated}, the message has {transactions}";
        var sumFault = !hasSum || _isUnknown ? null
            : !TryRead(sum, out var statedSum) ? "CtrlSum is no decimal with at most five decimals"
            : statedSum == _sum ? null
            : $"CtrlSum says {Show(statedSum)}, the amounts add up to {Show(_sum)}";
        return countFault is null ? sumFault : sumFault is null ? countFault : $"{countFault}; {sumFault}";
    }

    private static string Show(Int128 value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value / 100_000}.{value % 100_000:00000}").TrimEnd('0').TrimEnd('.');

    private static bool TryRead(ReadOnlySpan<byte> text, out Int128 value)
    {
        value = 0;
        var digits = 0;
        var decimals = -1;
        foreach (var b in text)
        {
            if (b == '.' && decimals < 0)
            {
                decimals = 0;
                continue;
            }

            if ((uint)(b - '0') > 9 || (decimals == Decimals && b != '0'))
            {
                return false;
            }

            if (decimals < Decimals)
            {
                value = (value * 10) + b - '0';
                digits += value == 0 ? 0 : 1;
                decimals += decimals >= 0 ? 1 : 0;
            }

            if (digits > DigitsMax)
            {
                return false;
            }
        }

        for (var i = Math.Max(decimals, 0); i < Decimals; i++)
        {
            value *= 10;
        }

        return !text.IsEmpty;
    }
}
