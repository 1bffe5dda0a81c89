namespace Cordon.Core.Networks.Suspects;

/// <summary>
/// Who holds an account or a telephone by the records of banks: where these name two different people, the two things are not one person's, whatever else
/// is shared. A date of opening is the account's and not its holder's: nobody opens two accounts on one day.
/// </summary>
internal sealed class HolderRecords
{
    private readonly Dictionary<Trait, HashSet<string>> _names = [];
    private readonly Dictionary<Trait, HashSet<string>> _phones = [];

    public HolderRecords(IReadOnlyList<Sighting> sightings)
    {
        foreach (var account in sightings.Where(said => said.Of.Kind == TraitKind.Account && said.Seen.Kind == TraitKind.Name).GroupBy(said => said.Of))
        {
            // What payments called him counts where no bank has told a name: they are all that a centre may have.
            var best = account.Min(said => Reliability.LetterOf(said.Source));
            _names.Add(account.Key, [.. account.Where(said => Reliability.LetterOf(said.Source) == best).Select(said => Plain(said.Seen.Value))]);
        }

        foreach (var said in sightings.Where(said =>
            said is { Of.Kind: TraitKind.Account, Seen.Kind: TraitKind.Phone or TraitKind.Email, Source: SightingSource.BankRecord }))
        {
            if (said.Seen.Kind == TraitKind.Phone)
            {
                SetOf(_phones, said.Of).Add(said.Seen.Value);
            }

            SetOf(_names, said.Seen).UnionWith(_names.GetValueOrDefault(said.Of, []));
        }
    }

    /// <summary>Whether both are known by a name, or by a telephone that the bank has, and have none in common.</summary>
    public bool SayTwo(Trait one, Trait other) => Differ(_names, one, other) || Differ(_phones, one, other);

    /// <summary>How many people hold these accounts, as far as names tell: one of which none is known is somebody's of his own.</summary>
    public int Count(IEnumerable<Trait> accounts)
    {
        var (people, untold) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var account in accounts)
        {
            if (_names.TryGetValue(account, out var names))
            {
                people.Add(names.Min(StringComparer.Ordinal)!);
            }
            else
            {
                untold++;
            }
        }

        return people.Count + untold;
    }

    private static bool Differ(Dictionary<Trait, HashSet<string>> told, Trait one, Trait other) =>
        told.TryGetValue(one, out var ones) && told.TryGetValue(other, out var others) && ones.Count > 0 && others.Count > 0 && !ones.Overlaps(others);

    /// <summary>A name in one writing: banks write capitals, and the family's name first or last.</summary>
    private static string Plain(string name) =>
        string.Join(' ', name.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private static HashSet<string> SetOf(Dictionary<Trait, HashSet<string>> told, Trait of)
    {
        if (!told.TryGetValue(of, out var set))
        {
            told.Add(of, set = []);
        }

        return set;
    }
}
