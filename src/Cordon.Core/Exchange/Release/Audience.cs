using System.Collections.Immutable;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// Whom something may go to at all, by their keys. An empty audience, and the default, is nobody; everybody has to be said.
/// </summary>
public readonly struct Audience : IEquatable<Audience>
{
    private readonly ImmutableArray<PartyId> _parties;

    private Audience(ImmutableArray<PartyId> parties, bool isEverybody) => (_parties, IsEverybody) = (parties, isEverybody);

    /// <summary>Nobody.</summary>
    public static Audience Nobody => default;

    /// <summary>Whoever the other marks let it go to.</summary>
    public static Audience Everybody => new([], true);

    /// <summary>Whether it is everybody.</summary>
    public bool IsEverybody { get; }

    /// <summary>Those who are named, in order and each once; none where it is everybody.</summary>
    public IReadOnlyList<PartyId> Parties => _parties.IsDefault ? [] : _parties;

    /// <summary>Those who are named, and nobody else; whoever is nobody is left out.</summary>
    public static Audience Of(params IEnumerable<PartyId> parties) => new([.. parties.Where(party => party.IsSomebody).Distinct().Order()], false);

    /// <summary>Whether somebody is among them. Nobody is in everybody alone: the public has no key.</summary>
    public bool Includes(PartyId party) => IsEverybody || (party.IsSomebody && !_parties.IsDefault && _parties.BinarySearch(party) >= 0);

    /// <summary>Those who are in both.</summary>
    public Audience Intersect(Audience other) => IsEverybody ? other : other.IsEverybody ? this : Of(Parties.Where(other.Includes));

    /// <summary>Whether each of them is in another one.</summary>
    public bool IsWithin(Audience other) => Intersect(other).Equals(this);

    public bool Equals(Audience other) => IsEverybody == other.IsEverybody && Parties.SequenceEqual(other.Parties);

    public override bool Equals(object? obj) => obj is Audience other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsEverybody, Parties.Count, Parties.Count == 0 ? default : Parties[0]);

    public static bool operator ==(Audience left, Audience right) => left.Equals(right);

    public static bool operator !=(Audience left, Audience right) => !left.Equals(right);

    public override string ToString() => IsEverybody ? "everybody" : Parties.Count == 0 ? "nobody" : string.Join(' ', Parties);
}
