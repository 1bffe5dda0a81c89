using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Cordon.Exchange.Matching;

/// <summary>The suite ristretto255-SHA512 of RFC 9497, in one of its modes: how texts become elements and scalars, and keys are derived.</summary>
internal sealed class OprfSuite
{
    /// <summary>Bytes of an output.</summary>
    public const int OutputBytes = SHA512.HashSizeInBytes;

    private const int BlockBytes = 128;

    // The marks of RFC 9380's expand_message_xmd stand behind the text: how many bytes are wanted, 0, and the domain.
    private static readonly byte[] NoBlock = new byte[BlockBytes];
    private static readonly byte[] WideAsked = [0, Ristretto.WideBytes, 0];

    private readonly byte[] _toGroup;
    private readonly byte[] _toScalar;
    private readonly byte[] _derive;

    public OprfSuite(OprfMode mode)
    {
        Mode = mode;
        Context = [.. "OPRFV1-"u8, (byte)mode, .. "-ristretto255-SHA512"u8];
        _toGroup = Domain("HashToGroup-", Context);
        _toScalar = Domain("HashToScalar-", Context);
        _derive = Domain("DeriveKeyPair", Context);
    }

    public OprfMode Mode { get; }

    /// <summary>What keeps this mode's hashes apart from all others.</summary>
    public byte[] Context { get; }

    /// <summary>The element of an input.</summary>
    public void HashToGroup(Span<byte> element, ReadOnlySpan<byte> input)
    {
        Span<byte> wide = stackalloc byte[Ristretto.WideBytes];
        Expand(wide, input, _toGroup);
        Ristretto.FromHash(element, wide);
    }

    /// <summary>The scalar of a text.</summary>
    public void HashToScalar(Span<byte> scalar, ReadOnlySpan<byte> text) => HashToScalar(scalar, text, _toScalar);

    /// <summary>The key pair that a seed and a text lead to, always the same.</summary>
    /// <param name="seed">32 secret bytes.</param>
    /// <param name="info">What the key is for.</param>
    /// <exception cref="CryptographicException">There is none, which has a chance of nothing.</exception>
    public (byte[] Secret, byte[] Public) DeriveKeyPair(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> info)
    {
        var input = new byte[seed.Length + sizeof(ushort) + info.Length + 1];
        seed.CopyTo(input);
        BinaryPrimitives.WriteUInt16BigEndian(input.AsSpan(seed.Length), checked((ushort)info.Length));
        info.CopyTo(input.AsSpan(seed.Length + sizeof(ushort)));
        var (secret, open) = (new byte[Ristretto.ScalarBytes], new byte[Ristretto.ElementBytes]);
        for (var tries = 0; tries <= byte.MaxValue; tries++)
        {
            input[^1] = (byte)tries;
            HashToScalar(secret, input, _derive);
            if (secret.AsSpan().ContainsAnyExcept((byte)0))
            {
                CryptographicOperations.ZeroMemory(input);
                Ristretto.MultiplyGenerator(open, secret);
                return (secret, open);
            }
        }

        throw new CryptographicException("No key can be derived from this seed.");
    }

    /// <summary>Writes a length and the bytes, so that what is hashed can be read in one way only.</summary>
    public static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)bytes.Length));
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static void HashToScalar(Span<byte> scalar, ReadOnlySpan<byte> text, byte[] domain)
    {
        Span<byte> wide = stackalloc byte[Ristretto.WideBytes];
        Expand(wide, text, domain);
        Ristretto.Reduce(scalar, wide);
    }

    /// <summary>RFC 9380's expand_message_xmd with SHA-512, to one block.</summary>
    private static void Expand(Span<byte> wide, ReadOnlySpan<byte> text, byte[] domain)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(NoBlock);
        hash.AppendData(text);
        hash.AppendData(WideAsked);
        hash.AppendData(domain);
        hash.GetHashAndReset(wide);
        hash.AppendData(wide);
        hash.AppendData([1]);
        hash.AppendData(domain);
        hash.GetHashAndReset(wide);
    }

    /// <summary>A domain with its own length behind it.</summary>
    private static byte[] Domain(string name, byte[] context)
    {
        byte[] domain = [.. Encoding.ASCII.GetBytes(name), .. context];
        return [.. domain, (byte)domain.Length];
    }
}
