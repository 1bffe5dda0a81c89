using Cordon.Core.Networks.Suspects;

namespace Cordon.Core.Networks.Roles;

/// <summary>A contact by which the gang reached victims.</summary>
/// <param name="Kind">What it is: a telephone, an address on the web, a handle, an e-mail address or a wallet.</param>
/// <param name="Value">The number, address or handle, as it was told.</param>
/// <param name="Cases">The cases in which it was told, by the caller's numbers.</param>
public sealed record GangContact(TraitKind Kind, string Value, IReadOnlyList<int> Cases)
{
    /// <summary>Masked: a contact never goes into a log.</summary>
    public override string ToString() => $"{Kind} told in {Cases.Count} cases";
}
