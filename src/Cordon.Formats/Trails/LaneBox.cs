using Cordon.Core.Tracing;

namespace Cordon.Formats.Trails;

/// <summary>Where a lane stands and how much lies in it, in pixels.</summary>
/// <param name="Lane">The lane, by its index.</param>
/// <param name="Top">The upper edge of what is its own.</param>
/// <param name="Height">How much is its own.</param>
/// <param name="Middle">The line its money lies around.</param>
/// <param name="Steps">From where on how much lies there, from left to right.</param>
/// <param name="Ends">What became of what lies there in the end, from top to bottom; backward, where what lies there at first came from.</param>
internal sealed record LaneBox(
    int Lane, double Top, double Height, double Middle, IReadOnlyList<LaneStep> Steps, IReadOnlyList<LaneEnd> Ends)
{
    public double Bottom => Top + Height;
}

/// <summary>A change of what lies in a lane.</summary>
/// <param name="X">Where, in pixels.</param>
/// <param name="Share">What lies there from then on, in minor units of the stolen currency.</param>
/// <param name="Width">The same in pixels.</param>
internal readonly record struct LaneStep(double X, long Share, double Width);

/// <summary>An end in a lane.</summary>
/// <param name="Places">The ends of its accounts with this fate.</param>
/// <param name="Share">Their sum, in minor units of the stolen currency.</param>
internal sealed record LaneEnd(TrailFate Fate, IReadOnlyList<TrailPlace> Places, long Share, double Top, double Width);
