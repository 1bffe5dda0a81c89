using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cordon.Exchange.Matching;

/// <summary>
/// The proof of RFC 9497, 2.2, that one secret leads from the first to the second element of every pair, the key's pair among them; it tells nothing else
/// of the secret, and is 64 bytes however many pairs there are.
/// </summary>
internal static class DleqProof
{
    /// <summary>Bytes of a proof: the challenge and the answer.</summary>
    public const int Bytes = 2 * Ristretto.ScalarBytes;

    /// <summary>Pairs of one proof: their number stands in two bytes.</summary>
    public const int PairsMax = ushort.MaxValue;

    /// <summary>Makes a proof.</summary>
    /// <param name="secret">The scalar that leads from each to each.</param>
    /// <param name="open">The generator times the secret.</param>
    /// <param name="from">Elements, 32 bytes each, one behind the other.</param>
    /// <param name="to">The same times the secret.</param>
    /// <param name="chance">A scalar that is used once.</param>
    public static byte[] Make(OprfSuite suite, ReadOnlySpan<byte> secret, byte[] open, byte[] from, byte[] to, ReadOnlySpan<byte> chance)
    {
        var (sumFrom, _) = Sums(suite, open, from, to, withTo: false);
        Span<byte> sumTo = stackalloc byte[Ristretto.ElementBytes];
        Span<byte> first = stackalloc byte[Ristretto.ElementBytes];
        Span<byte> second = stackalloc byte[Ristretto.ElementBytes];
        Ristretto.Multiply(sumTo, secret, sumFrom);
        Ristretto.MultiplyGenerator(first, chance);
        Ristretto.Multiply(second, chance, sumFrom);
        var proof = new byte[Bytes];
        var challenge = proof.AsSpan(0, Ristretto.ScalarBytes);
        var answer = proof.AsSpan(Ristretto.ScalarBytes);
        Challenge(suite, challenge, open, sumFrom, sumTo, first, second);
        Ristretto.MultiplyScalars(answer, challenge, secret);
        Ristretto.SubtractScalars(answer, chance, answer);
        return proof;
    }

    /// <summary>Whether a proof holds. What is no element or scalar makes it false.</summary>
    /// <inheritdoc cref="Make"/>
    public static bool Holds(OprfSuite suite, byte[] open, byte[] from, byte[] to, ReadOnlySpan<byte> proof)
    {
        if (proof.Length != Bytes || from.Length != to.Length || from.Length == 0 || from.Length / Ristretto.ElementBytes > PairsMax
            || !Ristretto.IsScalar(proof[..Ristretto.ScalarBytes]) || !Ristretto.IsScalar(proof[Ristretto.ScalarBytes..])
            || !Ristretto.IsElement(open) || !AreElements(from) || !AreElements(to))
        {
            return false;
        }

        var challenge = proof[..Ristretto.ScalarBytes];
        var answer = proof[Ristretto.ScalarBytes..];
        Span<byte> first = stackalloc byte[Ristretto.ElementBytes];
        Span<byte> second = stackalloc byte[Ristretto.ElementBytes];
        Span<byte> part = stackalloc byte[Ristretto.ElementBytes];
        Span<byte> reached = stackalloc byte[Ristretto.ScalarBytes];
        try
        {
            var (sumFrom, sumTo) = Sums(suite, open, from, to, withTo: true);
            Ristretto.MultiplyGenerator(first, answer);
            Ristretto.Multiply(part, challenge, open);
            Ristretto.Add(first, first, part);
            Ristretto.Multiply(second, answer, sumFrom);
            Ristretto.Multiply(part, challenge, sumTo);
            Ristretto.Add(second, second, part);
            Challenge(suite, reached, open, sumFrom, sumTo, first, second);
        }
        catch (CryptographicException)
        {
            // It led to the neutral element, as no honest proof does.
            return false;
        }

        return reached.SequenceEqual(challenge);
    }

