using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cordon.Core.Screening.Activity;

/// <summary>
/// The lists of payments of busy accounts, each a chain of chunks of three events in order of time, a cache line each: what the windows slide
/// over. A chunk goes back to the pool when its last event has left the longest window.
/// </summary>
/// <remarks>
/// A reference to an event is chunk × 4 + slot. Chunk 0 is never used, so reference 0 means none. Distinct counterparties are exact:
/// an event counts for its pair in a window as long as no newer event of the pair exists, so a newcomer marks its predecessor as superseded.
/// Small chunks waste some memory and save misses: most accounts are visited rarely, and a visit then costs one line for each place.
/// </remarks>
internal sealed unsafe partial class EventLog : IDisposable
{
    public const int EventsPerChunk = 3;

    [StructLayout(LayoutKind.Sequential, Size = 64)]
    internal struct Chunk
    {
        public uint Next;

        /// <summary>Means something only while this chunk's first event is not the list's oldest.</summary>
        public uint Previous;

        public uint Count;

        /// <summary>The whole second of the next chunk's first event, so that its expiry is known without a look; 0 means: look.</summary>
        public uint NextSeconds;

        public EventSlots Events;
    }

    [InlineArray(EventsPerChunk)]
    internal struct EventSlots
    {
        private Event _first;
    }

    private static readonly Vector256<long> WindowMilliseconds =
        Vector256.Create(Facts.Windows[0].Milliseconds, Facts.Windows[1].Milliseconds, Facts.Windows[2].Milliseconds, Facts.Windows[3].Milliseconds);

    private const uint SecondsOfLongest = 30 * 86_400;

    private static readonly Vector128<uint> WindowSeconds =
        Vector128.Narrow((WindowMilliseconds.GetLower() / 1000).AsUInt64(), (WindowMilliseconds.GetUpper() / 1000).AsUInt64());

    private readonly SegmentedArray<Chunk> _chunks = new(19);
    private uint _chunksUsed = 1;
    private uint _freeChunk;

    public EventLog() => _chunks.Reserve(_chunksUsed);

    public long BytesUsed => _chunksUsed * 64L;

    public Chunk* ChunkAt(uint reference) => _chunks.At(reference >> 2);

    public Event* At(uint reference) => (Event*)&_chunks.At(reference >> 2)->Events + (reference & 3);

    /// <summary>The event after this one, or 0.</summary>
    public uint Next(uint reference)
    {
        var chunk = ChunkAt(reference);
        return (reference & 3) + 1 < chunk->Count ? reference + 1 : chunk->Next << 2;
    }

    /// <summary>The event before one that is not the list's oldest: what lay before that may be another list's by now.</summary>
    public uint Previous(uint reference)
    {
        if ((reference & 3) > 0)
        {
            return reference - 1;
        }

        var previous = ChunkAt(reference)->Previous;
        return (previous << 2) + _chunks.At(previous)->Count - 1;
    }

    /// <summary>The newest event of a list, or 0.</summary>
    public uint Last(in Flow flow) => flow.TailChunk == 0 ? 0 : (flow.TailChunk << 2) + _chunks.At(flow.TailChunk)->Count - 1;

    /// <summary>Lets the events leave that are older than the windows at a moment. Cheap when none is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(Flow* flow, long nowMilliseconds)
    {
        var nowSeconds = Seconds(nowMilliseconds);
        for (var windows = flow->Expiring(nowSeconds).ExtractMostSignificantBits(); windows != 0; windows &= windows - 1)
        {
            Expire(flow, BitOperations.TrailingZeroCount(windows), nowMilliseconds, nowSeconds);
        }
    }

    /// <summary>Appends an event not older than the list's newest, and counts it in all windows.</summary>
    /// <param name="pairLastMilliseconds">When the same pair's newest event was, or <see cref="long.MinValue"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Append(Flow* flow, long timeMilliseconds, long amount, uint counterparty, long pairLastMilliseconds)
    {
        var reference = Write(flow, timeMilliseconds, amount, counterparty);
        ref uint counts = ref flow->Count[0], cursors = ref flow->Cursor[0], expiries = ref flow->ExpirySeconds[0], distinct = ref flow->Distinct[0];
        var count = Vector128.LoadUnsafe(ref counts);
        var wasEmpty = Vector128.Equals(count, Vector128<uint>.Zero);
        (count + Vector128<uint>.One).StoreUnsafe(ref counts);
        Vector128.ConditionalSelect(wasEmpty, Vector128.Create(reference), Vector128.LoadUnsafe(ref cursors)).StoreUnsafe(ref cursors);
        Vector128.ConditionalSelect(wasEmpty, LeavingSeconds(timeMilliseconds), Vector128.LoadUnsafe(ref expiries)).StoreUnsafe(ref expiries);
        (Vector256.LoadUnsafe(ref flow->Sum[0]) + Vector256.Create(amount)).StoreUnsafe(ref flow->Sum[0]);

        // All bits set count as minus one.
        var isNew = Vector256.LessThanOrEqual(Vector256.Create(pairLastMilliseconds), Vector256.Create(timeMilliseconds) - WindowMilliseconds);
        (Vector128.LoadUnsafe(ref distinct) - Vector128.Narrow(isNew.GetLower(), isNew.GetUpper()).AsUInt32()).StoreUnsafe(ref distinct);
        return reference;
    }

