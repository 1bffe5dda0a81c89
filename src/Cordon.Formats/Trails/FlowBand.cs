namespace Cordon.Formats.Trails;

/// <summary>
/// A band: where it stands, and where in its payer's lane it begins and in its payee's ends, in pixels; the abscissa and the ordinates are its middle.
/// It is upright, since it leaves and arrives at one moment.
/// </summary>
internal readonly record struct FlowBand(LaneFlow Flow, double X, double FromY, double ToY, double Width);
