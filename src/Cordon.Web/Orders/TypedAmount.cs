using System.Text;
using Cordon.Core.Intake;
using Cordon.Core.Values;
using Cordon.Web.Language;

namespace Cordon.Web.Orders;

/// <summary>A sum as an officer types it into a field whose currency is known.</summary>
internal static class TypedAmount
{
    /// <summary>A sum that shows where the marks stand.</summary>
    private const long ExampleMajor = 1_234;

    /// <summary>Reads it; a sum that is not above zero, of another currency, or whose point may part thousands as well as decimals, is none.</summary>
    public static bool TryRead(string typed, Currency currency, out long minor)
    {
        minor = 0;
        return ToldAmount.Parse(typed) is { } told && (told.Currency is null || told.Currency == currency) && !IsDoubtful(told.Major, currency)
            && Money.TryParseMajor(Encoding.ASCII.GetBytes(told.Major), currency, out minor) == AmountFault.None && minor > 0;
    }

    /// <summary>What is said of one that could not be read, with one that could.</summary>
    public static string Fault(Speech speech, Currency currency)
    {
        var unit = Money.MinorPerMajor(currency);
        return speech.Say(OrderWords.BadAmount, new Money((ExampleMajor * unit) + (unit / 2), currency).ToMajorString());
    }

    /// <summary>Whether three digits stand behind a point where the currency has fewer: 1.000 may be one, and may be a thousand.</summary>
    private static bool IsDoubtful(string major, Currency currency)
    {
        const int group = 3;
        var at = major.IndexOf('.', StringComparison.Ordinal);
        return at >= 0 && major.Length - at - 1 == group && currency.Digits < group;
    }
}
