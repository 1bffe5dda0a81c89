using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Engine.Snapshots;

/// <summary>Reads one section from its beginning to its end. What was read is to be trusted once <see cref="End"/> has returned.</summary>
public sealed class SnapshotSectionReader
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly string _name;
    private readonly ulong _expectedHash;
    private readonly XxHash3 _hash = new();
    private readonly byte[] _ahead = new byte[SnapshotLayout.ChunkBytes];
    private int _aheadAt;
    private int _aheadBytes;
    private long _at;
    private long _unread;

    internal SnapshotSectionReader(SafeFileHandle file, string path, string name, long offset, long length, ulong hash)
    {
        (_file, _path, _name, _at, _unread, _expectedHash) = (file, path, name, offset, length, hash);
    }

    /// <summary>Bytes not read yet: the bound of whatever a count in the section may ask for.</summary>
    public long Remaining => _unread + _aheadBytes - _aheadAt;

    /// <summary>Reads the next bytes.</summary>
    /// <exception cref="SnapshotDamagedException">The section has not so many.</exception>
    public void Read(Span<byte> into)
    {
        if (into.Length > Remaining)
        {
            throw Damaged($"ends {into.Length - Remaining} bytes before what it promises");
        }

        while (!into.IsEmpty)
        {
            if (_aheadAt == _aheadBytes)
            {
                if (into.Length >= SnapshotLayout.ChunkBytes)
                {
                    Fill(into[..SnapshotLayout.ChunkBytes]);
                    into = into[SnapshotLayout.ChunkBytes..];
                    continue;
                }

                _aheadBytes = (int)Math.Min(SnapshotLayout.ChunkBytes, _unread);
                _aheadAt = 0;
                Fill(_ahead.AsSpan(0, _aheadBytes));
            }

            var taken = Math.Min(into.Length, _aheadBytes - _aheadAt);
            _ahead.AsSpan(_aheadAt, taken).CopyTo(into);
            _aheadAt += taken;
            into = into[taken..];
        }
    }

    /// <summary>A value as it lies in memory, little-endian.</summary>
    public T Value<T>()
        where T : unmanaged
    {
        T value = default;
        Read(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    /// <summary>All of a section that is read as a whole; one over the bound is refused before any memory is taken for it.</summary>
    public byte[] ReadAll(int bytesMax)
    {
        if (Remaining > bytesMax)
        {
            throw Damaged($"has {Remaining} bytes; more than {bytesMax} are not taken");
        }

        var all = new byte[Remaining];
        Read(all);
        End();
        return all;
    }

    /// <summary>Checks that all has been read and was as it was written.</summary>
    public void End()
    {
        if (Remaining != 0)
        {
            throw Damaged($"has {Remaining} bytes more than it promises");
        }

        if (_hash.GetCurrentHashAsUInt64() != _expectedHash)
        {
            throw new SnapshotDamagedException(_path, $"the checksum of section \"{_name}\" does not hold");
        }
    }

    /// <summary>The section is not of the shape its reader knows.</summary>
    public SnapshotDamagedException Damaged(string what) => new(_path, $"section \"{_name}\" {what}");

    private void Fill(Span<byte> into)
    {
        for (var done = 0; done < into.Length;)
        {
            var read = RandomAccess.Read(_file, into[done..], _at);
            if (read == 0)
            {
                throw Damaged("ends with the file");
            }

            done += read;
            _at += read;
        }

        _unread -= into.Length;
        _hash.Append(into);
    }
}
