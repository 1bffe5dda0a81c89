namespace Cordon.Core.Exchange.Release;

/// <summary>A law that does not hold in a table: in how many cells, and the first of them.</summary>
public sealed record BrokenLaw(string Law, long Cells, string First)
{
    public override string ToString() => $"{Law}: {Cells} cells, first {First}";
}
