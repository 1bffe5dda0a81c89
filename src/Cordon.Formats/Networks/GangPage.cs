using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Networks;

/// <summary>
/// A gang on one page: a self-contained HTML document without scripts, for a screen, a telephone and paper. The same gang gives the same bytes. What a
/// caller may not see is taken out of the dossier before.
/// </summary>
/// <remarks>Tables name at most some dozens of rows and tell how many more there are; <see cref="GangJson"/> has all of them.</remarks>
public static class GangPage
{
    /// <summary>Writes the page as UTF-8.</summary>
    public static void Write(Stream to, GangDossier gang)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(gang);
        using var html = new HtmlWriter(to);
        html.Begin("html", "", "lang", "en");
        html.Begin("head");
        html.Void("meta", "charset", "utf-8");
        html.Void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.Text("title", $"Gang {gang.Gang}");
        html.Style(GangPageStyle.Sheet);
        html.End();
        html.Begin("body");
        html.Begin("main");
        WriteHead(html, gang);
        WriteWarnings(html, gang);
        WriteDrawings(html, gang);
        html.Begin("div", "grid");
        GangTables.Freeze(html, gang);
        GangTables.Keys(html, gang);
        GangTables.People(html, gang);
        GangTables.Contacts(html, gang);
        html.End();
        html.Text(
            "p", "Roles, confidence, reliability and what is told of key accounts are defined in Cordon's docs/gangs.md. Everything folded or left out here "
            + "is in the data of the same gang (JSON).", "quiet small");
        html.End();
        html.End();
        html.End();
    }

    private static void WriteHead(HtmlWriter html, GangDossier gang)
    {
        html.Text("h1", $"Gang {gang.Gang}");
        html.Text("p", GangSentences.Title(gang), "lead");
        if (GangSentences.Life(gang) is { Length: > 0 } life)
        {
            html.Text("p", life, "quiet");
        }

        html.Begin("div", "figures");
        html.Figure(GangWords.Amount(gang.ToFreezeInAll), $"to freeze now, in {GangWords.Counted(gang.ToFreeze.Count, "account")}"
            + (gang.Disputed.Count > 0 ? $", {GangWords.Number(gang.Disputed.Count)} with no role told" : ""));
        html.Figure(GangWords.Number(gang.Roles.Count(account => account.IsGangs)), "accounts of the gang");
        html.Figure(GangWords.Number(gang.VictimCount), "victims");
        html.Figure(GangWords.Amount(gang.Taken), "paid by victims");
        html.Figure(GangWords.Amount(gang.Left), "has left the banks");
        if (gang.Held.Minor + gang.Returned.Minor > 0)
        {
            html.Figure(GangWords.Amount(gang.Held + gang.Returned), "held or paid back by banks");
        }

        html.Figure(GangWords.Amount(gang.WithOthers), "went to others");
        html.End();
    }

    private static void WriteWarnings(HtmlWriter html, GangDossier gang)
    {
        html.Begin("div", "warn");
        html.Text("strong", "Before anybody is visited or an account is touched");
        html.Begin("ul");
        foreach (var warning in GangSentences.Warnings(gang))
        {
            html.Text("li", warning);
        }

        html.End();
        html.End();
    }

    private static void WriteDrawings(HtmlWriter html, GangDossier gang)
    {
        html.Begin("section");
        html.Text("h2", "Who pays whom");
        html.Begin("ul", "legend");
        var roles = gang.Roles.Select(account => account.Main).Distinct().OrderBy(role => role ?? (Role)byte.MaxValue).ToList();
        foreach (var role in roles)
        {
            html.Begin("li");
            html.Drawing(to => Swatch(to, role));
            html.Words(role is { } told ? GangWords.Of(told) : "role not told");
            html.End();
        }

        html.Text(
            "li", $"Bands are as wide as the stolen money, in {gang.Money.Currency.Code}; broken ones run backward. 1 to 5: accounts that would have "
            + "stopped most.");
        html.End();
        html.Drawing(to => GangFlowSvg.Write(to, gang, GangFlowSvg.Wide));
        html.Drawing(to => GangFlowSvg.Write(to, gang, GangFlowSvg.Narrow));
        html.End();
        html.Begin("section");
        html.Text("h2", "When (UTC)");
        html.Drawing(to => GangTimeSvg.Write(to, gang, "wide", 1360, 120));
        html.Drawing(to => GangTimeSvg.Write(to, gang, "narrow", 366, 40));
        html.End();
    }

    private static void Swatch(Stream to, Role? role)
    {
        using var svg = new SvgWriter(to, isPart: true);
        var drawing = $"legend-{(role is { } told ? GangWords.Word(told) : "none")}";
        svg.Begin("svg", "width", "20", "height", "13", "aria-hidden", "true");
        GangPageStyle.WritePatterns(svg, drawing);
        GangPageStyle.Bar(svg, drawing, 0.5, 0.5, 19, 12, role, isFolded: false);
        svg.End();
    }
}
