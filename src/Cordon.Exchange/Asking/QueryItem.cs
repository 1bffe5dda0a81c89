using Cordon.Core.Exchange;

namespace Cordon.Exchange.Asking;

/// <summary>What an officer asks about, and for which case: without one nothing is asked.</summary>
/// <param name="Item">The identifier.</param>
/// <param name="CaseReference">The asking centre's case, opened before; 1 to 100 characters.</param>
public sealed record QueryItem(CanonicalIdentifier Item, string CaseReference)
{
    /// <summary>The most characters of a case's reference.</summary>
    public const int CaseReferenceLengthMax = 100;
}
