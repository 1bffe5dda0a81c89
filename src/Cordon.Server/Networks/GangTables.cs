using System.Globalization;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Server.Networks;

/// <summary>Writes the links and what several communities use as tables.</summary>
internal static class GangTables
{
    private static readonly Column[] LinkColumns =
    [
        "from_kind", "from", "to_kind", "to", "reason", "strength_millionths", new("first", ColumnKind.Time), new("last", ColumnKind.Time),
        new("records", ColumnKind.Number), new("stolen_minor", ColumnKind.Number), "sources",
    ];

    /// <summary>links.csv: every link as it stands at the last look, in the order of being found.</summary>
    public static void WriteLinks(string path, NetworkView view)
    {
        using var table = TableWriter.Create(path, LinkColumns);
        var sharers = view.Links.Nodes.ToDictionary(node => node, view.Links.SharersOf);
        foreach (var link in view.Links.Links)
        {
            table.Text(KindOf(link.From));
            table.Shown(link.From.Key);
            table.Text(KindOf(link.To));
            table.Shown(link.To.Key);
            table.Text(WordOf(link.Reason.ToString()));
            table.Text(LinkStrength.Of(link, sharers[link.From], sharers[link.To], view.AtMilliseconds).ToString(CultureInfo.InvariantCulture));
            table.Time(new Instant(link.FirstMilliseconds));
            table.Time(new Instant(link.LastMilliseconds));
            table.Number(link.Sources.Count);
            table.Number(link.StolenMinor);
            table.Shown(string.Join(';', link.Sources));
            table.EndRow();
        }
    }

    /// <summary>A node's kind in the words of files.</summary>
    public static string KindOf(LinkNode node) => WordOf(node.Kind.ToString());

    /// <summary>"StolenMoneyMoved" as "stolen-money-moved".</summary>
    public static string WordOf(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : $"{c}"));
}
