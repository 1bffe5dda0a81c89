using Cordon.Core.Intake;
using Cordon.Core.Values;
using Cordon.Web.Language;
using Cordon.Web.Reporting;

namespace Cordon.Web.Tests.Reporting;

public sealed class ToldSumsTests
{
    private static readonly Speech English = new(Tongue.English, TimeZoneInfo.Utc);

    public static TheoryData<string, string?> Told => new()
    {
        { "", null },
        { "1950", null },
        { "1950.00 EUR", null },
        { "2400", "2\u202f400.00" },
        { "2400.5 EUR", "2\u202f400.50\u00a0EUR" },

        // Nearly right is another sum all the same, and so is the number in another currency.
        { "1949", "1\u202f949.00" },
        { "1950 USD", "1\u202f950.00\u00a0USD" },

        // One of several may be another payment.
        { "2400|1950", null },
        { "2400|300 GBP", "2\u202f400.00 / 300.00\u00a0GBP" },

        // What no payment of the currency can be is shown as it was said.
        { "2400.555", "2400.555" },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public void A_sum_that_differs_from_the_payments_is_told_as_it_was_said(string told, string? differing)
    {
        var sums = told.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(one => new ToldAmount(
            one.Split(' ')[0], one.Split(' ') is [_, var code] ? Currency.Parse(code) : null)).ToList();
        Assert.Equal(differing, ToldSums.Differing(sums, new Money(195_000, Currency.Parse("EUR")), English));
    }
}
