using System.Numerics;
using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>Where a block of a list begins: the first entry in it, and the block itself.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SegmentBlock
{
    public long Start;
    public uint Purse;
    public uint Transfer;

    /// <summary>In the file, in units of <see cref="SegmentLayout.GrainBytes"/>.</summary>
    public uint Place;

    /// <summary>CRC-32C of its bytes, up to the next block.</summary>
    public uint Checksum;
}

/// <summary>Where a block of the log begins.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SegmentLogBlock
{
    public long TimeMilliseconds;
    public uint Payment;
    public uint Place;
    public uint Checksum;
    public uint Zero;
}

/// <summary>The segment's last bytes: what is in it and where. A torn file has none.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SegmentFooter
{
    public ulong Magic;
    public ushort Version;

    /// <summary>Which partition's lists these are, and of how many.</summary>
    public byte Partition;
    public byte Partitions;
    public uint First;
    public uint Last;
    public uint OutBlocks;
    public uint InBlocks;
    public uint LogBlocks;

    /// <summary>Words of 64 bits that tell which purses have an entry, by <see cref="MoneyGraph.PlaceOf"/>; those in other currencies apart.</summary>
    public uint PurseWords;
    public uint OtherWords;

    /// <summary>Where the index begins, behind all blocks.</summary>
    public long IndexOffset;

    /// <summary>CRC-32C of the index.</summary>
    public uint IndexChecksum;

    /// <summary>CRC-32C of the footer up to here.</summary>
    public uint Checksum;
}

/// <summary>How a segment lies in its file; docs/segments.md has it in words.</summary>
internal static unsafe class SegmentLayout
{
    public const ulong Magic = 0x0044_4D47_4553_4443;
    public const ushort Version = 2;
    public const int BlockEntries = SegmentColumn.LengthMax;

    /// <summary>Blocks begin at multiples of this, so that 32 bits name a place in 16 GiB.</summary>
    public const int GrainBytes = 4;

    /// <summary>Runs of purses in a block, and the first one's number.</summary>
    public const int BlockHeadBytes = 8;

    /// <summary>CRC-32C, in steps of eight bytes.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var crc = ~before;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var last in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, last);
        }

        return ~crc;
    }
}
