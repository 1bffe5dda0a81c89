using Cordon.Core.Values;
using Cordon.Server.Demo;
using Cordon.Simulation.Economy;
using Xunit;

namespace Cordon.Server.Tests.Demo;

public sealed class DemoRowsTests
{
    private static readonly Instant Present = Instant.From(new DateTimeOffset(2026, 3, 2, 19, 0, 0, TimeSpan.Zero));

    private static IReadOnlyList<SimulatedRow> Gang => new DemoGang(Present, ScamEconomy.LargestBank).Rows;

    [Fact]
    public void The_storys_rows_are_in_time_order_before_the_present_and_each_account_is_told_before_its_payments()
    {
        var rows = Gang;
        Assert.Equal(rows.OrderBy(row => row.Time).Select(row => row.Time), rows.Select(row => row.Time));
        Assert.All(rows, row => Assert.True(row.Time < Present));
        var firstPayment = rows.Index().First(row => row.Item is SimulatedPayment).Index;
        Assert.All(rows.Index(), row => Assert.Equal(row.Index < firstPayment, row.Item is SimulatedAccount));
    }

    [Fact]
    public void Two_streams_become_one_in_time_order_with_every_row_of_both()
    {
        var (early, late) = (Gang, new DemoGang(Present + TimeSpan.FromHours(7), ScamEconomy.LargestBank).Rows);
        var both = DemoRows.Of(early, late).ToList();
        Assert.Equal(early.Count + late.Count, both.Count);
        Assert.Equal(both.OrderBy(row => row.Time).Select(row => row.Time), both.Select(row => row.Time));
        Assert.Equal(early, both.Where(row => early.Any(one => ReferenceEquals(one, row))));
    }

    [Fact]
    public void The_demos_time_stands_where_it_was_put_and_does_not_go_back()
    {
        var clock = new DemoClock(Present);
        clock.StandAt(Present + TimeSpan.FromHours(1));
        clock.StandAt(Present);
        Assert.Equal(Present + TimeSpan.FromHours(1), clock.Now());
    }
}
