using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>The entities of a report by their identifiers: goAML names nothing twice, it writes it inside wherever it belongs.</summary>
internal sealed class GoAmlGraph
{
    private readonly Dictionary<string, FtmEntity> _byId;
    private readonly ILookup<string, FtmEntity> _owners;

    public GoAmlGraph(IReadOnlyList<FtmEntity> entities)
    {
        _byId = entities.GroupBy(entity => entity.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, Only, StringComparer.Ordinal);
        All = entities;
        _owners = entities.Where(entity => entity.Schema.Is("Ownership")).SelectMany(one => one["asset"].SelectMany(asset => one["owner"].Select(
            owner => (asset, owner)))).ToLookup(pair => pair.asset, pair => Find(pair.owner, "LegalEntity", "an owner"), StringComparer.Ordinal);
    }

    /// <summary>All entities, in the order in which they came.</summary>
    public IReadOnlyList<FtmEntity> All { get; }

    /// <summary>Whose an account is.</summary>
    public IEnumerable<FtmEntity> OwnersOf(FtmEntity account) => _owners[account.Id].Distinct();

    /// <summary>What an entity names by a property; null where it names nothing.</summary>
    /// <exception cref="InterchangeException">It is not there or of another kind.</exception>
    public FtmEntity? Named(FtmEntity entity, string property) =>
        entity.First(property) is { } id ? Find(id, entity.Schema.Find(property)!.Range!, $"the {property} of {entity}") : null;

    private FtmEntity Find(string id, string schema, string what) =>
        !_byId.TryGetValue(id, out var found) ? throw new InterchangeException($"{what} is {id}, which is not among what is to be written")
        : found.Schema.Is(schema) ? found : throw new InterchangeException($"{what} is {found}, which is no {schema}");

    private static FtmEntity Only(IGrouping<string, FtmEntity> same) => same.Count() == 1 ? same.First()
        : throw new InterchangeException($"{same.Key} is there {same.Count()} times");
}
