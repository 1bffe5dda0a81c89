using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests;

public sealed class PolicyTests
{
    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));

    // One split: amounts above 500.00 are a scam with 0.88, others with 0.12 (logistic of 2 and of -2).
    private const string Model =
        "cordon-model 1\nname tiny\nversion 7\ntrained 2026-01-01\nlightgbm\ntree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\n"
        + "objective=binary sigmoid:1\nfeature_names=amount\n\nTree=0\nnum_leaves=2\nnum_cat=0\nsplit_feature=0\nthreshold=50000.5\n"
        + "decision_type=2\nleft_child=-1\nright_child=-2\nleaf_value=-2 2\nleaf_count=100 100\nis_linear=0\nshrinkage=1\n\n\nend of trees\n";

    private const string Rules = """
        rules "scored" version 1

        rule sure
          when model.score > 80 %
          if unknown skip
          then hold 4 h, then release
          score 0.1
          payer "We are holding your {amount}."
          file "The model gives {model.score}."
        """;

    [Fact]
    public async Task A_model_that_was_changed_after_it_was_trained_is_refused()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System, TestContext.Current.CancellationToken);
        var text = Core.Screening.Model.TreeEnsemble.DefaultText;
        var at = text.IndexOf("leaf_value=", StringComparison.Ordinal) + "leaf_value=".Length;
        var changed = text[..at] + "9 " + text[(text.IndexOf(' ', at) + 1)..];
        var refused = await centre.SubmitAsync(new Command.ProposeChallenger(changed, null, "test"), TestContext.Current.CancellationToken);
        Assert.Equal(CommandStatus.Invalid, refused.Status);
        Assert.Contains("changed after it was trained", refused.Detail?.English, StringComparison.Ordinal);
        var taken = await centre.SubmitAsync(new Command.ProposeChallenger(text, null, "test"), TestContext.Current.CancellationToken);
        Assert.Equal(CommandStatus.Done, taken.Status);
    }

    [Fact]
    public async Task A_model_that_knows_amounts_in_another_currency_is_refused()
    {
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { Reference = Currency.Parse("CNY") };
        await using var centre = await Centre.OpenAsync(options, journal, TimeProvider.System, TestContext.Current.CancellationToken);
        var text = Core.Screening.Model.TreeEnsemble.DefaultText;
        var refused = await centre.SubmitAsync(new Command.ProposeChallenger(text, null, "test"), TestContext.Current.CancellationToken);
        Assert.Equal(CommandStatus.Invalid, refused.Status);
        Assert.Contains("it knows amounts in EUR and this centre counts in CNY", refused.Detail?.English, StringComparison.Ordinal);
        var own = text.Replace("\nlightgbm\n", "\nreference CNY\nlightgbm\n", StringComparison.Ordinal);
        var edited = await centre.SubmitAsync(new Command.ProposeChallenger(own, null, "test"), TestContext.Current.CancellationToken);
        Assert.Contains("changed after it was trained", edited.Detail?.English, StringComparison.Ordinal);
        var version = Core.Screening.Model.TreeEnsemble.Read(text).Ensemble!.Version;
        own = own.Replace(version, ModelIdentity.VersionOf(own), StringComparison.Ordinal);
        var taken = await centre.SubmitAsync(new Command.ProposeChallenger(own, null, "test"), TestContext.Current.CancellationToken);
        Assert.True(taken.Status == CommandStatus.Done, taken.Detail?.English);
    }

    [Fact]
    public async Task A_published_model_scores_and_its_reason_names_what_raised_the_score()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal, Model);
        var published = await PublishAsync(centre, Rules);
        Assert.True(published.Status == CommandStatus.Done, published.Detail?.English);
        Assert.Equal("tiny", centre.Policy.Model!.Name);
        var small = await DecideAsync(centre, "p1", 400);
        var large = await DecideAsync(centre, "p2", 600);
        Assert.Equal(Outcome.Allow, small.Outcome);
        Assert.Equal(Outcome.Hold, large.Outcome);
        Assert.InRange(small.Score.Millionths, 119_000, 120_000);
        Assert.True(large.Score.Millionths > 880_000);
        var reason = Assert.Single(large.Reasons, r => r.Code == DecisionWords.ModelCode);
        Assert.Equal("The model gives 88 %, mostly because of the payment's amount: 600.00 EUR.", reason.Sentence);
        Assert.DoesNotContain(small.Reasons, r => r.Code == DecisionWords.ModelCode);
    }

    [Fact]
    public async Task Rules_published_alone_keep_the_model_until_it_is_removed()
    {
        await using var journal = new MemoryJournal();
        await using (var centre = await OpenAsync(journal, Model))
        {
            await PublishAsync(centre, Rules);
            await PublishAsync(centre, Rules.Replace("version 1", "version 2"));
            Assert.Equal((2, "tiny"), (centre.Policy.Rules.Version, centre.Policy.Model!.Name));
            Assert.Equal(Outcome.Hold, (await DecideAsync(centre, "p1", 600)).Outcome);
            await PublishAsync(centre, null, null, remove: true);
            Assert.Null(centre.Policy.Model);
            Assert.Equal(2, centre.Policy.Rules.Version);
            Assert.Equal(Outcome.Allow, (await DecideAsync(centre, "p2", 600)).Outcome);
            await centre.SubmitAsync(new Command.RollBackPolicy("a test", "it was better with it"), TestContext.Current.CancellationToken);
        }

        // What is played back is what was published, and old decisions are explained by the policy that made them.
        await using var again = await OpenAsync(journal);
        Assert.Equal("tiny", again.Policy.Model!.Name);
        Assert.Equal([true, true, true, false, true], again.Policies.Select(p => p.Model is not null));
        var recorded = await again.FindDecisionAsync("p1", 0, TestContext.Current.CancellationToken);
        Assert.Contains(recorded!.Decision.Reasons, r => r.Code == DecisionWords.ModelCode);
    }

    [Fact]
    public async Task What_decides_already_is_a_repeat_and_leaves_the_rollback_where_it_was()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal, Model);
        Assert.Equal((CommandStatus.Done, 2u), await NumberedAsync(centre, Rules));
        Assert.Equal((CommandStatus.Done, 3u), await NumberedAsync(centre, null, remove: true));
        Assert.Equal((CommandStatus.AlreadyDone, 3u), await NumberedAsync(centre, null, remove: true));
        Assert.Equal((CommandStatus.AlreadyDone, 3u), await NumberedAsync(centre, Rules));
        Assert.Equal((CommandStatus.AlreadyDone, 3u), await NumberedAsync(centre, Rules, remove: true));
        var back = await centre.SubmitAsync(new Command.RollBackPolicy("a test", "it was better with it"), TestContext.Current.CancellationToken);
        Assert.Equal((CommandStatus.Done, "tiny"), (back.Status, centre.Policy.Model?.Name));
        Assert.Equal((CommandStatus.AlreadyDone, 4u), await NumberedAsync(centre, Rules));
        Assert.Equal("tiny", centre.Policy.Model?.Name);

        static async Task<(CommandStatus, uint)> NumberedAsync(Centre centre, string? rules, bool remove = false) =>
            await PublishAsync(centre, rules, null, remove) is var result ? (result.Status, result.Number) : default;
    }

    [Theory]
    [InlineData(null, Model, false, "a model decides by two persons")]
    [InlineData("rules nothing", null, false, "rules: line 1, column ")]
    [InlineData(Rules, Model, false, "a model decides by two persons")]
    public async Task A_faulty_publication_says_where_and_changes_nothing(string? rules, string? model, bool remove, string beginning)
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        var result = await PublishAsync(centre, rules, model, remove);
        Assert.Equal(CommandStatus.Invalid, result.Status);
        Assert.StartsWith(beginning, result.Detail?.English);
        Assert.Single(centre.Policies);
    }

    [Fact]
    public async Task In_a_replay_no_persons_take_part_and_a_model_is_published()
    {
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { IsReplay = true };
        await using var centre = await Centre.OpenAsync(options, journal, _time, TestContext.Current.CancellationToken);
        Assert.Equal(CommandStatus.Done, (await PublishAsync(centre, null, Model)).Status);
        Assert.StartsWith("model: ", (await PublishAsync(centre, null, "cordon-model 2\n")).Detail?.English);
        Assert.StartsWith("a model is given and to be removed at once", (await PublishAsync(centre, null, Model, remove: true)).Detail?.English);
        Assert.Equal((2, "tiny"), (centre.Policies.Count, centre.Policy.Model!.Name));
    }

    [Fact]
    public async Task A_centre_is_not_founded_with_a_model_that_cannot_be_read()
    {
        await using var journal = new MemoryJournal();
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => OpenAsync(journal, "cordon-model 2\n"));
        Assert.Contains("model: ", fault.Message, StringComparison.Ordinal);
    }

    private Task<Centre> OpenAsync(MemoryJournal journal, string? model = null) =>
        Centre.OpenAsync(new CentreOptions { FirstModel = model }, journal, _time, TestContext.Current.CancellationToken);

    private static ValueTask<CommandResult> PublishAsync(Centre centre, string? rules, string? model = null, bool remove = false) =>
        centre.SubmitAsync(new Command.PublishPolicy(rules, model, remove, "a test"), TestContext.Current.CancellationToken);

    private static async Task<Decision> DecideAsync(Centre centre, string id, int amount) =>
        (await CentreTests.Submit(centre, CentreTests.Payment(id, "A", "B", amount)))[0];
}
