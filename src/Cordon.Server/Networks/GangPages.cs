using System.Text.Json;
using Cordon.Core.Networks.Dossiers;
using Cordon.Engine.Networks;
using Cordon.Formats.DataSets;
using Cordon.Formats.Networks;

namespace Cordon.Server.Networks;

/// <summary>Writes a page and a file of data for each gang told, an index of them, and what serves several of them.</summary>
internal static class GangPages
{
    /// <summary>Writes them.</summary>
    /// <returns>How many gangs have a page.</returns>
    public static int Write(string folder, NetworkPlay play, CancellationToken cancellation)
    {
        if (NetworkFinding.Of(play, cancellation) is not { } found)
        {
            return 0;
        }

        ChannelsJson.Write(
            Path.Combine(folder, "channels.json"), found.At, [.. found.Gangs.Select(gang => gang.Gang.Name)], found.Shared, found.Mirrored, found.Odd);
        var pages = Path.Combine(folder, "gangs");
        DataSetFolder.Make(pages);
        var rows = new List<GangIndexRow>();
        foreach (var (gang, dossier, _, _) in found.Gangs)
        {
            cancellation.ThrowIfCancellationRequested();
            WritePage(Path.Combine(pages, gang.Name), dossier);
            rows.Add(new GangIndexRow(
                gang.Name, $"gangs/{gang.Name}.html", gang.CaseCount, dossier.Roles.Count(account => account.IsGangs), dossier.Taken,
                dossier.ToFreezeInAll, gang.FirstMilliseconds, gang.LastMilliseconds));
        }

        using var index = File.Create(Path.Combine(folder, "index.html"));
        GangIndexPage.Write(index, found.At.Milliseconds, rows);
        return rows.Count;
    }

    private static void WritePage(string path, GangDossier gang)
    {
        using (var page = File.Create(path + ".html"))
        {
            GangPage.Write(page, gang);
        }

        using var data = File.Create(path + ".json");
        using var json = new Utf8JsonWriter(data, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        GangJson.Write(json, gang);
        json.WriteEndObject();
    }
}
