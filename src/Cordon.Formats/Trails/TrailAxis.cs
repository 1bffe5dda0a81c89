using System.Globalization;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Formats.Trails;

/// <summary>A mark on the axis of time.</summary>
/// <param name="X">Where, in pixels.</param>
/// <param name="Label">The time of day, or the date.</param>
/// <param name="Date">The date, where it is another than at the mark before; else empty.</param>
internal readonly record struct AxisTick(double X, string Label, string Date);

/// <summary>A span of time that is cut out, since nothing happened in it.</summary>
/// <param name="X">The middle of the cut, in pixels.</param>
/// <param name="Length">How long it lasted, in words.</param>
internal readonly record struct AxisBreak(double X, string Length);

/// <summary>
/// Where moments stand from left to right. Stolen money moves within minutes and then sleeps for days: long pauses are cut out and marked, and
/// between two cuts time runs evenly, but that what leaves an account stands behind what came into it, and bands beside each other. The marks of
/// the axis go along, so that a band always stands at its time.
/// </summary>
internal sealed class TrailAxis
{
    private const int BreakPixels = 46;
    private const int LeadPixels = 34;
    private const int TailPixels = 26;

    /// <summary>The least distance of two bands, if there is room.</summary>
    private const double StepPixels = 3;

    /// <summary>Pixels a label takes.</summary>
    private const int LabelPixels = 62;

    private static readonly long[] TickSeconds =
        [1, 5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 2 * 86400, 5 * 86400, 10 * 86400, 30 * 86400, 90 * 86400];

    private readonly long[] _times;
    private readonly bool[] _isCut;
    private readonly double[] _xs;
    private readonly double[] _widths;

    private TrailAxis(long[] times, bool[] isCut, double[] xs, double[] widths) => (_times, _isCut, _xs, _widths) = (times, isCut, xs, widths);

    /// <summary>Where each flow leaves its payer and arrives, in pixels from the plot's left; they never fall.</summary>
    public ReadOnlySpan<double> Xs => _xs.AsSpan(0, _xs.Length - 1);

    /// <summary>Where the moment of the trail stands.</summary>
    public double End => _xs[^1];

    /// <summary>Finds the places of flows.</summary>
    /// <param name="widths">The flows' widths, in pixels.</param>
    /// <param name="width">The room, in pixels.</param>
    /// <param name="breaksMax">Pauses to cut out at most.</param>
    public static TrailAxis Of(TrailLanes lanes, Instant at, double[] widths, double width, int breaksMax)
    {
        var times = new long[lanes.Flows.Count + 1];
        for (var i = 0; i < lanes.Flows.Count; i++)
        {
            times[i] = lanes.Flows[i].Booked.Milliseconds;
        }

        times[^1] = Math.Max(at.Milliseconds, times.Length > 1 ? times[^2] : at.Milliseconds);
        var isCut = Cuts(times, breaksMax);
        var lead = Math.Max(LeadPixels, widths.Length == 0 ? 0 : (widths[0] / 2) + (2 * StepPixels));
        var room = width - lead - TailPixels;
        var run = new Run(lanes, times, isCut, widths);
        run.Settle(room);
        var (low, high) = (0.0, room / Math.Max(1, Uncut(times, isCut)));
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = run.Place(middle) > room ? (low, middle) : (middle, high);
        }

