namespace Cordon.Core.Tracing;

/// <summary>A part of a purse's free money that a bank began to hold, let go, or paid back without having held it.</summary>
/// <param name="Before">The number of the next transfer then.</param>
/// <param name="TimeMilliseconds">When, from the Unix epoch.</param>
/// <param name="Order">The freeze order.</param>
/// <param name="Start">Where it lay, as a coordinate of outflow: when it would have left. Let go: where it lies now, behind all else.</param>
/// <param name="Length">In minor units.</param>
/// <param name="Offset">Where in the order's hold it lies.</param>
/// <param name="Kind">Which of these.</param>
internal readonly record struct HoldCut(uint Before, long TimeMilliseconds, uint Order, long Start, long Length, long Offset, HoldCutKind Kind)
{
    public bool IsLetGo => Kind == HoldCutKind.LetGo;
}
