using System.Text;
using System.Text.RegularExpressions;
using Cordon.Core.Values;
using Cordon.Formats.Networks;

namespace Cordon.Formats.Tests.Networks;

public sealed partial class GangIndexPageTests
{
    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly Currency Yen = Currency.Parse("JPY");

    [Fact]
    public void The_gang_with_most_left_to_freeze_stands_first()
    {
        var page = Page(Row("G-1", 5_000, Euro), Row("G-2", 900_000, Euro), Row("G-3", 70_000, Euro));
        Assert.Equal(["G-2", "G-3", "G-1"], Names().Matches(page).Select(name => name.Value));
        Assert.Contains("told, as of 1 Jan 1970 00:00 UTC. The one with most left to freeze stands first.", page, StringComparison.Ordinal);
    }

    /// <summary>900,000 yen have more units than 5,000.00 euro, and are about as much.</summary>
    [Fact]
    public void Units_of_one_currency_are_not_compared_with_those_of_another()
    {
        var page = Page(Row("G-1", 10_000, Yen), Row("G-2", 500_000, Euro), Row("G-3", 900_000, Yen), Row("G-4", 600_000, Euro));
        Assert.Equal(["G-4", "G-2", "G-3", "G-1"], Names().Matches(page).Select(name => name.Value));
        Assert.Contains("Of each currency the one with most left to freeze stands first.", page, StringComparison.Ordinal);
    }

    private static GangIndexRow Row(string gang, long lying, Currency currency) =>
        new(gang, "", 1, 2, new Money(1_000_000, currency), new Money(lying, currency), 0, 0);

    private static string Page(params GangIndexRow[] gangs)
    {
        using var to = new MemoryStream();
        GangIndexPage.Write(to, 0, gangs);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    [GeneratedRegex("G-[0-9]+")]
    private static partial Regex Names();
}
