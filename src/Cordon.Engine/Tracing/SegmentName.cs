using System.Globalization;

namespace Cordon.Engine.Tracing;

/// <summary>A segment as a snapshot names it: which transfers, and what its file must be.</summary>
/// <param name="First">The first transfer's number.</param>
/// <param name="Last">The last transfer's number.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Hash">The file's XxHash3.</param>
internal readonly record struct SegmentName(uint First, uint Last, long Bytes, ulong Hash)
{
    public const string Extension = ".segment";

    /// <summary>How the files of a partition's segments begin.</summary>
    public static string Prefix(int partition) => string.Create(CultureInfo.InvariantCulture, $"p{partition:D8}-t");

    /// <summary>The file's name. A segment's content follows from its transfers, so one of the same name is the same.</summary>
    public string File(int partition) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(partition)}{First:D10}-{Last:D10}{Extension}");
}
