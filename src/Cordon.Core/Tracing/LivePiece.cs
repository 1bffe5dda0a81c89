using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// Stolen money that lies in a purse: an interval of its inflow. Pieces of a purse are chained, the first to leave first. One
/// cache line.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct LivePiece
{
    public long Start;
    public long End;

    /// <summary>The interval that arrived, of which this is what is left, and its share: a share is counted from the beginning of what arrived.</summary>
    public long WholeStart;
    public long WholeLength;
    public long WholeShare;
    public uint Case;
    public uint Next;
    public int Hop;

    /// <summary>The purse that the case's money was taken from; <see cref="Many"/> where there are several, which stand apart.</summary>
    public uint Victim;

    /// <summary>Which case this one was, of those whose money was followed, from 1.</summary>
    public uint Rank;

    public const uint Many = uint.MaxValue;

    /// <summary>How much of what was stolen the piece is up to a coordinate in it.</summary>
    public readonly long ShareTo(long end) => Proportion.Between(WholeShare, Start - WholeStart, end - WholeStart, WholeLength);
}
