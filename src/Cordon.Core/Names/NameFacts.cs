namespace Cordon.Core.Names;

/// <summary>
/// What is known of a bearer of a name besides it. A fact may have several values (lists give several dates and documents); none means that it
/// is not known, which is never a difference.
/// </summary>
public sealed class NameFacts
{
    /// <summary>Nothing but the name is known.</summary>
    public static readonly NameFacts None = new();

    /// <summary>Dates of birth, of a firm of its founding.</summary>
    public IReadOnlyList<BirthDate> Births { get; init; } = [];

    /// <summary>Countries of nationality, residence or seat, as ISO 3166 letters.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Numbers of passports, identity cards or registers.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Accounts: IBANs or account numbers.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Telephone numbers.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>How many facts are known; the values are personal.</summary>
    public override string ToString() =>
        $"{Births.Count} births, {Countries.Count} countries, {Documents.Count} documents, {Accounts.Count} accounts, {Phones.Count} phones";
}
