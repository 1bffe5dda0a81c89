using Cordon.Core.Language;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Values;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Networks;

/// <summary>Draws who pays whom, as a part of a page.</summary>
internal static class GangFlowSvg
{
    /// <summary>How it is drawn for a width: names and bars of a column, and the letters.</summary>
    internal sealed record Manner(string Name, double Width, int Rows, double Bar, double Money, double Label, string Letters, bool HasRoles);

    public static readonly Manner Wide = new("wide", 1360, 12, 20, 300, 36, "s11", true);

    /// <summary>For a telephone: fewer bars, and the role by its pattern alone.</summary>
    public static readonly Manner Narrow = new("narrow", 366, 7, 12, 240, 29, "s10", false);

    private const double Margin = 4;

    // With more columns on a telephone whole numbers run into each other: their endings are told, and all of them by pointing at the bar.
    private const int WholeNameColumnsMax = 4;
    private const int EndingLength = 5;

    public static void Write(Stream to, GangDossier gang, Tongue tongue, Manner manner)
    {
        var flow = GangFlow.Of(gang, manner.Rows, manner.Width - (2 * Margin), manner.Bar, manner.Money, manner.Label);
        var height = flow.Height + 26;
        using var svg = new SvgWriter(to, isPart: true);
        svg.Begin(
            "svg", "class", $"flow {manner.Name}", "viewBox", $"0 0 {SvgWriter.Number(manner.Width)} {SvgWriter.Number(height)}", "role", "img",
            "aria-label", new Phrase(
                "Who pays whom: victims at the left, ways out at the right, bands as wide as the stolen money.",
                "资金往来：左为受害人，右为资金出口，色带宽度为赃款金额。").In(tongue));
        GangPageStyle.WritePatterns(svg, manner.Name);
        svg.Begin("g", "transform", $"translate({SvgWriter.Number(Margin)} 20)");
        WriteHeads(svg, flow, tongue, manner);
        WriteBands(svg, gang, flow, tongue, manner);
        foreach (var node in flow.Nodes)
        {
            WriteNode(svg, gang, flow, node, tongue, manner);
        }

        svg.End();
        svg.End();
    }

    private static void WriteHeads(SvgWriter svg, GangFlow flow, Tongue tongue, Manner manner)
    {
        for (var column = 0; column < flow.Columns; column++)
        {
            var own = flow.Nodes.Where(node => node.Column == column).ToList();
            var count = own.Sum(node => node.Accounts.Count);
            var words = own.All(node => node.Role == Role.WayOut)
                ? new Phrase(GangWords.Counted(count, "way") + " out", $"{GangWords.Number(count)}个资金出口").In(tongue)
                : own.All(node => node.Role == Role.Victim) ? GangWords.Counted(tongue, count, GangWords.Victim)
                : manner.HasRoles ? GangWords.Counted(tongue, count, GangWords.Account) : GangWords.Number(count);
            var isLast = column == flow.Columns - 1 && column > 0;
            svg.Line(isLast ? manner.Width - (2 * Margin) : own[0].X, -6, $"{manner.Letters} strong{(isLast ? " end" : "")}", words);
        }
    }

    private static void WriteBands(SvgWriter svg, GangDossier gang, GangFlow flow, Tongue tongue, Manner manner)
    {
        foreach (var band in flow.Bands.OrderByDescending(band => band.Minor))
        {
            var isBack = band.To.Column <= band.From.Column;
            var (x1, x2) = (band.From.X + manner.Bar, band.To.X);
            var bend = isBack ? Math.Max(40, manner.Width / 14) : (x2 - x1) / 2;
            var path = $"M{SvgWriter.Number(x1)} {SvgWriter.Number(band.FromY)}C{SvgWriter.Number(x1 + bend)} {SvgWriter.Number(band.FromY)} "
                + $"{SvgWriter.Number(x2 - bend)} {SvgWriter.Number(band.ToY)} {SvgWriter.Number(x2)} {SvgWriter.Number(band.ToY)}";
            svg.Begin("path", "class", isBack ? "band back" : "band", "d", path, "stroke-width", SvgWriter.Number(band.Width));
            svg.Tip(new Phrase("{0} to {1}: {2} by {3}", "{0} 至 {1}：{2}，{3}").Filled(
                tongue, Name(gang, band.From, tongue), Name(gang, band.To, tongue), Amount(gang, band.Minor),
                GangWords.Counted(tongue, band.Payments, GangWords.Payment)));
            svg.End();
        }
    }

    private static void WriteNode(SvgWriter svg, GangDossier gang, GangFlow flow, GangFlowNode node, Tongue tongue, Manner manner)
    {
        svg.Begin("g").Tip($"{Name(gang, node, tongue)}: {Words(gang, node, tongue)}, {Amount(gang, node.ThroughMinor)}");
        GangPageStyle.Bar(svg, manner.Name, node.X, node.Top, manner.Bar, node.Height, node.Role, node.IsFolded);
        svg.End();
        var isLast = node.Column == flow.Columns - 1 && node.Column > 0;
        var x = isLast ? manner.Width - (2 * Margin) : node.X + (node.Key > 0 ? 17 : 0);
        var anchor = isLast ? " end" : "";
        var line = manner.Label / 3;
        if (node.Key > 0)
        {
            svg.Element(
                "circle", "cx", SvgWriter.Number(node.X + 7), "cy", SvgWriter.Number(node.Top - (1.5 * line)), "r", "7.5", "class", "key");
            svg.Line(node.X + 7, node.Top - (1.5 * line) + 4, "keytext", GangWords.Number(node.Key));
        }

        var name = Name(gang, node, tongue);
        var isCut = !manner.HasRoles && !node.IsFolded && flow.Columns > WholeNameColumnsMax && name.Length > EndingLength + 2;
        svg.Line(x, node.Top - line - 3, $"halo {manner.Letters} strong{anchor}", isCut ? $"…{name[^EndingLength..]}" : name);
        svg.Line(
            x, node.Top - 4, $"halo {manner.Letters}{anchor}", manner.HasRoles ? $"{Rounded(gang, node)}  {Words(gang, node, tongue)}" : Rounded(gang, node));
    }

    private static string Name(GangDossier gang, GangFlowNode node, Tongue tongue) => node.IsFolded
        ? new Phrase("{0} {0:other|others}", "另外{0}个").Filled(tongue, GangWords.Number(node.Accounts.Count))
        : SvgWriter.Short(AccountNumbers.Of(gang, node.Accounts[0]));

    /// <summary>The role and, of one account, the bank, as far as there is room.</summary>
    private static string Words(GangDossier gang, GangFlowNode node, Tongue tongue)
    {
        if (node.IsFolded)
        {
            return node.Role is { } role
                ? new Phrase($"{NetworkNames.Of(role).English}s, folded", $"{NetworkNames.Of(role).Chinese}（已折叠）").In(tongue)
                : new Phrase("folded", "已折叠").In(tongue);
        }

        var roles = gang.Roles[node.Accounts[0]].Roles;
        var bank = gang.Money.Accounts[node.Accounts[0]].Bank;
        return roles.Count == 0 ? bank : $"{GangWords.Of(roles[0]).In(tongue)}, {bank}";
    }

    private static string Amount(GangDossier gang, long minor) => GangWords.Amount(new Money(minor, gang.Money.Currency));

    private static string Rounded(GangDossier gang, GangFlowNode node) => GangWords.Rounded(new Money(node.ThroughMinor, gang.Money.Currency));
}
