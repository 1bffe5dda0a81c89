namespace Cordon.Core.Screening.Model;

/// <summary>One comparison of a tree: a row of bins is above a threshold's number.</summary>
/// <param name="Offset">Where the row of bins begins.</param>
/// <param name="Bin">The threshold's number among its feature's, less 128.</param>
/// <param name="Slot">Its place in the complete tree, numbered from the leftmost to the rightmost split: the root is 31.</param>
internal readonly record struct Comparison(ushort Offset, sbyte Bin, byte Slot)
{
    /// <summary>Comparisons of a tree come in full groups of this many; what is missing is compared into a slot that no split has.</summary>
    public const int Abreast = 4;
}

/// <summary>
/// An ensemble laid out for walking 64 lanes at once: every tree as a complete tree of depth 6, a leaf standing at all places below it.
/// </summary>
/// <remarks>
/// What a split below a leaf would say doesn't matter, as both its sides end in the same value; so only a tree's own splits are compared.
/// </remarks>
internal sealed class TreeTables
{
    public const int Slots = TreeLimits.LeavesMax;
    public const int SpareSlot = Slots - 1;

    /// <summary>Splits from which all 64 slots in a row (measured: 0.55 ns each) cost less than its own one by one (0.72 ns).</summary>
    private const int FullMin = 50;

    /// <summary>Bytes of an unsigned 32-bit leaf value.</summary>
    public const int Planes = 4;

    public TreeTables(Tree[] trees)
    {
        TreeCount = trees.Length;
        Features = [.. trees.SelectMany(t => t.Facts).Distinct().Order().Select(fact => MakeFeature(trees, fact))];
        var byFact = Features.ToDictionary(f => f.Fact);
        Ends = new int[trees.Length];
        Leaves = new uint[trees.Length * Slots];
        LeafPlanes = new byte[trees.Length * Slots * Planes];
        IsFull = Array.ConvertAll(trees, t => t.Facts.Length >= FullMin);
        BySlot = [.. Enumerable.Range(0, trees.Length * Slots).Select(i => new Comparison(0, sbyte.MaxValue, (byte)(i % Slots)))];
        var comparisons = new List<Comparison>();
        for (var t = 0; t < trees.Length; t++)
        {
            Lay(trees[t], t, byFact, comparisons);
            while (comparisons.Count % Comparison.Abreast != 0)
            {
                comparisons.Add(new(0, sbyte.MaxValue, SpareSlot));
            }

            Ends[t] = comparisons.Count;
        }

        Comparisons = [.. comparisons];
    }

    public int TreeCount { get; }

    public int RowCount { get; private set; }

    public FactBins[] Features { get; }

    /// <summary>All trees' comparisons, tree after tree.</summary>
    public Comparison[] Comparisons { get; }

    /// <summary>The same, 64 a tree by their slots; nothing is above the highest bin, so where there is no split all go to the left.</summary>
    public Comparison[] BySlot { get; }

    /// <summary>Whether a tree has so many splits that comparing all 64 slots in a row costs less than its own.</summary>
    public bool[] IsFull { get; }

    /// <summary>Where each tree's comparisons end.</summary>
    public int[] Ends { get; }

    /// <summary>64 a tree, above the tree's lowest.</summary>
    public uint[] Leaves { get; }

    /// <summary>The same as four rows of 64 bytes a tree, lowest bytes first.</summary>
    public byte[] LeafPlanes { get; }

    /// <summary>The sum of the trees' lowest leaves.</summary>
    public long LowestSum { get; private set; }

    private FactBins MakeFeature(Tree[] trees, int fact)
    {
        var splits = trees.SelectMany(t => t.Facts.Select((f, i) => (Fact: f, Threshold: t.Thresholds[i], IsLow: t.IsMissingLeft[i])))
            .Where(s => s.Fact == fact).ToList();
        var low = splits.Exists(s => s.IsLow) ? RowCount++ : -1;
        var high = splits.Exists(s => !s.IsLow) ? RowCount++ : -1;
        return new FactBins(fact, [.. splits.Select(s => s.Threshold).Distinct().Order()], low, high);
    }

    private void Lay(Tree tree, int number, Dictionary<int, FactBins> features, List<Comparison> comparisons)
    {
        var lowest = tree.LeafValues.Min();
        LowestSum += lowest;
        Place(tree.Root, 0, Slots);

        void Place(int node, int first, int width)
        {
            if (node < 0)
            {
                for (var leaf = first; leaf < first + width; leaf++)
                {
                    var value = (uint)(tree.LeafValues[~node] - lowest);
                    Leaves[(number * Slots) + leaf] = value;
                    for (var plane = 0; plane < Planes; plane++)
                    {
                        LeafPlanes[(((number * Planes) + plane) * Slots) + leaf] = (byte)(value >> (8 * plane));
                    }
                }

                return;
            }

            var feature = features[tree.Facts[node]];
            var row = tree.IsMissingLeft[node] ? feature.LowRow : feature.HighRow;
            var bin = Array.BinarySearch(feature.Thresholds, tree.Thresholds[node]) - FactBins.Bias;
            var half = width / 2;
            var slot = first + half - 1;
            var comparison = new Comparison((ushort)(row * FactBlock.Lanes), (sbyte)bin, (byte)slot);
            BySlot[(number * Slots) + slot] = comparison;
            // In the order of slots, so that masks are written to neighbouring places one after the other.
            Place(tree.Left[node], first, half);
            comparisons.Add(comparison);
            Place(tree.Right[node], first + half, half);
        }
    }
}
