using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using CsCheck;

namespace Cordon.Core.Tests.Screening.Model;

/// <summary>Makes model files and blocks of facts from a seed, and walks a file's trees the plain way, on doubles.</summary>
internal static class RandomEnsembles
{
    public static readonly Gen<(int Seed, int Trees)> Any = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 40]);

    private static readonly int[] Features = [0, 1, 3, 9, 10, 20, 60, 66, 72, 83, 86, 88];

    public sealed record Node(int Fact, double Threshold, int Decision, Node? Left, Node? Right, double Value);

    public static (string Text, Node[] Trees) Make(int seed, int trees, int depthMax = 6)
    {
        var random = new Random(seed);
        var roots = new Node[trees];
        for (var i = 0; i < trees; i++)
        {
            roots[i] = Grow(random, depthMax, random.Next(4) == 0 ? 0 : 0.2);
        }

        return (Write(roots), roots);
    }

    public static Node Leaf(double value) => new(0, 0, 0, null, null, value);

    public static Node Grow(Random random, int depth, double stopping)
    {
        if (depth == 0 || random.NextDouble() < stopping)
        {
            return Leaf((random.NextDouble() * 2) - 1);
        }

        // Half of the thresholds fall on whole numbers, and unlike LightGBM's own some lie far outside what facts hold.
        var threshold = random.Next(12) switch
        {
            0 => 1.0000000180025095e-35,
            1 => -1.0000000180025095e-35,
            2 => random.Next(2) == 0 ? 1e300 : -1e300,
            < 7 => random.Next(-10, 11),
            _ => (random.NextDouble() * 20) - 10,
        };
        var decision = (random.Next(2) * 2) | (random.Next(2) * 8);
        return new(Features[random.Next(Features.Length)], threshold, decision,
            Grow(random, depth - 1, stopping), Grow(random, depth - 1, stopping), 0);
    }

    public static FactBlock Block(int seed)
    {
        var random = new Random(seed);
        var block = new FactBlock { Count = random.Next(1, FactBlock.Lanes + 1) };
        for (var fact = 0; fact < Facts.Count; fact++)
        {
            foreach (ref var value in block.ColumnSpan(fact))
            {
                value = random.Next(10) switch
                {
                    0 or 1 => Facts.Unknown,
                    2 => random.Next(2) == 0 ? long.MaxValue : long.MinValue + 1,
                    _ => random.Next(-12, 13),
                };
            }
        }

        return block;
    }

    /// <summary>As LightGBM walks a tree.</summary>
    public static double Walk(Node node, FactBlock block, int lane)
    {
        while (node.Left is not null)
        {
            var fact = block[node.Fact, lane];
            var value = fact == Facts.Unknown ? double.NaN : fact;
            bool isLeft;
            if (double.IsNaN(value) && node.Decision >> 2 == 2)
            {
                isLeft = (node.Decision & 2) != 0;
            }
            else
            {
                isLeft = (double.IsNaN(value) ? 0 : value) <= node.Threshold;
            }

            node = isLeft ? node.Left : node.Right!;
        }

        return node.Value;
    }

    public static string Write(params Node[] roots)
    {
        var text = new StringBuilder("cordon-model 1\nname random\nversion 7\ntrained 2025-05-05\nlightgbm\ntree\nversion=v4\nnum_class=1\n"
            + "num_tree_per_iteration=1\nobjective=binary sigmoid:1\nfeature_names=");
        text.AppendJoin(' ', Features.Select(f => Facts.All[f].Name)).Append("\n\n");
        for (var i = 0; i < roots.Length; i++)
        {
            List<Node> splits = [], leaves = [];
            Number(roots[i], splits, leaves);
            int Child(Node node) => node.Left is null ? ~leaves.FindIndex(l => ReferenceEquals(l, node))
                : splits.FindIndex(s => ReferenceEquals(s, node));
            void Row<T>(string key, IEnumerable<T> values) where T : IFormattable =>
                text.Append(key).Append('=').AppendJoin(' ', values.Select(v => v.ToString(null, CultureInfo.InvariantCulture))).Append('\n');

            text.Append($"Tree={i}\nnum_leaves={leaves.Count}\nnum_cat=0\n");
            Row("split_feature", splits.Select(s => Array.IndexOf(Features, s.Fact)));
            Row("threshold", splits.Select(s => s.Threshold));
            Row("decision_type", splits.Select(s => s.Decision));
            Row("left_child", splits.Select(s => Child(s.Left!)));
            Row("right_child", splits.Select(s => Child(s.Right!)));
            Row("leaf_value", leaves.Select(l => l.Value));
            Row("leaf_count", leaves.Select((_, n) => n + 1));
            text.Append("is_linear=0\nshrinkage=0.1\n\n\n");
        }

        return text.Append("end of trees\n\nfeature_importances:\n\nparameters:\n[boosting: gbdt]\nend of parameters\n").ToString();
    }

    private static void Number(Node node, List<Node> splits, List<Node> leaves)
    {
        if (node.Left is null)
        {
            leaves.Add(node);
            return;
        }

        splits.Add(node);
        Number(node.Left, splits, leaves);
        Number(node.Right!, splits, leaves);
    }
}
