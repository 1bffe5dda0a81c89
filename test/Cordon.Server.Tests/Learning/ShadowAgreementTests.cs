using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;
using Cordon.Learning;
using Cordon.Server.Replay;
using Cordon.Simulation.Economy;
using Xunit;

namespace Cordon.Server.Tests.Learning;

/// <summary>What a challenger's report says and what its training said are one method: over the same payments they are the same figures.</summary>
public sealed class ShadowAgreementTests : IDisposable
{
    private static readonly LabelRules Rules = new();
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-shadow-");

    [Fact]
    public async Task A_report_compares_as_the_training_did_and_tells_apart_what_was_decided_since()
    {
        await using var journal = new MemoryJournal();
        var policy = await PlayAsync(journal);
        var (early, late, end) = (Day(20), Day(30), Day(39));
        var champion = await TrainAsync(journal, early, null);
        var decides = policy with { Model = champion.Model.Ensemble };
        var challenger = await TrainAsync(journal, late, champion);
        var lastBefore = (await Retrainer.LabelsAsync(journal, 0, late, Rules, cancellation: TestContext.Current.CancellationToken)).LastSequence;
        var standing = new StandingChallenger(1, challenger.Model.Ensemble, challenger.Model.Text, null, "A. Ruiz", late, lastBefore)
        {
            LearntUntil = challenger.LearntUntil,
        };

        var atOnce = await ReadAsync(late);
        Assert.Equal(Figures(challenger.Comparison), Figures(atOnce.Together));
        Assert.Equal((0, ShadowVerdict.Wait), (atOnce.Since.Victims, atOnce.Verdict));
        Assert.InRange(atOnce.Together.Victims, Comparison.VictimsMin, long.MaxValue);

        var later = await ReadAsync(end);
        Assert.InRange(later.Since.Victims, Comparison.VictimsMin, later.Together.Victims - Comparison.VictimsMin);
        Assert.True(later.Since.From >= late && later.Since.Until + Rules.Youngest <= end, $"{later.Since.From} to {later.Since.Until}");
        Assert.True(atOnce.From == later.From && later.Together.From >= later.From, $"{later.Together.From} from {later.From}");

        // The same model from a file: what it says of itself moves nothing, and only a later word than its proposal is believed.
        var (believed, liar) = (await ReadAsync(end, standing with { LearntUntil = null }), Claiming(Day(1)));
        Assert.Equal(Figures(later.Since), Figures(believed.Together));
        Assert.Equal(Figures(later.Since), Figures((await ReadAsync(end, liar)).Together));
        Assert.Equal((late, later.Since.Victims, Day(33)), (believed.From, believed.Since.Victims, (await ReadAsync(end, Claiming(Day(33)))).From));

        Task<ShadowReport> ReadAsync(Instant asOf, StandingChallenger? other = null) =>
            ShadowReader.ReadAsync(journal, decides, other ?? standing, Rules, asOf, cancellation: TestContext.Current.CancellationToken);

        StandingChallenger Claiming(Instant learntUntil)
        {
            var text = challenger.Model.Text.Replace($"\ntrained {challenger.LearntUntil}\n", $"\ntrained {learntUntil}\n", StringComparison.Ordinal);
            Assert.NotEqual(challenger.Model.Text, text);
            return standing with { Model = TreeEnsemble.Read(text).Ensemble!, Text = text, LearntUntil = null };
        }
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private static (Instant, Instant, long, decimal, decimal, decimal, decimal) Figures(Comparison c) =>
        (c.From, c.Until, c.Victims, c.ChampionCaught, c.ChallengerCaught, c.Doubt, c.GenuineBelieved);

    private static Instant Day(int day) => Instant.From(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).AddDays(day));

    private static Task<Challenger> TrainAsync(IJournal journal, Instant asOf, Challenger? champion) => Retrainer.TrainAsync(
        "past", journal, 0, asOf, champion?.Model.Ensemble, new RetrainingOptions { Labels = Rules }, _ => { }, TestContext.Current.CancellationToken);

    private async Task<Policy> PlayAsync(IJournal journal)
    {
        var options = new EconomyOptions { Seed = 6, Persons = 600, Days = 40, ScamPaymentsPerMillion = 6_000, ReportedPercent = 80 };
        EconomyFolder.Write(options, _scratch.FullName, null, TestContext.Current.CancellationToken);
        using var replayer = new Replayer(DataSetFolder.Open(_scratch.FullName), null);
        await replayer.PlayAsync(new CentreOptions(), journal, null, null, TestContext.Current.CancellationToken);
        return replayer.Policies[^1];
    }
}
