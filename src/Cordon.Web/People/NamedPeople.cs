using Cordon.Web.Language;

namespace Cordon.Web.People;

/// <summary>People's names in the words of records, which have their identifiers.</summary>
internal static class NamedPeople
{
    /// <summary>Words with names in the place of identifiers.</summary>
    /// <param name="names">What people are called, by identifier.</param>
    public static string In(string words, IReadOnlyDictionary<string, string> names) =>
        names.Aggregate(words, (said, person) => said.Replace(person.Key, StoredText.In(person.Value), StringComparison.Ordinal));
}
