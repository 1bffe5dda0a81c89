using System.Globalization;

namespace Cordon.Web.Networks;

/// <summary>What joins two things that are drawn.</summary>
/// <param name="From">The one, or who paid.</param>
/// <param name="To">The other, or who was paid.</param>
/// <param name="Minor">Stolen money that moved, in minor units; 0 for what is no money.</param>
/// <param name="Strength">What the strongest link says, in millionths; of money the whole.</param>
/// <param name="Day">On which day of the gang's life, from 0, it was first seen.</param>
public sealed record GraphEdge(GraphNode From, GraphNode To, long Minor, long Strength, int Day)
{
    // A line of money leaves at the end of the payer's cell, so that it strikes no label through, and ends at the payee's sign.
    private const int CellEnd = 157;
    private const int SignEdge = 9;

    // It begins where the payer's label ends, and goes straight on to the end of the cell.
    private const int LabelStart = 15;
    private const int LabelGap = 6;

    /// <summary>How it is drawn: money as a curve that leaves and comes in sideways, all else straight between the signs.</summary>
    public string Path
    {
        get
        {
            var (from, to) = Minor > 0 && To.X > From.X + CellEnd ? (From.X + CellEnd, To.X - SignEdge) : (From.X, To.X);
            var middle = (from + to) / 2;
            var begin = Math.Min(from, From.X + LabelStart + GraphText.WidthOf(From.Label) + LabelGap);
            return Minor > 0 && from > From.X
                ? string.Create(CultureInfo.InvariantCulture, $"M{begin} {From.Y}H{from}C{middle} {From.Y} {middle} {To.Y} {to} {To.Y}")
                : Minor > 0
                ? string.Create(CultureInfo.InvariantCulture, $"M{from} {From.Y}C{middle} {From.Y} {middle} {To.Y} {to} {To.Y}")
                : string.Create(CultureInfo.InvariantCulture, $"M{from} {From.Y}L{to} {To.Y}");
        }
    }
}
