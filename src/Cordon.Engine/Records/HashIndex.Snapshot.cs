using System.Runtime.InteropServices;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Records;

/// <summary>The index in a snapshot: each table's slots as they lie, so that none is looked for a place again.</summary>
public sealed unsafe partial class HashIndex
{
    internal void Save(SnapshotWriter to, string section)
    {
        to.Begin(section);
        Span<int> head = stackalloc int[2];
        foreach (ref var table in _tables.AsSpan())
        {
            (head[0], head[1]) = (table.Length, table.Used);
            to.Append(MemoryMarshal.AsBytes(head));
            to.Append(new ReadOnlySpan<byte>(table.Slots, checked((int)(table.Length * (long)sizeof(Slot)))));
        }

        to.End();
    }

    /// <summary>Fills an index that is new.</summary>
    /// <exception cref="SnapshotDamagedException">The section is not of this shape.</exception>
    internal void Load(SnapshotSectionReader from)
    {
        foreach (ref var table in _tables.AsSpan())
        {
            var (length, used) = (from.Value<int>(), from.Value<int>());

            // A slot is always free, else a search would never end.
            if (length <= 0 || used < 0 || used >= length || length * (long)sizeof(Slot) > from.Remaining)
            {
                throw from.Damaged($"names {used} entries in {length} slots");
            }

            NativeMemory.AlignedFree(table.Slots);
            table = new Table { Slots = Allocate(length), Length = length, Used = used };
            from.Read(new Span<byte>(table.Slots, checked((int)(length * (long)sizeof(Slot)))));
            Count += used;
        }

        from.End();
    }
}