    /// <summary>Whether all are elements.</summary>
    public static bool AreElements(ReadOnlySpan<byte> elements)
    {
        if (elements.Length % Ristretto.ElementBytes != 0)
        {
            return false;
        }

        for (var at = 0; at < elements.Length; at += Ristretto.ElementBytes)
        {
            if (!Ristretto.IsElement(elements.Slice(at, Ristretto.ElementBytes)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>All pairs as one: each side's elements, times scalars that nobody can choose, added up.</summary>
    private static (byte[] From, byte[] To) Sums(OprfSuite suite, byte[] open, byte[] from, byte[] to, bool withTo)
    {
        var seed = new byte[SHA512.HashSizeInBytes];
        using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512))
        {
            OprfSuite.Append(hash, open);
            OprfSuite.Append(hash, [.. "Seed-"u8, .. suite.Context]);
            hash.GetHashAndReset(seed);
        }

        var count = from.Length / Ristretto.ElementBytes;
        var parts = Math.Min(Environment.ProcessorCount, count);
        var sums = new (byte[] From, byte[] To)[parts];
        Parallel.For(0, parts, part => sums[part] = Sum(suite, seed, from, to, count * part / parts, count * (part + 1) / parts, withTo));
        return sums.Aggregate((one, other) =>
        {
            Ristretto.Add(one.From, one.From, other.From);
            if (withTo)
            {
                Ristretto.Add(one.To, one.To, other.To);
            }

            return one;
        });
    }

    private static (byte[] From, byte[] To) Sum(OprfSuite suite, byte[] seed, byte[] from, byte[] to, int first, int end, bool withTo)
    {
        var (sumFrom, sumTo) = (new byte[Ristretto.ElementBytes], new byte[Ristretto.ElementBytes]);
        Span<byte> text = stackalloc byte[TextBytes];
        Span<byte> scalar = stackalloc byte[Ristretto.ScalarBytes];
        Span<byte> product = stackalloc byte[Ristretto.ElementBytes];
        for (var i = first; i < end; i++)
        {
            var one = Of(from, i);
            var other = Of(to, i);
            WriteText(text, seed, i, one, other);
            suite.HashToScalar(scalar, text);
            Ristretto.Multiply(i == first ? sumFrom : product, scalar, one);
            if (i > first)
            {
                Ristretto.Add(sumFrom, sumFrom, product);
            }

            if (withTo)
            {
                Ristretto.Multiply(i == first ? sumTo : product, scalar, other);
                if (i > first)
                {
                    Ristretto.Add(sumTo, sumTo, product);
                }
            }
        }

        return (sumFrom, sumTo);
    }

    private const int TextBytes = 4 * sizeof(ushort) + SHA512.HashSizeInBytes + (2 * Ristretto.ElementBytes) + 9;

    private static void WriteText(Span<byte> text, byte[] seed, int index, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        BinaryPrimitives.WriteUInt16BigEndian(text, (ushort)seed.Length);
        seed.CopyTo(text[2..]);
        var at = 2 + seed.Length;
        BinaryPrimitives.WriteUInt16BigEndian(text[at..], (ushort)index);
        BinaryPrimitives.WriteUInt16BigEndian(text[(at + 2)..], Ristretto.ElementBytes);
        one.CopyTo(text[(at + 4)..]);
        at += 4 + Ristretto.ElementBytes;
        BinaryPrimitives.WriteUInt16BigEndian(text[at..], Ristretto.ElementBytes);
        other.CopyTo(text[(at + 2)..]);
        "Composite"u8.CopyTo(text[(at + 2 + Ristretto.ElementBytes)..]);
    }

    private static void Challenge(
        OprfSuite suite, Span<byte> challenge, ReadOnlySpan<byte> open, ReadOnlySpan<byte> sumFrom, ReadOnlySpan<byte> sumTo, ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> second)
    {
        const int Each = sizeof(ushort) + Ristretto.ElementBytes;
        Span<byte> text = stackalloc byte[(5 * Each) + 9];
        Write(text, open);
        Write(text[Each..], sumFrom);
        Write(text[(2 * Each)..], sumTo);
        Write(text[(3 * Each)..], first);
        Write(text[(4 * Each)..], second);
        "Challenge"u8.CopyTo(text[(5 * Each)..]);
        suite.HashToScalar(challenge, text);

        static void Write(Span<byte> to, ReadOnlySpan<byte> element)
        {
            BinaryPrimitives.WriteUInt16BigEndian(to, Ristretto.ElementBytes);
            element.CopyTo(to[sizeof(ushort)..]);
        }
    }

    private static ReadOnlySpan<byte> Of(byte[] elements, int index) => elements.AsSpan(index * Ristretto.ElementBytes, Ristretto.ElementBytes);
}
