namespace Cordon.Web.Networks;

/// <summary>What joins two things that are drawn.</summary>
/// <param name="From">The one, or who paid.</param>
/// <param name="To">The other, or who was paid.</param>
/// <param name="Minor">Stolen money that moved, in minor units; 0 for what is no money.</param>
/// <param name="Strength">What the strongest link says, in millionths; of money the whole.</param>
/// <param name="Day">On which day of the gang's life, from 0, it was first seen.</param>
public sealed record GraphEdge(GraphNode From, GraphNode To, long Minor, long Strength, int Day)
{
    /// <summary>How it is drawn: between the middles of both signs, in a curve that leaves and comes in sideways where it is money.</summary>
    public string Path
    {
        get
        {
            var middle = (From.X + To.X) / 2;
            return Minor > 0 && From.X != To.X
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"M{From.X} {From.Y}C{middle} {From.Y} {middle} {To.Y} {To.X} {To.Y}")
                : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"M{From.X} {From.Y}L{To.X} {To.Y}");
        }
    }
}
