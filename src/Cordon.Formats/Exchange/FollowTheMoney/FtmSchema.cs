using System.Collections.Frozen;

namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>
/// A kind of entity of FollowTheMoney with the properties that are read and written here, its own and those it has from what it extends. Names are those of
/// the model (followthemoney/schema/*.yaml); the model has more of both, which are refused and not passed over.
/// </summary>
public sealed class FtmSchema
{
    private readonly FrozenDictionary<string, FtmProperty> _properties;
    private readonly FrozenSet<string> _lineage;

    internal FtmSchema(string name, bool isAbstract, IReadOnlyCollection<FtmSchema> parents, IEnumerable<FtmProperty> own)
    {
        (Name, IsAbstract) = (name, isAbstract);
        _lineage = parents.SelectMany(parent => parent._lineage).Append(name).ToFrozenSet(StringComparer.Ordinal);
        _properties = parents.SelectMany(parent => parent._properties.Values).Concat(own)
            .DistinctBy(property => property.Name).ToFrozenDictionary(property => property.Name, StringComparer.Ordinal);
        Properties = [.. _properties.Values.OrderBy(property => property.Name, StringComparer.Ordinal)];
    }

    /// <summary>As FollowTheMoney writes it: BankAccount.</summary>
    public string Name { get; }

    /// <summary>Whether no entity is of it, only of what extends it.</summary>
    public bool IsAbstract { get; }

    /// <summary>All its properties, by name.</summary>
    public IReadOnlyList<FtmProperty> Properties { get; }

    /// <summary>A property by its name; null where it has none such.</summary>
    public FtmProperty? Find(string name) => _properties.GetValueOrDefault(name);

    /// <summary>Whether it is a schema or extends it.</summary>
    public bool Is(string name) => _lineage.Contains(name);

    public override string ToString() => Name;
}
