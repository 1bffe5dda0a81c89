namespace Cordon.Core.Networks.Roles;

/// <summary>What kind of contact one is.</summary>
public enum GangContactKind : byte
{
    Phone,
    Url,
    Handle,
    Email,
    Wallet,
}

/// <summary>A contact by which the gang reached victims.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The number, address or handle, as it was told.</param>
/// <param name="Cases">The cases in which it was told, by the caller's numbers.</param>
public sealed record GangContact(GangContactKind Kind, string Value, IReadOnlyList<int> Cases)
{
    /// <summary>Masked: a contact never goes into a log.</summary>
    public override string ToString() => $"{Kind} told in {Cases.Count} cases";
}
