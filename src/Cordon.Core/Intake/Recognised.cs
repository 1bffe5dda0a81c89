using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Intake;

/// <summary>Something that was recognised in what a victim says.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its canonical writing; of a sum what <see cref="ToldAmount"/> reads.</param>
/// <param name="From">Where it begins in the text.</param>
/// <param name="Length">How many characters of the text it is.</param>
public sealed record Recognised(RecognisedKind Kind, string Value, int From, int Length)
{
    /// <summary>Whose the words around it say that it is.</summary>
    public Owner Owner { get; init; }

    /// <summary>Whether the words say that it is the victim's own.</summary>
    public bool IsVictims => Owner == Owner.Victim;

    /// <summary>Whether it is a way of reaching somebody.</summary>
    public bool IsContact => Kind is RecognisedKind.Phone or RecognisedKind.Link or RecognisedKind.Handle or RecognisedKind.Email or RecognisedKind.Wallet;

    /// <summary>Masked: whole identifiers are personal.</summary>
    public override string ToString() => $"{Kind} {new Identifier(IdentifierKind.None, Value)}";
}
