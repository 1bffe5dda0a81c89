using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cordon.Exchange.Matching;

/// <summary>
/// The side of RFC 9497 that holds the key: it evaluates blinded elements, which say nothing of what was asked, and shows that its published key did.
/// </summary>
public sealed class OprfHolder : IDisposable
{
    /// <summary>Bytes of a blinded or evaluated element.</summary>
    public const int ElementBytes = Ristretto.ElementBytes;

    /// <summary>Bytes of an output.</summary>
    public const int OutputBytes = OprfSuite.OutputBytes;

    /// <summary>Elements that are evaluated at once, under one proof.</summary>
    public const int BatchMax = DleqProof.PairsMax;

    private static readonly byte[] FillerMark = [.. "cordon filler"u8];
    private static readonly byte[] PaddingMark = [.. "cordon padding"u8];
    private static readonly byte[] ChanceMark = [.. "cordon proof"u8];
    private static readonly byte[] NonceMark = [.. "cordon audit"u8];

    private readonly OprfSuite _suite;
    private readonly byte[] _secret;
    private readonly byte[] _proofSecret;
    private readonly byte[] _proofPublic;
    private readonly byte[]? _info;

    /// <param name="seed">32 secret bytes.</param>
    /// <param name="keyInfo">What the key is for: each pair of centres, kind and epoch has one of its own.</param>
    /// <param name="info">What both sides put into every output, in the partially oblivious mode; null in the others.</param>
    public OprfHolder(OprfMode mode, ReadOnlySpan<byte> seed, ReadOnlySpan<byte> keyInfo, byte[]? info = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(info is not null, mode is OprfMode.PartiallyOblivious);
        _suite = new OprfSuite(mode);
        var (secret, open) = _suite.DeriveKeyPair(seed, keyInfo);
        (PublicKey, _info) = (open, info);
        if (info is null)
        {
            (_secret, _proofSecret, _proofPublic) = (secret, secret, open);
            return;
        }

        // The key is moved by what is public, and undone instead of done: so nobody can turn outputs of one text into another's.
        (_proofSecret, _proofPublic, _secret) = (new byte[Ristretto.ScalarBytes], new byte[Ristretto.ElementBytes], new byte[Ristretto.ScalarBytes]);
        Ristretto.AddScalars(_proofSecret, secret, OprfAsker.InfoScalar(_suite, info));
        Ristretto.Invert(_secret, _proofSecret);
        Ristretto.MultiplyGenerator(_proofPublic, _proofSecret);
        CryptographicOperations.ZeroMemory(secret);
    }

    /// <summary>The key that everybody may have, and by which answers are proven: 32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Evaluates blinded elements and proves it; null where something of what came is no element, or it is nothing or too much.</summary>
    /// <param name="blinded">32 bytes each, one behind the other.</param>
    public (byte[] Evaluated, byte[] Proof)? Evaluate(byte[] blinded) => Evaluate(blinded, Ristretto.RandomScalar());

    /// <summary>
    /// The same with a proof that is drawn from the key and the elements: the same question has the same answer to the byte, without anything kept. Two
    /// proofs by one scalar would give the key away only if they were of different elements, and those have scalars of their own.
    /// </summary>
    public (byte[] Evaluated, byte[] Proof)? EvaluateAgain(byte[] blinded)
    {
        ArgumentNullException.ThrowIfNull(blinded);
        var wide = Drawn(ChanceMark, SHA512.HashData(blinded));
        var chance = new byte[Ristretto.ScalarBytes];
        Ristretto.Reduce(chance, wide);
        return Evaluate(blinded, chance);
    }

    /// <summary>Whether all of some bytes are elements, and as many as can be evaluated at once.</summary>
    public static bool CanEvaluate(byte[] blinded)
    {
        ArgumentNullException.ThrowIfNull(blinded);
        return blinded.Length is > 0 and <= BatchMax * ElementBytes && DleqProof.AreElements(blinded);
    }

    /// <inheritdoc cref="Evaluate(byte[])"/>
    /// <param name="chance">A scalar that is used for one proof and never again, or the key is known.</param>
    internal (byte[] Evaluated, byte[] Proof)? Evaluate(byte[] blinded, byte[] chance)
    {
        ArgumentNullException.ThrowIfNull(blinded);
        var count = blinded.Length / ElementBytes;
        if (count is 0 or > BatchMax || !DleqProof.AreElements(blinded))
        {
            return null;
        }

        var evaluated = new byte[blinded.Length];
        Parallel.For(0, count, i => Ristretto.Multiply(
            evaluated.AsSpan(i * ElementBytes, ElementBytes), _secret, blinded.AsSpan(i * ElementBytes, ElementBytes)));
        var proof = _suite.Mode switch
        {
            OprfMode.Oblivious => [],
            OprfMode.Verifiable => DleqProof.Make(_suite, _proofSecret, _proofPublic, blinded, evaluated, chance),
            _ => DleqProof.Make(_suite, _proofSecret, _proofPublic, evaluated, blinded, chance),
        };
        return (evaluated, proof);
    }

    /// <summary>The output of an input that the holder itself has: the same as whoever asks gets for it.</summary>
    /// <param name="output">64 bytes.</param>
    public void Output(Span<byte> output, ReadOnlySpan<byte> input)
    {
        Span<byte> element = stackalloc byte[Ristretto.ElementBytes];
        Span<byte> evaluated = stackalloc byte[Ristretto.ElementBytes];
        _suite.HashToGroup(element, input);
        Ristretto.Multiply(evaluated, _secret, element);
        OprfAsker.Finish(output, input, _info, evaluated);
    }

    /// <summary>A hash that only whoever has this key, and puts the same into every output, can make.</summary>
    internal IncrementalHash KeyedHash() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);

    /// <summary>What a filter's count is drawn by: another with each key, and the same every time.</summary>
    internal uint PaddingDraw() => BinaryPrimitives.ReadUInt32BigEndian(Drawn(PaddingMark, []));

    /// <summary>A number that nobody can tell before it is shown, for the audit of what is told: the same every time.</summary>
    internal byte[] NonceOf(ReadOnlySpan<byte> of) => Drawn(NonceMark, of)[..SHA256.HashSizeInBytes];

    private byte[] Drawn(byte[] mark, ReadOnlySpan<byte> of) => HMACSHA512.HashData(_secret, (byte[])[.. mark, .. of]);

    /// <summary>A tag that is no input's: it looks like one to whoever has not the key, and is the same every time.</summary>
    internal ulong Filler(long number)
    {
        Span<byte> text = stackalloc byte[FillerMark.Length + sizeof(long)];
        FillerMark.CopyTo(text);
        BinaryPrimitives.WriteInt64BigEndian(text[FillerMark.Length..], number);
        Span<byte> mac = stackalloc byte[HMACSHA512.HashSizeInBytes];
        HMACSHA512.HashData(_secret, text, mac);
        return TagFilter.TagOf(mac);
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_secret);
        CryptographicOperations.ZeroMemory(_proofSecret);
    }
}
