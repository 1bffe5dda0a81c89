using System.Globalization;
using System.Runtime.InteropServices;

namespace Cordon.Engine.Tracing;

/// <summary>A segment as a snapshot names it: which partition's part of which transfers, and what its file must be.</summary>
/// <remarks>Snapshots have it as it lies: it has no gaps.</remarks>
/// <param name="Partition">That of the accounts whose lists it has.</param>
/// <param name="First">The first transfer's number.</param>
/// <param name="Last">The last transfer's number.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Hash">The file's XxHash3.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal readonly record struct SegmentName(int Partition, uint First, uint Last, long Bytes, ulong Hash)
{
    public const string Extension = ".segment";

    /// <summary>
    /// The file's name. A segment's content follows from its transfers and from how many partitions there are: while these stay, one of the same name is
    /// the same.
    /// </summary>
    public string File => string.Create(CultureInfo.InvariantCulture, $"p{Partition:D8}-t{First:D10}-{Last:D10}{Extension}");
}
