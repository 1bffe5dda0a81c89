namespace Cordon.Core.Tracing;

/// <summary>A part of a move in the purse that it reached.</summary>
/// <param name="Move">The move, by its index.</param>
/// <param name="Offset">Where in the move it begins.</param>
/// <param name="Length">In minor units.</param>
/// <param name="At">The level of what can leave from which it lies on, or where in the order's hold.</param>
/// <param name="Order">The order that holds it, or on which it was paid back; 0 for none.</param>
/// <param name="Fate">What a trail says of it.</param>
internal readonly record struct StackPart(int Move, long Offset, long Length, long At, uint Order, TrailFate Fate)
{
    /// <summary>Where it ends, as <see cref="At"/>.</summary>
    public long End => At + Length;
}
