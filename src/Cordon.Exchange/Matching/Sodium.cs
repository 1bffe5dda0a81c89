using System.Runtime.InteropServices;

namespace Cordon.Exchange.Matching;

/// <summary>What is called of libsodium: ristretto255 and sealed boxes, which the runtime has not.</summary>
internal static partial class Sodium
{
    private const string Library = "libsodium";

    static Sodium()
    {
        // 1: it was ready already.
        if (sodium_init() < 0)
        {
            throw new InvalidOperationException("libsodium does not start.");
        }
    }

    /// <summary>Makes sure that it is ready.</summary>
    public static void Start()
    {
        // What is to be done is done by the type's initialiser.
    }

    [LibraryImport(Library)]
    public static partial int crypto_core_ristretto255_is_valid_point(ReadOnlySpan<byte> point);

    [LibraryImport(Library)]
    public static partial int crypto_core_ristretto255_from_hash(Span<byte> point, ReadOnlySpan<byte> hash);

    [LibraryImport(Library)]
    public static partial int crypto_core_ristretto255_add(Span<byte> sum, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other);

    [LibraryImport(Library)]
    public static partial int crypto_scalarmult_ristretto255(Span<byte> product, ReadOnlySpan<byte> scalar, ReadOnlySpan<byte> point);

    [LibraryImport(Library)]
    public static partial int crypto_scalarmult_ristretto255_base(Span<byte> product, ReadOnlySpan<byte> scalar);

    [LibraryImport(Library)]
    public static partial void crypto_core_ristretto255_scalar_random(Span<byte> scalar);

    [LibraryImport(Library)]
    public static partial void crypto_core_ristretto255_scalar_reduce(Span<byte> scalar, ReadOnlySpan<byte> wide);

    [LibraryImport(Library)]
    public static partial int crypto_core_ristretto255_scalar_invert(Span<byte> inverse, ReadOnlySpan<byte> scalar);

    [LibraryImport(Library)]
    public static partial void crypto_core_ristretto255_scalar_add(Span<byte> sum, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other);

    [LibraryImport(Library)]
    public static partial void crypto_core_ristretto255_scalar_sub(Span<byte> difference, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other);

    [LibraryImport(Library)]
    public static partial void crypto_core_ristretto255_scalar_mul(Span<byte> product, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other);

    [LibraryImport(Library)]
    public static partial int crypto_box_seed_keypair(Span<byte> publicKey, Span<byte> secretKey, ReadOnlySpan<byte> seed);

    [LibraryImport(Library)]
    public static partial int crypto_box_seal(Span<byte> box, ReadOnlySpan<byte> plain, ulong plainBytes, ReadOnlySpan<byte> publicKey);

    [LibraryImport(Library)]
    public static partial int crypto_box_seal_open(
        Span<byte> plain, ReadOnlySpan<byte> box, ulong boxBytes, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> secretKey);

    [LibraryImport(Library)]
    private static partial int sodium_init();
}
