using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Proving;

/// <summary>
/// The salts of commitments, made from a key a day: without the salt nobody can guess what a commitment is to, and when a day's key is destroyed
/// nobody ever can, while all proofs of the log stay good. The keys lie in a folder that is its user's alone.
/// </summary>
internal sealed class EvidenceSalts(string folder)
{
    /// <summary>Bytes of a salt and of a key.</summary>
    public const int SaltBytes = 32;

    private const int PlaceBytes = 16;

    private (string Day, byte[] Key)? _atHand;

    /// <summary>The salt of an item.</summary>
    /// <exception cref="IOException">The day's key cannot be read.</exception>
    /// <exception cref="KeyNotFoundException">The day's key is not there any more.</exception>
    public byte[] Of(EvidenceEntry entry, int index)
    {
        var salt = new byte[SaltBytes];
        Write(KeyOf(entry.SealedMilliseconds, mayMake: false), entry.Partition, entry.Position, index, salt);
        return salt;
    }

    /// <summary>The day whose key salts what was sealed at a time; it ends for everybody at once, so in UTC.</summary>
    public static string DayOf(long milliseconds) =>
        new Instant(milliseconds).ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The leaves' hashes of a batch: of the commitment to each item, one behind the other.</summary>
    /// <param name="mayMake">Whether a day's key is made where there is none.</param>
    /// <exception cref="IOException">The day's key cannot be read or kept.</exception>
    /// <exception cref="KeyNotFoundException">The day's key is not there, and none may be made.</exception>
    public byte[] LeafHashes(int partition, long position, long sealedMilliseconds, IReadOnlyList<EvidenceItem> items, bool mayMake)
    {
        var key = KeyOf(sealedMilliseconds, mayMake);
        var hashes = new byte[items.Count * MerkleTree.HashBytes];
        Span<byte> salt = stackalloc byte[SaltBytes];
        for (var index = 0; index < items.Count; index++)
        {
            Write(key, partition, position, index, salt);
            MerkleTree.HashLeaf(MerkleTree.Commitment(salt, items[index].Bytes.Span)).CopyTo(hashes, index * MerkleTree.HashBytes);
        }

        return hashes;
    }

    private static void Write(byte[] key, int partition, long position, int index, Span<byte> salt)
    {
        Span<byte> place = stackalloc byte[PlaceBytes];
        BinaryPrimitives.WriteInt32LittleEndian(place, partition);
        BinaryPrimitives.WriteInt64LittleEndian(place[4..], position);
        BinaryPrimitives.WriteInt32LittleEndian(place[12..], index);
        HMACSHA256.HashData(key, place, salt);
    }

    private byte[] KeyOf(long milliseconds, bool mayMake)
    {
        var day = DayOf(milliseconds);
        var path = Path.Combine(folder, day + ".key");
        if (!File.Exists(path))
        {
            // Whoever destroyed it meant the one at hand too.
            _atHand = null;
            if (!mayMake)
            {
                throw new KeyNotFoundException($"the key of the salts of {day} is not there any more: what was sealed on that day cannot be shown");
            }

            Make(path);
        }

        if (_atHand is not { } found || found.Day != day)
        {
            _atHand = found = (day, File.ReadAllBytes(path));
        }

        return found.Key.Length == SaltBytes ? found.Key : throw new IOException($"the key of the salts of {day} is damaged");
    }

    private void Make(string path)
    {
        PrivateFile.MakeFolder(folder);
        DurableFile.WritePrivate(path, RandomNumberGenerator.GetBytes(SaltBytes));
    }
}
