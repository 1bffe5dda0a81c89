using System.Globalization;
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

    public static void Write(Stream to, GangDossier gang, string name, double width, int binsMax)
    {
        using var svg = new SvgWriter(to, isPart: true);
        var height = (2 * Axis) + 18;
        svg.Begin(
            "svg", "class", $"time {name}", "viewBox", $"0 0 {SvgWriter.Number(width)} {SvgWriter.Number(height)}", "role", "img", "aria-label",
            "What victims paid, upward, and what left the banks, downward, by day.");
        GangPageStyle.WritePatterns(svg, $"time-{name}");
        if (gang.Money.Transfers.Count > 0)
        {
            WriteBars(svg, gang, name, width, binsMax);
        }

        svg.End();
    }

    private static void WriteBars(SvgWriter svg, GangDossier gang, string name, double width, int binsMax)
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
            var day = GangWords.Day((first + (bin * daysEach)) * Instant.DayMilliseconds);
            Bar(x, Axis, -taken[bin], $"{day}: victims paid {Amount(taken[bin])}", "taken", null);
            Bar(x, Axis, left[bin], $"{day}: {Amount(left[bin])} left the banks", "bar", Role.CashOut);
        }

        svg.Straight(4, Axis, width - 4, Axis, "axis");
        var each = daysEach > 1 ? $", by {GangWords.Number(daysEach)} days" : " a day";
        svg.Line(4, 10, "s11 dim halo", $"paid by victims{each}, at most {Rounded(taken.Max())}");
        svg.Line(4, (2 * Axis) - 2, "s11 dim halo", $"left the banks, at most {Rounded(left.Max())}");
        var every = Math.Max(1, (int)Math.Ceiling(bins / (width / 90)));
        for (var bin = 0; bin < bins; bin += every)
        {
            var x = 4 + (bin * step);
            svg.Straight(x, Axis - 3, x, Axis + 3, "axis");
            svg.Line(
                Math.Min(x, width - 40), (2 * Axis) + 14, "s11",
                new Instant((first + (bin * daysEach)) * Instant.DayMilliseconds).ToDateTimeOffset().ToString("d MMM", CultureInfo.InvariantCulture));
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
