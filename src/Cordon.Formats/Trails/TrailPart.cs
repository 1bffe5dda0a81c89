using System.Text;
using Cordon.Core.Language;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Formats.Trails;

/// <summary>
/// A trail's drawing as part of a page that has its style sheet: the plot of <see cref="TrailSvg"/>, in which each lane and each band is a link with a
/// name, so that a page tells what it is. What moved is cut at the width of <c>#trail-until</c>, and all of it moves with <c>.view</c>.
/// </summary>
/// <param name="Svg">The drawing.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height.</param>
/// <param name="Moments">When money moved, in their order, each with the abscissa up to which the drawing shows what had happened then.</param>
/// <param name="Lanes">The accounts of each lane, by their indexes in the trail; a lane's name is <c>l</c> and its index.</param>
/// <param name="Bands">The transfers of each band, likewise; a band's name is <c>b</c> and its index.</param>
public sealed record TrailPart(
    string Svg, double Width, double Height, IReadOnlyList<(Instant At, double X)> Moments, IReadOnlyList<IReadOnlyList<int>> Lanes,
    IReadOnlyList<IReadOnlyList<int>> Bands)
{
    /// <summary>Pixels beyond a band's middle that belong to it.</summary>
    private const double BandEdge = 1;

    /// <summary>Draws a trail.</summary>
    /// <param name="widthPixels">The width to fill, within the bounds of <see cref="TrailSvg"/>.</param>
    /// <param name="label">What the drawing is called.</param>
    /// <param name="link">Where a lane or band leads to, by its name.</param>
    /// <param name="tongue">The language of its words.</param>
    /// <param name="zone">The zone of its times, which stands at its axis; null for UTC.</param>
    /// <param name="told">What is known of an end, in parts that make it up; nothing, or null for every one, where its fate says all.</param>
    public static TrailPart Of(
        TrailReport trail, int widthPixels, string label, Func<string, string> link, Tongue tongue = Tongue.English, TimeZoneInfo? zone = null,
        Func<TrailPlace, IReadOnlyList<TrailEndPart>>? told = null)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(link);
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPixels, TrailSvg.WidthPixelsMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(widthPixels, TrailSvg.WidthPixelsMax);
        var layout = TrailLayout.Of(trail, widthPixels);
        var height = TrailSvgPlot.AxisPixels + layout.Height + 8;
        using var stream = new MemoryStream();
        using (var svg = new SvgWriter(stream, isPart: true))
        {
            Write(svg, layout, height, label, link, new PlotSpeech(tongue, zone ?? TimeZoneInfo.Utc), told ?? (_ => []));
        }

        var moments = layout.Bands.GroupBy(band => band.Flow.Booked).OrderBy(moment => moment.Key)
            .Select(moment => (moment.Key, moment.Max(band => band.X + (band.Width / 2)) + BandEdge));
        return new TrailPart(
            Encoding.UTF8.GetString(stream.ToArray()), layout.Width, height, [.. moments], [.. layout.Lanes.Lanes.Select(lane => lane.Accounts)],
            [.. layout.Bands.Select(band => band.Flow.Transfers)]);
    }

    private static void Write(
        SvgWriter svg, TrailLayout layout, double height, string label, Func<string, string> link, PlotSpeech speech,
        Func<TrailPlace, IReadOnlyList<TrailEndPart>> told)
    {
        var (width, high) = (SvgWriter.Number(layout.Width), SvgWriter.Number(height));
        svg.Begin(
            "svg", "class", "drawing", "viewBox", $"0 0 {width} {high}", "preserveAspectRatio", "xMinYMin slice", "role", "group",
            "aria-label", label, "lang", speech.Tongue == Tongue.Chinese ? "zh-Hans" : "en");
        TrailSvgStyle.WritePatterns(svg);
        svg.Begin("clipPath", "id", "trail-until");
        svg.Element("rect", "x", "0", "y", "0", "width", width, "height", high);
        svg.End();
        svg.Begin("g", "class", "view");
        svg.Rectangle(0, 0, layout.Width, height, "paper");
        if (layout.Trail.Ends.Count > 0)
        {
            TrailSvgPlot.WriteLinked(svg, layout, TrailSvgPlot.AxisPixels, link, speech, told);
        }

        svg.End();
        svg.End();
    }
}
