using System.Text;
using Cordon.Core.Values;

namespace Cordon.Core.Intake;

/// <summary>A sum as somebody told it.</summary>
/// <param name="Major">In major units, as a plain decimal: "4800.5".</param>
/// <param name="Currency">Null where it was not said, or a sign that several have, such as $.</param>
public sealed record ToldAmount(string Major, Currency? Currency)
{
    /// <summary>Digits of a sum: more is no sum of money.</summary>
    private const int DigitsMax = 15;

    /// <summary>Reads "4800.50", "4800.50 USD" or "USD 4800.50"; null where it is no sum above zero.</summary>
    public static ToldAmount? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Trim().ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Currency? currency = null;
        var number = "";
        foreach (var part in parts)
        {
            if (Values.Currency.TryParse(part.AsSpan(), out var read) && currency is null)
            {
                currency = read;
            }
            else
            {
                number += part.Replace(",", "", StringComparison.Ordinal);
            }
        }

        return number.Length is > 0 and <= DigitsMax && number.Any(c => c is >= '1' and <= '9')
            && Money.TryParseMajor(Encoding.UTF8.GetBytes(number), currency ?? Values.Currency.Unknown, out var minor) == AmountFault.None && minor > 0
                ? new ToldAmount(number, currency)
                : null;
    }

    public override string ToString() => Currency is { } currency ? $"{Major} {currency.Code}" : Major;
}
