using System.Text.Json;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Formats.DataSets;
using Cordon.Server.Replay;
using Cordon.Server.Tests.CommandLine;
using Cordon.Simulation.Economy;
using Xunit;

namespace Cordon.Server.Tests.Learning;

/// <summary>What a model learns from is what screening saw, and nothing later.</summary>
public sealed class LearningTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-learning-");

    [Fact]
    public async Task No_fact_sees_its_future()
    {
        var world = Simulate("world", persons: 200, days: 20);
        var (before, after) = Halves(world, out var moment);
        var other = Path.Combine(_scratch.FullName, "other");
        Directory.CreateDirectory(other);
        File.Copy(Path.Combine(world, "accounts.csv"), Path.Combine(other, "accounts.csv"));

        // Another future: what came last comes first, in other amounts, and nobody reports anything any more.
        var times = after.Select(row => row[1]).ToList();
        var changed = after.AsEnumerable().Reverse().Select((row, i) => (string[])[row[0], times[i], .. row[2..6], "77.00", .. row[7..]]);
        await File.WriteAllLinesAsync(
            Path.Combine(other, "payments.csv"),
            [Header(world), .. before.Concat(changed).Select(row => string.Join(',', row))], TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(other, "reports.csv"),
            File.ReadLines(Path.Combine(world, "reports.csv")).Where((row, i) => i == 0 || string.CompareOrdinal(row.Split(',')[1], moment) < 0).ToList(),
            TestContext.Current.CancellationToken);

        var (facts, otherFacts) = (await FactsAsync(world), await FactsAsync(other));
        Assert.All(before, row => Assert.Equal(facts[row[0]], otherFacts[row[0]]));
        Assert.Contains(after, row => !facts[row[0]].SequenceEqual(otherFacts[row[0]]));
    }

    [Fact]
    public async Task A_payment_alone_gets_the_facts_that_it_gets_among_thousands()
    {
        var world = Simulate("world", persons: 200, days: 20);
        var (together, alone) = (await FactsAsync(world), await FactsAsync(world, epochPayments: 1));
        Assert.Equal(together.Count, alone.Count);
        Assert.All(together, payment => Assert.Equal(payment.Value, alone[payment.Key]));
    }

    [Fact]
    public async Task The_same_histories_give_the_same_model_which_finds_more_than_its_own_columns_do()
    {
        // In a smaller world there are some ten scams to judge by, and chance decides which of the two is ahead.
        var world = Simulate("world", persons: 2_000, days: 40);
        var model = Path.Combine(_scratch.FullName, "a.model");
        await RunAsync($"train {world} --out {model} --trees 60");
        await RunAsync($"train {world} --out {Path.Combine(_scratch.FullName, "b.model")} --trees 60");
        Assert.Equal(await File.ReadAllTextAsync(model), await File.ReadAllTextAsync(Path.Combine(_scratch.FullName, "b.model")));
        Assert.Contains("## world", await File.ReadAllTextAsync(Path.Combine(_scratch.FullName, "a.md")), StringComparison.Ordinal);

        using var judged = JsonDocument.Parse(await RunAsync($"evaluate {world} --model {model} --beside"));
        var precision = judged.RootElement.GetProperty("average_precision").GetDecimal();
        var beside = judged.RootElement.GetProperty("beside");
        Assert.InRange(beside.GetProperty("raw columns").GetProperty("average_precision").GetDecimal(), 0, precision);
        Assert.InRange(beside.GetProperty("pair rarity").GetProperty("average_precision").GetDecimal(), 0, precision);
        Assert.InRange(judged.RootElement.GetProperty("value_caught_at").GetProperty("50").GetDecimal(), 0.5m, 1);

        var edited = Path.Combine(_scratch.FullName, "edited.model");
        await File.WriteAllTextAsync(edited, (await File.ReadAllTextAsync(model)).Replace("reference EUR", "reference CNY", StringComparison.Ordinal));
        var (exit, _, error) = await CordonProcess.RunAsync($"evaluate {world} --model {edited} --reference CNY");
        Assert.Equal(1, exit);
        Assert.Contains("changed after it was trained", error, StringComparison.Ordinal);

        var (_, _, doubts) = await CordonProcess.RunAsync($"evaluate {world} --model {model} --zone +08:00 --no-patterns");
        Assert.Contains("learnt hours and nights with --zone +00:00, and here they are told with --zone +08:00", doubts, StringComparison.Ordinal);
        Assert.Contains("asks for patterns in the stream, which --no-patterns does not look for", doubts, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private static string Header(string world) => File.ReadLines(Path.Combine(world, "payments.csv")).First();

    private static (List<string[]> Before, List<string[]> After) Halves(string world, out string moment)
    {
        var rows = File.ReadLines(Path.Combine(world, "payments.csv")).Skip(1).Select(row => row.Split(','))
            .OrderBy(row => row[1], StringComparer.Ordinal).ToList();
        var half = rows[rows.Count / 2][1];
        moment = half;
        return (rows.FindAll(row => string.CompareOrdinal(row[1], half) < 0), rows.FindAll(row => string.CompareOrdinal(row[1], half) >= 0));
    }

    private string Simulate(string name, int persons, int days)
    {
        var folder = Path.Combine(_scratch.FullName, name);
        DataSetFolder.Make(folder);
        EconomyFolder.Write(new EconomyOptions { Seed = 3, Persons = persons, Days = days }, folder, null, TestContext.Current.CancellationToken);
        return folder;
    }

    private static async Task<string> RunAsync(string call)
    {
        var (exit, output, error) = await CordonProcess.RunAsync(call);
        Assert.True(exit == 0, error);
        return output;
    }

    /// <summary>The facts of each decision, by payment.</summary>
    private static async Task<Dictionary<string, long[]>> FactsAsync(string folder, int epochPayments = EpochQueue.EpochPayments)
    {
        await using var journal = new MemoryJournal();
        using (var replayer = new Replayer(DataSetFolder.Open(folder), Path.Combine(folder, "out")) { EpochPayments = epochPayments })
        {
            await replayer.PlayAsync(new CentreOptions(), journal, null, null, TestContext.Current.CancellationToken);
        }

        var facts = new Dictionary<string, long[]>(StringComparer.Ordinal);
        using var decided = new DecidedPayments(journal, 0);
        await foreach (var block in decided.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var lane = 0; lane < block.Count; lane++)
            {
                var id = System.Text.Encoding.UTF8.GetString(block.Text(lane, PaymentText.PaymentId));
                facts.Add(id, [.. Enumerable.Range(0, Facts.Count).Select(fact => block.FactBlock[fact, lane])]);
            }
        }

        return facts;
    }
}
