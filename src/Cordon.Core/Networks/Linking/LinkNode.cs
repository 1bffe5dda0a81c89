namespace Cordon.Core.Networks.Linking;

/// <summary>What a node of a link graph is.</summary>
public enum NodeKind : byte
{
    None = 0,
    Case = 1,
    Account = 2,
    Phone = 4,
    Host = 5,
    Handle = 6,
    Email = 7,
    Wallet = 8,
    Device = 9,
    IpAddress = 10,
}

/// <summary>A node of a link graph: a case, an account or an identifier.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Its one writing: an account's canonical key, an identifier's value, a case's report_id.</param>
public readonly record struct LinkNode(NodeKind Kind, string Key)
{
    /// <summary>The node of an identifier.</summary>
    public static LinkNode Of(Identifier identifier) => new(
        identifier.Kind switch
        {
            IdentifierKind.Account => NodeKind.Account,
            IdentifierKind.Phone => NodeKind.Phone,
            IdentifierKind.Host => NodeKind.Host,
            IdentifierKind.Handle => NodeKind.Handle,
            IdentifierKind.Email => NodeKind.Email,
            IdentifierKind.Wallet => NodeKind.Wallet,
            IdentifierKind.Device => NodeKind.Device,
            IdentifierKind.IpAddress => NodeKind.IpAddress,
            _ => throw new ArgumentOutOfRangeException(nameof(identifier), identifier.Kind, "It names nothing."),
        },
        identifier.Value);

    /// <summary>By kind, then by the bytes of the key: the same on every machine.</summary>
    public static Comparer<LinkNode> Order { get; } = Comparer<LinkNode>.Create(
        (one, other) => one.Kind != other.Kind ? one.Kind.CompareTo(other.Kind) : string.CompareOrdinal(one.Key, other.Key));

    /// <summary>The kind and the last characters: whole keys are personal.</summary>
    public override string ToString() => Key is null ? "none" : $"{Kind} …{(Key.Length > 6 ? Key[^3..] : "")}";
}
