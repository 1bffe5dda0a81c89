using Cordon.Core.Language;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Values;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Networks;

/// <summary>Draws a gang's days: what victims paid upward, what left the banks downward.</summary>
internal static class GangTimeSvg
{
    private const double Half = 52;
    private const double Axis = 66;

    public static void Write(Stream to, GangDossier gang, Tongue tongue, string name, double width, int binsMax)
    {
        using var svg = new SvgWriter(to, isPart: true);
        var height = (2 * Axis) + 18;
        svg.Begin(
            "svg", "class", $"time {name}", "viewBox", $"0 0 {SvgWriter.Number(width)} {SvgWriter.Number(height)}", "role", "img", "aria-label",
            new Phrase("What victims paid, upward, and what left the banks, downward, by day.", "按日：向上为受害人付出，向下为流出银行。").In(tongue));
        GangPageStyle.WritePatterns(svg, $"time-{name}");
        if (gang.Money.Transfers.Count > 0)
        {
            WriteBars(svg, gang, tongue, name, width, binsMax);
        }

        svg.End();
    }

    private static void WriteBars(SvgWriter svg, GangDossier gang, Tongue tongue, string name, double width, int binsMax)
    {
        var first = Floor(gang.Money.Transfers.Min(t => t.TimeMilliseconds));
        var days = Floor(gang.Money.Transfers.Max(t => t.TimeMilliseconds)) - first + 1;
        var daysEach = (days + binsMax - 1) / binsMax;
        var bins = (int)((days + daysEach - 1) / daysEach);
        var (taken, left) = (new long[bins], new long[bins]);
        foreach (var transfer in gang.Money.Transfers)
        {
            var bin = (Floor(transfer.TimeMilliseconds) - first) / daysEach;
            taken[bin] += transfer.Kind == GangTransferKind.VictimPays ? transfer.Minor : 0;
            left[bin] += transfer.Kind == GangTransferKind.Leaves ? transfer.Minor : 0;
        }

        var most = Math.Max(1, Math.Max(taken.Max(), left.Max()));
        var step = (width - 8) / bins;
        for (var bin = 0; bin < bins; bin++)
        {
            var x = 4 + (bin * step);
            var day = GangWords.Day((first + (bin * daysEach)) * Instant.DayMilliseconds, tongue);
            Bar(x, Axis, -taken[bin], new Phrase("{0}: victims paid {1}", "{0}：受害人付出{1}").Filled(tongue, day, Amount(taken[bin])), "taken", null);
            Bar(x, Axis, left[bin], new Phrase("{0}: {1} left the banks", "{0}：{1}流出银行").Filled(tongue, day, Amount(left[bin])), "bar", Role.CashOut);
        }

        svg.Straight(4, Axis, width - 4, Axis, "axis");
        var each = daysEach > 1 ? new Phrase(", by {0} days", "（每{0}天）").With(GangWords.Number(daysEach)) : new Phrase(" a day", "（每天）");
        svg.Line(4, 10, "s11 dim halo", new Phrase("paid by victims{0}, at most {1}", "受害人付出{0}，最多{1}").Filled(tongue, each, Rounded(taken.Max())));
        svg.Line(4, (2 * Axis) - 2, "s11 dim halo", new Phrase("left the banks, at most {0}", "流出银行，最多{0}").Filled(tongue, Rounded(left.Max())));
        var every = Math.Max(1, (int)Math.Ceiling(bins / (width / 90)));
        for (var bin = 0; bin < bins; bin += every)
        {
            var x = 4 + (bin * step);
            svg.Straight(x, Axis - 3, x, Axis + 3, "axis");
            svg.Line(
                Math.Min(x, width - 40), (2 * Axis) + 14, "s11",
                GangWords.ShortDay((first + (bin * daysEach)) * Instant.DayMilliseconds, tongue));
        }

        void Bar(double x, double axis, long minor, string tip, string kind, Role? role)
        {
            if (minor == 0)
            {
                return;
            }

            var high = Math.Max(1, Math.Abs((double)minor) / most * Half);
            svg.Begin("g").Tip(tip);
            if (role is null)
            {
                svg.Rectangle(x, axis - high, Math.Max(1.5, step - 2), high, kind);
            }
            else
            {
                GangPageStyle.Bar(svg, $"time-{name}", x, axis, Math.Max(1.5, step - 2), high, role, isFolded: false);
            }

            svg.End();
        }

        string Amount(long minor) => GangWords.Amount(new Money(minor, gang.Money.Currency));

        string Rounded(long minor) => $"{GangWords.Rounded(new Money(minor, gang.Money.Currency))} {gang.Money.Currency.Code}";
    }

    private static long Floor(long milliseconds) => milliseconds / Instant.DayMilliseconds;
}
