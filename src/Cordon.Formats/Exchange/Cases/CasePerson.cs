using Cordon.Core.Exchange.Release;

namespace Cordon.Formats.Exchange.Cases;

/// <summary>A person of a case as far as whoever hands the case over lets it leave.</summary>
/// <param name="Name">The name; null where it is not to be told.</param>
/// <param name="Role">What they are in the matter.</param>
/// <param name="Accounts">The accounts that are theirs: bank and number as in the trails.</param>
public sealed record CasePerson(string? Name, SubjectRole Role, IReadOnlyList<(string Bank, string Number)> Accounts)
{
    /// <summary>Names are personal.</summary>
    public override string ToString() => $"a {Role} with {Accounts.Count} accounts";
}
