using Cordon.Core.Language;
using Cordon.Core.Screening;

namespace Cordon.Learning.Tests;

public sealed class DriftTests
{
    [Theory]
    [InlineData(new long[] { 500, 500 }, new long[] { 500, 500 }, 0, DriftState.Quiet)]
    [InlineData(new long[] { 500, 500 }, new long[] { 5, 5 }, 0, DriftState.CannotBeTold)]
    [InlineData(new long[] { 600, 400 }, new long[] { 400, 600 }, 0.1621860, DriftState.Watch)]
    [InlineData(new long[] { 600, 400 }, new long[] { 500, 500 }, 0.0405465, DriftState.Quiet)]
    [InlineData(new long[] { 600, 400 }, new long[] { 350, 650 }, 0.2561, DriftState.Alarm)]
    [InlineData(new long[] { 600, 400 }, new long[] { 420, 580 }, 0.1311, DriftState.Watch)]
    [InlineData(new long[] { 0, 1_000 }, new long[] { 0, 1_000 }, 0, DriftState.Quiet)]
    [InlineData(new long[] { 0, 1_000 }, new long[] { 500, 500 }, 3.7967, DriftState.Alarm)]
    public void The_stability_index_says_how_far_counts_have_moved(long[] then, long[] now, double index, DriftState state)
    {
        Assert.Equal(index, StabilityIndex.Of(then, now), 3);
        Assert.Equal(state, StabilityIndex.StateOf(StabilityIndex.Of(then, now), now.Sum()));
    }

    [Theory]
    [InlineData(10, 19, DriftState.CannotBeTold)]
    [InlineData(10, 20, DriftState.Quiet)]
    [InlineData(5, 20, DriftState.Watch)]
    [InlineData(1, 20, DriftState.Alarm)]
    public void Holds_should_be_confirmed(long confirmed, long judged, DriftState state) =>
        Assert.Equal(state, OutcomeDrift.Holds(confirmed, judged).State);

    [Theory]
    [InlineData(90, 99_999, DriftState.CannotBeTold)]
    [InlineData(29, 100_000, DriftState.Quiet)]
    [InlineData(30, 100_000, DriftState.Watch)]
    [InlineData(100, 100_000, DriftState.Alarm)]
    public void Reports_should_be_few_where_scores_are_low(long reported, long low, DriftState state) =>
        Assert.Equal(state, OutcomeDrift.Missed(reported, low).State);

    [Theory]
    [InlineData(9.9, 0, DriftState.CannotBeTold)]
    [InlineData(30, 30, DriftState.Quiet)]
    [InlineData(30, 11, DriftState.Quiet)]
    [InlineData(30, 90, DriftState.Watch)]
    [InlineData(30, 9, DriftState.Watch)]
    [InlineData(30, 3, DriftState.Alarm)]
    [InlineData(30, 0, DriftState.Alarm)]
    public void As_many_should_come_out_as_scores_say(double expected, long found, DriftState state) =>
        Assert.Equal(state, OutcomeDrift.Calibration(expected, found).State);

    [Theory]
    [InlineData(4, DriftState.Quiet)]
    [InlineData(5, DriftState.Alarm)]
    public void It_takes_several_inputs_to_alarm(int alarming, DriftState state)
    {
        var findings = Enumerable.Range(0, 20)
            .Select(i => new DriftFinding("inputs", $"{i}", 1, i < alarming ? DriftState.Alarm : DriftState.Quiet, Phrase.Same("")));
        Assert.Equal(state, new DriftReport(default, null, default, [.. findings]).StateOf("inputs"));
    }

