using System.Security.Cryptography;

namespace Cordon.Exchange.Matching;

/// <summary>
/// The side of RFC 9497 that asks: it blinds its inputs with a scalar each, used once, has them evaluated, and alone learns the outputs, after the proof
/// that the holder's published key made them.
/// </summary>
public sealed class OprfAsker
{
    private readonly OprfSuite _suite;
    private readonly byte[] _publicKey;
    private readonly byte[]? _info;

    /// <param name="publicKey">The holder's, as it was published; not looked at in the oblivious mode.</param>
    /// <param name="info">What both sides put into every output, in the partially oblivious mode; null in the others.</param>
    /// <exception cref="CryptographicException">It is no key.</exception>
    public OprfAsker(OprfMode mode, byte[] publicKey, byte[]? info = null)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        ArgumentOutOfRangeException.ThrowIfNotEqual(info is not null, mode is OprfMode.PartiallyOblivious);
        (_suite, _publicKey, _info) = (new OprfSuite(mode), publicKey, info);
        if (mode is not OprfMode.Oblivious && !Ristretto.IsElement(publicKey))
        {
            throw new CryptographicException("The holder's key is none.");
        }

        if (info is not null)
        {
            _publicKey = new byte[Ristretto.ElementBytes];
            Ristretto.MultiplyGenerator(_publicKey, InfoScalar(_suite, info));
            Ristretto.Add(_publicKey, _publicKey, publicKey);
        }
    }

    /// <summary>Blinds inputs: what may be sent, and what is kept to read the answer with.</summary>
    public OprfQuestion Blind(IReadOnlyList<byte[]> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var blinds = new byte[inputs.Count * Ristretto.ScalarBytes];
        for (var i = 0; i < inputs.Count; i++)
        {
            Ristretto.RandomScalar().CopyTo(blinds.AsSpan(i * Ristretto.ScalarBytes));
        }

        return Blind(inputs, blinds);
    }

    /// <inheritdoc cref="Blind(IReadOnlyList{byte[]})"/>
    /// <param name="blinds">A scalar for each input that nobody else knows and that is never used again.</param>
    internal OprfQuestion Blind(IReadOnlyList<byte[]> inputs, byte[] blinds)
    {
        ArgumentOutOfRangeException.ThrowIfZero(inputs.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputs.Count, OprfHolder.BatchMax);
        var blinded = new byte[inputs.Count * Ristretto.ElementBytes];
        Parallel.For(0, inputs.Count, i =>
        {
            Span<byte> element = stackalloc byte[Ristretto.ElementBytes];
            _suite.HashToGroup(element, inputs[i]);
            Ristretto.Multiply(
                blinded.AsSpan(i * Ristretto.ElementBytes, Ristretto.ElementBytes), blinds.AsSpan(i * Ristretto.ScalarBytes, Ristretto.ScalarBytes), element);
        });
        return new OprfQuestion(inputs, blinds, blinded);
    }

    /// <summary>
    /// Reads the holder's answer; null where the proof does not hold: another key made it, or another key than the published one, or something was changed.
    /// </summary>
    /// <param name="evaluated">32 bytes for each input, in the question's order.</param>
    /// <returns>Outputs of 64 bytes, in the question's order.</returns>
    public byte[][]? Read(OprfQuestion question, byte[] evaluated, ReadOnlySpan<byte> proof)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(evaluated);
        if (evaluated.Length != question.Blinded.Length || !(_suite.Mode switch
        {
            OprfMode.Oblivious => proof.IsEmpty && DleqProof.AreElements(evaluated),
            OprfMode.Verifiable => DleqProof.Holds(_suite, _publicKey, question.Blinded, evaluated, proof),
            _ => DleqProof.Holds(_suite, _publicKey, evaluated, question.Blinded, proof),
        }))
        {
            return null;
        }

        var outputs = new byte[question.Inputs.Count][];
        Parallel.For(0, outputs.Length, i =>
        {
            Span<byte> unblind = stackalloc byte[Ristretto.ScalarBytes];
            Span<byte> element = stackalloc byte[Ristretto.ElementBytes];
            Ristretto.Invert(unblind, question.Blinds.AsSpan(i * Ristretto.ScalarBytes, Ristretto.ScalarBytes));
            Ristretto.Multiply(element, unblind, evaluated.AsSpan(i * Ristretto.ElementBytes, Ristretto.ElementBytes));
            outputs[i] = new byte[OprfSuite.OutputBytes];
            Finish(outputs[i], question.Inputs[i], _info, element);
        });
        return outputs;
    }

    /// <summary>The output of an input and its evaluated element.</summary>
    internal static void Finish(Span<byte> output, ReadOnlySpan<byte> input, byte[]? info, ReadOnlySpan<byte> element)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        OprfSuite.Append(hash, input);
        if (info is not null)
        {
            OprfSuite.Append(hash, info);
        }

        OprfSuite.Append(hash, element);
        hash.AppendData("Finalize"u8);
        hash.GetHashAndReset(output);
    }

    /// <summary>The scalar of what both sides put into every output.</summary>
    internal static byte[] InfoScalar(OprfSuite suite, byte[] info)
    {
        var scalar = new byte[Ristretto.ScalarBytes];
        suite.HashToScalar(scalar, [.. "Info"u8, (byte)(info.Length >> 8), (byte)info.Length, .. info]);
        return scalar;
    }
}
