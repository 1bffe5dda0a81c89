using System.Security.Cryptography;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Journal;

/// <summary>
/// What stands closed by a key of its own, since journals never change: to erase it is to destroy the key. AES-256-GCM: a nonce, the bytes, the tag.
/// </summary>
public static class ErasableBytes
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Closes bytes.</summary>
    /// <param name="place">Where they belong: elsewhere they do not open.</param>
    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place)
    {
        var closed = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            closed.AsSpan(0, NonceBytes), plain, closed.AsSpan(NonceBytes, plain.Length), closed.AsSpan(NonceBytes + plain.Length), place);
        return closed;
    }

    /// <summary>Bytes as they were closed; null where the key is another, or they are not what it closed there.</summary>
    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> closed, ReadOnlySpan<byte> place)
    {
        if (closed.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[closed.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(closed[..NonceBytes], closed.Slice(NonceBytes, plain.Length), closed[^TagBytes..], plain, place);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Destroys a key's file: what it closed is gone. Nothing happens where it is gone already.</summary>
    /// <exception cref="IOException">It cannot be destroyed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static void DestroyKey(string path)
    {
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
        DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
    }
}
