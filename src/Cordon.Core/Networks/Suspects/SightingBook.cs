using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Suspects;

/// <summary>All sightings, by the thing and by what was seen of it.</summary>
internal sealed class SightingBook
{
    private const int BicCountryAt = 4;

    private readonly SortedDictionary<Trait, List<Sighting>> _of = [];
    private readonly SortedDictionary<Trait, SortedSet<Trait>> _sharers = [];

    public SightingBook(IReadOnlyList<Sighting> sightings)
    {
        Holders = new HolderRecords(sightings);
        foreach (var sighting in sightings.Distinct().OrderBy(s => s.TimeMilliseconds).ThenBy(s => s.Record, StringComparer.Ordinal).ThenBy(s => s.Seen))
        {
            Note(sighting);

            // A device at an account is also an account at a device: the one tells of the holder, the other of who runs it. Whom a victim spoke with says
            // nothing of who holds the account that he was told to pay, so that the account is only known to be there.
            if (sighting is { Source: SightingSource.Victim, Seen.Kind: TraitKind.Account })
            {
                _of.TryAdd(sighting.Seen, []);
            }
            else if (IsThing(sighting.Seen.Kind))
            {
                Note(sighting with { Of = sighting.Seen, Seen = sighting.Of });
            }
        }
    }

    /// <summary>Who holds what by the records of banks.</summary>
    public HolderRecords Holders { get; }

    public IReadOnlyList<Trait> Things(TraitKind kind) => [.. _of.Keys.Where(thing => thing.Kind == kind)];

    public IEnumerable<(Trait What, SortedSet<Trait> Owners)> Sharers() => _sharers.Select(pair => (pair.Key, pair.Value));

    /// <summary>Devices with which accounts of several holders are run.</summary>
    public IReadOnlyList<Trait> Operators() => [.. Things(TraitKind.Device).Where(device => HoldersAt(device) >= SuspectSearch.OperatorHoldersMin)];

    /// <summary>Contacts that a victim has told of.</summary>
    public IReadOnlyList<Trait> Contacts() =>
    [
        .. _of.Where(thing => thing.Key.Kind is TraitKind.Phone or TraitKind.Url or TraitKind.Handle or TraitKind.Email or TraitKind.Wallet
            && thing.Value.Any(sighting => sighting.Source == SightingSource.Victim)).Select(thing => thing.Key),
    ];

    /// <summary>Things that several people name together, the smaller first: what one remembers wrongly he reports twice.</summary>
    public IEnumerable<(Trait One, Trait Other)> ToldTogether() => _of.SelectMany(thing => thing.Value)
        .Where(sighting => sighting.Of < sighting.Seen && _of.ContainsKey(sighting.Seen)).GroupBy(sighting => (sighting.Of, sighting.Seen))
        .Where(pair => pair.Select(sighting => sighting.By).Distinct().Count() > 1).Select(pair => pair.Key);

    /// <summary>What speaks for treating the holder of these accounts as a victim first.</summary>
    public SuspectCaution CautionOf(IReadOnlyList<Trait> accounts, IReadOnlyList<Trait> operators, IReadOnlySet<Trait> victims)
    {
        var seen = accounts.SelectMany(account => _of[account]).ToList();
        var caution = accounts.Any(victims.Contains) ? SuspectCaution.AlsoVictim : SuspectCaution.None;
        if (seen.Any(sighting => sighting.Seen.Kind == TraitKind.Device && operators.Contains(sighting.Seen)))
        {
            caution |= SuspectCaution.RunByOther;
        }

        return caution;
    }

