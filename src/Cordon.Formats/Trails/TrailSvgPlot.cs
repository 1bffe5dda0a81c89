using System.Globalization;
using System.Text;
using Cordon.Core.Language;
using Cordon.Core.Tracing;

namespace Cordon.Formats.Trails;

/// <summary>Draws a layout's plot: the axis, the lanes with their names and ends, and the bands.</summary>
internal sealed class TrailSvgPlot
{
    /// <summary>The room the axis takes above the plot.</summary>
    public const int AxisPixels = 44;

    /// <summary>Up to so many bands, each is told its time and amount where there is room.</summary>
    private const int LabelledMax = 30;

    /// <summary>Half the width of what stands at a mark of the axis, so that it does not leave the page.</summary>
    private const int MarkHalf = 24;

    /// <summary>How long a band's head is.</summary>
    private const int ArrowPixels = 5;

    private readonly SvgWriter _svg;
    private readonly TrailLayout _layout;
    private readonly double _top;

    // Where a lane or a band leads to when it is chosen, by its name; null where nothing is chosen.
    private readonly Func<string, string>? _link;
    private readonly PlotSpeech _speech;

    private readonly Func<TrailPlace, IReadOnlyList<TrailEndPart>> _told;

    private TrailSvgPlot(
        SvgWriter svg, TrailLayout layout, double top, Func<string, string>? link, PlotSpeech speech, Func<TrailPlace, IReadOnlyList<TrailEndPart>> told) =>
        (_svg, _layout, _top, _link, _speech, _told) = (svg, layout, top, link, speech, told);

    /// <summary>Draws the plot from an ordinate on.</summary>
    public static void Write(SvgWriter svg, TrailLayout layout, double top)
    {
        var plot = new TrailSvgPlot(svg, layout, top, link: null, PlotSpeech.English, told: _ => []);
        plot.WriteBanks();
        plot.WriteAxis();
        plot.WriteLanes();
        plot.WriteBands();
        plot.WriteBankNames();
        plot.WriteNames();
        plot.WriteLabels();
    }

    /// <summary>Draws the same plot with lanes and bands that lead somewhere, and with what moved in a group of its own that can be cut at a moment.</summary>
    public static void WriteLinked(
        SvgWriter svg, TrailLayout layout, double top, Func<string, string> link, PlotSpeech speech, Func<TrailPlace, IReadOnlyList<TrailEndPart>> told)
    {
        var plot = new TrailSvgPlot(svg, layout, top, link, speech, told);
        plot.WriteBanks();
        plot.WriteAxis();
        svg.Begin("g", "clip-path", "url(#trail-until)");
        plot.WriteLanes();
        plot.WriteBands();
        plot.WriteLabels();
        svg.End();
        plot.WriteBankNames();
        plot.WriteNames();
    }

    private void BeginChoice(char kind, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
        _svg.Begin("a", "href", _link!(name), "data-choice", name);
    }

    /// <summary>The sample of a fate.</summary>
    public static void Swatch(SvgWriter svg, double x, double y, TrailFate fate)
    {
        var (kind, fill) = TrailSvgStyle.Of(fate);
        string[] place = ["x", SvgWriter.Number(x), "y", SvgWriter.Number(y), "width", "18", "height", "11", "class", kind];
        svg.Element("rect", fill.Length == 0 ? place : [.. place, "fill", fill]);
    }

    private IEnumerable<(LaneBox Box, TrailLane Lane, bool BeginsCountry, bool BeginsBank)> Rows()
    {
        TrailLane? above = null;
        foreach (var box in _layout.Boxes)
        {
            var lane = _layout.Lanes.Lanes[box.Lane];
            var beginsCountry = above is null || above.Country != lane.Country;
            yield return (box, lane, beginsCountry, beginsCountry || above!.Bank != lane.Bank);
            above = lane;
        }
    }

