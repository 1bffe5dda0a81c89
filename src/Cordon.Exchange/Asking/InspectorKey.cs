using System.Security.Cryptography;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>The key to which openings are sealed, X25519: libsodium's sealed box. It opens and does not sign; whoever carries a box reads nothing.</summary>
public sealed class InspectorKey : IDisposable
{
    /// <summary>Bytes of either half, and of the seed.</summary>
    public const int KeyBytes = 32;

    private const int MoreBytes = 48;

    private readonly byte[] _secret = new byte[KeyBytes];

    /// <param name="seed">32 secret bytes.</param>
    public InspectorKey(ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, KeyBytes);
        Sodium.Start();
        _ = Sodium.crypto_box_seed_keypair(PublicKey, _secret, seed);
    }

    /// <summary>The half that everybody may have.</summary>
    public byte[] PublicKey { get; } = new byte[KeyBytes];

    /// <summary>Seals openings to an inspector's public key.</summary>
    /// <exception cref="CryptographicException">It is no key.</exception>
    public static byte[] Seal(AuditOpenings openings, ReadOnlySpan<byte> publicKey)
    {
        ArgumentNullException.ThrowIfNull(openings);
        ArgumentOutOfRangeException.ThrowIfNotEqual(publicKey.Length, KeyBytes);
        Sodium.Start();
        var plain = openings.ToBytes();
        var box = new byte[plain.Length + MoreBytes];
        return Sodium.crypto_box_seal(box, plain, (ulong)plain.Length, publicKey) == 0
            ? box : throw new CryptographicException("The inspector's key is none.");
    }

    /// <summary>Opens what was sealed to this key; null where it was not, or was changed, or are no openings.</summary>
    public AuditOpenings? Open(ReadOnlySpan<byte> box)
    {
        if (box.Length < MoreBytes || box.Length > AuditOpenings.BytesMax)
        {
            return null;
        }

        var plain = new byte[box.Length - MoreBytes];
        return Sodium.crypto_box_seal_open(plain, box, (ulong)box.Length, PublicKey, _secret) == 0 ? AuditOpenings.Read(plain) : null;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);
}
