using System.Text.Json;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Networks;
using Cordon.Formats.DataSets;
using Cordon.Server.CommandLine;
using Cordon.Server.Networks;
using Cordon.Server.Replay;
using Cordon.Simulation.Economy;
using Xunit;

namespace Cordon.Server.Tests.CommandLine;

public sealed class NetworksCommandTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("cordon-networks-").FullName;

    [Fact]
    public void Gangs_of_a_simulated_world_are_found_without_its_truth_and_the_same_twice()
    {
        var folder = Path.Combine(_scratch, "world");
        EconomyFolder.Write(new EconomyOptions { Seed = 4, Persons = 2_000, Days = 30, ScamPaymentsPerMillion = 2_000 }, folder);
        var with = Play(folder, Path.Combine(_scratch, "with"));
        var score = GangScore.Of(DataSetFolder.Open(folder), with.Gangs, with.Finding!.Channels);
        Assert.True(score.PlacedOfGangs > 20, $"{score.PlacedOfGangs} placed");
        Assert.True(score.Ari >= 0.8, $"{score.Ari}");
        Assert.Equal(0, score.PairsMerged);

        File.Delete(Path.Combine(folder, "mules.csv"));
        File.Delete(Path.Combine(folder, "truth.csv"));
        File.Delete(Path.Combine(folder, "labels.csv"));
        _ = Play(folder, Path.Combine(_scratch, "without"));
        foreach (var file in (string[])["gangs.json", "links.csv"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(_scratch, "with", file)), File.ReadAllBytes(Path.Combine(_scratch, "without", file)));
        }

        using var gangs = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_scratch, "with", "gangs.json")));
        Assert.All(gangs.RootElement.GetProperty("gangs").EnumerateArray(), gang => Assert.NotEmpty(gang.GetProperty("events").EnumerateArray()));
    }

    [Theory]
    [InlineData("a1 a1 a1 b2 b2 b2", 1.0)]
    [InlineData("a1 a1 a2 b2 b2 b1", -0.111)]
    [InlineData("a1 a1 a1 b1 b1 b1", 0.0)]
    [InlineData("a1 a1 a1 a1 b2 b2 b3", 0.8)]
    public void The_adjusted_rand_index_is_that_of_hubert_and_arabie(string pairs, double expected) =>
        Assert.Equal(expected, GangScore.Index([.. pairs.Split(' ').Select(pair => (pair[..1], pair[1..]))]), 0.0006);

    [Fact]
    public async Task A_centres_journal_shows_the_payments_and_cases_that_its_data_set_does_and_gangs_of_them()
    {
        var folder = Path.Combine(_scratch, "world");
        EconomyFolder.Write(new EconomyOptions { Seed = 4, Persons = 1_000, Days = 20, ScamPaymentsPerMillion = 3_000 }, folder);
        var fromSet = Play(folder, Path.Combine(_scratch, "set"));
        await using var journal = new MemoryJournal();
        using var replayer = new Replayer(DataSetFolder.Open(folder), outDir: null);
        _ = await replayer.PlayAsync(new CentreOptions { FindsPatterns = false }, journal, null, null, TestContext.Current.CancellationToken);
        using var play = new NetworkPlay("", []);
        play.Run(journal, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((fromSet.History.Count, fromSet.History.CaseCount), (play.History.Count, play.History.CaseCount));
        Assert.True(play.History.CaseCount > 0);
        Assert.Equal(fromSet.Looks, play.Looks);
        Assert.NotEmpty(play.Gangs.Told);
    }

    [Fact]
    public void An_undoing_of_what_was_never_merged_ends_the_run_with_its_name()
    {
        var folder = Path.Combine(_scratch, "world");
        EconomyFolder.Write(new EconomyOptions { Seed = 4, Persons = 500, Days = 10 }, folder);
        var failure = Assert.Throws<RunException>(() => Play(folder, Path.Combine(_scratch, "o"), [new GangUndoing(77, "officer", "why", 0)]));
        Assert.Contains("G-77 is not merged", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_leaves_the_gangs_and_pages_of_the_run_before_and_one_that_ends_leaves_only_its_own()
    {
        var (world, outDir, undo) = (Path.Combine(_scratch, "world"), Path.Combine(_scratch, "out"), Path.Combine(_scratch, "undo.csv"));
        EconomyFolder.Write(new EconomyOptions { Seed = 4, Persons = 500, Days = 10 }, world);
        string[] earlier = ["gangs.json", "index.html", "rejected.csv", "gangs/G-99999.html", "gangs/notes.txt"];
        foreach (var file in earlier)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(outDir, file))!);
            File.WriteAllText(Path.Combine(outDir, file), "of the run before");
        }

        File.WriteAllText(undo, "time,gang,by,why\n2000-01-01T00:00:00Z,G-77,officer,why\n");
        var failed = await CordonProcess.RunAsync($"networks {world} --out {outDir} --undo {undo}");
        Assert.True(failed.Exit == 1 && failed.Error.Contains("G-77 is not merged", StringComparison.Ordinal), failed.Error);
        Assert.Equal(earlier.Order(StringComparer.Ordinal), FilesOf(outDir));
        Assert.All(earlier, file => Assert.Equal("of the run before", File.ReadAllText(Path.Combine(outDir, file))));

        var ended = await CordonProcess.RunAsync($"networks {world} --out {outDir}");
        Assert.True(ended.Exit == 0, ended.Error);
        var files = FilesOf(outDir);
        Assert.DoesNotContain("gangs/G-99999.html", files);
        Assert.Equal(["gangs/notes.txt"], files.Where(file => File.ReadAllText(Path.Combine(outDir, file)) == "of the run before"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void An_undoing_takes_effect_at_its_time_and_not_before(int millisecondsAfterTheEnd, bool liesAhead)
    {
        var folder = Path.Combine(_scratch, "world");
        EconomyFolder.Write(new EconomyOptions { Seed = 4, Persons = 500, Days = 10 }, folder);
        var last = Play(folder, Path.Combine(_scratch, "o")).Last;
        Assert.NotEqual(default, last);
        GangUndoing[] undoings = [new GangUndoing(77, "officer", "why", last.Milliseconds + millisecondsAfterTheEnd)];
        if (liesAhead)
        {
            var play = Play(folder, Path.Combine(_scratch, "p"), undoings);
            Assert.Equal(undoings, play.UndoingsAhead);
            Assert.All(play.Gangs.Gangs.Values, gang => Assert.DoesNotContain(gang.Events, what => what.Kind == GangEventKind.Parted));
        }
        else
        {
            _ = Assert.Throws<RunException>(() => Play(folder, Path.Combine(_scratch, "p"), undoings));
        }
    }

    [Fact]
    public void A_table_of_undoings_is_read_in_the_order_of_time()
    {
        var file = Path.Combine(_scratch, "undo.csv");
        File.WriteAllText(file, "time,gang,by,why\n2026-03-20T00:00:00Z,G-4,officer,other voices\n2026-03-10T00:00:00Z,G-2,officer,other towns\n");
        Assert.Equal([2, 4], GangUndoings.Read(file).Gangs.Select(undoing => undoing.Gang));
    }

    [Fact]
    public void A_merge_of_cases_that_an_officer_undoes_is_undone_in_the_run_and_stays_so()
    {
        var folder = Path.Combine(_scratch, "world");
        EconomyFolder.Write(new EconomyOptions { Seed = 4, Persons = 1_000, Days = 20, ScamPaymentsPerMillion = 3_000 }, folder);
        var before = Play(folder, Path.Combine(_scratch, "o"));
        var merge = before.Entities.InForce.First();
        var file = Path.Combine(_scratch, "undo.csv");
        var at = new Instant(merge.TimeMilliseconds + Instant.DayMilliseconds);
        File.WriteAllText(file, $"time,gang,by,why\n{at},M-{merge.Number},officer,two strangers\n");
        var (gangs, merges) = GangUndoings.Read(file);
        Assert.Empty(gangs);
        var after = Play(folder, Path.Combine(_scratch, "p"), merges: merges);
        Assert.True(before.Entities.Holds(merge.Number));
        Assert.False(after.Entities.Holds(merge.Number));
        Assert.DoesNotContain(after.Entities.InForce, other => (other.One, other.Other) == (merge.One, merge.Other));
        var refused = Assert.Throws<RunException>(() => Play(folder, Path.Combine(_scratch, "q"), merges: [merges[0], merges[0]]));
        Assert.Contains($"M-{merge.Number} is no merge in force at {at}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("noon,G-4,officer,why", "line 2: the time cannot be read")]
    [InlineData("2026-03-20T00:00:00Z,4,officer,why", "'4' is no gang, such as G-4, and no merge, such as M-7")]
    [InlineData("2026-03-20T00:00:00Z,M-0,officer,why", "'M-0' is no gang")]
    [InlineData("2026-03-20T00:00:00Z,G-4,,why", "by or why is missing")]
    [InlineData("2026-03-20T00:00:00Z,G-4", "undo.csv, line 2: the row has too few columns (2, the header has 4)")]
    [InlineData("2026-03-20T00:00:00Z,G-4,officer,\"why", "undo.csv, line 2: ")]
    public void A_row_of_undoings_that_cannot_be_read_is_told(string row, string why)
    {
        var file = Path.Combine(_scratch, "undo.csv");
        File.WriteAllText(file, $"time,gang,by,why\n{row}\n");
        Assert.Contains(why, Assert.Throws<RunException>(() => GangUndoings.Read(file)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private static List<string> FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal),
    ];

    private static NetworkPlay Play(string folder, string outDir, IEnumerable<GangUndoing>? undoings = null, IEnumerable<Unmerge>? merges = null)
    {
        Directory.CreateDirectory(outDir);
        using var rejected = new RejectedRows();
        var play = new NetworkPlay("", undoings ?? [], merges);
        play.Run(DataSetFolder.Open(folder), rejected, TestContext.Current.CancellationToken);
        GangsJson.Write(Path.Combine(outDir, "gangs.json"), play);
        GangTables.WriteLinks(Path.Combine(outDir, "links.csv"), play.View!);
        play.Dispose();
        return play;
    }
}
