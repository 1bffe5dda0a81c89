namespace Cordon.Core.Networks.Suspects;

/// <summary>Links between things of one kind, by what they share.</summary>
internal static class SuspectLinks
{
    /// <summary>The links that are strong enough, by pair. What is shared too widely weighs nothing, so pairs stay few.</summary>
    public static List<SuspectLink> Between(IReadOnlyList<Trait> things, SightingBook book)
    {
        var known = things.ToHashSet();
        var shared = new SortedDictionary<(Trait, Trait), SortedSet<Trait>>();
        foreach (var (what, owners) in book.Sharers())
        {
            Trait[] own = [.. owners.Where(known.Contains).Order()];
            if (own.Length is < 2 or > SuspectSearch.SharersMax)
            {
                continue;
            }

            for (var one = 0; one < own.Length; one++)
            {
                for (var other = one + 1; other < own.Length; other++)
                {
                    Add(own[one], own[other], what);
                }
            }
        }

        foreach (var (one, other) in book.ToldTogether().Where(pair => known.Contains(pair.One) && known.Contains(pair.Other)))
        {
            Add(one, other, other);
        }

        return
        [
            .. shared.Select(pair => new SuspectLink(pair.Key.Item1, pair.Key.Item2, [.. pair.Value], PointsOf(pair.Value)))
                .Where(link => link.Points >= SuspectSearch.PointsMin && link.Shared.Select(what => Evidence(what.Kind)).Distinct().Count() > 1
                    && !book.Holders.SayTwo(link.One, link.Other)),
        ];

        void Add(Trait one, Trait other, Trait what)
        {
            if (!shared.TryGetValue((one, other), out var both))
            {
                shared.Add((one, other), both = []);
            }

            both.Add(what);
        }
    }

    /// <summary>What one kind of evidence says counts once, however often it is there: a second telephone in common is no second reason.</summary>
    private static int PointsOf(IEnumerable<Trait> shared) =>
        shared.GroupBy(what => Evidence(what.Kind)).Sum(evidence => evidence.Max(what => PointsOf(what.Kind)));

    /// <summary>A device and the address that it came from are one observation: both stand in the log of one sign-in.</summary>
    private static TraitKind Evidence(TraitKind kind) => kind == TraitKind.Ip ? TraitKind.Device : kind;

    /// <summary>A telephone is one person's for years; a name is many people's, an address a house's, a device may be lent.</summary>
    private static int PointsOf(TraitKind kind) => kind switch
    {
        TraitKind.Phone or TraitKind.Handle or TraitKind.Email or TraitKind.Wallet => 2,
        TraitKind.Device or TraitKind.Url or TraitKind.Account => 2,
        TraitKind.Name or TraitKind.Ip => 1,
        _ => 0,
    };
}
