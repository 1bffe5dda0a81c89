using Cordon.Core.Screening;

namespace Cordon.Engine.Screening;

/// <summary>How recorded decisions compare with those of another policy.</summary>
public sealed class BacktestResult
{
    private const int Outcomes = 4;

    private readonly long[] _byOutcomes = new long[Outcomes * Outcomes];

    /// <summary>Payments decided again.</summary>
    public long Payments { get; internal set; }

    /// <summary>Of these, how many got the same verdict in every part: outcome, score, rules that fired, hold and its end.</summary>
    public long Identical { get; internal set; }

    /// <summary>How many payments had the first outcome and would have the second.</summary>
    public long Count(Outcome recorded, Outcome again) => _byOutcomes[((int)recorded * Outcomes) + (int)again];

    internal void Add(Outcome recorded, Outcome again, bool isIdentical)
    {
        Payments++;
        Identical += isIdentical ? 1 : 0;
        _byOutcomes[((int)recorded * Outcomes) + (int)again]++;
    }

    internal void Add(BacktestResult other)
    {
        Payments += other.Payments;
        Identical += other.Identical;
        for (var i = 0; i < _byOutcomes.Length; i++)
        {
            _byOutcomes[i] += other._byOutcomes[i];
        }
    }
}
