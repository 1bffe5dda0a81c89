using System.Buffers.Text;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cordon.Engine.Screening;

/// <summary>
/// When two identifiers mean one payment. An identifier is its sender's own, unless its form makes it the world's: a UUID, as a UETR is, means one
/// payment whoever hands it in.
/// </summary>
public static class PaymentIdentity
{
    /// <summary>32 hexadecimal digits and four hyphens.</summary>
    private const int UuidBytes = 36;

    /// <summary>The variant of RFC 9562, by the two bits that say so.</summary>
    private const int VariantMask = 0xC, Variant = 0x8;

    private const int VersionMax = 8;

    /// <summary>Whether an identifier means one payment whoever hands it in: a UUID of RFC 9562, of any version, in small or capital letters.</summary>
    public static bool IsGlobal(ReadOnlySpan<byte> paymentId) => TryRead(paymentId, out _);

    /// <summary>What a payment is looked up by: the same for identifiers that mean one payment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(ReadOnlySpan<byte> paymentId, uint submitter) =>
        paymentId.Length == UuidBytes ? HashOfLength(paymentId, submitter) : XxHash3.HashToUInt64(paymentId, submitter);

    /// <summary>How near a payment that was handed in comes to the one that is meant.</summary>
    internal static Likeness Compare(ReadOnlySpan<byte> meant, uint submitter, ReadOnlySpan<byte> found, uint foundSubmitter)
    {
        if (submitter == foundSubmitter && meant.SequenceEqual(found))
        {
            return Likeness.Own;
        }

        return !TryRead(meant, out var uuid) || !TryRead(found, out var foundUuid) || uuid != foundUuid ? Likeness.None
            : submitter == foundSubmitter ? Likeness.OwnInOtherLetters : Likeness.Anothers;
    }

    private static ulong HashOfLength(ReadOnlySpan<byte> paymentId, uint submitter) => TryRead(paymentId, out var uuid)
        ? XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<Guid>(in uuid)))
        : XxHash3.HashToUInt64(paymentId, submitter);

    private static bool TryRead(ReadOnlySpan<byte> paymentId, out Guid uuid)
    {
        uuid = default;
        return paymentId.Length == UuidBytes && Utf8Parser.TryParse(paymentId, out uuid, out var read, 'D') && read == UuidBytes
            && uuid.Version is > 0 and <= VersionMax && (uuid.Variant & VariantMask) == Variant;
    }
}
