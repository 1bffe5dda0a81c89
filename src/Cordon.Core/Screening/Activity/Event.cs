using System.Runtime.InteropServices;
using Cordon.Core.Values;

namespace Cordon.Core.Screening.Activity;

/// <summary>One payment in one account's list: when, how much, with whom. A quarter of a cache line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Event
{
    public const uint SupersededBit = 0x8000_0000;

    /// <summary>Milliseconds since 1900 in the upper 48 bits, the upper 16 bits of the size below them.</summary>
    private readonly ulong _timeAndSizeHigh;

    private readonly uint _sizeLow;

    /// <summary>The other account; the top bit says that the same pair has a newer event, so this one counts for no distinct counterparty.</summary>
    public uint Counterparty;

    public Event(long timeMilliseconds, long size, uint counterparty)
    {
        var since = (ulong)(Math.Max(timeMilliseconds, Instant.Min.Milliseconds) - Instant.Min.Milliseconds);
        _timeAndSizeHigh = (since << 16) | (ulong)(size >> 32);
        _sizeLow = (uint)size;
        Counterparty = counterparty;
    }

    public readonly long TimeMilliseconds => (long)(_timeAndSizeHigh >> 16) + Instant.Min.Milliseconds;

    /// <summary>Minor units of the reference currency, up to <see cref="ReferenceRates.SizeMax"/>.</summary>
    public readonly long Size => ((long)(_timeAndSizeHigh & 0xFFFF) << 32) | _sizeLow;
}
