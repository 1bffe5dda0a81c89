using System.Runtime.CompilerServices;
using Cordon.Core.Screening.Rules;

namespace Cordon.Core.Screening;

/// <summary>Which rules of a set fired on one payment: a bit for each, by the rule's index.</summary>
[InlineArray(RuleLimits.RulesMax / 64)]
public struct FiredRules
{
    private ulong _first;

    /// <summary>Whether none fired.</summary>
    public readonly bool IsEmpty => (this[0] | this[1] | this[2] | this[3]) == 0;

    public readonly bool Contains(int rule) => (this[rule >> 6] >> (rule & 63) & 1) != 0;

    public void Add(int rule) => this[rule >> 6] |= 1UL << (rule & 63);
}

/// <summary>What was decided about the payments of a <see cref="FactBlock"/>, lane by lane.</summary>
public sealed class VerdictBlock
{
    public Outcome[] Outcomes { get; } = new Outcome[FactBlock.Lanes];

    /// <summary>Scores in millionths.</summary>
    public int[] Scores { get; } = new int[FactBlock.Lanes];

    public FiredRules[] Fired { get; } = new FiredRules[FactBlock.Lanes];

    /// <summary>How long a hold lasts; 0 where nothing is held.</summary>
    public long[] HoldMilliseconds { get; } = new long[FactBlock.Lanes];

    /// <summary>What becomes of a held payment when nobody decides.</summary>
    public Outcome[] AtExpiry { get; } = new Outcome[FactBlock.Lanes];

    public void Clear()
    {
        Array.Clear(Outcomes);
        Array.Clear(Scores);
        Array.Clear(Fired);
        Array.Clear(HoldMilliseconds);
        Array.Clear(AtExpiry);
    }
}
