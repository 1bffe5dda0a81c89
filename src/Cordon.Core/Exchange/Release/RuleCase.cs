namespace Cordon.Core.Exchange.Release;

/// <summary>
/// When a rule speaks: on each axis that is named the question has one of the values named; what is not named may be anything. A rule has one case or several.
/// </summary>
public sealed record RuleCase
{
    public IReadOnlyList<ReleaseBars>? Bars { get; init; }

    public IReadOnlyList<ReleaseAction>? Actions { get; init; }

    public IReadOnlyList<RecipientRelation>? Relations { get; init; }

    public IReadOnlyList<ReleasePurposes>? Purposes { get; init; }

    public IReadOnlyList<LegalLane>? Lanes { get; init; }

    public IReadOnlyList<SubjectRole>? Roles { get; init; }

    public IReadOnlyList<ConsentState>? Consents { get; init; }

    public IReadOnlyList<Tlp>? Tlps { get; init; }

    public IReadOnlyList<Pap>? Paps { get; init; }

    public IReadOnlyList<HandlingCodes>? Handlings { get; init; }

    public IReadOnlyList<RightsConcerns>? Rights { get; init; }

    public IReadOnlyList<ReleaseGrounds>? Grounds { get; init; }

    /// <summary>The values of an axis at which it speaks, a bit each.</summary>
    public uint BitsOn(ReleaseAxis axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        return axis.Number switch
        {
            0 => Bits(Bars, false),
            1 => Bits(Actions, true),
            2 => Bits(Relations, true),
            3 => Purposes is null ? uint.MaxValue : (uint)Purposes.Aggregate(ReleasePurposes.None, (all, each) => all | each),
            4 => Bits(Lanes, true),
            5 => Bits(Roles, true),
            6 => Bits(Consents, true),
            7 => Bits(Tlps, true),
            8 => Bits(Paps, true),
            9 => Bits(Handlings, false),
            10 => Bits(Rights, false),
            11 => Bits(Grounds, true),
            _ => throw new InvalidOperationException($"No rule can speak of {axis.Name}."),
        };
    }

    private static uint Bits<T>(IReadOnlyList<T>? values, bool isPlain)
        where T : struct, Enum => values is null ? uint.MaxValue : values.Aggregate(0u, (bits, value) => bits | ReleaseAxis.BitOf(value, isPlain));
}
