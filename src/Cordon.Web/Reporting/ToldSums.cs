using System.Text;
using Cordon.Core.Intake;
using Cordon.Core.Values;
using Cordon.Web.Language;

namespace Cordon.Web.Reporting;

/// <summary>Sums that a caller said, beside the payment that is to be reported.</summary>
internal static class ToldSums
{
    /// <summary>
    /// What the caller said, where none of it is the payment's sum; null where one is, or none was said. A sum that is nearly right differs too:
    /// only the caller knows whether it was a fee or another payment.
    /// </summary>
    public static string? Differing(IReadOnlyList<ToldAmount> told, Money amount, Speech speech) =>
        told.Count == 0 || PaymentFit.Of(amount, told, isNamed: false, isPayeeTold: false, isPayerTold: false).IsAmountTold
            ? null
            : string.Join(" / ", told.Select(one => Said(one, amount.Currency, speech)));

    /// <summary>A sum written as payments' sums are; without a currency where the caller named none.</summary>
    private static string Said(ToldAmount told, Currency like, Speech speech)
    {
        var currency = told.Currency ?? like;
        if (Money.TryParseMajor(Encoding.ASCII.GetBytes(told.Major), currency, out var minor) != AmountFault.None)
        {
            return told.ToString();
        }

        var said = speech.Say(new Money(minor, currency));
        return told.Currency is null ? said.Split('\u00a0')[0] : said;
    }
}
