using System.Buffers.Binary;
using System.Security.Cryptography;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>
/// What an output of the function is used for: its first bytes are the tag, which stands in the filter for everybody to see; the rest is known to the holder
/// and to whoever asked for that very input, and what is made of it shows that somebody did.
/// </summary>
internal static class OutputParts
{
    /// <summary>The tag by which a record is found.</summary>
    public static ulong Tag(ReadOnlySpan<byte> output) => TagFilter.TagOf(output);

    /// <summary>The tag by which a record that went is found: nobody can make it of the other tag.</summary>
    public static ulong Tombstone(ReadOnlySpan<byte> output) => BinaryPrimitives.ReadUInt64BigEndian(Derived(output, "cordon tombstone"u8));

    /// <summary>The key of a claim.</summary>
    public static byte[] ClaimKey(ReadOnlySpan<byte> output) => Derived(output, "cordon hit claim"u8);

    private static byte[] Derived(ReadOnlySpan<byte> output, ReadOnlySpan<byte> use)
    {
        var key = new byte[SHA256.HashSizeInBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, output[TagFilter.TagBytes..], key, [], use);
        return key;
    }
}
