using Cordon.Core.Tracing;

namespace Cordon.Formats.Trails;

/// <summary>
/// A trail as a drawing (SVG 1.1 with text that can be selected): time runs right, accounts are lanes, bands are as wide as their amount. The
/// same trail gives the same bytes. What a caller may not see of accounts is taken out of the trail before; an empty number is shown as such.
/// </summary>
/// <remarks>At most <see cref="TrailLanes.FlowsMax"/> bands and some sixty lanes, so at most a few hundred kilobytes.</remarks>
public static class TrailSvg
{
    /// <summary>A width that fills a page across and most screens.</summary>
    public const int WidthPixels = 1280;

    /// <summary>The narrowest and the widest drawing one may ask for, in pixels.</summary>
    public const int WidthPixelsMin = 320;
    public const int WidthPixelsMax = 4096;

    private const int Margin = 12;
    private const int TitleLine = 22;
    private const int NoteLine = 16;

    /// <summary>Writes the drawing as UTF-8.</summary>
    /// <param name="widthPixels">The width to fill, within the bounds above; a long chain of transfers may take more.</param>
    public static void Write(Stream to, TrailReport trail, int widthPixels = WidthPixels)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPixels, WidthPixelsMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(widthPixels, WidthPixelsMax);
        var layout = TrailLayout.Of(trail, widthPixels);
        var title = TrailSentences.Title(trail);
        var head = Head(trail, layout, title, widthPixels);
        var feet = TrailSentences.Notes(layout.Lanes, trail).SelectMany(note => Wrap(note, widthPixels, 12)).ToList();
        var plotTop = head.Height + TrailSvgPlot.AxisPixels;
        var height = plotTop + layout.Height + (feet.Count * NoteLine) + (2 * Margin);
        using var svg = new SvgWriter(to);
        svg.Begin(
            "svg", "width", SvgWriter.Number(layout.Width), "height", SvgWriter.Number(height), "viewBox",
            $"0 0 {SvgWriter.Number(layout.Width)} {SvgWriter.Number(height)}", "role", "img", "aria-labelledby", "title desc", "lang", "en");
        svg.Text("title", title, "id", "title");
        svg.Text("desc", Description(trail), "id", "desc");
        TrailSvgStyle.Write(svg);
        svg.Rectangle(0, 0, layout.Width, height, "paper");
        head.Write(svg);
        if (trail.Ends.Count > 0)
        {
            TrailSvgPlot.Write(svg, layout, plotTop);
        }

        for (var i = 0; i < feet.Count; i++)
        {
            svg.Line(Margin, plotTop + layout.Height + Margin + (i * NoteLine) + 4, "quiet", feet[i]);
        }

        svg.End();
    }

    private static string Description(TrailReport trail) =>
        "Time runs from left to right, in UTC. Every lane is an account, or small accounts drawn together, under its bank and country. Bands are "
        + $"payments, upright at their moment and as wide as what of the {(trail.IsBackward ? "" : "stolen ")}money they moved. "
        + $"{TrailSentences.Rule(trail)} "
        + string.Join(" ", Legend(trail).Select(fate => $"{fate.Words}."));

    private static Heading Head(TrailReport trail, TrailLayout layout, string title, int widthPixels)
    {
        var head = new Heading();
        foreach (var line in Wrap(title, widthPixels, 17))
        {
            head.Line(Margin, TitleLine, "title", line);
        }

        head.Space(4);
        var bands = trail.HasShares ? $" Bands and lanes are as wide as the {(trail.IsBackward ? "" : "stolen ")}money in them." : "";
        foreach (var line in Wrap($"{TrailSentences.Asked(trail)} {TrailSentences.Rule(trail)}{bands} All times in UTC.", widthPixels, 12))
        {
            head.Line(Margin, NoteLine, "quiet", line);
        }

        head.Space(6);
        foreach (var (fate, words) in Legend(trail))
        {
            head.Swatch(Margin, 18, fate);
            var isFirst = true;
            foreach (var line in Wrap(words, widthPixels - 26, 12))
            {
                head.Line(Margin + 26, isFirst ? 0 : NoteLine, "name", line);
                isFirst = false;
            }
        }

        head.Space(10);
        return head;
    }

    private static IEnumerable<(TrailFate Fate, string Words)> Legend(TrailReport trail) =>
        trail.Ends.GroupBy(end => end.Fate).OrderBy(fate => fate.Key).Select(fate =>
        {
            var sum = trail.HasShares ? $"{TrailSentences.Amount(trail, fate.Sum(end => end.Share))} " : "";
            var accounts = TrailSentences.Counted(fate.Select(end => end.Account).Distinct().Count(), "account");
            var next = trail.HasShares ? $": {TrailWords.WhatToDo(trail, fate.Key)}" : "";
            return (fate.Key, $"{sum}{TrailSentences.Fate(trail, fate.Key)} ({accounts}){next}");
        });

    /// <summary>Breaks a text into lines; letters of the sans-serif fonts named are half as wide as high, on the average.</summary>
    private static IEnumerable<string> Wrap(string text, double widthPixels, int size)
    {
        var most = Math.Max(16, (int)((widthPixels - (2 * Margin)) / (size * 0.53)));
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }

    /// <summary>The lines above the plot, placed first and written afterwards.</summary>
    private sealed class Heading
    {
        private readonly List<Action<SvgWriter>> _parts = [];

        public double Height { get; private set; } = Margin;

        public void Space(int pixels) => Height += pixels;

        public void Line(double x, int pixels, string kind, string text)
        {
            Height += pixels;
            var y = Height;
            _parts.Add(svg => svg.Line(x, y, kind, text));
        }

        public void Swatch(double x, int pixels, TrailFate fate)
        {
            Height += pixels;
            var y = Height;
            _parts.Add(svg => TrailSvgPlot.Swatch(svg, x, y - 10, fate));
        }

        public void Write(SvgWriter svg) => _parts.ForEach(part => part(svg));
    }
}
