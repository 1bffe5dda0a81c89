using System.Text;
using Cordon.Core.Screening;

namespace Cordon.Learning;

/// <summary>
/// How facts and scores lay in the payments that a model learnt from: counts over fixed bins. It stands in the model's file, behind the trees, where
/// screening does not read, so that it goes wherever the model goes.
/// </summary>
public sealed class ModelProfile
{
    /// <summary>Bins of a fact, about a tenth of the payments each; one more is for unknown.</summary>
    public const int Bins = 10;

    /// <summary>The line that it begins with.</summary>
    internal const string Head = "profile 1";

    /// <summary>What the score's line is called, which is the last.</summary>
    internal const string ScoreName = "score";

    // Of scores most payments have next to none: bins by powers of ten, in millionths.
    private static readonly long[] ScoreEdges = [1, 10, 100, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000];

    private readonly List<ProfiledFact> _facts = [];

    internal ModelProfile(params IReadOnlyList<ProfiledFact> facts) => _facts.AddRange(facts);

    /// <summary>Each fact's bins and counts, the score's last.</summary>
    public IReadOnlyList<ProfiledFact> Facts => _facts;

    /// <summary>A profile with the same bins and nothing in them.</summary>
    public ModelProfile Emptied() => new([.. _facts.Select(fact => fact.Emptied())]);

    /// <summary>Bins of equal shares of a sample.</summary>
    /// <param name="sample">Of each fact that is learnt from, by its number, values of some payments.</param>
    public static ModelProfile Of(IReadOnlyDictionary<int, List<long>> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var profile = new ModelProfile();
        foreach (var (fact, values) in sample.OrderBy(fact => fact.Key))
        {
            var known = values.Where(value => value != Core.Screening.Facts.Unknown).Order().ToList();
            long[] edges = known.Count == 0
                ? []
                : [.. Enumerable.Range(1, Bins - 1).Select(bin => known[(int)((long)known.Count * bin / Bins)]).Distinct()];
            profile._facts.Add(new ProfiledFact(Core.Screening.Facts.All[fact].Name, fact, edges));
        }

        profile._facts.Add(new ProfiledFact(ScoreName, -1, ScoreEdges));
        return profile;
    }

    /// <summary>Counts a payment.</summary>
    /// <param name="millionths">Its score by the model.</param>
    public void Count(FactBlock block, int lane, int millionths)
    {
        ArgumentNullException.ThrowIfNull(block);
        foreach (var fact in _facts)
        {
            fact.Count(fact.Fact < 0 ? millionths : block[fact.Fact, lane]);
        }
    }

    /// <summary>Writes it behind a model's text; <see cref="ModelProfileReader"/> reads it.</summary>
    public string AppendTo(string model)
    {
        var text = new StringBuilder(model).Append(Head).Append('\n');
        foreach (var fact in _facts)
        {
            text.Append(fact.Name).Append('|').AppendJoin(' ', fact.Edges).Append('|').AppendJoin(' ', fact.Counts).Append('\n');
        }

        return text.ToString();
    }
}