    /// <summary>All that is known of a suspect known by these things.</summary>
    public Suspect Describe(SuspectKind kind, IReadOnlyList<Trait> things, IReadOnlyList<SuspectLink> links)
    {
        var said = things.SelectMany(thing => _of[thing]).OrderBy(s => s.TimeMilliseconds).ThenBy(s => s.Record, StringComparer.Ordinal).ToList();
        var all = said.GroupBy(sighting => sighting.Seen).Where(own => !things.Contains(own.Key))
            .Select(own => Attribute(own.Key, [.. own], [.. said.Where(other => Contradicts(other, own))])).ToList();
        var places = all.Where(own => own.What.Kind is TraitKind.Country or TraitKind.Cell or TraitKind.Ip).Select(Place)
            .Concat(kind == SuspectKind.Holder ? things.Select(thing => BankPlace(thing, said)).OfType<Attribution>() : []);
        return new Suspect(
            kind, things,
            [.. Best(all.Where(own => own.What.Kind == TraitKind.Name))],
            [.. Best(all.Where(own => own.What.Kind is not (TraitKind.Name or TraitKind.Country or TraitKind.Cell)))],
            [.. places.GroupBy(place => place.What).Select(own => own.MaxBy(place => place.LastMilliseconds)!)
                .OrderByDescending(place => place.LastMilliseconds).ThenBy(place => place.What)],
            links, SuspectCaution.None);
    }

    private static bool IsThing(TraitKind kind) =>
        kind is TraitKind.Account or TraitKind.Device or TraitKind.Phone or TraitKind.Url or TraitKind.Handle or TraitKind.Email or TraitKind.Wallet;

    private static IEnumerable<Attribution> Best(IEnumerable<Attribution> all) => all.OrderBy(own => own.Reliability.Source)
        .ThenBy(own => own.Reliability.Credibility).ThenByDescending(own => own.LastMilliseconds).ThenBy(own => own.What);

    /// <summary>Whether a sighting says otherwise: of one account another name. A person has several telephones and devices.</summary>
    private static bool Contradicts(Sighting other, IGrouping<Trait, Sighting> own) =>
        own.Key.Kind == TraitKind.Name && other.Seen.Kind == TraitKind.Name && other.Seen != own.Key && own.Any(said => said.Of == other.Of);

    private static Attribution Attribute(Trait what, List<Sighting> said, List<Sighting> otherwise)
    {
        var best = said.OrderBy(s => Reliability.LetterOf(s.Source)).ThenByDescending(s => s.TimeMilliseconds)
            .ThenBy(s => s.Record, StringComparer.Ordinal).First();
        return new Attribution(
            what, best.Source, best.Record, said[0].TimeMilliseconds, said[^1].TimeMilliseconds, said.Count,
            Reliability.Of([.. said.Select(s => s.Source)], [.. otherwise.Select(s => s.Source)]));
    }

    /// <summary>An address tells a range; the address itself stands with the identifiers.</summary>
    private static Attribution Place(Attribution own) => own.What.Kind != TraitKind.Ip ? own
        : own with { What = new Trait(TraitKind.Ip, NetworkAddress.RangeOf(own.What.Value) ?? own.What.Value) };

    /// <summary>The country of a holder's bank: where he opened an account, which is little.</summary>
    private static Attribution? BankPlace(Trait account, List<Sighting> said)
    {
        var opened = said.FirstOrDefault(s => s.Of == account && s.Source == SightingSource.BankRecord);
        return opened is null || CountryOf(account) is not { } country ? null : new Attribution(
            new Trait(TraitKind.Country, country), opened.Source, opened.Record, opened.TimeMilliseconds, opened.TimeMilliseconds, 1,
            Reliability.Of([SightingSource.BankRecord], []));
    }

    private static string? CountryOf(Trait account)
    {
        var bank = account.Value.Split('/')[0];
        return bank.Length is 8 or 11 ? bank.Substring(BicCountryAt, 2) : null;
    }

    /// <summary>How many people's accounts are run with it: one person's several are his own.</summary>
    private int HoldersAt(Trait device) =>
        Holders.Count(_sharers.GetValueOrDefault(device)?.Where(owner => owner.Kind == TraitKind.Account) ?? []);

    private void Note(Sighting sighting)
    {
        if (IsThing(sighting.Of.Kind))
        {
            Add(_of, sighting.Of, sighting);
            if (!_sharers.TryGetValue(sighting.Seen, out var owners))
            {
                _sharers.Add(sighting.Seen, owners = []);
            }

            owners.Add(sighting.Of);
        }
    }

    private static void Add(SortedDictionary<Trait, List<Sighting>> lists, Trait key, Sighting sighting)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(sighting);
    }
}