    public void MarkSuperseded(uint reference) => At(reference)->Counterparty |= Event.SupersededBit;

    public void Dispose() => _chunks.Dispose();

    /// <summary>Whole seconds since 1970, as windows' expiries are kept; earlier ones are zero, which only means that one looks closer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Seconds(long milliseconds) =>
        milliseconds <= 0 ? 0 : (uint)Math.Min((ulong)milliseconds / 1000, uint.MaxValue - 1);

    /// <summary>A time's whole second where adding a window's seconds to it neither overflows nor crosses 1970; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint PlainSeconds(long timeMilliseconds) =>
        (ulong)timeMilliseconds < (uint.MaxValue - (ulong)SecondsOfLongest - 1) * 1000 ? (uint)((ulong)timeMilliseconds / 1000) : 0;

    /// <summary>The whole second at which an event leaves each window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> LeavingSeconds(long timeMilliseconds) => PlainSeconds(timeMilliseconds) is var seconds and not 0
        ? Vector128.Create(seconds) + WindowSeconds
        : Vector128.Create(
            Seconds(timeMilliseconds + Facts.Windows[0].Milliseconds), Seconds(timeMilliseconds + Facts.Windows[1].Milliseconds),
            Seconds(timeMilliseconds + Facts.Windows[2].Milliseconds), Seconds(timeMilliseconds + Facts.Windows[3].Milliseconds));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Write(Flow* flow, long timeMilliseconds, long amount, uint counterparty)
    {
        var chunk = _chunks.At(flow->TailChunk);
        if (flow->TailChunk == 0 || chunk->Count == EventsPerChunk)
        {
            chunk = NewChunk(flow, timeMilliseconds);
        }

        var slot = chunk->Count++;
        ((Event*)&chunk->Events)[slot] = new Event(timeMilliseconds, amount, counterparty);
        return (flow->TailChunk << 2) + slot;
    }

    private Chunk* NewChunk(Flow* flow, long timeMilliseconds)
    {
        uint index;
        if (_freeChunk != 0)
        {
            index = _freeChunk;
            _freeChunk = _chunks.At(index)->Next;
        }
        else
        {
            index = _chunksUsed++;
            if (index >= 1u << 30)
            {
                throw new InvalidOperationException("The event log is full: 1.6 billion payments within 30 days on one machine.");
            }

            _chunks.Reserve(_chunksUsed);
        }

        var chunk = _chunks.At(index);
        chunk->Next = 0;
        chunk->Previous = flow->TailChunk;
        chunk->Count = 0;
        if (flow->TailChunk != 0)
        {
            _chunks.At(flow->TailChunk)->Next = index;
            _chunks.At(flow->TailChunk)->NextSeconds = PlainSeconds(timeMilliseconds);
        }

        flow->TailChunk = index;
        return chunk;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Expire(Flow* flow, int w, long nowMilliseconds, uint nowSeconds)
    {
        var length = WindowMilliseconds.GetElement(w);
        var horizon = nowMilliseconds - length;
        var at = flow->Cursor[w];
        var chunk = ChunkAt(at);
        while (true)
        {
            var e = (Event*)&chunk->Events + (at & 3);
            var time = e->TimeMilliseconds;
            if (time > horizon)
            {
                flow->ExpirySeconds[w] = Seconds(time + length);
                break;
            }

            flow->Sum[w] -= e->Size;
            flow->Distinct[w] -= (e->Counterparty >> 31) ^ 1;
            if (--flow->Count[w] == 0)
            {
                flow->ExpirySeconds[w] = uint.MaxValue;
                if (w == 3)
                {
                    // The list is empty: even a chunk with free slots goes.
                    Recycle(at >> 2, chunk);
                    flow->TailChunk = 0;
                }

                break;
            }

            if ((at & 3) + 1 < chunk->Count)
            {
                at++;
                continue;
            }

            var (last, nextSeconds) = (at >> 2, chunk->NextSeconds);
            at = chunk->Next << 2;
            var lastChunk = chunk;
            chunk = ChunkAt(at);
            if (w == 3)
            {
                Recycle(last, lastChunk);
            }

            var leavingSeconds = nextSeconds + WindowSeconds.GetElement(w);
            if (nextSeconds != 0 && nowSeconds < leavingSeconds)
            {
                flow->ExpirySeconds[w] = leavingSeconds;
                break;
            }
        }

        flow->Cursor[w] = at;
    }

    /// <summary>Gives a chunk back, its events having left the longest window. The next one goes on naming it as the one before.</summary>
    private void Recycle(uint index, Chunk* chunk)
    {
        chunk->Next = _freeChunk;
        _freeChunk = index;
    }
}
