using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Casework;

/// <summary>
/// The keys by which what people wrote into cases stands in the journal, one for each case: the journal is never changed, so to erase a case's words
/// is to destroy its key (<see cref="ErasableBytes"/>). The keys lie in a folder beside the projection; without one they live as long as this object.
/// </summary>
internal sealed class CaseKeys(string? folder)
{
    /// <summary>What stands for words whose key is not there or does not open them, until the case's erasure says why.</summary>
    public const string Missing = "its key is missing";

    /// <summary>Keys at hand; those in a folder are read again when there are more.</summary>
    private const int AtHandMax = 4_096;

    private readonly Dictionary<(uint Case, int Number), byte[]> _atHand = [];

    /// <summary>A record with its words closed. Makes the case's key, durably, where it has none.</summary>
    /// <param name="number">Which key of the case: one more than its erasures.</param>
    /// <exception cref="IOException">The key cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">The key may not be kept.</exception>
    public DeskRecord Sealed(DeskRecord record, int number)
    {
        if (record.Case is not { } work || (record.Text ?? record.Name) is not { } words)
        {
            return record;
        }

        var bare = record with { Text = null, Name = null, Key = number };
        var closed = ErasableBytes.Close(Find(work, number) ?? Make(work, number), Encoding.UTF8.GetBytes(words), Place(bare));
        return bare with { Sealed = Convert.ToBase64String(closed) };
    }

    /// <summary>A record with its words as they were written, or what stands instead of them: where they are not what was closed, too.</summary>
    public DeskRecord Opened(DeskRecord record)
    {
        if (record is not { Case: { } work, Sealed: { } closed, Key: { } number })
        {
            return record;
        }

        var bare = record with { Sealed = null };
        var words = Find(work, number) is { } key ? Open(key, closed, bare) : Missing;
        bare = bare with { Key = null };
        return record.Kind == DeskKind.FileAdded ? bare with { Name = words } : bare with { Text = words };
    }

    /// <summary>A file's bytes closed by a key of the case, which is made where it has none.</summary>
    /// <exception cref="IOException">The key cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">The key may not be kept.</exception>
    public byte[] ClosedFile(uint work, int number, string sha256, ReadOnlySpan<byte> plain) =>
        ErasableBytes.Close(Find(work, number) ?? Make(work, number), plain, PlaceOfFile(work, number, sha256));

    /// <summary>A file's bytes as they were closed; null where the key is not there or they are not what was closed.</summary>
    public byte[]? OpenedFile(uint work, int number, string sha256, ReadOnlySpan<byte> closed) =>
        Find(work, number) is { } key ? ErasableBytes.Open(key, closed, PlaceOfFile(work, number, sha256)) : null;

    /// <summary>Looks whether a key could be destroyed, before that is recorded: what is recorded and cannot be done holds everything up.</summary>
    /// <exception cref="IOException">It could not.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public void AssureDestroyable(uint work, int number)
    {
        if (folder is null || !File.Exists(PathOf(work, number)))
        {
            return;
        }

        File.OpenHandle(PathOf(work, number), FileMode.Open, FileAccess.Write).Dispose();

        // To delete it the folder has to be written.
        var trial = PathOf(work, number) + DurableFile.TemporarySuffix;
        File.OpenHandle(trial, FileMode.Create, FileAccess.Write).Dispose();
        File.Delete(trial);
    }

    /// <summary>Destroys a key: what it closed is gone. Nothing happens where it is gone already.</summary>
    public void Destroy(uint work, int number)
    {
        _atHand.Remove((work, number));
        if (folder is not null)
        {
            ErasableBytes.DestroyKey(PathOf(work, number));
        }
    }

    // Where a key was lost, what is written after has another under the same number: the words of before are missing, and the rest goes on.
    private static string Open(byte[] key, string closed, DeskRecord bare) =>
        ErasableBytes.Open(key, Convert.FromBase64String(closed), Place(bare)) is { } plain ? Encoding.UTF8.GetString(plain) : Missing;

    /// <summary>Where the words belong: elsewhere they do not open.</summary>
    private static byte[] Place(DeskRecord bare) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bare.Case} {bare.Key} {bare.Kind} {bare.At} {bare.By}"));

    private static byte[] PlaceOfFile(uint work, int number, string sha256) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{work} {number} file {sha256}"));

    private byte[]? Find(uint work, int number)
    {
        if (_atHand.TryGetValue((work, number), out var key))
        {
            return key;
        }

        if (folder is null || !File.Exists(PathOf(work, number)))
        {
            return null;
        }

        key = File.ReadAllBytes(PathOf(work, number));
        return key.Length == ErasableBytes.KeyBytes ? Keep(work, number, key) : null;
    }

    private byte[] Make(uint work, int number)
    {
        var key = RandomNumberGenerator.GetBytes(ErasableBytes.KeyBytes);
        if (folder is not null)
        {
            PrivateFile.MakeFolder(folder);
            DurableFile.WritePrivate(PathOf(work, number), key);
        }

        return Keep(work, number, key);
    }

    private byte[] Keep(uint work, int number, byte[] key)
    {
        if (folder is not null && _atHand.Count >= AtHandMax)
        {
            _atHand.Clear();
        }

        return _atHand[(work, number)] = key;
    }

    private string PathOf(uint work, int number) =>
        Path.Combine(folder!, string.Create(CultureInfo.InvariantCulture, $"{CaseId.Of(work)}.{number}.key"));
}
