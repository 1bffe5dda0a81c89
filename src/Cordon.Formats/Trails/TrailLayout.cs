using Cordon.Core.Tracing;

namespace Cordon.Formats.Trails;

/// <summary>Where everything of a trail's drawing stands, in pixels: a pure function of the trail and the width, drawn by <see cref="TrailSvg"/>.</summary>
/// <param name="Trail">The trail.</param>
/// <param name="Lanes">Its lanes and flows.</param>
/// <param name="Axis">Its time.</param>
/// <param name="IsNarrow">Whether names stand above their lanes, as on a telephone, and not beside them.</param>
/// <param name="Left">The plot's left edge.</param>
/// <param name="Width">The drawing's width.</param>
/// <param name="Height">The plot's height, counted from its own top.</param>
/// <param name="Boxes">The lanes from top to bottom.</param>
/// <param name="Bands">The flows in the order of booking.</param>
internal sealed record TrailLayout(
    TrailReport Trail, TrailLanes Lanes, TrailAxis Axis, bool IsNarrow, double Left, double Width, double Height, IReadOnlyList<LaneBox> Boxes,
    IReadOnlyList<FlowBand> Bands)
{
    /// <summary>Below this width names stand above their lanes.</summary>
    public const int NarrowBelowPixels = 720;

    /// <summary>The height of a line of text in the plot.</summary>
    public const int LinePixels = 15;

    /// <summary>The heights of what stands above a country's first lane and above a bank's.</summary>
    public const int CountryPixels = 24;
    public const int BankPixels = 19;

    private const int Margin = 12;
    private const int NamesPixels = 216;
    private const int EndsPixels = 262;
    private const int LaneGap = 4;

    /// <summary>The width of a band that is all that was stolen, and of all lanes' together.</summary>
    private const double AllPixels = 56;
    private const double AllLanesPixels = 520;

    /// <summary>Times that all is made a fifth thinner to fit; a drawing that does not fit then grows wider.</summary>
    private const int ScalingsMax = 8;

    /// <summary>Where what is told of the ends begins: right of the plot.</summary>
    public double Right => Left + Axis.End;

    /// <summary>Lays a trail out.</summary>
    /// <param name="widthPixels">The width to fill; a long chain of transfers may need more.</param>
    public static TrailLayout Of(TrailReport trail, int widthPixels)
    {
        var lanes = TrailLanes.Of(trail);
        var isNarrow = widthPixels < NarrowBelowPixels;
        var left = isNarrow ? Margin : Margin + NamesPixels;
        var right = isNarrow ? Margin : EndsPixels;
        var room = widthPixels - left - right;
        var scale = ScaleOf(trail, lanes, room);
        var axis = TrailAxis.Of(lanes, trail.At, [.. lanes.Flows.Select(flow => flow.Share * scale)], room, isNarrow ? 2 : 7);
        var balances = BalancesOf(lanes, axis);
        var boxes = Stack(lanes, trail, balances, scale, isNarrow, left, out var height);
        var bands = BandsOf(lanes, axis, boxes, scale, left);
        return new TrailLayout(trail, lanes, axis, isNarrow, left, left + axis.End + right, height, boxes, bands);
    }

    /// <summary>
    /// Pixels for a minor unit of the stolen currency, so that lanes fit below each other and bands behind each other; none where the amounts are no
    /// parts of it.
    /// </summary>
    private static double ScaleOf(TrailReport trail, TrailLanes lanes, double room)
    {
        if (!trail.HasShares || trail.Stolen.Minor <= 0)
        {
            return 0;
        }

        var most = 0.0;
        var held = lanes.Lanes.Select(lane => lane.OwnMinor).ToArray();
        var highest = held.ToArray();
        foreach (var flow in lanes.Flows)
        {
            held[flow.From] -= flow.Share;
            held[flow.To] += flow.Share;
            highest[flow.To] = Math.Max(highest[flow.To], held[flow.To]);
        }

        foreach (var share in highest)
        {
            most += share;
        }

        var scale = Math.Min(AllPixels / trail.Stolen.Minor, AllLanesPixels / Math.Max(1, most));
        for (var i = 0; i < ScalingsMax && TrailAxis.LeastRoom(lanes, [.. lanes.Flows.Select(flow => flow.Share * scale)]) > room * 0.7; i++)
        {
            scale *= 0.8;
        }

        return scale;
    }

    /// <summary>What lies in each lane from which abscissa of the plot on.</summary>
    private static List<(double X, long Share)>[] BalancesOf(TrailLanes lanes, TrailAxis axis)
    {
        var all = lanes.Lanes.Select(lane => new List<(double X, long Share)>()).ToArray();
        for (var lane = 0; lane < all.Length; lane++)
        {
            if (lanes.Lanes[lane].OwnMinor > 0)
            {
                all[lane].Add((0, lanes.Lanes[lane].OwnMinor));
            }
        }

        for (var i = 0; i < lanes.Flows.Count; i++)
        {
            var flow = lanes.Flows[i];
            var from = all[flow.From];
            from.Add((axis.Xs[i], (from.Count == 0 ? 0 : from[^1].Share) - flow.Share));
            var to = all[flow.To];
            to.Add((axis.Xs[i], (to.Count == 0 ? 0 : to[^1].Share) + flow.Share));
        }

        return all;
    }

    private static List<LaneBox> Stack(
        TrailLanes lanes, TrailReport trail, List<(double X, long Share)>[] balances, double scale, bool isNarrow, double left, out double height)
    {
        var ends = trail.Ends.ToLookup(end => lanes.LaneOf[end.Account]);
        var boxes = new List<LaneBox>();
        TrailLane? above = null;
        var y = 0.0;
        foreach (var index in LaneOrder.Of(lanes))
        {
            var lane = lanes.Lanes[index];
            y += above is null || above.Country != lane.Country ? CountryPixels : 0;
            y += above is null || above.Country != lane.Country || above.Bank != lane.Bank ? BankPixels : 0;
            above = lane;
            var most = balances[index].Count == 0 ? 0 : balances[index].Max(step => step.Share) * scale;
            var fates = ends[index].GroupBy(end => end.Fate).OrderBy(fate => fate.Key).ToList();
            var lines = fates.Count + (index == lanes.AskedLane ? 1 : 0);
            var told = LinePixels * (isNarrow ? lines + 1 : 0);
            var own = told + LaneGap + Math.Max(most, isNarrow ? 6 : LinePixels * Math.Max(1, lines));
            var middle = y + told + ((own - told) / 2);
            var steps = balances[index].Select(step => new LaneStep(left + step.X, step.Share, step.Share * scale)).ToList();
            boxes.Add(new LaneBox(index, y, own, middle, steps, EndsOf(fates, middle, scale)));
            y += own;
        }

        height = y + LaneGap;
        return boxes;
    }

    private static List<LaneEnd> EndsOf(List<IGrouping<TrailFate, TrailPlace>> fates, double middle, double scale)
    {
        var top = middle - (fates.Sum(fate => fate.Sum(end => end.Share)) * scale / 2);
        var ends = new List<LaneEnd>();
        foreach (var fate in fates)
        {
            var share = fate.Sum(end => end.Share);
            ends.Add(new LaneEnd(fate.Key, [.. fate], share, top, share * scale));
            top += share * scale;
        }

        return ends;
    }

    /// <summary>A band takes the side of its lanes that faces the other end, so that it crosses nothing of them.</summary>
    private static List<FlowBand> BandsOf(TrailLanes lanes, TrailAxis axis, List<LaneBox> boxes, double scale, double left)
    {
        var middles = new double[boxes.Count];
        var held = lanes.Lanes.Select(lane => Math.Max(0, lane.OwnMinor)).ToArray();
        foreach (var box in boxes)
        {
            middles[box.Lane] = box.Middle;
        }

        var bands = new List<FlowBand>(lanes.Flows.Count);
        for (var i = 0; i < lanes.Flows.Count; i++)
        {
            var flow = lanes.Flows[i];
            var isDown = middles[flow.To] > middles[flow.From];
            var width = flow.Share * scale;
            var fromY = Side(middles[flow.From], held[flow.From] * scale, width, isDown);
            held[flow.From] -= flow.Share;
            held[flow.To] += flow.Share;
            var toY = Side(middles[flow.To], held[flow.To] * scale, width, !isDown);
            bands.Add(new FlowBand(flow, left + axis.Xs[i], fromY, toY, width));
        }

        return bands;
    }

    private static double Side(double middle, double lies, double width, bool isBelow) =>
        isBelow ? middle + ((lies - width) / 2) : middle - ((lies - width) / 2);
}
