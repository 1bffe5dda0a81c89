using System.Security.Cryptography;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Exchange.Book;

/// <summary>
/// The keys by which the entries of a matter stand closed in the journal, one for each: the journal is never changed, so to erase a matter is to destroy its
/// key (<see cref="ErasableBytes"/>). The keys lie in a folder that is its user's alone.
/// </summary>
internal sealed class ThreadKeys(string folder)
{
    private const int AtHandMax = 4_096;

    private readonly Lock _turn = new();
    private readonly Dictionary<Guid, byte[]> _atHand = [];

    /// <summary>Closes bytes for a matter, whose key is made where it has none.</summary>
    /// <exception cref="IOException">The key cannot be kept.</exception>
    public byte[] Close(Guid thread, ReadOnlySpan<byte> plain) => ErasableBytes.Close(Find(thread) ?? Make(thread), plain, thread.ToByteArray());

    /// <summary>Bytes as they were closed; null where the key is not there any more, or they are not what it closed.</summary>
    public byte[]? Open(Guid thread, ReadOnlySpan<byte> closed) => Find(thread) is { } key ? ErasableBytes.Open(key, closed, thread.ToByteArray()) : null;

    /// <summary>Destroys a matter's key: what it closed is gone.</summary>
    /// <exception cref="IOException">It cannot be destroyed.</exception>
    public void Destroy(Guid thread)
    {
        lock (_turn)
        {
            _atHand.Remove(thread);
            ErasableBytes.DestroyKey(PathOf(thread));
        }
    }

    private byte[]? Find(Guid thread)
    {
        lock (_turn)
        {
            if (_atHand.TryGetValue(thread, out var key))
            {
                return key;
            }

            return File.Exists(PathOf(thread)) && File.ReadAllBytes(PathOf(thread)) is { Length: ErasableBytes.KeyBytes } read ? Keep(thread, read) : null;
        }
    }

    private byte[] Make(Guid thread)
    {
        lock (_turn)
        {
            PrivateFile.MakeFolder(folder);
            var key = RandomNumberGenerator.GetBytes(ErasableBytes.KeyBytes);
            DurableFile.WritePrivate(PathOf(thread), key);
            return Keep(thread, key);
        }
    }

    private byte[] Keep(Guid thread, byte[] key)
    {
        if (_atHand.Count >= AtHandMax)
        {
            _atHand.Clear();
        }

        return _atHand[thread] = key;
    }

    private string PathOf(Guid thread) => Path.Combine(folder, thread.ToString("N") + ".key");
}
