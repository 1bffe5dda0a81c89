using System.Text.Json;
using Cordon.Formats.DataSets;
using Cordon.Server.Tests.CommandLine;
using Cordon.Simulation.Economy;
using Xunit;

namespace Cordon.Server.Tests.Replay;

/// <summary>A replay that learns on the way: the same bytes each time, and nothing from the future.</summary>
public sealed class LearningReplayTests : IDisposable
{
    private const string Files = "decisions.csv freezes.csv freezes_later.csv";
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-learning-replay-");

    [Fact]
    public async Task It_is_the_same_each_time_and_an_earlier_end_changes_no_earlier_decision()
    {
        var world = Simulate();
        var (first, second, cut) = (Out("first"), Out("second"), Out("cut"));
        await RunAsync($"replay {world} --out {first} --no-model --learn 10");
        await RunAsync($"replay {world} --out {second} --no-model --learn 10");
        await RunAsync($"replay {Cut(world, days: 25)} --out {cut} --no-model --learn 10");
        foreach (var file in Files.Split(' '))
        {
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(first, file)), await File.ReadAllTextAsync(Path.Combine(second, file)));
        }

        Assert.Equal(LearningOf(first), LearningOf(second));
        var whole = await File.ReadAllLinesAsync(Path.Combine(first, "decisions.csv"));
        var part = await File.ReadAllLinesAsync(Path.Combine(cut, "decisions.csv"));
        Assert.InRange(part.Length, whole.Length / 2, whole.Length - 1);
        Assert.Equal(whole[..part.Length], part);

        using var summary = JsonDocument.Parse(LearningOf(first));
        var trainings = summary.RootElement.GetProperty("trainings").EnumerateArray().ToList();
        Assert.Equal(3, trainings.Count);
        var shadowed = trainings.FindIndex(step => step.GetProperty("trained").GetProperty("outcome").GetString() == "shadowed");
        Assert.True(shadowed >= 0 && shadowed < trainings.Count - 1, LearningOf(first));
        var ended = trainings[shadowed + 1].GetProperty("was_in_shadow");
        Assert.Equal("promoted", ended.GetProperty("outcome").GetString());
        Assert.Equal(trainings[shadowed].GetProperty("trained").GetProperty("model").GetString(), ended.GetProperty("model").GetString());
        Assert.All(
            new[] { "compared_since", "compared_together" },
            comparison => Assert.True(ended.GetProperty(comparison).GetProperty("is_better").GetBoolean()));
        Assert.True(string.CompareOrdinal(
            ended.GetProperty("compared_since").GetProperty("from").GetString(), trainings[shadowed].GetProperty("time").GetString()) >= 0);
        Assert.Contains("no persons take part", summary.RootElement.GetProperty("rule").GetString()!, StringComparison.Ordinal);
        Assert.Contains(whole, row => row.Split(',')[2] is not ("0.000000" or "score") and var score && score.Length > 4);
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private static string LearningOf(string outDir)
    {
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(outDir, "summary.json")));
        return summary.RootElement.GetProperty("learning").GetRawText();
    }

    private string Out(string name) => Path.Combine(_scratch.FullName, name);

    private string Simulate()
    {
        var folder = Path.Combine(_scratch.FullName, "world");
        DataSetFolder.Make(folder);
        var options = new EconomyOptions { Seed = 6, Persons = 600, Days = 40, ScamPaymentsPerMillion = 6_000, ReportedPercent = 80 };
        EconomyFolder.Write(options, folder, null, TestContext.Current.CancellationToken);
        return folder;
    }

    /// <summary>The world as it was after some days.</summary>
    private string Cut(string world, int days)
    {
        var folder = Path.Combine(_scratch.FullName, "part");
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(world, "accounts.csv"), Path.Combine(folder, "accounts.csv"));
        var end = new DateTime(2026, 3, 2).AddDays(days).ToString("s", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var file in new[] { "payments.csv", "reports.csv" })
        {
            File.WriteAllLines(
                Path.Combine(folder, file),
                File.ReadLines(Path.Combine(world, file)).Where((row, i) => i == 0 || string.CompareOrdinal(row.Split(',')[1], end) < 0));
        }

        return folder;
    }

    private static async Task RunAsync(string call)
    {
        var (exit, _, error) = await CordonProcess.RunAsync(call);
        Assert.True(exit == 0, error);
    }
}
