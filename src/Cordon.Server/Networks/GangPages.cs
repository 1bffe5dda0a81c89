using System.Text.Json;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;
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
        if (play.View is not { } view)
        {
            return 0;
        }

        var at = new Instant(view.AtMilliseconds);
        var gangs = play.Gangs.Told.Select(gang => (Gang: gang, Draft: play.History.Draft(CasesOf(gang), at)))
            .Where(pair => pair.Draft is not null).Select(pair => (pair.Gang, Draft: pair.Draft!)).ToList();
        cancellation.ThrowIfCancellationRequested();
        var search = new ChannelSearch(play.History, at);
        var shared = search.Shared([.. gangs.Select(pair => pair.Draft)]);
        cancellation.ThrowIfCancellationRequested();
        ChannelsJson.Write(
            Path.Combine(folder, "channels.json"), at, [.. gangs.Select(pair => pair.Gang.Name)], shared, search.Mirrored(), search.Odd());
        var served = shared.Where(place => place.Channel.ScorePercent > 0).ToDictionary(place => place.Place, place => place.Channel.Gangs.Count);
        var pages = Path.Combine(folder, "gangs");
        Make(pages);
        var rows = new List<GangIndexRow>();
        foreach (var (gang, draft) in gangs)
        {
            cancellation.ThrowIfCancellationRequested();
            var dossier = DossierOf(gang, draft, served);
            WritePage(Path.Combine(pages, gang.Name), dossier);
            rows.Add(new GangIndexRow(
                gang.Name, $"gangs/{gang.Name}.html", gang.CaseCount, dossier.Roles.Count(account => account.IsGangs), dossier.Taken,
                dossier.ToFreezeInAll, gang.FirstMilliseconds, gang.LastMilliseconds));
        }

        using var index = File.Create(Path.Combine(folder, "index.html"));
        GangIndexPage.Write(index, at.Milliseconds, rows);
        return rows.Count;
    }

    /// <summary>A gang's own cases as the book has them, in the order of their reports' identifiers.</summary>
    private static IEnumerable<string> CasesOf(Gang gang) =>
        gang.Members.Keys.Where(node => node.Kind == NodeKind.Case).Select(node => node.Key).Order(StringComparer.Ordinal);

    private static GangDossier DossierOf(Gang gang, GangDraft draft, Dictionary<NetworkAccount, int> served)
    {
        var (money, sightings) = draft.Finish(served);
        var dossier = GangDossier.Of(gang.Name, money, sightings);
        return dossier with
        {
            Explanations = draft.Explain(dossier.ToFreeze.Select(account => account.Account)),
            Life = new GangLife(
                gang.FirstMilliseconds, gang.LastMilliseconds, gang.Events, draft.CaseCount, draft.CasesLeftOut, draft.TransfersLeftOut),
        };
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

    /// <summary>Makes the folder without the pages of an earlier run: a gang that is told no more must not be found there.</summary>
    private static void Make(string folder)
    {
        DataSetFolder.Make(folder);
        foreach (var old in Directory.EnumerateFiles(folder, "G-*").Where(file => Path.GetExtension(file) is ".html" or ".json"))
        {
            File.Delete(old);
        }
    }
}
