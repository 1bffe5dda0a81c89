using System.Globalization;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Cases;

/// <summary>What waiting for a bank costs, from what happens to orders.</summary>
public sealed class OrderWaitTests
{
    private static readonly Instant Start = new(1_760_000_000_000);

    [Theory]
    [InlineData("", 500 * 10, 0)]
    [InlineData("4:Send", 500 * 10, 0)]
    [InlineData("4:Freeze:500", 500 * 4, 0)]
    [InlineData("4:Freeze:200", 500 * 4, 300)]
    [InlineData("4:TooLate", 500 * 4, 500)]
    [InlineData("4:Refuse", 500 * 4, 0)]
    [InlineData("4:Withdraw", 500 * 4, 0)]
    [InlineData("4:Reduce:300", (500 * 4) + (300 * 6), 200)]
    [InlineData("4:Reduce:300 6:Freeze:100", (500 * 4) + (300 * 2), 400)]
    [InlineData("4:Reduce:0", 500 * 4, 500)]
    [InlineData("4:Raise:700 6:Freeze:700", (500 * 4) + (700 * 2), 0)]
    [InlineData("4:Freeze:500 6:AskRelease:500 7:Release:500", 500 * 4, 0)]
    [InlineData("4:TooLate 6:Return:500", 500 * 4, 500)]
    public void A_wait_counts_what_stood_and_what_went(string life, double minorMinutes, long gone)
    {
        var wait = new OrderWait(500, Start);
        foreach (var step in life.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = step.Split(':');
            var at = Start + TimeSpan.FromMinutes(int.Parse(parts[0], CultureInfo.InvariantCulture));
            var amount = parts.Length > 2 ? long.Parse(parts[2], CultureInfo.InvariantCulture) : 0;
            wait = wait.After(new FreezeEvent(Enum.Parse<FreezeEventKind>(parts[1]), at, "", amount));
        }

        Assert.Equal((minorMinutes, gone), (wait.MinorMinutesAt(Start + TimeSpan.FromMinutes(10)), wait.GoneMinor));
    }

    [Fact]
    public void A_minute_costs_the_part_that_went_in_a_minute_and_nobody_guesses_without_a_past()
    {
        var euro = Currency.Parse("EUR");
        var cost = new DelayCost(euro, Orders: 3, GoneMinor: 1_000, MinorMinutes: 50_000, WaitingMinor: 20_000);
        Assert.Equal((0.02, 400L), (cost.SharePerMinute, cost.PerMinuteOf(cost.WaitingMinor)));
        Assert.Null(new DelayCost(euro, 1, 0, 0, 500).PerMinuteOf(500));
    }
}
