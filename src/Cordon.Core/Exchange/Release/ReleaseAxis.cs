using System.Numerics;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// One of the things that rules can see of a question, with all the values it can have: the space of all questions is their product, and finite. Of some
/// (codes, risks, bars) several values may hold at once; then a rule speaks where it speaks of one of them.
/// </summary>
public sealed class ReleaseAxis
{
    // Bits of a word. Numbers beyond it would be taken for others.
    private const int MostValues = 32;

    private readonly Func<ReleaseSituation, uint> _valuesOf;

    private ReleaseAxis(int number, string name, IReadOnlyList<string> values, bool isSet, bool isMark, Func<ReleaseSituation, uint> valuesOf) =>
        (Number, Name, Values, IsSet, IsMark, _valuesOf) = (number, name, values, isSet, isMark, valuesOf);

    /// <summary>All of them, the outermost of the table first: what decides most stands first, so that the table is short.</summary>
    public static IReadOnlyList<ReleaseAxis> All { get; } =
    [
        Set<ReleaseBars>(0, "bar", true, situation => (uint)situation.Bars),
        Plain<ReleaseAction>(1, "action", false, situation => (int)situation.Action),
        Plain<RecipientRelation>(2, "relation", false, situation => (int)situation.Relation),
        Each<ReleasePurposes>(3, "purpose", situation => (uint)situation.Purpose),
        Plain<LegalLane>(4, "lane", true, situation => (int)situation.Lane),
        Plain<SubjectRole>(5, "role", true, situation => (int)situation.Role),
        Plain<ConsentState>(6, "consent", true, situation => (int)situation.Consent),
        Plain<Tlp>(7, "tlp", true, situation => (int)situation.Tlp),
        Plain<Pap>(8, "pap", true, situation => (int)situation.Pap),
        Set<HandlingCodes>(9, "handling", true, situation => (uint)situation.Handling),
        Set<RightsConcerns>(10, "rights", true, situation => (uint)situation.Rights),
        Plain<ReleaseGrounds>(11, "grounds", true, situation => (int)situation.Grounds),
    ];

    /// <summary>Cells of the whole space.</summary>
    public static int Cells { get; } = All.Aggregate(1, (cells, axis) => checked(cells * axis.Values.Count));

    private static readonly int[] Strides =
        [.. All.Select(axis => All.Skip(axis.Number + 1).Aggregate(1, (cells, inner) => cells * inner.Values.Count))];

    /// <summary>Its place among them.</summary>
    public int Number { get; }

    /// <summary>Its name in the table.</summary>
    public string Name { get; }

    /// <summary>The names of its values: the widest first, or none of a set first.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether several of its values may hold at once; its first is then that none does.</summary>
    public bool IsSet { get; }

    /// <summary>Whether a later value of it narrows (of a set: each compared with none), so that nothing may leave more easily by it.</summary>
    public bool IsMark { get; }

    /// <summary>How many cells lie between one value and the next.</summary>
    public int Stride => Strides[Number];

    /// <summary>The values that hold, a bit each; one bit but in sets.</summary>
    public uint BitsOf(ReleaseSituation situation) => _valuesOf(situation);

    /// <summary>The bit of a value, as a rule names it.</summary>
    internal static uint BitOf<T>(T value, bool isPlain)
        where T : struct, Enum
    {
        var number = Convert.ToUInt32(value, null);
        return isPlain ? 1u << ((int)number - 1) : number == 0 ? 1u : 1u << (BitOperations.Log2(number) + 1);
    }

    // A value that was not said, or that there is not, has no bit of a value, so that no rule speaks and nothing is permitted.
    private static ReleaseAxis Plain<T>(int number, string name, bool isMark, Func<ReleaseSituation, int> valueOf)
        where T : struct, Enum =>
        new(number, name, [.. Enum.GetNames<T>().Skip(1)], false, isMark, situation =>
            valueOf(situation) is > 0 and <= MostValues and var value ? 1u << (value - 1) : 0);

    private static ReleaseAxis Set<T>(int number, string name, bool isMark, Func<ReleaseSituation, uint> flagsOf)
        where T : struct, Enum =>
        new(number, name, Enum.GetNames<T>(), true, isMark, situation => flagsOf(situation) is > 0 and var flags ? flags << 1 : 1u);

    private static ReleaseAxis Each<T>(int number, string name, Func<ReleaseSituation, uint> flagOf)
        where T : struct, Enum =>
        new(number, name, [.. Enum.GetNames<T>().Skip(1)], false, false, situation => BitOperations.IsPow2(flagOf(situation)) ? flagOf(situation) : 0);
}