        run.Place(low);
        var xs = run.Xs.Select(x => x + lead).ToArray();
        xs[^1] = Math.Max(xs[^1] + TailPixels, width);
        return new TrailAxis(times, isCut, xs, widths);
    }

    /// <summary>The least room that bands of these widths need behind each other.</summary>
    public static double LeastRoom(TrailLanes lanes, double[] widths)
    {
        var run = new Run(lanes, new long[lanes.Flows.Count + 1], new bool[lanes.Flows.Count], widths);
        return run.Place(0);
    }

    // Dates as .NET writes them: what stands in quotes is written as it is.
    private static readonly Phrase DayOfYear = new("d MMM yyyy", "yyyy'年'M'月'd'日'");
    private static readonly Phrase Day = new("d MMM", "M'月'd'日'");

    /// <summary>The pauses that are cut out.</summary>
    public IEnumerable<AxisBreak> Breaks(Tongue tongue) =>
        from i in Enumerable.Range(0, _isCut.Length)
        where _isCut[i]
        select new AxisBreak(
            _xs[i + 1] - ((BreakPixels + (i == _isCut.Length - 1 ? TailPixels : _widths[i + 1])) / 2.0), Duration(_times[i + 1] - _times[i]).In(tongue));

    /// <summary>The marks: the beginning of each stretch, and the roundest times where there is room.</summary>
    public IEnumerable<AxisTick> Ticks(PlotSpeech speech)
    {
        var (tongue, offset) = (speech.Tongue, _times.Length == 0 ? 0 : speech.OffsetMilliseconds(new Instant(_times[0])));
        var last = double.NegativeInfinity;
        var date = "";
        for (var from = 0; from < _times.Length;)
        {
            var to = from;
            while (to < _isCut.Length && !_isCut[to])
            {
                to++;
            }

            foreach (var (time, x, isDay) in Stretch(from, to, offset))
            {
                if (x < last + LabelPixels)
                {
                    continue;
                }

                var moment = speech.Local(new Instant(time));
                var day = moment.ToString((date.Length == 0 ? DayOfYear : Day).In(tongue), CultureInfo.InvariantCulture);
                var dayAlone = moment.ToString(Day.In(tongue), CultureInfo.InvariantCulture);
                var label = moment.ToString(isDay ? Day.In(tongue) : "HH:mm", CultureInfo.InvariantCulture);
                yield return new AxisTick(x, label, isDay || date == dayAlone ? "" : day);
                (last, date) = (x, dayAlone);
            }

            from = to + 1;
        }
    }

    /// <summary>A length of time in words, cut to its largest unit: the marks beside it tell the rest.</summary>
    public static Phrase Duration(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds) switch
    {
        { Days: > 0 } span => new Phrase("{0} d", "{0}天").With(span.Days),
        { Hours: > 0 } span => new Phrase("{0} h", "{0}小时").With(span.Hours),
        { Minutes: > 0 } span => new Phrase("{0} min", "{0}分").With(span.Minutes),
        var span => new Phrase("{0} s", "{0}秒").With(span.Seconds),
    };

    /// <summary>The beginning of a stretch, then from label to label the roundest time that is neither too near nor far.</summary>
    /// <param name="offset">Milliseconds by which the zone whose times are round is before UTC.</param>
    private IEnumerable<(long Time, double X, bool IsDay)> Stretch(int from, int to, long offset)
    {
        yield return (_times[from], _xs[from], false);
        for (var x = _xs[from]; x + LabelPixels < _xs[to];)
        {
            var (near, far) = (TimeAt(x + LabelPixels, from, to), TimeAt(Math.Min(x + (2 * LabelPixels), _xs[to]), from, to));
            var seconds = TickSeconds.LastOrDefault(s => (far + offset) / (s * 1000) > (near + offset) / (s * 1000));
            if (seconds == 0)
            {
                x += LabelPixels;
                continue;
            }

            var time = ((((near + offset) / (seconds * 1000)) + 1) * seconds * 1000) - offset;
            x = Math.Max(XAt(time, from, to), x + LabelPixels);
            yield return (time, x, seconds >= 86400);
        }
    }

    private long TimeAt(double x, int from, int to)
    {
        var knot = from;
        while (knot + 1 < to && _xs[knot + 1] <= x)
        {
            knot++;
        }

        var wide = _xs[knot + 1] - _xs[knot];
        return _times[knot] + (wide <= 0 ? 0 : (long)((_times[knot + 1] - _times[knot]) * Math.Min(1, (x - _xs[knot]) / wide)));
    }

    private double XAt(long time, int from, int to)
    {
        var knot = from;
        while (knot + 1 < to && _times[knot + 1] <= time)
        {
            knot++;
        }

        var length = _times[knot + 1] - _times[knot];
        return _xs[knot] + (length == 0 ? 0 : (_xs[knot + 1] - _xs[knot]) * Math.Min(1, (double)(time - _times[knot]) / length));
    }

    /// <summary>The longest pause is cut, then the next, while each is a large part of what is left.</summary>
    private static bool[] Cuts(long[] times, int breaksMax)
    {
        const long worthCuttingMilliseconds = 15 * 60_000;
        var isCut = new bool[times.Length - 1];
        for (var count = 0; count < breaksMax; count++)
        {
            var longest = -1;
            for (var i = 0; i < isCut.Length; i++)
            {
                longest = !isCut[i] && (longest < 0 || times[i + 1] - times[i] > times[longest + 1] - times[longest]) ? i : longest;
            }

            if (longest < 0 || times[longest + 1] - times[longest] < Math.Max(worthCuttingMilliseconds, Uncut(times, isCut) / 8))
            {
                break;
            }

            isCut[longest] = true;
        }

        return isCut;
    }

    private static long Uncut(long[] times, bool[] isCut) => Enumerable.Range(0, isCut.Length).Where(i => !isCut[i]).Sum(i => times[i + 1] - times[i]);

    /// <summary>Placing flows one after another: where one stands depends on those before it.</summary>
    private sealed class Run(TrailLanes lanes, long[] times, bool[] isCut, double[] widths)
    {
        private double _apart;

        public double[] Xs { get; } = new double[times.Length];

        /// <summary>Takes the widest steps from band to band that leave room for time.</summary>
        /// <remarks>Steps are parts of what keeps bands apart: 0 not at all, 1 so that none hides another.</remarks>
        public void Settle(double room)
        {
            foreach (var apart in (double[])[1, 0.5, 0.25, 0])
            {
                _apart = apart;
                if (Place(0) <= 0.85 * room)
                {
                    break;
                }
            }
        }

        /// <summary>Places flows from 0 on and returns how far right the last thing stands.</summary>
        public double Place(double pixelsPerMillisecond)
        {
            var ready = new double[lanes.Lanes.Count];
            var (x, reach) = (0.0, 0.0);
            for (var i = 0; i < times.Length; i++)
            {
                var half = i < widths.Length ? widths[i] / 2 : 0;
                if (i > 0)
                {
                    var both = half + (widths[i - 1] / 2);
                    var near = i < widths.Length ? _apart * (StepPixels + both) : 0;
                    x += isCut[i - 1] ? Math.Max(near, BreakPixels + both) : Math.Max(near, (times[i] - times[i - 1]) * pixelsPerMillisecond);
                }

                if (i < lanes.Flows.Count)
                {
                    // Money leaves after it came.
                    x = Math.Max(x, ready[lanes.Flows[i].From] + half);
                    reach = Math.Max(reach, x + half);
                    ready[lanes.Flows[i].To] = Math.Max(ready[lanes.Flows[i].To], x + half + StepPixels);
                }

                Xs[i] = i < lanes.Flows.Count ? x : Math.Max(x, reach);
            }

            return Xs[^1];
        }
    }
}
