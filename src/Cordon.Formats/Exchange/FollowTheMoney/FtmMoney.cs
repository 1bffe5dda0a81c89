using System.Text;
using Cordon.Core.Values;

namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>Amounts of entities, which FollowTheMoney keeps as a decimal and a currency beside each other, as exact money.</summary>
public static class FtmMoney
{
    /// <summary>The properties that say an amount.</summary>
    private static readonly string[] Sums = ["amount", "balance"];

    /// <summary>Why an amount of an entity cannot be money of its currency; null where it can, or where no currency of ISO 4217 is named.</summary>
    internal static string? FaultOf(FtmEntity entity)
    {
        if (entity["currency"] is not [var code] || !Currency.TryParse(code, out var currency))
        {
            return null;
        }

        foreach (var (name, value) in Sums.SelectMany(sum => entity[sum].Select(value => (sum, value))))
        {
            var fault = Money.TryParseMajor(Encoding.ASCII.GetBytes(value), currency, out _);
            if (fault != AmountFault.None)
            {
                return fault == AmountFault.TooManyDecimals ? $"{name} {value} has more than the {currency.Digits} decimals of {currency}"
                    : $"{name} {value} is no amount of {currency}";
            }
        }

        return null;
    }

    /// <summary>The amount of an entity as money.</summary>
    /// <returns>Null where it has no amount, several, or none of one currency of ISO 4217.</returns>
    public static Money? Of(FtmEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity["amount"] is [var amount] && entity["currency"] is [var code] && Currency.TryParse(code, out var currency)
            && Money.TryParseMajor(Encoding.ASCII.GetBytes(amount), currency, out var minor) == AmountFault.None ? new Money(minor, currency) : null;
    }
}
