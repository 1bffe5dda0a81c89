namespace Cordon.Core.Screening.Activity;

/// <summary>The pairs' part of a snapshot: each sub-table's slots as they lie; the tags are derived again.</summary>
internal sealed unsafe partial class PairTable
{
    public void Save(BytesOut write)
    {
        for (var i = 0; i < Tables; i++)
        {
            var table = _tables + i;
            write.Value(table->Capacity);
            write.Value(table->Used);
            write(new ReadOnlySpan<byte>(table->Slots, checked((int)(table->Capacity * (long)sizeof(Pair)))));
        }
    }

    /// <summary>Fills a table that is new. Null, or why it cannot be.</summary>
    public string? Load(BytesIn read, long bytes)
    {
        for (var i = 0; i < Tables; i++)
        {
            var (capacity, used) = (read.Value<uint>(), read.Value<uint>());

            // At least one slot in eight is always free: a full table would be searched for ever.
            if (used * 8UL > capacity * 7UL || capacity > bytes / sizeof(Pair))
            {
                return $"names {used} pairs in {capacity} slots of {bytes} bytes";
            }

            var table = _tables + i;
            Free(table);
            Allocate(table, capacity);
            read(new Span<byte>(table->Slots, checked((int)(capacity * (long)sizeof(Pair)))));
            if (SetTags(table) != used)
            {
                return $"has another number of pairs in sub-table {i} than the {used} it names";
            }

            table->Used = used;
            Count += used;
        }

        return null;
    }

    private static uint SetTags(Table* table)
    {
        var used = 0u;
        for (var slot = 0u; slot < table->Capacity; slot++)
        {
            if (table->Slots[slot].Key != 0)
            {
                SetTag(table, slot, Tag(Hash(table->Slots[slot].Key)));
                used++;
            }
        }

        return used;
    }
}
