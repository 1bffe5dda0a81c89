using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;
using Cordon.Learning;
using Cordon.Server.Replay;
using Cordon.Simulation.Economy;
using Xunit;

namespace Cordon.Server.Tests.Learning;

/// <summary>A card is shown to the persons who approve a model: it says how that very model came to be.</summary>
public sealed class ModelCardTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-card-");

    [Fact]
    public async Task A_card_tells_the_split_and_the_trees_of_a_model_that_learnt_a_centres_past()
    {
        await using var journal = new MemoryJournal();
        await PlayAsync(journal);
        var options = new RetrainingOptions { Training = new() { Trees = 5, Leaves = 9 } };
        var first = await TrainAsync(journal, 20, null, options);
        var second = await TrainAsync(journal, 30, first, options);
        var (firstCard, secondCard) = (OnOneLine(first.Card), OnOneLine(second.Card));
        Assert.All([firstCard, secondCard], card =>
        {
            Assert.Contains("the first 70 % to learn, then, 2 % apart, the first half of the rest for calibration", card, StringComparison.Ordinal);
            Assert.Contains("each weighed as far as it is believed", card, StringComparison.Ordinal);
            Assert.Contains("### Where it is weak", card, StringComparison.Ordinal);
        });
        Assert.Contains("5 trees of at most 9 leaves, LightGBM", firstCard, StringComparison.Ordinal);
        Assert.Contains(
            $"10 trees, 5 of them grown onto those of {first.Model.Ensemble.Name} {first.Model.Ensemble.Version}, of at most 9 leaves, LightGBM", secondCard,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_whose_last_part_has_no_crime_to_judge_by_has_a_card_that_says_so()
    {
        await using var journal = new MemoryJournal();
        await PlayAsync(journal);
        using var rejected = new RejectedRows();
        var labels = DataSetFolder.Open(_scratch.FullName).ReadLabels(rejected).ToList();

        // Identifiers rise with time: of the last quarter nobody has said anything but that it is genuine.
        var last = labels.Select(label => label.PaymentId).Order(StringComparer.Ordinal).ElementAt(labels.Count * 3 / 4);
        labels.RemoveAll(label => label.Label != PaymentLabel.Genuine && string.CompareOrdinal(label.PaymentId, last) >= 0);
        using var set = await TrainingSet.ReadAsync("late", journal, 0, LabelBook.Of(labels), cancellation: TestContext.Current.CancellationToken);
        var options = new TrainingOptions { Trees = 5 };
        var model = await Trainer.TrainAsync([set], options, "test", default, _ => { }, TestContext.Current.CancellationToken);
        var card = await ModelCard.MakeAsync(model, [set], options, TestContext.Current.CancellationToken);
        Assert.Contains("Not judged: 0 criminal and ", OnOneLine(card), StringComparison.Ordinal);
        Assert.Contains("late: not judged, 0 criminal and ", Assert.Single(card.Summary), StringComparison.Ordinal);
        Assert.Contains("## What it looks at most", card.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LearningException>(() => Judge.ModelAsync(set, model.Ensemble, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private async Task PlayAsync(IJournal journal)
    {
        var options = new EconomyOptions { Seed = 6, Persons = 600, Days = 40, ScamPaymentsPerMillion = 6_000, ReportedPercent = 80 };
        EconomyFolder.Write(options, _scratch.FullName, null, TestContext.Current.CancellationToken);
        using var replayer = new Replayer(DataSetFolder.Open(_scratch.FullName), null);
        await replayer.PlayAsync(new CentreOptions(), journal, null, null, TestContext.Current.CancellationToken);
    }

    private static string OnOneLine(ModelCard card) => card.Text.ReplaceLineEndings(" ");

    private static Task<Challenger> TrainAsync(IJournal journal, int day, Challenger? champion, RetrainingOptions options) => Retrainer.TrainAsync(
        "past", journal, 0, Instant.From(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).AddDays(day)), champion?.Model.Ensemble,
        options with { Training = options.Training with { Onto = champion?.Model.Text } }, _ => { }, TestContext.Current.CancellationToken);
}
