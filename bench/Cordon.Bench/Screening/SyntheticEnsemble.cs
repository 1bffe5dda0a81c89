using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;

namespace Cordon.Bench.Screening;

/// <summary>
/// A model for measuring: 100 complete trees of depth 6 over 40 facts, always the same, read as a file would be. It knows nothing of scams.
/// </summary>
public static class SyntheticEnsemble
{
    public const int Trees = 100;
    public const int FeatureCount = 40;

    private const int Depth = 6;
    private const int Splits = (1 << Depth) - 1;

    /// <summary>Training keeps at most this many thresholds of a feature (max_bin).</summary>
    private const int ThresholdsMax = 200;

    /// <summary>Facts that have an order, the first of each kind and the windows of one party.</summary>
    private static readonly FactInfo[] Features =
        [.. Facts.All.Where(f => f.Type is not FactType.Text && f.Index is not Facts.ModelScore).Where(f => f.Index % 2 == 0).Take(FeatureCount)];

    public static TreeEnsemble Read()
    {
        var reading = TreeEnsemble.Read(Text());
        return reading.Ensemble ?? throw new InvalidOperationException(reading.Fault);
    }

    /// <summary>The model file.</summary>
    public static string Text()
    {
        var random = new Random(1);
        var text = new StringBuilder("cordon-model 1\nname synthetic\nversion 1\ntrained 2025-01-01\nlightgbm\ntree\nversion=v4\nnum_class=1\n"
            + "num_tree_per_iteration=1\nobjective=binary sigmoid:1\nfeature_names=");
        text.AppendJoin(' ', Features.Select(f => f.Name)).Append("\n\n");
        for (var tree = 0; tree < Trees; tree++)
        {
            var features = Array.ConvertAll(new int[Splits], _ => random.Next(Features.Length));
            text.Append(CultureInfo.InvariantCulture, $"Tree={tree}\nnum_leaves={Splits + 1}\nnum_cat=0\n");
            Row(text, "split_feature", features);
            Row(text, "threshold", Array.ConvertAll(features, f => Value(Features[f], random.Next(ThresholdsMax)) + 0.5));
            Row(text, "decision_type", Array.ConvertAll(features, f => Features[f].CanBeUnknown ? 8 + (2 * random.Next(2)) : 2));
            Row(text, "left_child", Enumerable.Range(0, Splits).Select(i => Child((2 * i) + 1)));
            Row(text, "right_child", Enumerable.Range(0, Splits).Select(i => Child((2 * i) + 2)));
            Row(text, "leaf_value", Array.ConvertAll(new int[Splits + 1], _ => (random.NextDouble() - 0.55) / 5));
            Row(text, "leaf_count", Enumerable.Repeat(100, Splits + 1));
            text.Append("is_linear=0\nshrinkage=0.1\n\n\n");
        }

        return text.Append("end of trees\n").ToString();
    }

    /// <summary>A full block of facts such that every split parts them; some are unknown.</summary>
    public static FactBlock Block(int seed)
    {
        var random = new Random(seed);
        var block = new FactBlock { Count = FactBlock.Lanes };
        foreach (var fact in Features)
        {
            foreach (ref var value in block.ColumnSpan(fact.Index))
            {
                value = fact.CanBeUnknown && random.Next(5) == 0 ? Facts.Unknown : Value(fact, random.Next(ThresholdsMax));
            }
        }

        return block;
    }

    /// <summary>Durations and money spread over many sizes, the rest evenly.</summary>
    private static long Value(FactInfo fact, int step) => fact.Type switch
    {
        FactType.Flag => step & 1,
        FactType.Money or FactType.Duration => (long)step * step * step * 1_000,
        _ => step,
    };

    private static int Child(int node) => node < Splits ? node : ~(node - Splits);

    private static void Row<T>(StringBuilder text, string key, IEnumerable<T> values)
        where T : IFormattable =>
        text.Append(key).Append('=').AppendJoin(' ', values.Select(v => v.ToString(null, CultureInfo.InvariantCulture))).Append('\n');
}
