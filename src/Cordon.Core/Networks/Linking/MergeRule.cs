namespace Cordon.Core.Networks.Linking;

/// <summary>What kind of trace a link is. Two links of one kind are not independent: a device and its address are seen in the same payments.</summary>
public enum LinkFamily : byte
{
    None = 0,

    /// <summary>Whom a victim was in contact with.</summary>
    Contact = 1,

    /// <summary>Where the money went.</summary>
    Money = 2,

    /// <summary>From where an account is used.</summary>
    Access = 3,

    /// <summary>Who an account's holder is.</summary>
    Holder = 4,

    /// <summary>Who was taken.</summary>
    Victim = 5,
}

/// <summary>
/// Whether links are enough to take two entities for one: one strong link, or two weak ones of different families. One weak link never is, however
/// often it is seen.
/// </summary>
public static class MergeRule
{
    /// <summary>Links between the two entities, each with what it says in millionths.</summary>
    /// <returns>The links that decide, the strongest first; empty where they are not enough.</returns>
    public static IReadOnlyList<(LinkReason Reason, long Strength)> Decide(IEnumerable<(LinkReason Reason, long Strength)> links)
    {
        var best = links.Where(link => link.Strength >= LinkStrength.WeakMin)
            .GroupBy(link => FamilyOf(link.Reason))
            .Select(family => family.OrderByDescending(link => link.Strength).ThenBy(link => link.Reason).First())
            .OrderByDescending(link => link.Strength).ThenBy(link => link.Reason).ToList();
        return best.Count > 0 && best[0].Strength >= LinkStrength.StrongMin ? [best[0]] : best.Count > 1 ? best : [];
    }

    /// <summary>The family of a reason.</summary>
    public static LinkFamily FamilyOf(LinkReason reason) => reason switch
    {
        LinkReason.ReportNames => LinkFamily.Contact,
        LinkReason.PaidTo or LinkReason.StolenMoneyMoved or LinkReason.MoneyMoved => LinkFamily.Money,
        LinkReason.StolenMoneyOnDevice or LinkReason.PaidOnDevice or LinkReason.StolenMoneyFromIp or LinkReason.PaidFromIp => LinkFamily.Access,
        LinkReason.HoldersPhone => LinkFamily.Holder,
        LinkReason.ReportedTogether or LinkReason.SameVictim => LinkFamily.Victim,
        _ => LinkFamily.None,
    };
}
