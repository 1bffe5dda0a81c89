using System.Security.Cryptography;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Json;

namespace Cordon.Exchange.Releases;

/// <summary>
/// An object as it travels beside the message that names it, and as both books keep it, by a key of its own: so it can be erased without the message.
/// </summary>
/// <param name="Content">Its fields (<see cref="ReleaseContent"/>), to the byte: the message names their SHA-256.</param>
/// <param name="Cover">Its marks and decision (<see cref="ReleaseCover"/>), to the byte: the message names their SHA-256, too.</param>
public sealed record CarriedObject(byte[] Content, byte[] Cover)
{
    /// <summary>Objects that one message can name.</summary>
    public const int CountMax = 16;

    /// <summary>Bytes of all objects of a message.</summary>
    public const int BytesMax = 1024 * 1024;

    /// <summary>By what messages name it.</summary>
    public EventHash Hash => new(SHA256.HashData(Content));

    /// <summary>What it says; null where it cannot be read, or its cover is another object's.</summary>
    public GivenObject? Read() => ReleaseContent.Read(Content) is { } content && ReleaseCover.Read(Cover) is { } cover && cover.ObjectHash == content.Hash
        ? new GivenObject(content, cover) : null;

    /// <summary>Whether the objects beside a message are those that it names, each once, whole and with the decision that it names.</summary>
    public static bool AreNamed(IReadOnlyList<CarriedObject> carried, IReadOnlyList<ReleasedObject> named)
    {
        ArgumentNullException.ThrowIfNull(carried);
        ArgumentNullException.ThrowIfNull(named);
        return carried.Count == named.Count && carried.Count <= CountMax && carried.All(one => one is not null) && named.All(one => one is not null)
            && carried.Sum(one => (long)one.Content.Length + one.Cover.Length) <= BytesMax
            && carried.Zip(named).All(pair => pair.First.IsOf(pair.Second));
    }

    /// <summary>Whether it is the one that a message names.</summary>
    public bool IsOf(ReleasedObject named)
    {
        ArgumentNullException.ThrowIfNull(named);
        return Hash == named.Hash && named.Policy is { } policy && policy.Marks == new EventHash(SHA256.HashData(Cover))
            && Read() is { } read && read.Cover.DecisionId == policy.Decision;
    }

    /// <summary>Where an object of a matter stands in a book, and which key closes it.</summary>
    /// <param name="turn">The how many-eth writing of it: one that was declined is erased, and what is given later has another decision.</param>
    public static Guid PlaceOf(Guid thread, EventHash hash, int turn = 0) =>
        PlaceOf(turn == 0 ? $"cordon object {thread} {hash}" : FormattableString.Invariant($"cordon object {thread} {hash} {turn}"));

    /// <summary>Where what is asked of an originator stands, by a key of its own: a giving of it that is declined leaves the yes to it as it is.</summary>
    public static Guid DraftPlaceOf(Guid thread, EventHash hash) => PlaceOf($"cordon draft {thread} {hash}");

    private static Guid PlaceOf(string what) => new(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(what)).AsSpan(0, 16), bigEndian: true);

    /// <summary>Its bytes, as the book keeps them.</summary>
    internal byte[] ToBytes() => ExchangeJson.Write(this);
}
