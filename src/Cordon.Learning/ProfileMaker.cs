using Cordon.Core.Screening;

namespace Cordon.Learning;

/// <summary>Makes the profile of a model from the payments that it learnt from.</summary>
internal static class ProfileMaker
{
    /// <summary>Payments that bins are made of, and that are counted: shares of a tenth are then right to a few thousandths.</summary>
    private const int PaymentsMax = 50_000;

    /// <summary>The model's file with its profile behind the trees.</summary>
    public static async Task<string> AppendAsync(
        string model, Core.Screening.Model.TreeEnsemble trees, IReadOnlyList<TrainingSet> sets, CancellationToken cancellation)
    {
        var rows = sets.Sum(set => set.Payments.Count(payment => set.PartOf(payment) == SplitPart.Learn));
        var step = Math.Max(1, (rows + PaymentsMax - 1) / PaymentsMax);
        var sample = FactColumns.Numbers.ToDictionary(fact => fact, _ => new List<long>());
        await EachAsync((block, lane, _) =>
        {
            foreach (var (fact, values) in sample)
            {
                values.Add(block[fact, lane]);
            }
        }).ConfigureAwait(false);
        var profile = ModelProfile.Of(sample);
        await EachAsync(profile.Count).ConfigureAwait(false);
        return profile.AppendTo(model);

        async Task EachAsync(Action<FactBlock, int, int> take)
        {
            var (row, scores) = (0, new int[FactBlock.Lanes]);
            foreach (var set in sets)
            {
                var number = 0;
                await foreach (var block in set.BlocksAsync(cancellation).ConfigureAwait(false))
                {
                    trees.Score(block.FactBlock, scores);
                    for (var lane = 0; lane < block.Count; lane++)
                    {
                        if (set.PartOf(set.Payments[number++]) == SplitPart.Learn && row++ % step == 0)
                        {
                            take(block.FactBlock, lane, scores[lane]);
                        }
                    }
                }
            }
        }
    }
}
