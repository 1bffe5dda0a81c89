using System.Globalization;
using Cordon.Core.Cases;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Casework;

/// <summary>
/// The bytes of cases' files, closed by the key of their case: a folder beside the projection, in it one for each case and key, in it a file by its
/// SHA-256. Nothing a person typed becomes a path. Without a folder they live as long as this object.
/// </summary>
internal sealed class CaseFiles(string? folder)
{
    private readonly Dictionary<(uint Case, int Key, string Sha256), byte[]> _inMemory = [];

    /// <summary>Keeps bytes, durably.</summary>
    /// <param name="key">Which key of the case closed them.</param>
    /// <exception cref="IOException">They cannot be kept: a full disk, say.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be kept.</exception>
    public void Keep(uint work, int key, string sha256, byte[] closed)
    {
        if (folder is null)
        {
            _inMemory[(work, key, sha256)] = closed;
            return;
        }

        PrivateFile.MakeFolder(FolderOf(work, key));
        var path = Path.Combine(FolderOf(work, key), sha256);
        var temporary = path + DurableFile.TemporarySuffix;
        File.Delete(temporary);
        PrivateFile.Make(temporary);
        var file = File.OpenHandle(temporary, FileMode.OpenOrCreate, FileAccess.Write);
        try
        {
            RandomAccess.Write(file, closed, 0);
        }
        catch (IOException)
        {
            file.Dispose();
            File.Delete(temporary);
            throw;
        }

        DurableFile.Publish(file, temporary, path);
        DurableFile.SyncFolder(folder);
    }

    /// <summary>The bytes as they lie there; null where there are none.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public byte[]? Read(uint work, int key, string sha256)
    {
        if (folder is null)
        {
            return _inMemory.GetValueOrDefault((work, key, sha256));
        }

        var path = Path.Combine(FolderOf(work, key), sha256);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>Takes all bytes away that a key of a case closed. Nothing happens where there are none.</summary>
    public void Destroy(uint work, int key)
    {
        foreach (var gone in _inMemory.Keys.Where(kept => kept.Case == work && kept.Key == key).ToList())
        {
            _inMemory.Remove(gone);
        }

        if (folder is not null && Directory.Exists(FolderOf(work, key)))
        {
            Directory.Delete(FolderOf(work, key), recursive: true);
            DurableFile.SyncFolder(folder);
        }
    }

    /// <summary>Takes away what no record names: bytes that were kept when the program ended before their record stood.</summary>
    /// <param name="isNamed">Whether a record names bytes of a case, closed by a key.</param>
    public void Sweep(Func<uint, int, string, bool> isNamed)
    {
        if (folder is null || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var of in Directory.GetDirectories(folder))
        {
            if (Path.GetFileName(of).Split('.') is not [var id, var number] || !CaseId.TryParse(id, out var work)
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var key))
            {
                continue;
            }

            foreach (var file in Directory.GetFiles(of).Where(file => !isNamed(work, key, Path.GetFileName(file))))
            {
                File.Delete(file);
            }
        }
    }

    private string FolderOf(uint work, int key) => Path.Combine(folder!, string.Create(CultureInfo.InvariantCulture, $"{CaseId.Of(work)}.{key}"));
}
