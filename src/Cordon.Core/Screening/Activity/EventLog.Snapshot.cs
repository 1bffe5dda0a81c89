namespace Cordon.Core.Screening.Activity;

/// <summary>The event log's part of a snapshot: its chunks as they lie, those in the pool with them.</summary>
internal sealed unsafe partial class EventLog
{
    public void Save(BytesOut write)
    {
        write.Value(_chunksUsed);
        write.Value(_freeChunk);
        _chunks.Reserve(_chunksUsed);
        _chunks.Save(write, _chunksUsed);
    }

    /// <summary>Fills an event log that is new. Null, or why it cannot be.</summary>
    public string? Load(BytesIn read, long bytes)
    {
        var (used, free) = (read.Value<uint>(), read.Value<uint>());
        if (used == 0 || used > bytes / sizeof(Chunk) || free >= used)
        {
            return $"names {used} chunks, the free ones from {free} on, in {bytes} bytes";
        }

        (_chunksUsed, _freeChunk) = (used, free);
        _chunks.Load(read, used);
        return null;
    }
}