    [Fact]
    public void A_profile_goes_with_the_model_and_its_bins_hold_a_tenth_each()
    {
        var sample = new Dictionary<int, List<long>> { [Facts.Amount] = [.. Enumerable.Range(0, 1_000).Select(value => (long)value), Facts.Unknown] };
        var profile = ModelProfile.Of(sample);
        using var block = new FactBlock { Count = 1 };
        foreach (var value in sample[Facts.Amount])
        {
            block[Facts.Amount, 0] = value;
            profile.Count(block, 0, 5);
        }

        var (read, fault, _) = ModelProfileReader.Read(profile.AppendTo("cordon-model 1\nend of trees\n"));
        Assert.True(read is not null, fault);
        Assert.Equal([.. Enumerable.Repeat(100L, 10), 1], read.Facts[0].Counts);
        Assert.Equal(profile.Facts.Select(fact => (fact.Name, fact.Fact)), read.Facts.Select(fact => (fact.Name, fact.Fact)));
        Assert.Equal(1_001, read.Facts[1].Counts.Sum());
        Assert.All(read.Emptied().Facts, fact => Assert.Equal(0, fact.Counts.Sum()));
    }

    [Fact]
    public void The_model_that_comes_with_the_program_has_its_profile() => Assert.Equal(
        [.. FactColumns.Numbers, -1], ModelProfileReader.Read(Core.Screening.Model.TreeEnsemble.DefaultText).Profile?.Facts.Select(fact => fact.Fact) ?? []);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\nfeature_importances:\namount=7\n\nparameters:\n")]
    public void A_model_may_have_no_profile(string behind) => Assert.Equal(default, ModelProfileReader.Read("cordon-model 1\nend of trees\n" + behind));

    [Theory]
    [InlineData("profile 2\nscore|1|2 3 4\n", "line 3: behind the trees stands no profile")]
    [InlineData("rofile 1\nscore|1|2 3 4\n", "line 3: behind the trees stands no profile")]
    [InlineData("profile 1\n", "line 4: the profile is cut off")]
    [InlineData("profile 1\namount|1|2 3 4\n", "line 5: the profile is cut off")]
    [InlineData("profile 1\nscore|1|2 3 4", "line 4: the profile is cut off")]
    [InlineData("profile 1\namount|1 2\nscore|1|2 3 4\n", "line 4: expected name|bounds|counts")]
    [InlineData("profile 1\nam0unt|1|2 3 4\nscore|1|2 3 4\n", "line 4: \"am0unt\" is no fact")]
    [InlineData("profile 1\namount|1|2 3 4\namount|1|2 3 4\nscore|1|2 3 4\n", "line 5: \"amount\" is no fact, or one that stands there twice")]
    [InlineData("profile 1\namount|x|3 4 5\nscore|1|2 3 4\n", "line 4: amount has no bounds and counts")]
    [InlineData("profile 1\namount|1|3 4\nscore|1|2 3 4\n", "line 4: amount has no bounds and counts")]
    [InlineData("profile 1\namount|2 2|3 4 5 6\nscore|1|2 3 4\n", "line 4: the bounds of amount do not rise")]
    [InlineData("profile 1\namount|2|3 -4 5\nscore|1|2 3 4\n", "line 4: the counts of amount are no numbers")]
    [InlineData("profile 1\namount|2|0 0 0\nscore|1|2 3 4\n", "line 4: the counts of amount are no numbers")]
    public void A_profile_that_was_cut_off_or_garbled_has_a_fault(string behind, string fault)
    {
        var reading = ModelProfileReader.Read("cordon-model 1\nend of trees\n" + behind);
        Assert.Null(reading.Profile);
        Assert.StartsWith(fault, reading.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_that_comes_with_the_program_has_a_profile_which_no_cut_leaves_readable()
    {
        var text = Core.Screening.Model.TreeEnsemble.DefaultText;
        Assert.NotNull(ModelProfileReader.Read(text).Profile);
        var profile = text[(text.IndexOf("\nprofile 1\n", StringComparison.Ordinal) + 1)..];
        Assert.NotNull(Behind(profile.Length).Profile);
        Assert.All(Enumerable.Range(1, profile.Length - 1), cut => Assert.NotNull(Behind(cut).Fault));

        ModelProfileReading Behind(int cut) => ModelProfileReader.Read("cordon-model 1\nend of trees\n" + profile[..cut]);
    }
}
