namespace Cordon.Exchange.Asking;

/// <summary>A batch that was answered, or was about to be.</summary>
/// <param name="Root">The batch.</param>
/// <param name="PointsRoot">The elements.</param>
/// <param name="Count">How many.</param>
/// <param name="Left">What was left of the epoch's quota.</param>
/// <param name="At">When, in seconds since 1970.</param>
public sealed record AnsweredQuery(byte[] Root, byte[] PointsRoot, int Count, long Left, long At);
