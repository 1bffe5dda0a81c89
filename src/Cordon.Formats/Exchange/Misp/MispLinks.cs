using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Misp;

/// <summary>What ties entities together, as references between objects: from whom, to whom, and which relation of MISP's list that is.</summary>
internal static class MispLinks
{
    public const string Owner = "owner-of";
    public const string PaidBy = "connected-from";
    public const string PaidTo = "connected-to";
    public const string Linked = "related-to";

    // The property of an entity that names the other, and whether the reference goes from that one to it.
    private static readonly (string Schema, string Property, string Relation, bool IsFromOther)[] ByProperty =
    [
        ("Payment", "payer", PaidBy, false), ("Payment", "payerAccount", PaidBy, false),
        ("Payment", "beneficiary", PaidTo, false), ("Payment", "beneficiaryAccount", PaidTo, false),
        ("CryptoWallet", "holder", Owner, true), ("UserAccount", "owner", Owner, true),
    ];

    /// <summary>Whether a property becomes references.</summary>
    public static bool Carries(string schema, string property) =>
        ByProperty.Any(link => link.Schema == schema && link.Property == property) || (schema, property) is ("Ownership", "owner" or "asset" or "role")
            or ("UnknownLink", "subject" or "object" or "role");

    /// <summary>The references that an entity makes.</summary>
    public static IEnumerable<MispReference> Of(FtmEntity entity)
    {
        if (entity.Schema.Name is "Ownership" or "UnknownLink")
        {
            var (from, to, relation) = entity.Schema.Name == "Ownership" ? ("owner", "asset", Owner) : ("subject", "object", Linked);
            if (entity.First(from) is { } source && entity.First(to) is { } target)
            {
                yield return new MispReference(NameUuid.OfEntity(entity.Id), source, target, relation, entity.First("role") ?? "");
            }

            yield break;
        }

        foreach (var (_, property, relation, isFromOther) in ByProperty.Where(link => link.Schema == entity.Schema.Name))
        {
            foreach (var other in entity[property])
            {
                var (source, target) = isFromOther ? (other, entity.Id) : (entity.Id, other);
                yield return new MispReference(NameUuid.Of(NameUuid.Own, $"{source} {relation} {target} {property}"), source, target, relation, "");
            }
        }
    }

    /// <summary>The property that a reference is, of which of the two; null where it is an entity of its own.</summary>
    public static (bool IsOfTarget, string Property)? PropertyOf(FtmSchema source, string relation, FtmSchema target) => relation switch
    {
        PaidBy when source.Is("Payment") => PartyOf(target, "payer", "payerAccount"),
        PaidTo when source.Is("Payment") => PartyOf(target, "beneficiary", "beneficiaryAccount"),
        Owner when source.Is("LegalEntity") && target.Is("CryptoWallet") => (true, "holder"),
        Owner when source.Is("LegalEntity") && target.Is("UserAccount") => (true, "owner"),
        _ => null,
    };

    private static (bool IsOfTarget, string Property)? PartyOf(FtmSchema target, string person, string account) =>
        target.Is("BankAccount") ? (false, account) : target.Is("LegalEntity") ? (false, person) : null;
}
