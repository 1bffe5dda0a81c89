using Cordon.Core.Language;
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
    public static void Write(Stream to, GangDossier gang, Tongue tongue = Tongue.English)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(gang);
        using var html = new HtmlWriter(to);
        html.Begin("html", "", "lang", tongue == Tongue.Chinese ? "zh-Hans" : "en");
        html.Begin("head");
        html.Void("meta", "charset", "utf-8");
        html.Void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.Text("title", new Phrase("Gang {0}", "团伙 {0}").Filled(tongue, gang.Gang));
        html.Style(GangPageStyle.Sheet);
        html.End();
        html.Begin("body");
        html.Begin("main");
        WriteHead(html, gang, tongue);
        WriteWarnings(html, gang, tongue);
        WriteDrawings(html, gang, tongue);
        html.Begin("div", "grid");
        GangTables.Freeze(html, gang, tongue);
        GangTables.Keys(html, gang, tongue);
        GangTables.People(html, gang, tongue);
        GangTables.Contacts(html, gang, tongue);
        html.End();
        html.Text(
            "p", new Phrase(
                "Roles, confidence, reliability and what is told of key accounts are defined in Cordon's docs/gangs.md. Everything folded or left out here "
                + "is in the data of the same gang (JSON).",
                "角色、把握程度、可信度和关键账户的含义见 Cordon 的 docs/gangs.md。此处折叠或略去的内容均在该团伙的数据（JSON）中。").In(tongue), "quiet small");
        html.End();
        html.End();
        html.End();
    }

    private static void WriteHead(HtmlWriter html, GangDossier gang, Tongue tongue)
    {
        html.Text("h1", new Phrase("Gang {0}", "团伙 {0}").Filled(tongue, gang.Gang));
        html.Text("p", GangSentences.Title(gang, tongue), "lead");
        if (GangSentences.Life(gang, tongue) is { Length: > 0 } life)
        {
            html.Text("p", life, "quiet");
        }

        html.Begin("div", "figures");
        html.Figure(GangWords.Amount(gang.ToFreezeInAll), new Phrase("to freeze now, in {0}", "可立即止付，在{0}中")
            .Filled(tongue, GangWords.Counted(tongue, gang.ToFreeze.Count, GangWords.Account))
            + (gang.Disputed.Count > 0 ? new Phrase(", {0} with no role told", "，其中{0}个角色未定").Filled(tongue, GangWords.Number(gang.Disputed.Count)) : ""));
        html.Figure(GangWords.Number(gang.Roles.Count(account => account.IsGangs)), new Phrase("accounts of the gang", "团伙账户").In(tongue));
        html.Figure(GangWords.Number(gang.VictimCount), new Phrase("victims", "受害人").In(tongue));
        html.Figure(GangWords.Amount(gang.Taken), new Phrase("paid by victims", "受害人付出").In(tongue));
        html.Figure(GangWords.Amount(gang.Left), new Phrase("has left the banks", "已流出银行").In(tongue));
        if (gang.Held.Minor + gang.Returned.Minor > 0)
        {
            html.Figure(GangWords.Amount(gang.Held + gang.Returned), new Phrase("held or paid back by banks", "银行已冻结或返还").In(tongue));
        }

        html.Figure(GangWords.Amount(gang.WithOthers), new Phrase("went to others", "流向他人").In(tongue));
        html.End();
    }

    private static void WriteWarnings(HtmlWriter html, GangDossier gang, Tongue tongue)
    {
        html.Begin("div", "warn");
        html.Text("strong", new Phrase("Before anybody is visited or an account is touched", "上门或触及账户之前").In(tongue));
        html.Begin("ul");
        foreach (var warning in GangSentences.Warnings(gang, tongue))
        {
            html.Text("li", warning);
        }

        html.End();
        html.End();
    }

    private static void WriteDrawings(HtmlWriter html, GangDossier gang, Tongue tongue)
    {
        html.Begin("section");
        html.Text("h2", new Phrase("Who pays whom", "资金往来").In(tongue));
        html.Begin("ul", "legend");
        var roles = gang.Roles.Select(account => account.Main).Distinct().OrderBy(role => role ?? (Role)byte.MaxValue).ToList();
        foreach (var role in roles)
        {
            html.Begin("li");
            html.Drawing(to => Swatch(to, role));
            html.Words((role is { } told ? NetworkNames.Of(told) : GangWords.NoRole).In(tongue));
            html.End();
        }

        html.Text(
            "li", new Phrase(
                "Bands are as wide as the stolen money, in {0}; broken ones run backward. 1 to 5: accounts that would have stopped most.",
                "色带宽度为赃款金额（{0}），虚线为回流。1至5：最能拦下资金的账户。").Filled(tongue, gang.Money.Currency.Code));
        html.End();
        html.Drawing(to => GangFlowSvg.Write(to, gang, tongue, GangFlowSvg.Wide));
        html.Drawing(to => GangFlowSvg.Write(to, gang, tongue, GangFlowSvg.Narrow));
        html.End();
        html.Begin("section");
        html.Text("h2", new Phrase("When (UTC)", "时间（UTC）").In(tongue));
        html.Drawing(to => GangTimeSvg.Write(to, gang, tongue, "wide", 1360, 120));
        html.Drawing(to => GangTimeSvg.Write(to, gang, tongue, "narrow", 366, 40));
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