    private void WriteBanks()
    {
        var isStriped = false;
        var rows = Rows().ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            var (box, _, _, beginsBank) = rows[i];
            if (beginsBank)
            {
                var last = i;
                while (last + 1 < rows.Count && !rows[last + 1].BeginsBank)
                {
                    last++;
                }

                isStriped = !isStriped;
                var top = _top + box.Top - TrailLayout.BankPixels;
                if (isStriped)
                {
                    _svg.Rectangle(0, top, _layout.Width, _top + rows[last].Box.Bottom - top, "stripe");
                }

            }
        }
    }

    private void WriteBankNames()
    {
        foreach (var (box, lane, beginsCountry, beginsBank) in Rows())
        {
            var y = _top + box.Top;
            if (beginsCountry)
            {
                var country = lane.Country.Length > 0 ? lane.Country
                    : Say(lane.IsGroup && lane.Bank.Length == 0 ? TrailPlotWords.SeveralCountries : TrailPlotWords.NoCountry);
                _svg.Line(8, y - TrailLayout.BankPixels - 7, "country halo", country);
            }

            if (beginsBank)
            {
                _svg.Line(8, y - 5, "bank halo", lane.Bank.Length > 0 ? SvgWriter.Short(lane.Bank) : Say(TrailPlotWords.SeveralBanks));
            }
        }
    }

    private void WriteAxis()
    {
        var (axisY, bottom) = (_top - 6, _top + _layout.Height);
        _svg.Straight(_layout.Left, axisY, _layout.Right, axisY, "axis");
        foreach (var tick in _layout.Axis.Ticks(_speech))
        {
            var x = _layout.Left + tick.X;
            var place = Math.Clamp(x, MarkHalf, _layout.Width - MarkHalf);
            _svg.Straight(x, axisY - 4, x, bottom, "grid");
            _svg.Line(place, axisY - 8, "middle", tick.Label);
            if (tick.Date.Length > 0)
            {
                _svg.Line(place, axisY - 22, "middle quiet", tick.Date);
            }
        }

        if (_link is not null)
        {
            _svg.Line(8, axisY - 8, "quiet", _speech.ZoneAt(_layout.Trail.At));
        }

        foreach (var cut in _layout.Axis.Breaks(_speech.Tongue))
        {
            var x = _layout.Left + cut.X;
            _svg.Rectangle(x - 5, axisY - 3, 10, 6, "paper");
            _svg.Straight(x - 7, axisY + 5, x - 1, axisY - 5, "cut");
            _svg.Straight(x + 1, axisY + 5, x + 7, axisY - 5, "cut");
            _svg.Straight(x, axisY + 8, x, bottom, "cutline");
            _svg.Line(x, axisY + 17, "label middle quiet", cut.Length);
        }
    }

    private void WriteLanes()
    {
        foreach (var box in _layout.Boxes)
        {
            if (box.Steps.Count == 0)
            {
                continue;
            }

            var lane = _layout.Lanes.Lanes[box.Lane];
            var y = _top + box.Middle;
            if (!_layout.IsNarrow)
            {
                _svg.Straight(_layout.Left - 6, y, box.Steps[0].X, y, "leader");
            }

            if (_link is null)
            {
                _svg.Begin("g");
            }
            else
            {
                BeginChoice('l', box.Lane);
            }

            _svg.Tip(Tip(box, lane));
            WriteMoney(box, lane);
            _svg.End();
        }
    }

    /// <summary>What lies in a lane: where it ended, or where it came from, in the pattern that tells it.</summary>
    private void WriteMoney(LaneBox box, TrailLane lane)
    {
        if (box.Ends.Count == 0 || (lane.Kind != EndKind.None && box.Ends.Count == 1))
        {
            var (kind, fill) = box.Ends.Count == 0 ? ("lane", "") : TrailSvgStyle.Of(box.Ends[0].Fate);
            Silhouette(box, _layout.Right, kind, fill);
            return;
        }

        var isBackward = _layout.Trail.IsBackward;
        var (from, until) = isBackward
            ? (box.Steps[0].X, box.Steps.Count > 1 ? box.Steps[1].X : _layout.Right)
            : (box.Steps[^1].X, _layout.Right);
        Silhouette(box, isBackward ? _layout.Right : from, "lane", "");
        foreach (var end in box.Ends)
        {
            var (kind, fill) = TrailSvgStyle.Of(end.Fate);
            Outline(Bar(from, until, _top + end.Top, end.Width), kind, fill);
        }
    }

    private static string Bar(double from, double until, double top, double width)
    {
        var thick = Math.Max(width, 1);
        var left = SvgWriter.Number(from);
        return $"M{left} {SvgWriter.Number(top)}H{SvgWriter.Number(until)}V{SvgWriter.Number(top + thick)}H{left}Z";
    }

    private void Outline(string path, string kind, string fill) =>
        _svg.Element("path", fill.Length == 0 ? ["class", kind, "d", path] : ["class", kind, "fill", fill, "d", path]);

    /// <summary>What lies in a lane from step to step, up to an abscissa: a shape for each time in which something does.</summary>
    private void Silhouette(LaneBox box, double until, string kind, string fill)
    {
        var y = _top + box.Middle;
        var (upper, lower) = (new StringBuilder(), new List<string>());
        for (var i = 0; i < box.Steps.Count; i++)
        {
            var next = SvgWriter.Number(i + 1 < box.Steps.Count ? box.Steps[i + 1].X : Math.Max(until, box.Steps[i].X));
            if (box.Steps[i].Share > 0)
            {
                var x = SvgWriter.Number(box.Steps[i].X);
                var half = Math.Max(box.Steps[i].Width, 0.6) / 2;
                upper.Append(upper.Length == 0 ? 'M' : 'L').Append(x).Append(' ').Append(SvgWriter.Number(y - half)).Append('H').Append(next);
                lower.Add($"L{next} {SvgWriter.Number(y + half)}H{x}");
            }

            if (upper.Length > 0 && (box.Steps[i].Share <= 0 || i == box.Steps.Count - 1))
            {
                lower.Reverse();
                Outline($"{upper}{string.Concat(lower)}Z", kind, fill);
                upper.Clear();
                lower.Clear();
            }
        }
    }

    private void WriteBands()
    {
        for (var i = 0; i < _layout.Bands.Count; i++)
        {
            WriteBand(_layout.Bands[i], i);
        }

        foreach (var band in _layout.Bands)
        {
            _svg.Element("path", "class", "tip", "d", Arrow(band));
        }
    }

    private void WriteBand(in FlowBand band, int number)
    {
        if (_link is not null)
        {
            BeginChoice('b', number);
        }

        _svg.Begin("path", "class", "band", "d", Upright(band));
        _svg.Tip(Tip(band.Flow));
        _svg.End();
        if (_link is not null)
        {
            _svg.End();
        }
    }

    /// <summary>
    /// A band at its moment, from what leaves the payer's lane there to what comes into the payee's: it turns by a triangle at each end, so that it is as wide
    /// on its way as in the lanes and covers nothing of them.
    /// </summary>
    private string Upright(in FlowBand band)
    {
        var half = Math.Max(band.Width, 1) / 2;
        var way = band.ToY > band.FromY ? half : -half;
        var (left, x, right) = (SvgWriter.Number(band.X - half), SvgWriter.Number(band.X), SvgWriter.Number(band.X + half));
        var (leaves, comes) = (SvgWriter.Number(_top + band.FromY + way), SvgWriter.Number(_top + band.ToY - way));
        return $"M{left} {leaves}H{x}V{SvgWriter.Number(_top + band.FromY - way)}L{right} {leaves}V{comes}H{x}V{SvgWriter.Number(_top + band.ToY + way)}"
            + $"L{left} {comes}Z";
    }

    /// <summary>A head at the payee's lane: a band that is upright does not tell by its shape which way it goes.</summary>
    private string Arrow(in FlowBand band)
    {
        var way = band.ToY > band.FromY ? 1 : -1;
        var half = Math.Clamp(band.Width / 2, ArrowPixels / 2.0, ArrowPixels);
        var y = _top + band.ToY - (way * band.Width / 2);
        var level = SvgWriter.Number(y - (way * ArrowPixels));
        return $"M{SvgWriter.Number(band.X - half)} {level}H{SvgWriter.Number(band.X + half)}L{SvgWriter.Number(band.X)} {SvgWriter.Number(y)}Z";
    }

    private void WriteNames()
    {
        foreach (var (box, lane, _, _) in Rows())
        {
            var kind = lane.IsVictims || box.Ends.Any(end => end.Fate == TrailFate.Rests) ? "name halo strong" : "name halo";
            var name = Name(lane) + (lane.IsVictims && !lane.IsGroup ? Say(TrailPlotWords.Victim) : "");
            if (_link is not null)
            {
                // A finger finds the name; whoever uses the keyboard has the lane itself.
                var chosen = string.Create(CultureInfo.InvariantCulture, $"l{box.Lane}");
                _svg.Begin("a", "href", _link(chosen), "data-choice", chosen, "tabindex", "-1");
                _svg.Rectangle(0, _top + box.Top, _layout.Left, box.Bottom - box.Top, "hit");
            }

            _svg.Line(20, _layout.IsNarrow ? _top + box.Top + 12 : _top + box.Middle + 4, kind, name);
            if (_link is not null)
            {
                _svg.End();
                _svg.Begin("g", "class", "ends");
            }

            WriteEnds(box);
            if (_link is not null)
            {
                _svg.End();
            }
        }
    }

    private void WriteEnds(LaneBox box)
    {
        var isAsked = box.Lane == _layout.Lanes.AskedLane;
        var count = box.Ends.Count + (isAsked ? 1 : 0);
        var x = _layout.IsNarrow ? 32 : _layout.Right + 8;
        for (var i = 0; i < count; i++)
        {
            var y = _layout.IsNarrow
                ? _top + box.Top + 12 + ((i + 1) * TrailLayout.LinePixels)
                : _top + box.Middle + 4 + ((i - ((count - 1) / 2.0)) * TrailLayout.LinePixels);
            if (i == box.Ends.Count)
            {
                _svg.Line(x, y, "name halo strong", TrailPlotWords.AskedAbout.Filled(_speech.Tongue, TrailSentences.Amount(_layout.Trail.Stolen)));
                return;
            }

            Swatch(_svg, x, y - 9, box.Ends[i].Fate);
            _svg.Line(x + 24, y, box.Ends[i].Fate is TrailFate.Rests or TrailFate.Reported ? "name halo strong" : "name halo", EndWords(box.Ends[i]));
        }
    }

    /// <summary>Times and amounts at where bands arrive, if there are few, each where no other stands.</summary>
    private void WriteLabels()
    {
        if (_layout.Bands.Count > LabelledMax)
        {
            return;
        }

        var taken = new List<(double X, double Y, double Right)>();
        foreach (var band in _layout.Bands)
        {
            var time = TimeOf(_layout.Trail.Transfers[band.Flow.Transfers[^1]]);
            var text = !_layout.Trail.HasShares || _layout.IsNarrow
                ? time
                : $"{time}  {(_layout.Trail.Stolen with { Minor = band.Flow.Share }).ToMajorString()}";
            var x = band.X + (band.Width / 2) + 5;
            var right = x + (text.Length * 6);
            foreach (var y in (double[])[band.ToY + 4, band.ToY - (band.Width / 2) - 3, band.ToY + (band.Width / 2) + 11])
            {
                if (right <= _layout.Right && !taken.Any(t => x < t.Right && t.X < right && Math.Abs(y - t.Y) < 12))
                {
                    taken.Add((x, y, right));
                    _svg.Line(x, _top + y, "label", text);
                    break;
                }
            }
        }
    }

    /// <summary>When a payment was paid; where it was told late also when it was booked, which is where it stands.</summary>
    private string TimeOf(TrailTransfer transfer)
    {
        var (paid, booked) = (_speech.Local(transfer.Time), _speech.Local(transfer.Booked));
        var form = paid.Date == booked.Date ? "HH:mm" : TrailPlotWords.DayAndTime.In(_speech.Tongue);
        var words = paid.ToString(transfer.IsBookedApart ? form : "HH:mm", CultureInfo.InvariantCulture);
        return transfer.IsBookedApart ? words + TrailPlotWords.Booked.Filled(_speech.Tongue, booked.ToString(form, CultureInfo.InvariantCulture)) : words;
    }

    private string Name(TrailLane lane)
    {
        if (lane.IsGroup)
        {
            return Say(TrailSentences.Group(lane.Kind, lane.IsVictims, lane.Accounts.Count));
        }

        var account = _layout.Trail.Accounts[lane.Accounts[0]].Account;
        return account.Length > 0
            ? SvgWriter.Short(account)
            : TrailPlotWords.Withheld.Filled(_speech.Tongue, lane.Accounts[0] + 1);
    }

    private string EndWords(LaneEnd end) => string.Join(
        _speech.Tongue == Tongue.Chinese ? "；" : "; ", EndParts(end).Select(part => $"{part.Amounts} {Say(part.Words)}"));

    /// <summary>An end in the parts of which different things are known; one where its fate says all.</summary>
    private IEnumerable<(string Amounts, Phrase Words, Phrase Then)> EndParts(LaneEnd end)
    {
        var trail = _layout.Trail;
        var plain = (TrailSentences.Fate(trail, end.Fate), TrailWords.WhatToDo(trail, end.Fate));
        return end.Places
            .SelectMany(place => _told(place) is { Count: > 0 } told
                ? told.Select(part => (part.Amount, Said: (part.Words, part.Then))) : [(place.Amount, plain)])
            .GroupBy(part => part.Said, part => part.Amount)
            .Select(parts => (Sums(parts), parts.Key.Item1, parts.Key.Item2));
    }

    private static string Sums(IEnumerable<Core.Values.Money> amounts) => string.Join(" + ", amounts.GroupBy(amount => amount.Currency)
        .Select(same => TrailSentences.Amount(new Core.Values.Money(same.Aggregate(0L, (sum, amount) => checked(sum + amount.Minor)), same.Key))));

    private string Tip(LaneBox box, TrailLane lane)
    {
        var trail = _layout.Trail;
        var whole = lane.IsGroup ? "" : $" {trail.Accounts[lane.Accounts[0]].Account}";
        return $"{lane.Bank}{whole} {(lane.IsGroup ? Name(lane) : "")}".Trim()
            + string.Concat(box.Ends.SelectMany(EndParts)
                .Select(part => TrailPlotWords.ThenDo.Filled(_speech.Tongue, $"{part.Amounts} {Say(part.Words)}", part.Then)));
    }

    private string Tip(LaneFlow flow)
    {
        var trail = _layout.Trail;
        var share = !trail.HasShares ? ""
            : (trail.IsBackward ? TrailPlotWords.OfTheMoney : TrailPlotWords.OfTheStolen).Filled(_speech.Tongue, TrailSentences.Amount(trail, flow.Share));
        var (first, last) = (trail.Transfers[flow.Transfers[0]], trail.Transfers[flow.Transfers[^1]]);
        return share + (flow.Transfers.Count > 1
            ? TrailPlotWords.Several.Filled(
                _speech.Tongue, TrailSentences.Counted(flow.Transfers.Count, "transfer", "笔转账"), _speech.Exactly(first.Time), _speech.Exactly(last.Time))
            : TrailPlotWords.One.Filled(
                _speech.Tongue, _speech.Exactly(last.Time), last.IsBookedApart ? TrailPlotWords.Booked.With(_speech.Exactly(last.Booked)) : null, last.Payment,
                TrailSentences.Amount(last.Whole), last.Hop));
    }

    private string Say(Phrase phrase) => _speech.Say(phrase);
}
