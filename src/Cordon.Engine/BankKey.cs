using Cordon.Core.Cases;

namespace Cordon.Engine;

/// <summary>A key by which a bank signs in, as it is known here: the key itself is in no place.</summary>
/// <param name="Number">The bank's number, under which its payments are kept; all its keys share it.</param>
/// <param name="Bank">A BIC, or <see cref="Centre"/>.</param>
/// <param name="Id">What a key is called by, in words that are no secret: the first <see cref="IdLength"/> digits of its hash.</param>
/// <param name="Revoked">Why it signs nobody in any more; null while it does.</param>
public sealed record BankKey(uint Number, string Bank, string Name, string Id, KeyRevocation? Revoked = null)
{
    /// <summary>The bank of a key of the centre itself, which speaks for all banks.</summary>
    public const string Centre = "CENTRE";

    /// <summary>Sixteen hexadecimal digits tell any number of keys apart and are of no help in finding one.</summary>
    public const int IdLength = 16;

    /// <summary>Who issued it.</summary>
    public KeyOrigin Origin { get; init; } = KeyOrigin.Unrecorded;

    /// <summary>How whoever comes with it stands in records: never by an account or a person.</summary>
    public string By => $"{Bank} ({Name})";

    /// <summary>Whether another key of its bank by this name could not be told from it in records.</summary>
    public bool HasName(string name) => PersonName.IsSameKey($"{By}: ", $"{(this with { Name = name }).By}: ");

    /// <summary>The id of a key with this hash.</summary>
    public static string IdOf(string keyHash) => keyHash.Length > IdLength ? keyHash[..IdLength] : keyHash;
}
