using Cordon.Core.Evidence;

namespace Cordon.Exchange.Trust;

/// <summary>One of those who together say which centres and keys are trusted.</summary>
/// <param name="KeyId">What its signatures are called.</param>
/// <param name="PublicKey">Ed25519, 32 bytes.</param>
public sealed record TrustKeeper(string KeyId, byte[] PublicKey)
{
    /// <summary>It on one line: name and key.</summary>
    public string Text => $"{KeyId} {Convert.ToBase64String(PublicKey)}";

    /// <summary>Reads such a line; null where it is none.</summary>
    public static TrustKeeper? Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Trim().Split(' ') is [{ Length: > 0 } name, var coded] && Base64.Read(coded, VerifierKey.PublicKeyBytes) is { } key
            ? new TrustKeeper(name, key) : null;
    }
}
