using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Intake;

/// <summary>
/// What a reported contact is known again by: the canonical writing of what <see cref="ContactText"/> reads, and telephone numbers without a country's
/// code too, which match those that end in them.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The canonical writing; of a telephone without a country's code its digits alone.</param>
public readonly record struct ContactKey(IdentifierKind Kind, string Value)
{
    /// <summary>Digits that two writings of one telephone number have in common at the least: with fewer, two subscribers are taken for one.</summary>
    private const int TailDigits = 8;

    /// <summary>A code that no country has: it marks numbers that were written without one.</summary>
    private const string NoCountry = "999";

    /// <summary>What an index finds it by, before <see cref="IsSame"/> says whether it is the same.</summary>
    public string Tail => Kind == IdentifierKind.Phone && Value.Length > TailDigits ? Value[^TailDigits..] : Value;

    /// <summary>The contacts in a text, each once.</summary>
    public static IReadOnlyList<ContactKey> Of(string text) =>
        [.. ContactText.Read(text, NoCountry, isLinking: false).Read.Select(read => new ContactKey(read.Kind, Local(read.Value))).Distinct()];

    /// <summary>Whether two are one contact.</summary>
    public bool IsSame(ContactKey other)
    {
        if (Kind != other.Kind || Kind != IdentifierKind.Phone)
        {
            return this == other;
        }

        // With a country's code on both sides all digits count.
        return Value[0] == '+' && other.Value[0] == '+' ? Value == other.Value
            : Tail == other.Tail && Tail.Length == TailDigits && (Value.EndsWith(other.Value.TrimStart('+'), StringComparison.Ordinal)
                || other.Value.EndsWith(Value.TrimStart('+'), StringComparison.Ordinal));
    }

    /// <summary>Masked.</summary>
    public override string ToString() => new Identifier(Kind, Value).ToString();

    private static string Local(string value) => value.StartsWith('+' + NoCountry, StringComparison.Ordinal) ? value[(NoCountry.Length + 1)..] : value;
}
