namespace Cordon.Core.Networks.Suspects;

/// <summary>
/// Finds who may be behind a gang's accounts, devices and contacts. Holders, operators and speakers are kept apart, since an account's holder is often not
/// who runs it. Two things become one person's only by links of two kinds, and never
/// where banks' records name two people: a name alone, or a device with its address, never joins, nor does what a victim says of who called.
/// </summary>
public static class SuspectSearch
{
    /// <summary>What a link has to weigh, of two kinds at least.</summary>
    public const int PointsMin = 3;

    /// <summary>What more holders than this share tells of an operator, a house or a firm, and joins nobody.</summary>
    public const int SharersMax = 3;

    /// <summary>From so many holders' accounts on a device is an operator's and not a family's.</summary>
    public const int OperatorHoldersMin = 3;

    /// <summary>More are not read: a gang of some hundred accounts has some thousand records.</summary>
    public const int SightingsMax = 100_000;

    /// <summary>Finds them, holders first, those of most things first.</summary>
    /// <param name="sightings">What is said, in any order.</param>
    /// <param name="victims">Accounts that have paid the gang as victims.</param>
    /// <exception cref="ArgumentException">There are too many sightings.</exception>
    public static IReadOnlyList<Suspect> Find(IReadOnlyList<Sighting> sightings, IReadOnlySet<Trait> victims)
    {
        ArgumentNullException.ThrowIfNull(sightings);
        ArgumentNullException.ThrowIfNull(victims);
        if (sightings.Count > SightingsMax)
        {
            throw new ArgumentException($"{sightings.Count} sightings; at most {SightingsMax} are read.");
        }

        var book = new SightingBook(sightings);
        var operators = book.Operators();
        var found = new List<Suspect>();
        found.AddRange(Joined(SuspectKind.Holder, book.Things(TraitKind.Account), book).Select(suspect => suspect with
        {
            Caution = book.CautionOf(suspect.Things, operators, victims),
        }));
        found.AddRange(Joined(SuspectKind.Operator, operators, book));
        found.AddRange(Joined(SuspectKind.Speaker, book.Contacts(), book));
        return [.. found.OrderBy(suspect => suspect.Kind).ThenByDescending(suspect => suspect.Things.Count).ThenBy(suspect => suspect.Things[0])];
    }

    private static IEnumerable<Suspect> Joined(SuspectKind kind, IReadOnlyList<Trait> things, SightingBook book)
    {
        var links = Sure(SuspectLinks.Between(things, book), book.Holders);
        var group = things.ToDictionary(thing => thing, thing => (List<Trait>)[thing]);
        foreach (var link in links.OrderByDescending(link => link.Points).ThenBy(link => link.One).ThenBy(link => link.Other))
        {
            var (one, other) = (group[link.One], group[link.Other]);
            if (one != other && !one.Exists(own => other.Exists(its => book.Holders.SayTwo(own, its))))
            {
                one.AddRange(other);
                other.ForEach(its => group[its] = one);
            }
        }

        foreach (var own in things.Select(thing => group[thing]).Distinct().OrderBy(own => own.Min()))
        {
            Trait[] all = [.. own.Order()];
            yield return book.Describe(kind, all, [.. links.Where(link => all.Contains(link.One) && all.Contains(link.Other))]);
        }
    }

    /// <summary>Without those of a thing that is as much another's: whose of two people's it is, nobody knows.</summary>
    private static List<SuspectLink> Sure(List<SuspectLink> links, HolderRecords holders)
    {
        var ends = links.SelectMany(link => new[] { (Thing: link.One, link.Other), (Thing: link.Other, Other: link.One) })
            .ToLookup(end => end.Thing, end => end.Other);
        return [.. links.Where(link => IsSure(link.One, link.Other) && IsSure(link.Other, link.One))];

        bool IsSure(Trait thing, Trait other) => !ends[thing].Any(rival => holders.SayTwo(rival, other));
    }
}
