using Cordon.Core.Tracing;
using Cordon.Formats.Trails;
using CsCheck;

namespace Cordon.Formats.Tests.Trails;

/// <summary>Laws of the drawing's layout, for trails of any size, on a telephone and on a wall.</summary>
public sealed class TrailLayoutTests
{
    private const double Close = 1e-6;

    private static readonly Gen<TrailLayout> Layout = Gen.Select(
        Gen.OneOf(Gen.Int[2, 8], Gen.Int[2, 60], Gen.Int[150, 400]), Gen.Int, Gen.OneOf(Gen.Const(390), Gen.Const(1280), Gen.Int[320, 2400]), Gen.Bool)
        .Select((accounts, seed, width, isBackward) =>
            TrailLayout.Of(isBackward ? MadeTrails.Backward(accounts, seed) : MadeTrails.Random(accounts, accounts * 2, seed), width));

    [Fact]
    public void No_two_lanes_overlap_and_all_lie_within_the_plot() => Check(layout =>
    {
        Assert.Equal(layout.Lanes.Lanes.Count, layout.Boxes.Select(box => box.Lane).Distinct().Count());
        var bottom = 0.0;
        foreach (var box in layout.Boxes)
        {
            Assert.True(box.Top >= bottom && box.Height > 0);
            bottom = box.Bottom;
        }

        Assert.True(bottom <= layout.Height);
    });

    [Fact]
    public void Lanes_stand_by_country_and_bank_and_the_victims_first() => Check(layout =>
    {
        var lanes = layout.Boxes.Select(box => layout.Lanes.Lanes[box.Lane]).ToList();
        Assert.True(lanes[0].IsVictims || lanes.TrueForAll(lane => !lane.IsVictims));
        Assert.Equal(lanes.Select(lane => lane.Country).Distinct().Count(), Runs(lanes.Select(lane => lane.Country)));
        Assert.Equal(lanes.Select(lane => (lane.Country, lane.Bank)).Distinct().Count(), Runs(lanes.Select(lane => (lane.Country, lane.Bank))));
    });

    [Fact]
    public void What_lies_in_a_lane_fits_in_it_and_is_never_less_than_nothing() => Check(layout =>
    {
        foreach (var box in layout.Boxes)
        {
            foreach (var step in box.Steps)
            {
                Assert.True(step.Share >= 0);
                Assert.True(box.Middle - (step.Width / 2) >= box.Top - Close && box.Middle + (step.Width / 2) <= box.Bottom + Close);
            }
        }
    });

    [Fact]
    public void Bands_lie_within_their_lanes_at_both_ends_and_are_as_wide_as_their_amount() => Check(layout =>
    {
        var boxes = layout.Boxes.ToDictionary(box => box.Lane);
        var perMinor = layout.Bands.Max(band => band.Width / band.Flow.Share);
        foreach (var band in layout.Bands)
        {
            Assert.True(Math.Abs(band.Width - (band.Flow.Share * perMinor)) < Close);
            IsInside(boxes[band.Flow.From], band.X, band.FromY, band.Width);
            IsInside(boxes[band.Flow.To], band.X, band.ToY, band.Width);
        }
    });

