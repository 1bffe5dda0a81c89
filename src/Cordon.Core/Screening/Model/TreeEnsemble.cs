using Cordon.Core.Values;

namespace Cordon.Core.Screening.Model;

/// <summary>
/// Boosted decision trees over facts: the probability that a payment is a scam, in integers only, so that a score computed again is equal
/// to the bit on any machine.
/// </summary>
/// <remarks>
/// Immutable and free to share between threads. Margins are log-odds in units of 1 / <see cref="MarginOne"/>; rounding a leaf errs by at
/// most half a unit, so a margin by half a unit a tree.
/// </remarks>
public sealed class TreeEnsemble
{
    /// <summary>A margin of one.</summary>
    public const int MarginOne = 1 << 24;

    /// <summary>The reference currency of a file that names none, as those do that were made before files named it.</summary>
    public static readonly Currency DefaultReference = Currency.Parse("EUR");

    private readonly Tree[] _trees;
    private readonly TreeTables _tables;

    private static readonly Lazy<string> Default = new(static () => EmbeddedText.Of("Default.model"));

    internal TreeEnsemble(string name, string version, string trained, Currency reference, int? zoneOffsetMinutes, Tree[] trees)
    {
        (Name, Version, Trained, Reference, ZoneOffsetMinutes, _trees) = (name, version, trained, reference, zoneOffsetMinutes, trees);
        _tables = new TreeTables(trees);
        foreach (var tree in trees)
        {
            BaseMargin += tree.BaseValue;
        }
    }

    /// <summary>The text of the model that comes with the program: fitted to simulated worlds, so that it detects from the first day on.</summary>
    public static string DefaultText => Default.Value;

    public string Name { get; }

    public string Version { get; }

    /// <summary>When it was trained, as its file says.</summary>
    public string Trained { get; }

    /// <summary>
    /// The currency in whose minor units it knows amounts. A centre that counts in another is told nothing by it: ten thousand are a month's wage in
    /// one and a lunch in another.
    /// </summary>
    public Currency Reference { get; }

    /// <summary>
    /// The zone east of UTC in which the hours and nights were told that it learnt from; null of a file that does not say, as those do not that
    /// were made before files did. The same payments told in another zone look as if made at another time of the day.
    /// </summary>
    public int? ZoneOffsetMinutes { get; }

    /// <summary>Whether it asks for patterns in the stream; a centre that does not look for them tells it of none.</summary>
    public bool AsksForPatterns => _trees.Any(tree => tree.Facts.Any(fact => fact >= Screening.Facts.PatternsFirst));

    /// <summary>How many trees it has.</summary>
    public int TreeCount => _trees.Length;

    /// <summary>The margin of a payment of which nothing is known; what <see cref="Explain"/> adds to.</summary>
    public long BaseMargin { get; }

    internal IReadOnlyList<Tree> Trees => _trees;

    /// <summary>Reads a model file; a wrong one gives a fault that names the line and what was expected.</summary>
    public static TreeEnsembleReading Read(string text) => TreeEnsembleReader.Read(text);

    /// <summary>The probabilities of a block's payments, in millionths.</summary>
    public void Score(FactBlock block, Span<int> millionths)
    {
        Span<long> margins = stackalloc long[FactBlock.Lanes];
        Margins(block, margins);
        for (var lane = 0; lane < block.Count; lane++)
        {
            millionths[lane] = Logistic.Millionths(margins[lane]);
        }
    }

    /// <summary>The margins of a block's payments; room for all 64 lanes is needed.</summary>
    public void Margins(FactBlock block, Span<long> margins) => Margins(block, margins, TreeKernels.Best);

    internal void Margins(FactBlock block, Span<long> margins, TreeKernel kernel)
    {
        if (kernel != TreeKernel.Scalar)
        {
            TreeKernels.Margins(_tables, block, margins, kernel);
            return;
        }

        for (var lane = 0; lane < block.Count; lane++)
        {
            var sum = 0L;
            foreach (var tree in _trees)
            {
                sum += tree.Walk(block, lane);
            }

            margins[lane] = sum;
        }
    }

    /// <summary>How often each fact splits a tree, the most often first.</summary>
    public IReadOnlyList<(FactInfo Fact, int Splits)> SplitsByFact() =>
        [.. _trees.SelectMany(tree => tree.Facts).CountBy(fact => fact).Select(count => (Fact: Facts.All[count.Key], Splits: count.Value))
            .OrderByDescending(count => count.Splits).ThenBy(count => count.Fact.Index)];

    /// <summary>
    /// What each fact added to a payment's margin, the greatest first; with <see cref="BaseMargin"/> the shares add up to it exactly.
    /// </summary>
    /// <remarks>
    /// A split's share is the change in the mean of the leaves below, over the training rows, from the split to the child that was taken
    /// (A. Saabas, "Interpreting random forests", 2014).
    /// </remarks>
    public IReadOnlyList<(FactInfo Fact, long MarginShare)> Explain(FactBlock block, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)block.Count, nameof(lane));
        var shares = new long[Facts.Count];
        foreach (var tree in _trees)
        {
            for (var node = tree.Root; node >= 0;)
            {
                var next = tree.Next(block, lane, node);
                shares[tree.Facts[node]] += tree.Value(next) - tree.Value(node);
                node = next;
            }
        }

        return [.. Facts.All.Select(f => (Fact: f, MarginShare: shares[f.Index])).Where(s => s.MarginShare != 0)
            .OrderByDescending(s => Math.Abs(s.MarginShare)).ThenBy(s => s.Fact.Index)];
    }
}
