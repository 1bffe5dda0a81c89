using Cordon.Core.Exchange;

namespace Cordon.Exchange.Asking;

/// <summary>What a holder knows of an identifier, as much as it commits itself to before anybody asks.</summary>
/// <param name="Item">The identifier.</param>
/// <param name="FirstSeen">The day on which it was first known.</param>
/// <param name="Class">What it is known as, in a word of the holder's, such as "mule": 1 to 40 characters.</param>
public sealed record HeldRecord(CanonicalIdentifier Item, DateOnly FirstSeen, string Class)
{
    /// <summary>The most characters of a class.</summary>
    public const int ClassLengthMax = 40;

    /// <summary>Without the class: what it is known as is personal too.</summary>
    public override string ToString() => Item.ToString();
}
