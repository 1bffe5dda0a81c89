using Cordon.Core.Values;

namespace Cordon.Formats.Networks;

/// <summary>
/// All gangs on one page, of each currency the one with most left to freeze first: HTML without scripts, in the style of a gang's page. The same gangs
/// give the same bytes.
/// </summary>
public static class GangIndexPage
{
    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="atMilliseconds">The moment for which it holds, from the Unix epoch.</param>
    public static void Write(Stream to, long atMilliseconds, IReadOnlyList<GangIndexRow> gangs)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(gangs);
        using var html = new HtmlWriter(to);
        html.Begin("html", "", "lang", "en");
        html.Begin("head");
        html.Void("meta", "charset", "utf-8");
        html.Void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.Text("title", "Gangs");
        html.Style(GangPageStyle.Sheet);
        html.End();
        html.Begin("body");
        html.Begin("main");
        html.Text("h1", "Gangs");
        var isOneCurrency = gangs.DistinctBy(gang => gang.Lying.Currency).Count() <= 1;
        html.Text(
            "p", $"{GangWords.Counted(gangs.Count, "gang")} told, as of {GangWords.Moment(atMilliseconds)} UTC. "
                + $"{(isOneCurrency ? "The" : "Of each currency the")} one with most left to freeze stands first.",
            "lead");
        WriteFigures(html, gangs);
        WriteTable(html, gangs);
        html.Text(
            "p", "What lies is what stolen money came and has not left by what is known. Everybody named on a gang's page is suspected and presumed innocent.",
            "quiet small");
        html.End();
        html.End();
        html.End();
    }

    private static void WriteFigures(HtmlWriter html, IReadOnlyList<GangIndexRow> gangs)
    {
        html.Begin("div", "figures");
        foreach (var currency in gangs.GroupBy(gang => gang.Taken.Currency).OrderBy(of => of.Key.Code, StringComparer.Ordinal))
        {
            html.Figure(GangWords.Amount(new Money(currency.Sum(gang => gang.Lying.Minor), currency.Key)), "to freeze now");
            html.Figure(GangWords.Amount(new Money(currency.Sum(gang => gang.Taken.Minor), currency.Key)), "paid by victims");
        }

        html.Figure(GangWords.Number(gangs.Sum(gang => gang.Cases)), "cases");
        html.End();
    }

    private static void WriteTable(HtmlWriter html, IReadOnlyList<GangIndexRow> gangs)
    {
        html.Begin("section");
        html.Table("Gang", "#Cases", "+#Accounts", "#Victims paid", "#Lies now", "+Told first", "Last seen");
        foreach (var gang in gangs.OrderBy(gang => gang.Lying.Currency.Code, StringComparer.Ordinal).ThenByDescending(gang => gang.Lying.Minor)
            .ThenByDescending(gang => gang.Taken.Minor).ThenBy(gang => gang.Gang.Length).ThenBy(gang => gang.Gang, StringComparer.Ordinal))
        {
            html.Begin("tr");
            html.Begin("td", "id");
            if (gang.Page.Length > 0)
            {
                html.Begin("a", "", "href", gang.Page);
                html.Words(gang.Gang);
                html.End();
            }
            else
            {
                html.Words(gang.Gang);
            }

            html.End();
            html.Text("td", GangWords.Number(gang.Cases), "n");
            html.Text("td", GangWords.Number(gang.Accounts), "n more");
            html.Text("td", Rounded(gang.Taken), "n");
            html.Text("td", Rounded(gang.Lying), "n");
            html.Text("td", GangWords.Day(gang.FirstMilliseconds), "more");
            html.Text("td", GangWords.Day(gang.LastMilliseconds));
            html.End();
        }

        html.EndTable();
        html.End();
    }

    private static string Rounded(Money amount) => $"{GangWords.Rounded(amount)}\u00A0{amount.Currency.Code}";
}