    [Fact]
    public void Time_runs_right_and_money_leaves_after_it_came() => Check(layout =>
    {
        foreach (var (before, after) in layout.Bands.Zip(layout.Bands.Skip(1)))
        {
            Assert.True(before.X <= after.X && before.Flow.Booked <= after.Flow.Booked);
        }

        Assert.All(layout.Bands, band => Assert.True(band.X + (band.Width / 2) <= layout.Right + Close));
        var steps = layout.Boxes.ToDictionary(box => box.Lane, box => box.Steps.Select(step => step.X).ToList());
        Assert.All(layout.Bands, band => Assert.True(steps[band.Flow.From].Contains(band.X) && steps[band.Flow.To].Contains(band.X)));
        Assert.All(layout.Boxes, box => Assert.All(box.Steps.Zip(box.Steps.Skip(1)), steps => Assert.True(steps.First.X <= steps.Second.X + Close)));
        var ticks = layout.Axis.Ticks(PlotSpeech.English).ToList();
        Assert.NotEmpty(ticks);
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True(pair.First.X < pair.Second.X));
    });

    [Fact]
    public void What_is_drawn_by_account_and_together_is_what_was_stolen() => Check(layout =>
    {
        var trail = layout.Trail;
        Assert.Equal(trail.Accounts.Count, layout.Lanes.Lanes.SelectMany(lane => lane.Accounts).Distinct().Count());
        Assert.Equal(trail.Accounts.Count, layout.Lanes.Lanes.Sum(lane => lane.Accounts.Count));
        Assert.Equal(trail.Stolen.Minor, layout.Boxes.Sum(box => box.Ends.Sum(end => end.Share)));
        Assert.Equal(trail.Stolen.Minor, layout.Lanes.Lanes.Sum(lane => lane.OwnMinor));
        Assert.All(layout.Boxes, box => Assert.Equal(EndOf(layout, box), box.Steps.Count == 0 ? 0 : box.Steps[^1].Share));
        Assert.All(layout.Boxes, box => Assert.True(!trail.IsBackward || layout.Lanes.Lanes[box.Lane].OwnMinor == box.Ends.Sum(end => end.Share)));
        Assert.Equal(trail.Transfers.Count, layout.Lanes.Flows.Sum(flow => flow.Transfers.Count) + layout.Lanes.InsideCount);
        Assert.Equal(layout.Lanes.Flows.Sum(flow => flow.Transfers.Count), layout.Lanes.Flows.SelectMany(flow => flow.Transfers).Distinct().Count());
    });

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(5, 12, 5)]
    [InlineData(200, 400, 40)]
    [InlineData(2000, 5000, 40)]
    public void Few_accounts_each_have_a_lane_and_many_share_them(int accounts, int transfers, int namedMax)
    {
        foreach (var width in (int[])[390, 1280])
        {
            var layout = TrailLayout.Of(MadeTrails.Random(accounts, transfers, 3), width);
            Assert.InRange(layout.Lanes.Lanes.Count(lane => !lane.IsGroup), 1, namedMax);
            Assert.True(layout.Lanes.Flows.Count <= TrailLanes.FlowsMax);
            Assert.True(accounts > TrailLanes.AllNamedMax || layout.Lanes.Lanes.All(lane => !lane.IsGroup));
            Assert.True(layout.Lanes.Lanes.Count <= 60 && layout.Height < 2400);
        }
    }

    [Fact]
    public void Under_poison_nothing_has_a_width_and_the_nearest_accounts_have_lanes()
    {
        var trail = MadeTrails.Random(300, 700, 5);
        trail = trail with
        {
            Policy = TaintPolicy.Poison,
            Transfers = [.. trail.Transfers.Select(transfer => transfer with { Share = 0 })],
            Ends = [.. trail.Ends.Select(end => end with { Share = 0 })],
        };
        var layout = TrailLayout.Of(trail, 1280);
        Assert.All(layout.Bands, band => Assert.Equal(0, band.Width));
        var grouped = layout.Lanes.Lanes.Where(lane => lane.IsGroup).SelectMany(lane => lane.Accounts).Min(account => trail.Accounts[account].Hop);
        Assert.All(layout.Lanes.Lanes.Where(lane => !lane.IsGroup), lane => Assert.True(trail.Accounts[lane.Accounts[0]].Hop <= grouped));
    }

    private static void Check(Action<TrailLayout> law) => Layout.Sample(law, iter: 40, threads: 1);

    /// <summary>What lies in a lane in the end: what ended in it, or all that a trail backward asks about.</summary>
    private static long EndOf(TrailLayout layout, LaneBox box) => !layout.Trail.IsBackward ? box.Ends.Sum(end => end.Share)
        : box.Lane == layout.Lanes.AskedLane ? layout.Trail.Stolen.Minor : 0;

    private static int Runs<T>(IEnumerable<T> items)
    {
        var (runs, last) = (0, default(T));
        foreach (var item in items)
        {
            runs += runs == 0 || !EqualityComparer<T>.Default.Equals(item, last) ? 1 : 0;
            last = item;
        }

        return runs;
    }

    /// <summary>At its abscissa the band touches only what lies in the lane just before it leaves, or just after it came.</summary>
    private static void IsInside(LaneBox box, double x, double y, double width)
    {
        var widest = box.Steps.Select((step, i) => (step, Until: i + 1 < box.Steps.Count ? box.Steps[i + 1].X : double.MaxValue))
            .Where(s => s.step.X <= x + Close && s.Until >= x - Close).Max(s => s.step.Width);
        Assert.True(y - (width / 2) >= box.Middle - (widest / 2) - Close && y + (width / 2) <= box.Middle + (widest / 2) + Close);
    }
}
