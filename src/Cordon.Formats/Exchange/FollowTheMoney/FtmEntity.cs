using System.Collections.Immutable;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;

namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>
/// An entity of FollowTheMoney, the model in the middle between the formats: an identifier, a schema and properties, each of which is a set of texts. It never
/// changes, and one that breaks its schema cannot be made. Cordon's own is its marks, which go with it wherever the format has a place for them.
/// </summary>
public sealed class FtmEntity : IEquatable<FtmEntity>
{
    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> _values;

    private FtmEntity(string id, FtmSchema schema, ImmutableSortedDictionary<string, ImmutableArray<string>> values) =>
        (Id, Schema, _values) = (id, schema, values);

    /// <summary>What other entities name it by; nobody is told by it.</summary>
    public string Id { get; }

    /// <summary>What it is.</summary>
    public FtmSchema Schema { get; }

    /// <summary>What may happen to it; null where nobody said, and then it does not leave.</summary>
    public Marks? Marks { get; private init; }

    /// <summary>What else stands beside its properties (caption, datasets, …), by name: JSON, kept as it was and read by nobody.</summary>
    public ImmutableSortedDictionary<string, string> Context { get; private init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The properties that it has values of, by name.</summary>
    public IEnumerable<string> Properties => _values.Keys;

    /// <summary>The values of a property, each once and in order; none where it has none.</summary>
    public ImmutableArray<string> this[string property] => _values.GetValueOrDefault(property, []);

    /// <summary>The first value of a property; null where it has none.</summary>
    public string? First(string property) => _values.TryGetValue(property, out var values) ? values[0] : null;

    /// <summary>Makes an entity.</summary>
    /// <param name="values">Properties and their values; one that is null or empty is none, and the same one twice is one.</param>
    /// <exception cref="FormatException">The identifier is none, the schema has no such property, or a value is none of its type. The message is a sentence's
    /// end.</exception>
    public static FtmEntity Of(string id, FtmSchema schema, params IEnumerable<(string Property, string? Value)> values)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(values);
        if (FtmValues.FaultOfId(id) is { } bad)
        {
            throw new FormatException($"the id {Shown(id)} {bad}");
        }

        var all = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            var property = schema.Find(name) ?? throw new FormatException($"{schema} {id} has {name}, which is no property of {schema} that is read here");
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            if (FtmValues.FaultOf(property.Type, value) is { } fault)
            {
                throw new FormatException($"{schema} {id}: {name} {Shown(value)} {fault}");
            }

            var set = all.TryGetValue(name, out var there) ? there : all[name] = new SortedSet<string>(StringComparer.Ordinal);
            if (set.Add(value) && set.Count > InterchangeLimits.ValuesMax)
            {
                throw new FormatException($"{schema} {id} has more than {InterchangeLimits.ValuesMax} values of {name}");
            }
        }

        var entity = new FtmEntity(id, schema, all.ToImmutableSortedDictionary(set => set.Key, set => set.Value.ToImmutableArray(), StringComparer.Ordinal));
        return FtmMoney.FaultOf(entity) is { } wrong ? throw new FormatException($"{schema} {id}: {wrong}") : entity;
    }

    /// <summary>The same entity under other marks.</summary>
    public FtmEntity Under(Marks? marks) => Under(marks, Context);

    /// <summary>The same entity under other marks and with other things beside its properties.</summary>
    internal FtmEntity Under(Marks? marks, ImmutableSortedDictionary<string, string> context) => new(Id, Schema, _values) { Marks = marks, Context = context };

    public bool Equals(FtmEntity? other) => other is not null && Id == other.Id && Schema == other.Schema && Equals(Marks, other.Marks)
        && _values.Keys.SequenceEqual(other._values.Keys) && _values.All(pair => pair.Value.SequenceEqual(other._values[pair.Key]))
        && Context.SequenceEqual(other.Context);

    public override bool Equals(object? obj) => Equals(obj as FtmEntity);

    public override int GetHashCode() => HashCode.Combine(Id, Schema.Name, _values.Count);

    /// <summary>Schema and identifier: values are personal.</summary>
    public override string ToString() => $"{Schema} {Id}";

    // Enough to find it by, and not so much that a line of an error becomes a page.
    private static string Shown(string text) => $"\"{VisibleText.Of(Cut(text))}\"";

    private static string Cut(string text)
    {
        const int shown = 40;
        return text.Length <= shown ? text
            : text[..(char.IsHighSurrogate(text[shown - 1]) ? shown - 1 : shown)] + "…";
    }
}
