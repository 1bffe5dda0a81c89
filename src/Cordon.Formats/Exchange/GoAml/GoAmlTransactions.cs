using Cordon.Core.Values;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>Writes payments as transactions.</summary>
internal sealed class GoAmlTransactions(GoAmlXml xml, GoAmlGraph graph, GoAmlSettings settings, GoAmlParties parties, LossTally losses)
{
    public const string Transfer = "transfer";

    public void Write(FtmEntity payment)
    {
        var money = FtmMoney.Of(payment) ?? throw Lacks(payment, "an amount in one currency of ISO 4217");
        var time = payment.First("date") is { } date ? GoAmlTime.Write(date) : null;
        var from = Side(payment, "payerAccount", "payer");
        var to = Side(payment, "beneficiaryAccount", "beneficiary");
        xml.Group("transaction", () =>
        {
            xml.Text("transactionnumber", payment.First("transactionNumber") ?? payment.Id, payment);
            xml.Text("internal_ref_number", payment.First("recordId"), payment);
            xml.Text("transaction_location", settings.Location, "The settings");
            xml.Text("transaction_description", payment.First("purpose"), payment);
            xml.Text("date_transaction", time ?? throw Lacks(payment, "the day on which it was made"), payment);
            xml.Text("transmode_code", settings.Lookups.Code(GoAmlLookups.Transmode, payment.First("programme") ?? Transfer), payment);
            xml.Text("amount_local", Local(money, payment).ToMajorString(), payment);
            xml.Group("t_from", () => Side("from", from, money));
            xml.Group("t_to", () => Side("to", to, money));
            xml.Text("comments", payment.First("summary"), payment);
        });
        GoAmlLosses.Tell(payment, Kept(payment), losses);
    }

    private static List<(string Property, int Count)> Kept(FtmEntity payment)
    {
        List<(string, int)> kept =
        [
            ("transactionNumber", 1), ("recordId", 1), ("purpose", 1), ("date", 1), ("programme", 1), ("amount", 1), ("currency", 1), ("summary", 1),
        ];
        foreach (var (account, party) in new[] { ("payerAccount", "payer"), ("beneficiaryAccount", "beneficiary") })
        {
            kept.Add((payment.First(account) is null ? party : account, 1));
        }

        return kept;
    }

    private FtmEntity Side(FtmEntity payment, string account, string party) =>
        graph.Named(payment, account) ?? graph.Named(payment, party) ?? throw Lacks(payment, $"a {account} or {party}");

    private void Side(string side, FtmEntity party, Money money)
    {
        xml.Text($"{side}_funds_code", settings.Lookups.Code(GoAmlLookups.Funds, Transfer), "The settings");
        if (money.Currency != settings.LocalCurrency)
        {
            xml.Group($"{side}_foreign_currency", () =>
            {
                xml.Text("foreign_currency_code", money.Currency.Code, party);
                xml.Text("foreign_amount", money.ToMajorString(), party);
                xml.Text("foreign_exchange_rate", settings.Rates[money.Currency].ToString(System.Globalization.CultureInfo.InvariantCulture), party);
            });
        }

        parties.Write($"{side}_{(party.Schema.Is("BankAccount") ? "account" : party.Schema.Is("Person") ? "person" : "entity")}", party);
        xml.Text($"{side}_country", parties.CountryOf(party), party);
    }

    /// <summary>The amount in the currency in which the country counts, rounded half to even to its unit where it is another's.</summary>
    private Money Local(Money money, FtmEntity payment)
    {
        if (money.Currency == settings.LocalCurrency)
        {
            return money;
        }

        if (!settings.Rates.TryGetValue(money.Currency, out var rate))
        {
            throw new InterchangeException(
                $"{payment} is in {money.Currency}: the settings name no rate for it (rates.{money.Currency}), and the report counts in "
                + settings.LocalCurrency);
        }

        try
        {
            var minor = money.Minor * rate * Money.MinorPerMajor(settings.LocalCurrency) / Money.MinorPerMajor(money.Currency);
            return new Money(decimal.ToInt64(decimal.Round(minor, MidpointRounding.ToEven)), settings.LocalCurrency);
        }
        catch (OverflowException large)
        {
            throw new InterchangeException($"{payment} is too large to be counted in {settings.LocalCurrency}", large);
        }
    }

    private static InterchangeException Lacks(FtmEntity payment, string what) => new($"{payment} has not {what}, and goAML wants it");
}
