using System.Security.Cryptography;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Exchange.Book;

/// <summary>
/// The keys by which the entries of a matter stand closed in the journal, one for each: the journal is never changed, so to erase a matter is to destroy its
/// key. AES-256-GCM; the keys lie in a folder that is its user's alone.
/// </summary>
internal sealed class ThreadKeys(string folder)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int AtHandMax = 4_096;

    private readonly Lock _turn = new();
    private readonly Dictionary<Guid, byte[]> _atHand = [];

    /// <summary>Closes bytes for a matter, whose key is made where it has none.</summary>
    /// <exception cref="IOException">The key cannot be kept.</exception>
    public byte[] Close(Guid thread, ReadOnlySpan<byte> plain)
    {
        var closed = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(Find(thread) ?? Make(thread), TagBytes);
        aes.Encrypt(closed.AsSpan(0, NonceBytes), plain, closed.AsSpan(NonceBytes, plain.Length), closed.AsSpan(NonceBytes + plain.Length),
            thread.ToByteArray());
        return closed;
    }

    /// <summary>Bytes as they were closed; null where the key is not there any more, or they are not what it closed.</summary>
    public byte[]? Open(Guid thread, ReadOnlySpan<byte> closed)
    {
        if (closed.Length < NonceBytes + TagBytes || Find(thread) is not { } key)
        {
            return null;
        }

        var plain = new byte[closed.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(closed[..NonceBytes], closed.Slice(NonceBytes, plain.Length), closed[^TagBytes..], plain, thread.ToByteArray());
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Destroys a matter's key: what it closed is gone.</summary>
    /// <exception cref="IOException">It cannot be destroyed.</exception>
    public void Destroy(Guid thread)
    {
        lock (_turn)
        {
            _atHand.Remove(thread);
            var path = PathOf(thread);
            if (!File.Exists(path))
            {
                return;
            }

            using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write))
            {
                RandomAccess.Write(file, new byte[KeyBytes], 0);
                RandomAccess.FlushToDisk(file);
            }

            File.Delete(path);
            DurableFile.SyncFolder(folder);
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

            return File.Exists(PathOf(thread)) && File.ReadAllBytes(PathOf(thread)) is { Length: KeyBytes } read ? Keep(thread, read) : null;
        }
    }

    private byte[] Make(Guid thread)
    {
        lock (_turn)
        {
            PrivateFile.MakeFolder(folder);
            var key = RandomNumberGenerator.GetBytes(KeyBytes);
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
