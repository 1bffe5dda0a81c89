using System.Security.Cryptography;

namespace Cordon.Exchange.Matching;

/// <summary>
/// The group ristretto255 (RFC 9496): elements of prime order, 32 bytes each, in which equal elements have equal bytes; scalars are 32 bytes, least byte
/// first, below the order. Whatever comes from outside is asked first whether it is an element.
/// </summary>
internal static class Ristretto
{
    /// <summary>Bytes of an element.</summary>
    public const int ElementBytes = 32;

    /// <summary>Bytes of a scalar.</summary>
    public const int ScalarBytes = 32;

    /// <summary>Bytes of which an element or a scalar is made evenly.</summary>
    public const int WideBytes = 64;

    static Ristretto() => Sodium.Start();

    /// <summary>Whether bytes are an element, and not the neutral one: RFC 9497 takes no other from anybody.</summary>
    public static bool IsElement(ReadOnlySpan<byte> bytes) =>
        bytes.Length == ElementBytes && bytes.ContainsAnyExcept((byte)0) && Sodium.crypto_core_ristretto255_is_valid_point(bytes) == 1;

    /// <summary>Whether bytes are a scalar in the one way it is written.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ScalarBytes)
        {
            return false;
        }

        Span<byte> wide = stackalloc byte[WideBytes];
        wide.Clear();
        bytes.CopyTo(wide);
        Span<byte> reduced = stackalloc byte[ScalarBytes];
        Sodium.crypto_core_ristretto255_scalar_reduce(reduced, wide);
        return reduced.SequenceEqual(bytes);
    }

    /// <summary>An element evenly drawn from 64 bytes of a hash.</summary>
    public static void FromHash(Span<byte> element, ReadOnlySpan<byte> hash) => Need(Sodium.crypto_core_ristretto255_from_hash(element, hash));

    /// <summary>Multiplies an element.</summary>
    /// <exception cref="CryptographicException">It is none, or the product is the neutral one.</exception>
    public static void Multiply(Span<byte> product, ReadOnlySpan<byte> scalar, ReadOnlySpan<byte> element) =>
        Need(Sodium.crypto_scalarmult_ristretto255(product, scalar, element));

    /// <summary>Multiplies the generator.</summary>
    /// <exception cref="CryptographicException">The scalar is zero.</exception>
    public static void MultiplyGenerator(Span<byte> product, ReadOnlySpan<byte> scalar) =>
        Need(Sodium.crypto_scalarmult_ristretto255_base(product, scalar));

    /// <summary>Adds two elements.</summary>
    /// <exception cref="CryptographicException">One of them is none.</exception>
    public static void Add(Span<byte> sum, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Need(Sodium.crypto_core_ristretto255_add(sum, one, other));

    /// <summary>A scalar by chance, never zero.</summary>
    public static byte[] RandomScalar()
    {
        var scalar = new byte[ScalarBytes];
        Sodium.crypto_core_ristretto255_scalar_random(scalar);
        return scalar;
    }

    /// <summary>A scalar evenly drawn from 64 bytes.</summary>
    public static void Reduce(Span<byte> scalar, ReadOnlySpan<byte> wide) => Sodium.crypto_core_ristretto255_scalar_reduce(scalar, wide);

    /// <summary>What a scalar is undone by.</summary>
    /// <exception cref="CryptographicException">It is zero.</exception>
    public static void Invert(Span<byte> inverse, ReadOnlySpan<byte> scalar) => Need(Sodium.crypto_core_ristretto255_scalar_invert(inverse, scalar));

    public static void AddScalars(Span<byte> sum, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        Sodium.crypto_core_ristretto255_scalar_add(sum, one, other);

    public static void SubtractScalars(Span<byte> difference, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        Sodium.crypto_core_ristretto255_scalar_sub(difference, one, other);

    public static void MultiplyScalars(Span<byte> product, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        Sodium.crypto_core_ristretto255_scalar_mul(product, one, other);

    private static void Need(int result)
    {
        if (result != 0)
        {
            throw new CryptographicException("What came is no element of ristretto255, or leads to the neutral one.");
        }
    }
}
