using Cordon.Core.Values;

namespace Cordon.Exchange.Trust;

/// <summary>A key that a centre signs with.</summary>
/// <param name="KeyId">What signatures call it.</param>
/// <param name="PublicKey">Ed25519, 32 bytes.</param>
/// <param name="Use">What it may sign, and nothing else.</param>
/// <param name="From">From when.</param>
/// <param name="To">Until when.</param>
/// <param name="RevokedAt">From when on nothing that it signs counts any more; null where it was not revoked.</param>
public sealed record TrustedKey(string KeyId, byte[] PublicKey, KeyUse Use, Instant From, Instant To, Instant? RevokedAt = null)
{
    /// <summary>Whether what it signs at a moment counts.</summary>
    public bool Counts(KeyUse use, Instant at) => Use == use && From <= at && at < To && (RevokedAt is not { } revoked || at < revoked);
}
