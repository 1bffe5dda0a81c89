using System.Text.Json;
using Cordon.Formats.DataSets;
using Cordon.Server.Networks;
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

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private static NetworkPlay Play(string folder, string outDir)
    {
        Directory.CreateDirectory(outDir);
        using var rejected = new RejectedRows();
        var play = new NetworkPlay(DataSetFolder.Open(folder), rejected, "");
        play.Run(TestContext.Current.CancellationToken);
        GangsJson.Write(Path.Combine(outDir, "gangs.json"), play);
        GangTables.WriteLinks(Path.Combine(outDir, "links.csv"), play.View!);
        play.Dispose();
        return play;
    }
}
